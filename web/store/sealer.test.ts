import { describe, expect, test } from 'vitest';
import { createSealer, UnknownKeyError } from './sealer.ts';

const key = (id: string, fill: number) => ({ id, key: new Uint8Array(32).fill(fill) });
const PLACE = { shop: 'acme.myshopify.com', column: 'shop.tokens' };
const TEXT = 'offline_ümlaut 🔑';

describe('sealed columns', () => {
  const sealer = createSealer([key('k1', 1)]);

  test('open to what was sealed, text and bytes, empty too', () => {
    expect(sealer.open(sealer.seal(TEXT, PLACE), PLACE).toString('utf8')).toBe(TEXT);
    expect(sealer.open(sealer.seal(new Uint8Array([0, 255, 7]), PLACE), PLACE)).toEqual(Buffer.from([0, 255, 7]));
    expect(sealer.open(sealer.seal('', PLACE), PLACE)).toHaveLength(0);
  });

  test('show nothing of it, and never twice the same', () => {
    const [one, other] = [sealer.seal(TEXT, PLACE), sealer.seal(TEXT, PLACE)];
    expect(one.toString('latin1')).not.toContain('shpat');
    expect(one.equals(other)).toBe(false);
  });

  test('do not open in another shop or another column', () => {
    const sealed = sealer.seal(TEXT, PLACE);
    expect(() => sealer.open(sealed, { ...PLACE, shop: 'other.myshopify.com' })).toThrow();
    expect(() => sealer.open(sealed, { ...PLACE, column: 'connection.api_key' })).toThrow();
  });

  test('do not open when a single byte was changed, wherever it is', () => {
    const sealed = sealer.seal(TEXT, PLACE);
    for (let index = 0; index < sealed.length; index += 1) {
      const changed = Buffer.from(sealed);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(() => sealer.open(changed, PLACE), `byte ${index}`).toThrow();
    }
  });

  test('do not open when they were cut', () => {
    const sealed = sealer.seal(TEXT, PLACE);
    for (const length of [0, 1, 3, 10, 20, sealed.length - 1])
      expect(() => sealer.open(sealed.subarray(0, length), PLACE), `${length} bytes`).toThrow();
  });

  test('open as part of a larger buffer, as drivers hand them out', () => {
    const sealed = sealer.seal(TEXT, PLACE);
    const pool = new Uint8Array(sealed.length + 20);
    pool.set(sealed, 9);
    expect(sealer.open(pool.subarray(9, 9 + sealed.length), PLACE).toString('utf8')).toBe(TEXT);
  });
});

describe('rotation of keys', () => {
  test('a retired key opens what it sealed, the current one seals', () => {
    const old = createSealer([key('k1', 1)]).seal(TEXT, PLACE);
    const rotated = createSealer([key('k2', 2), key('k1', 1)]);
    expect(rotated.open(old, PLACE).toString('utf8')).toBe(TEXT);
    expect(
      createSealer([key('k2', 2)])
        .open(rotated.seal(TEXT, PLACE), PLACE)
        .toString('utf8'),
    ).toBe(TEXT);
  });

  test('a key that was taken away is named', () => {
    const old = createSealer([key('k1', 1)]).seal(TEXT, PLACE);
    const error = (() => {
      try {
        return createSealer([key('k2', 2)]).open(old, PLACE);
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toBeInstanceOf(UnknownKeyError);
    expect(error).toMatchObject({ keyId: 'k1', message: expect.stringContaining('shop.tokens') });
  });

  test('what cannot be opened is no fault to whoever only tries', () => {
    const old = createSealer([key('k1', 1)]).seal(TEXT, PLACE);
    const cut = old.subarray(0, 10);
    expect(
      createSealer([key('k1', 1)])
        .tryOpen(old, PLACE)
        ?.toString('utf8'),
    ).toBe(TEXT);
    expect(createSealer([key('k2', 2)]).tryOpen(old, PLACE)).toBeNull();
    expect(createSealer([key('k1', 1)]).tryOpen(cut, PLACE)).toBeNull();
  });

  test('an id with another key behind it does not open', () => {
    const sealed = createSealer([key('k1', 1)]).seal(TEXT, PLACE);
    expect(() => createSealer([key('k1', 9)]).open(sealed, PLACE)).toThrow();
  });

  test('without any key there is no sealer', () => {
    expect(() => createSealer([])).toThrow('at least one');
  });
});

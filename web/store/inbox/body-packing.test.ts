import { randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { LARGEST_BODY_BYTES } from '../../domain/webhooks/largest-body.ts';
import { packBody, unpackBody, unpackedBytes } from './body-packing.ts';

const BODIES: readonly (readonly [string, Buffer])[] = [
  ['nothing', Buffer.alloc(0)],
  ['a short body', Buffer.from('{"id":1}')],
  [
    'a large order',
    Buffer.from(
      JSON.stringify({ line_items: Array.from({ length: 300 }, (_, id) => ({ id, title: 'Leinwand für Köln' })) }),
    ),
  ],
  ['bytes that are no text', randomBytes(5_000)],
  ['the largest that is taken', Buffer.alloc(LARGEST_BODY_BYTES, 'a')],
];

/** As rows from before lie: without their size. */
const untold = (body: Uint8Array): Buffer => Buffer.concat([Buffer.of(1), deflateRawSync(body)]);

function told(size: number, body: Uint8Array): Buffer {
  const packed = Buffer.concat([Buffer.alloc(5, 2), deflateRawSync(body)]);
  packed.writeUInt32BE(size, 1);
  return packed;
}

describe('packing a webhook’s body', () => {
  it.each(BODIES)('gives %s back byte for byte', (_what, body) => {
    for (const packed of [packBody(body), untold(body)]) {
      const unpacked = unpackBody(packed);
      expect(unpacked.outcome === 'opened' && unpacked.plain.equals(body)).toBe(true);
    }
  });

  it.each(BODIES)('tells the room that %s takes before it is unpacked', (_what, body) => {
    expect(unpackedBytes(packBody(body)) - body.length).toBeLessThan(2);
    expect(unpackedBytes(untold(body))).toBeGreaterThanOrEqual(body.length);
    expect(unpackedBytes(untold(body))).toBeLessThanOrEqual(LARGEST_BODY_BYTES);
  });

  it('makes a large order a fraction of itself, and a short body one byte longer', () => {
    const order = Buffer.from(
      JSON.stringify({ line_items: Array.from({ length: 50 }, (_, id) => ({ id, title: 'Canvas 40 x 30 cm' })) }),
    );
    expect(packBody(order).length).toBeLessThan(order.length / 3);
    expect(packBody(Buffer.from('{}'))).toHaveLength(3);
  });
});

describe('a body that is not unpacked', () => {
  const bomb = Buffer.alloc(LARGEST_BODY_BYTES + 1, 'a');

  it.each([
    ['unpacks to more than is taken, and says so', told(bomb.length, bomb)],
    ['unpacks to more than it says', told(1_000, bomb)],
    ['unpacks to more than is taken and says nothing', untold(bomb)],
    ['says a size that nothing has', told(4_294_967_295, Buffer.from('a'))],
    ['is cut off', packBody(Buffer.alloc(5_000, 'ab')).subarray(0, 20)],
    ['ends within its head', Buffer.of(2, 0)],
    ['is packed in an unknown way', Buffer.of(77, 1, 2, 3)],
  ])('%s', (_what, packed) => {
    expect(unpackBody(packed).outcome).toBe('unreadable');
  });
});

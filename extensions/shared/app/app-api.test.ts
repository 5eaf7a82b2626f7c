import { afterEach, describe, expect, it, vi } from 'vitest';
import { scriptFetch } from '../testing.ts';
import { announceSaved, findVariant, introduce, readRegions, readSizes, type SavedFields } from './app-api.ts';

const size = (variantId: number, variantCode: string) => ({
  variantId,
  variantCode,
  productId: 2,
  productName: 'Canvas',
  name: variantCode,
});

afterEach(() => vi.unstubAllGlobals());

describe('the catalogue', () => {
  it('gives all sizes of a product, however many pages they take', async () => {
    const sent = scriptFetch(
      { body: { items: [size(1, 'A')], next: 'cursor 1' } },
      { body: { items: [size(2, 'B')], next: null } },
    );
    const called = await readSizes('EU', 2);
    expect(called.outcome === 'ok' && called.body.map(({ variantCode }) => variantCode)).toEqual(['A', 'B']);
    expect(sent.map(({ url }) => url)).toEqual([
      '/api/catalogue?region=EU&product=2&limit=100',
      '/api/catalogue?region=EU&product=2&limit=100&after=cursor+1',
    ]);
  });

  it('gives none rather than some when a page is missing', async () => {
    scriptFetch({ body: { items: [size(1, 'A')], next: 'n' } }, 'no answer');
    expect(await readSizes('EU', 2)).toEqual({ outcome: 'unreachable' });
  });

  it.each([
    ['digi-40x30-1', 3],
    [' DIGI-40X30-1 ', 3],
    ['3', 3],
    ['DIGI-40X30', null],
    ['30', null],
  ])('finds by %j the variant %s', async (sku, variantId) => {
    scriptFetch({
      body: {
        items: [size(30, 'DIGI-40X30-11'), size(3, 'DIGI-40X30-1')].filter(
          (one) => sku !== '30' || one.variantId !== 30,
        ),
        next: null,
      },
    });
    const called = await findVariant('EU', sku);
    expect(called.outcome === 'ok' && (called.body?.variantId ?? null)).toBe(variantId);
  });
});

describe('the connected regions', () => {
  it('are those of the connections', async () => {
    scriptFetch({ body: { connections: [{ region: 'US' }, { region: 'EU' }] } });
    expect(await readRegions()).toEqual({ outcome: 'ok', body: ['US', 'EU'] });
  });

  it('are not known without the app', async () => {
    scriptFetch('no answer');
    expect(await readRegions()).toEqual({ outcome: 'unreachable' });
  });
});

describe('what was saved', () => {
  const saved = (number: number): SavedFields => ({
    variantGid: `gid://shopify/ProductVariant/${number}`,
    level: 'variant',
    fields: { print_sku: 'A' },
    expected: { print_sku: 'd' },
  });

  it("is announced in portions the app takes, with the variant's number", async () => {
    const sent = scriptFetch({ body: { results: [] } }, { body: { results: [] } });
    await announceSaved(Array.from({ length: 30 }, (_, n) => saved(n + 1)));
    const edits = sent.map(({ body }) => (body as { edits: readonly unknown[] }).edits);
    expect(edits.map(({ length }) => length)).toEqual([25, 5]);
    expect(edits[1]?.[4]).toEqual({
      variant: '30',
      level: 'variant',
      fields: { print_sku: 'A' },
      expected: { print_sku: 'd' },
    });
  });

  it('is not announced further to an app that does not answer', async () => {
    const sent = scriptFetch('no answer');
    await announceSaved(Array.from({ length: 60 }, (_, n) => saved(n + 1)));
    expect(sent).toHaveLength(1);
  });

  it('may be nothing: then nobody is asked', async () => {
    expect(await announceSaved([])).toBeUndefined();
  });

  it('introduces a variant by an edit that changes nothing', async () => {
    const sent = scriptFetch({ body: { results: [] } });
    await introduce(['gid://shopify/ProductVariant/7']);
    expect(sent[0]?.body).toEqual({ edits: [{ variant: '7', level: 'variant', fields: {}, expected: {} }] });
  });
});

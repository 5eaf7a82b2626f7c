import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VariantRow } from '../../web/contract/index.ts';
import type { PlacedProduct } from '../simulator/shopify/types.ts';
import { numberOf } from '../../web/contract/gids.ts';
import { CANVAS, URL_A, sizedProduct } from './goods.ts';
import { startPages, type PagesUnderTest } from './pages-under-test.ts';

let pages: PagesUnderTest;
beforeAll(async () => {
  pages = await startPages();
  await pages.connect();
});
afterAll(() => pages.close());

const sized = (sizes: readonly string[], title: string): PlacedProduct => sizedProduct(pages.shop, sizes, title);

async function rows(query: Record<string, string>): Promise<VariantRow[]> {
  return (await pages.ask('products', { query })).body['items'] as VariantRow[];
}

async function rowOf(gid: string): Promise<VariantRow> {
  const answer = await pages.ask('products', { query: { limit: 100 } });
  const row = (answer.body['items'] as VariantRow[]).find(({ variantGid }) => variantGid === gid);
  if (row === undefined) throw new Error(`${gid} is not in the index`);
  return row;
}

describe('the catalogue picker', () => {
  it('finds a variant by code, with price, print size and required options', async () => {
    const { body } = await pages.ask('catalogue', { query: { region: 'EU', q: 'quad-100' } });
    expect(body['items']).toContainEqual(
      expect.objectContaining({
        variantCode: CANVAS.sku,
        widthMm: 1000,
        heightMm: 1000,
        options: expect.arrayContaining([expect.objectContaining({ name: 'Canvas border', isRequired: true })]),
      }),
    );
  });

  it('is paged by keyset: all pages together are the whole catalogue, each variant once', async () => {
    const seen: number[] = [];
    let after: string | null = null;
    do {
      const { body } = await pages.ask('catalogue', {
        query: { region: 'EU', limit: 7, ...(after === null ? {} : { after }) },
      });
      seen.push(...(body['items'] as { variantId: number }[]).map(({ variantId }) => variantId));
      after = body['next'] as string | null;
    } while (after !== null);
    const { body } = await pages.ask('connections');
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength((body['connections'] as { catalogueVariants: number }[])[0]?.catalogueVariants ?? -1);
  });
});

describe('the products table', () => {
  it('says of every variant whether it is ready, incomplete, broken or not printed', async () => {
    const product = pages.shop.product({
      title: 'Statuses',
      variants: [
        {
          title: 'ready',
          price: '1.00',
          metafields: Object.entries({ print_sku: CANVAS.sku, print_url: URL_A, ...CANVAS.options }).map(
            ([key, value]) => ({ namespace: '$app', key, value }),
          ),
        },
        {
          title: 'incomplete',
          price: '1.00',
          metafields: [{ namespace: '$app', key: 'print_sku', value: CANVAS.sku }],
        },
        {
          title: 'broken',
          price: '1.00',
          metafields: [
            { namespace: 'custom', key: 'print_sku', value: 'NO-SUCH' },
            { namespace: 'custom', key: 'print_url', value: URL_A },
          ],
        },
        { title: 'none', price: '1.00' },
      ],
    });
    await pages.index();
    const found = await rows({ product: numberOf(product.gid) });
    expect(found.map(({ variantTitle, status }) => [variantTitle, status])).toEqual([
      ['ready', 'ready'],
      ['incomplete', 'incomplete'],
      ['broken', 'broken'],
      ['none', 'none'],
    ]);
    expect(found[0]?.regions[0]?.print).toMatchObject({ variantCode: CANVAS.sku, widthMm: 1000 });
    expect(found[1]?.regions[0]?.problems.map(({ code }) => code)).toEqual([
      'missing_print_url',
      'missing_option',
      'missing_option',
    ]);
    expect(found[2]?.fields).toContainEqual({
      key: 'print_sku',
      value: 'NO-SUCH',
      level: 'variant',
      namespace: 'custom',
    });
    const { body } = await pages.ask('productCounts', { query: { product: numberOf(product.gid) } });
    expect(body['counts']).toEqual({ all: 4, ready: 1, incomplete: 1, broken: 1, none: 1 });
    expect(body['indexedAtMs']).toBeTypeOf('number');
  });

  it('finds variants by title, SKU and print SKU, and forgets those that are gone', async () => {
    const product = sized(['11x22'], 'Zebra');
    await pages.index();
    expect((await rows({ q: 'zebra 11x2' })).map(({ sku }) => sku)).toEqual(['Zebra-11x22']);
    expect(await rows({ q: 'zebra 99' })).toEqual([]);
    pages.shop.deleteProduct(product.gid);
    await pages.index();
    expect(await rows({ q: 'zebra' })).toEqual([]);
  });
});

describe('the inline editor', () => {
  it('saves what changed, answers the new row and its digest, and clears by null', async () => {
    const product = sized(['S'], 'Editor');
    const gid = product.variants[0]?.gid ?? '';
    const variant = numberOf(gid);
    await pages.index();
    const first = await pages.ask('saveFields', {
      body: {
        edits: [
          {
            variant,
            level: 'variant',
            fields: { print_sku: CANVAS.sku, print_url: URL_A, ...CANVAS.options },
            expected: { print_sku: null },
          },
        ],
      },
    });
    expect(first.body['results']).toMatchObject([{ outcome: 'saved', rows: [{ variantGid: gid, status: 'ready' }] }]);
    expect(pages.shop.metafields(gid)).toContainEqual(expect.objectContaining({ key: 'print_url', value: URL_A }));
    const digest = (await rowOf(gid)).own.find(({ key }) => key === 'print_url')?.digest;
    const second = await pages.ask('saveFields', {
      body: { edits: [{ variant, level: 'variant', fields: { print_url: null }, expected: { print_url: digest } }] },
    });
    expect(second.body['results']).toMatchObject([{ outcome: 'saved', rows: [{ status: 'incomplete' }] }]);
    expect(pages.shop.metafields(gid).some(({ key }) => key === 'print_url')).toBe(false);
  });

  it('writes nothing over a value that somebody changed meanwhile, and shows theirs', async () => {
    const product = sized(['S'], 'Conflict');
    const gid = product.variants[0]?.gid ?? '';
    await pages.index();
    pages.shop.setMetafields(gid, [{ namespace: '$app', key: 'print_sku', value: 'THEIRS' }]);
    const { body } = await pages.ask('saveFields', {
      body: {
        edits: [
          { variant: numberOf(gid), level: 'variant', fields: { print_sku: 'OURS' }, expected: { print_sku: null } },
        ],
      },
    });
    expect(body['results']).toMatchObject([
      { outcome: 'conflict', row: { own: [{ key: 'print_sku', value: 'THEIRS' }] } },
    ]);
    expect(pages.shop.metafields(gid).map(({ value }) => value)).toEqual(['THEIRS']);
  });

  it('changes every variant of the product when the product’s own field is edited', async () => {
    const product = sized(['S', 'M'], 'Whole');
    await pages.index();
    const { body } = await pages.ask('saveFields', {
      body: {
        edits: [{ variant: numberOf(product.variants[0]?.gid ?? ''), level: 'product', fields: { print_url: URL_A } }],
      },
    });
    const [result] = body['results'] as { rows: VariantRow[] }[];
    expect(result?.rows.map(({ variantTitle, artworkUrl }) => [variantTitle, artworkUrl]).toSorted()).toEqual([
      ['M', URL_A],
      ['S', URL_A],
    ]);
    expect(pages.shop.metafields(product.gid).map(({ value }) => value)).toEqual([URL_A]);
  });

  it('keeps both edits when a variant’s own and its product’s fields are saved together', async () => {
    const product = sized(['S'], 'Both');
    const gid = product.variants[0]?.gid ?? '';
    const variant = numberOf(gid);
    await pages.index();
    await pages.ask('saveFields', {
      body: {
        edits: [
          { variant, level: 'variant', fields: { print_sku: CANVAS.sku } },
          { variant, level: 'product', fields: { print_url: URL_A } },
          { variant, level: 'product', fields: { print_url: `${URL_A}?2` } },
        ],
      },
    });
    expect((await rowOf(gid)).own.map(({ key, level, value }) => [key, level, value]).toSorted()).toEqual([
      ['print_sku', 'variant', CANVAS.sku],
      ['print_url', 'product', `${URL_A}?2`],
    ]);
  });

  it('checks fields without saving them', async () => {
    const product = sized(['S'], 'Check');
    const gid = product.variants[0]?.gid ?? '';
    await pages.index();
    const { body } = await pages.ask('checkFields', {
      body: { variant: numberOf(gid), level: 'variant', fields: { print_sku: 'nonsense', print_url: URL_A } },
    });
    expect(body).toMatchObject({ status: 'broken', regions: [{ problems: [{ code: 'unknown_sku' }] }] });
    expect(pages.shop.metafields(gid)).toEqual([]);
  });

  it('passes on what Shopify refuses and knows no foreign variant', async () => {
    const product = sized(['S'], 'Refused');
    await pages.index();
    const variant = numberOf(product.variants[0]?.gid ?? '');
    const { body } = await pages.ask('saveFields', {
      body: {
        edits: [
          { variant, level: 'variant', fields: { print_url: 'not a url' } },
          { variant: '999999', level: 'variant', fields: { print_sku: 'x' } },
        ],
      },
    });
    expect((body['results'] as { outcome: string }[]).map(({ outcome }) => outcome)).toEqual([
      expect.stringMatching(/saved|refused/),
      'not_found',
    ]);
  });

  it('says when a change is not saved yet, but may be: which failure that was, in the page’s words', async () => {
    const product = sized(['S'], 'Later');
    await pages.index();
    const variant = numberOf(product.variants[0]?.gid ?? '');
    pages.shopify.faults.script('WriteFields', { kind: 'cut_before_work' });
    const { body } = await pages.ask('saveFields', {
      body: { edits: [{ variant, level: 'variant', fields: { print_sku: CANVAS.sku } }] },
    });
    expect(body['results']).toMatchObject([{ outcome: 'failed', variant, error: 'shopify_unreachable' }]);
  });
});

describe('mapping by option value and copying', () => {
  it('previews, then changes only what differs, and again changes nothing', async () => {
    const product = sized(['20x20', '40x60', '50x70'], 'Mapped');
    await pages.index();
    const body = {
      selection: { products: [numberOf(product.gid)] },
      option: 'size',
      rules: [
        { value: '20X20', fields: { print_sku: 'A-1' } },
        { value: '40x60', fields: { print_sku: 'B-2' } },
      ],
    };
    expect((await pages.ask('optionValues', { body: body.selection })).body['options']).toMatchObject([
      { name: 'Size', values: [{ value: '20x20', variants: 1 }, {}, {}] },
    ]);
    const preview = await pages.ask('previewMapping', { body });
    expect(preview.body).toMatchObject({
      changed: 2,
      unchanged: 0,
      unmatched: 1,
      edits: [
        { changes: [{ key: 'print_sku', before: null, after: 'A-1' }], statusBefore: 'none', statusAfter: 'broken' },
        {},
      ],
    });
    const job = await pages.ask('applyMapping', { body });
    await pages.runJobs();
    expect((await pages.ask('job', { params: { id: String(job.body['id']) } })).body).toMatchObject({
      state: 'done',
      total: 2,
      succeeded: 2,
      failed: 0,
    });
    expect(product.variants.map(({ gid }) => pages.shop.metafields(gid).map(({ value }) => value))).toEqual([
      ['A-1'],
      ['B-2'],
      [],
    ]);
    expect((await pages.ask('previewMapping', { body })).body).toMatchObject({ changed: 0, unchanged: 2 });
  });

  it('copies by option values, with the product’s own fields', async () => {
    const source = sized(['S', 'M'], 'Source');
    const target = sized(['m', 'L'], 'Target');
    pages.shop.setMetafields(source.gid, [{ namespace: '$app', key: 'print_url', value: URL_A }]);
    pages.shop.setMetafields(source.variants[1]?.gid ?? '', [{ namespace: '$app', key: 'print_sku', value: 'M-SKU' }]);
    await pages.index();
    const body = { from: numberOf(source.gid), selection: { products: [numberOf(target.gid)] } };
    expect((await pages.ask('previewCopy', { body })).body).toMatchObject({ changed: 2, unmatched: 1 });
    await pages.ask('applyCopy', { body });
    await pages.runJobs();
    expect(pages.shop.metafields(target.gid).map(({ value }) => value)).toEqual([URL_A]);
    expect(pages.shop.metafields(target.variants[0]?.gid ?? '').map(({ value }) => value)).toEqual(['M-SKU']);
  });
  it('[U30] names what has no match, with its option values', async () => {
    const source = sized(['S'], 'From');
    const target = sized(['S', 'Huge'], 'Into');
    await pages.index();
    const body = { from: numberOf(source.gid), selection: { products: [numberOf(target.gid)] } };
    expect((await pages.ask('previewCopy', { body })).body).toMatchObject({
      unmatched: 1,
      unread: 0,
      unmatchedVariants: [{ productTitle: 'Into', variantTitle: 'Huge', options: [{ name: 'Size', value: 'Huge' }] }],
    });
  });

  it('keeps the options of a variant whole when existing values stay', async () => {
    const product = sized(['S'], 'Whole options');
    const gid = product.variants[0]?.gid ?? '';
    pages.shop.setMetafields(gid, [
      { namespace: '$app', key: 'print_option_name_1', value: 'Frame' },
      { namespace: '$app', key: 'print_option_value_1', value: 'Oak' },
    ]);
    await pages.index();
    const body = {
      selection: { products: [numberOf(product.gid)] },
      option: 'Size',
      keepExisting: true,
      rules: [{ value: 'S', fields: { print_sku: CANVAS.sku, ...CANVAS.options } }],
    };
    expect((await pages.ask('previewMapping', { body })).body['edits']).toMatchObject([
      { changes: [{ key: 'print_sku', after: CANVAS.sku }] },
    ]);
  });
});

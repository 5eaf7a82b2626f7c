import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

describe('a table being edited', () => {
  it('is told what its rows would be and cost with their options, and the words the options may have', async () => {
    const product = sized(['S', 'M'], 'Sheet');
    await pages.index();
    const [first = '', second = ''] = product.variants.map(({ gid }) => numberOf(gid));
    const { body } = await pages.ask('checkRows', {
      body: {
        rows: [
          {
            variant: first,
            level: 'variant',
            fields: { print_sku: CANVAS.sku, print_url: URL_A, ...CANVAS.options },
          },
          { variant: second, level: 'variant', fields: {} },
          { variant: '999999', level: 'variant', fields: {} },
        ],
      },
    });
    const checked = body['rows'] as {
      variant: string;
      status: string;
      options: { name: string }[];
      regions: unknown;
    }[];
    expect(checked.map(({ variant, status }) => [variant, status])).toEqual([
      [first, 'ready'],
      [second, 'none'],
    ]);
    expect(checked[0]?.options.map(({ name }) => name)).toContain('Canvas border');
    const { body: picker } = await pages.ask('catalogue', { query: { region: 'EU', q: CANVAS.sku } });
    const [article] = picker['items'] as {
      price: { minor: number };
      options: { values: { name: string; surchargeMinor: number }[] }[];
    }[];
    const surcharges = (article?.options ?? [])
      .flatMap(({ values }) => values)
      .filter(({ name }) => name === 'Mirrored' || name === '2 cm')
      .map(({ surchargeMinor }) => surchargeMinor);
    expect(Math.max(...surcharges)).toBeGreaterThan(0);
    const minor = surcharges.reduce((sum, one) => sum + one, article?.price.minor ?? 0);
    expect(checked[0]?.regions).toMatchObject([{ print: { price: { minor } } }]);
  });
});

describe('fields of a whole product', () => {
  it('are checked for all its variants, and the worst one is told', async () => {
    const product = sized(['S', 'M'], 'All of it');
    const [first = '', second = ''] = product.variants.map(({ gid }) => gid);
    pages.shop.setMetafields(first, [{ namespace: '$app', key: 'print_sku', value: 'NO-SUCH' }]);
    await pages.index();
    const { body } = await pages.ask('checkFields', {
      body: {
        variant: numberOf(second),
        level: 'product',
        fields: { print_sku: CANVAS.sku, print_url: URL_A, ...CANVAS.options },
      },
    });
    expect(body).toMatchObject({
      status: 'ready',
      product: {
        counts: { ready: 1, incomplete: 0, broken: 1, none: 0 },
        worst: { variantTitle: 'S', status: 'broken' },
      },
    });
  });
});

describe('[U27] undoing a task on print fields', () => {
  const values = (product: PlacedProduct): readonly (string | undefined)[] =>
    product.variants.map(({ gid }) => pages.shop.metafields(gid).find(({ key }) => key === 'print_sku')?.value);

  async function edited(product: PlacedProduct): Promise<{ readonly id: string }> {
    const job = await pages.ask('startBulkEdit', {
      body: {
        edits: product.variants.map(({ gid }) => ({
          variant: numberOf(gid),
          level: 'variant',
          fields: { print_sku: 'NEW', print_url: null },
        })),
      },
    });
    await pages.runJobs();
    return { id: String(job.body['id']) };
  }

  it('puts back what stood there and takes away what did not, but not what was changed since', async () => {
    const product = sized(['S', 'M', 'L'], 'Undone');
    const [first = '', , third = ''] = product.variants.map(({ gid }) => gid);
    pages.shop.setMetafields(first, [
      { namespace: '$app', key: 'print_sku', value: 'OLD' },
      { namespace: '$app', key: 'print_url', value: URL_A },
    ]);
    await pages.index();
    const params = await edited(product);
    expect(values(product)).toEqual(['NEW', 'NEW', 'NEW']);
    pages.shop.setMetafields(third, [{ namespace: '$app', key: 'print_sku', value: 'LATER' }]);
    const undo = await pages.ask('undoJob', { params });
    expect(undo).toMatchObject({ status: 202, body: { kind: 'products_edit', total: 3 } });
    await pages.runJobs();
    expect(values(product)).toEqual(['OLD', undefined, 'LATER']);
    expect(pages.shop.metafields(first)).toContainEqual(expect.objectContaining({ key: 'print_url', value: URL_A }));
    const again = { id: String(undo.body['id']) };
    expect((await pages.ask('job', { params: again })).body).toMatchObject({ succeeded: 2, failed: 1 });
    await pages.ask('undoJob', { params: again });
    await pages.runJobs();
    expect(values(product)).toEqual(['NEW', 'NEW', 'LATER']);
  });

  it('is not possible for what changed nothing, is of another kind, or is not there', async () => {
    const product = sized(['S'], 'Nothing');
    await pages.index();
    const params = await edited(product);
    const unchanged = await edited(product);
    expect(await pages.ask('undoJob', { params: unchanged })).toMatchObject({ status: 409 });
    const index = await pages.ask('indexProducts');
    expect(await pages.ask('undoJob', { params: { id: String(index.body['id']) } })).toMatchObject({ status: 409 });
    expect(await pages.ask('undoJob', { params: { id: '999999' } })).toMatchObject({ status: 404 });
    expect(await pages.ask('undoJob', { params, as: pages.other })).toMatchObject({ status: 404 });
  });
});

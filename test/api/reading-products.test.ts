import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { VariantRow } from '../../web/contract/index.ts';
import { sql } from '../../web/store/sql.ts';
import { startPages, type PagesUnderTest } from './pages-under-test.ts';

const MINUTE_MS = 60_000;
const ARTWORK = 'https://cdn.example.com/a.jpg';

let pages: PagesUnderTest;
beforeEach(async () => {
  pages = await startPages();
});
afterEach(() => pages.close());

interface Counted {
  readonly counts: { readonly all: number };
  readonly indexedAtMs: number | null;
  readonly reading: { readonly variants: number; readonly sinceMs: number } | null;
}

/** What the product page asks when it is opened, and again and again while it is open. */
async function look(): Promise<Counted> {
  return (await pages.ask('productCounts')).body as unknown as Counted;
}

const requests = (operation: string): number => pages.shopify.requests().byOperation[operation] ?? 0;

/** One product of many variants, the artwork its own, the SKU each variant's. */
function aProduct(variants: number, title = 'Canvas'): string {
  return pages.shop.product({
    title,
    metafields: [{ namespace: '$app', key: 'print_url', value: ARTWORK }],
    variants: Array.from({ length: variants }, (_, at) => ({
      title: `${title} ${at}`,
      price: '10.00',
      sku: `${title}-${at}`,
      metafields: [{ namespace: 'custom', key: 'print_sku', value: `SKU-${at}` }],
    })),
  }).gid;
}

async function rowOf(sku: string): Promise<VariantRow | undefined> {
  const { body } = await pages.ask('products', { query: { q: sku } });
  return (body['items'] as VariantRow[]).find((row) => row.sku === sku);
}

/** Runs what is due until the products are read; answers how many the page was told of on the way. */
async function readToTheEnd(): Promise<readonly number[]> {
  const told: number[] = [];
  for (;;) {
    await pages.runJobs();
    const { reading } = await look();
    if (reading === null) return told;
    told.push(reading.variants);
    await pages.database.transaction((tx) => tx.execute(sql`UPDATE job SET due_at = 0 WHERE due_at IS NOT NULL`));
  }
}

describe('a shop of more than 250 variants', () => {
  it('[R13] is read at once: Shopify collects, nothing is paged, each variant has all of its fields', async () => {
    aProduct(600);
    await look();
    await readToTheEnd();
    expect([requests('StartBulkRead'), requests('ListVariants')]).toEqual([1, 0]);
    expect((await look()).counts.all).toBe(600);
    expect((await rowOf('Canvas-599'))?.fields).toEqual([
      { key: 'print_sku', level: 'variant', namespace: 'custom', value: 'SKU-599' },
      { key: 'print_url', level: 'product', namespace: '$app', value: ARTWORK },
    ]);
  });

  it('says how many it has read so far, while Shopify still collects them', async () => {
    pages.shopify.quirks.bulk.takesMs = 400;
    aProduct(300);
    expect((await look()).reading).toMatchObject({ variants: 0 });
    const told = await readToTheEnd();
    expect(told.some((variants) => variants > 0 && variants < 300)).toBe(true);
    expect((await look()).counts.all).toBe(300);
  });

  it('is read whole from a place that knows no ranges, over connections that are cut', async () => {
    pages.shopify.quirks.bulk.withoutRanges = true;
    pages.shopify.faults.script('GET /bulk', { kind: 'cut_after_commit' });
    aProduct(2_500);
    await look();
    await readToTheEnd();
    expect(requests('GET /bulk')).toBeGreaterThan(2);
    expect((await look()).counts.all).toBe(2_500);
  });

  it.each([
    ['fails', () => void (pages.shopify.quirks.bulk.fails = 'TIMEOUT')],
    ['is refused', () => pages.shopify.faults.script('StartBulkRead', { kind: 'status', status: 500 })],
    ['cannot be counted', () => pages.shopify.faults.script('CountVariants', { kind: 'status', status: 500 })],
  ])('is read page by page where the collecting %s', async (_how, goesWrong) => {
    goesWrong();
    aProduct(300);
    await look();
    await readToTheEnd();
    expect(requests('ListVariants')).toBeGreaterThan(0);
    expect((await look()).counts.all).toBe(300);
  });

  it('forgets what is gone from Shopify', async () => {
    aProduct(300);
    const gone = aProduct(10, 'Gone');
    await look();
    await readToTheEnd();
    pages.shop.deleteProduct(gone);
    await pages.index();
    await readToTheEnd();
    expect((await look()).counts.all).toBe(300);
    expect(await rowOf('Gone-1')).toBeUndefined();
  });
});

describe('a shop of fewer', () => {
  it('[R13] is read in pages as long as Shopify’s count of points allows', async () => {
    aProduct(120);
    await look();
    await readToTheEnd();
    expect((await look()).counts.all).toBe(120);
    expect(requests('StartBulkRead')).toBe(0);
    expect(requests('ListVariants')).toBeLessThan(120 / 7);
  });
});

describe('an old list', () => {
  async function age(byMs: number): Promise<void> {
    await pages.database.transaction(async (tx) => {
      await tx.execute(sql`UPDATE shop_pages SET products_read_at = products_read_at - ${byMs}`);
      await tx.execute(sql`UPDATE job SET finished_at = finished_at - ${byMs}`);
    });
  }

  it('[U3, U4] is read when somebody looks at it, which is said: a product made since is there', async () => {
    aProduct(1);
    await look();
    await readToTheEnd();
    aProduct(1, 'Younger');
    expect((await look()).reading).toBeNull();
    await age(16 * MINUTE_MS);
    expect((await look()).reading).toMatchObject({ variants: 0 });
    await readToTheEnd();
    expect(await rowOf('Younger-0')).toBeDefined();
    expect((await look()).reading).toBeNull();
  });

  it('of a large shop is read less often', async () => {
    aProduct(300);
    await look();
    await readToTheEnd();
    await age(16 * MINUTE_MS);
    expect((await look()).reading).toBeNull();
    await age(6 * 60 * MINUTE_MS);
    expect((await look()).reading).not.toBeNull();
  });

  it('whose reading failed is not begun again by everybody who looks', async () => {
    aProduct(1);
    expect((await look()).reading).not.toBeNull();
    await pages.database.transaction((tx) =>
      tx.execute(sql`UPDATE job SET state = 'failed', finished_at = ${Date.now()}, due_at = NULL`),
    );
    expect((await look()).reading).toBeNull();
  });
});

import { expect, test } from 'vitest';
import type { IndexedVariant, ProductCursor, VariantStatus } from '../../../web/pipeline/ports/products.ts';
import type { Subject } from '../conformance.ts';
import { START_MS } from '../start.ts';
import { OTHER_SHOP, SHOP } from '../samples.ts';
import { pagesOf } from './sample-list.ts';

const STATUSES: readonly VariantStatus[] = ['ready', 'incomplete', 'broken', 'none'];

export function variant(
  number: number,
  more: Partial<IndexedVariant> & { readonly title?: string; readonly printSku?: string } = {},
): IndexedVariant {
  const { title = `Product ${Math.floor(number / 10)}`, printSku, ...row } = more;
  return {
    status: STATUSES[number % STATUSES.length] ?? 'none',
    regions: [],
    readAtMs: START_MS,
    variant: {
      variantGid: `gid://shopify/ProductVariant/${number}`,
      productGid: `gid://shopify/Product/${Math.floor(number / 10)}`,
      productTitle: title,
      variantTitle: `Size ${number % 10}`,
      position: (number % 10) + 1,
      sku: `SKU-${number}`,
      imageUrl: null,
      selectedOptions: [],
      metafields:
        printSku === undefined
          ? []
          : [
              {
                level: 'variant',
                namespace: '$app',
                key: 'print_sku',
                value: printSku,
                digest: 'd',
                type: 'single_line_text_field',
              },
            ],
    },
    ...row,
  };
}

export function productSuite(subject: Subject): void {
  test('all pages together are every variant once, by product title and position, in any language', async () => {
    const { products } = pagesOf(subject);
    const rows = Array.from({ length: 95 }, (_, n) =>
      variant(n, { title: ['Zebra', 'äpfel', 'Apfel', 'a b', '中文'][Math.floor(n / 10) % 5] ?? '' }),
    );
    await products.upsert(SHOP, rows.toReversed());
    await products.upsert(OTHER_SHOP, [variant(500)]);
    const seen: IndexedVariant[] = [];
    let after: ProductCursor | null = null;
    do {
      const page: Awaited<ReturnType<typeof products.list>> = await products.list(SHOP, {
        status: null,
        words: [],
        productGid: null,
        after,
        limit: 7,
      });
      seen.push(...page.rows);
      after = page.next;
    } while (after !== null);
    expect(new Set(seen.map((row) => row.variant.variantGid)).size).toBe(95);
    const titles = seen.map((row) => row.variant.productTitle);
    expect([...new Set(titles)]).toEqual(['a b', 'Apfel', 'Zebra', 'äpfel', '中文']);
    const first = seen
      .filter((row) => row.variant.productGid === seen[0]?.variant.productGid)
      .map((row) => row.variant.position);
    expect(first).toEqual(first.toSorted((one, other) => one - other));
  });

  test('words, status and product narrow list and counts alike', async () => {
    const { products } = pagesOf(subject);
    await products.upsert(
      SHOP,
      Array.from({ length: 40 }, (_, n) => variant(n, { printSku: `CVS-${n % 4}` })),
    );
    const filter = { words: ['cvs-1'], productGid: 'gid://shopify/Product/2' };
    const { rows } = await products.list(SHOP, { ...filter, status: 'incomplete', after: null, limit: 50 });
    expect(rows.map((row) => row.variant.variantGid)).toEqual(
      ['21', '25', '29'].map((number) => `gid://shopify/ProductVariant/${number}`),
    );
    expect(await products.counts(SHOP, filter)).toEqual({ ready: 0, incomplete: 3, broken: 0, none: 0 });
    expect(await products.counts(OTHER_SHOP, { words: [], productGid: null })).toEqual({
      ready: 0,
      incomplete: 0,
      broken: 0,
      none: 0,
    });
  });

  test('an older reading never replaces a newer one, and a complete read forgets what it did not see', async () => {
    const { products } = pagesOf(subject);
    await products.upsert(SHOP, [variant(1, { readAtMs: START_MS + 10, status: 'ready' }), variant(2)]);
    await products.upsert(SHOP, [variant(1, { readAtMs: START_MS, status: 'broken' })]);
    expect((await products.find(SHOP, ['gid://shopify/ProductVariant/1']))[0]?.status).toBe('ready');
    expect(await products.indexedAtMs(SHOP)).toBeNull();
    expect(await products.finishRead(SHOP, START_MS + 5)).toBe(1);
    expect(await products.indexedAtMs(SHOP)).toBe(START_MS + 5);
    expect(
      await products.list(SHOP, { status: null, words: ['size'], productGid: null, after: null, limit: 5 }),
    ).toMatchObject({ rows: [{ status: 'ready' }], next: null });
  });

  test('a SKU names every variant that has it', async () => {
    const { products } = pagesOf(subject);
    await products.upsert(SHOP, [variant(1), { ...variant(2), variant: { ...variant(2).variant, sku: 'SKU-1' } }]);
    expect(await products.bySku(SHOP, ['SKU-1', 'NONE', 'SKU-1'])).toEqual(
      new Map([['SKU-1', ['gid://shopify/ProductVariant/1', 'gid://shopify/ProductVariant/2']]]),
    );
  });
}

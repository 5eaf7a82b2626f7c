import { expect, test } from 'vitest';
import type { CatalogueChangeDetail } from '../../../web/domain/kernel/catalogue-diff.ts';
import type { ConnectionId, ShopDomain } from '../../../web/domain/kernel/ids.ts';
import type { VariantStatus } from '../../../web/pipeline/ports/products.ts';
import { variant as article } from '../catalogue.ts';
import type { Subject } from '../conformance.ts';
import { OTHER_SHOP, SHOP } from '../samples.ts';
import { START_MS } from '../start.ts';
import { variant } from './products.ts';
import { pagesOf } from './sample-list.ts';

const PRICE: CatalogueChangeDetail = {
  kind: 'price',
  currency: 'EUR',
  fromCurrency: 'EUR',
  steps: [{ option: null, fromMinor: 100, toMinor: 120 }],
};

export function catalogueChangePagesSuite(subject: Subject): void {
  async function connect(shop: ShopDomain): Promise<ConnectionId> {
    return subject.store.connections.save(shop, {
      region: 'EU',
      apiUser: 'user',
      apiKey: 'key',
      currency: null,
      webhookSecret: `secret-${shop}`,
      nowMs: START_MS,
    });
  }
  /** A change of article `variantId`, used by these variants of the shop. */
  async function changed(detail: CatalogueChangeDetail, uses: readonly number[], shop = SHOP): Promise<void> {
    const change = { variantId: 7, variantCode: 'code-7', name: 'Canvas 40 x 60', detail };
    const id = await connect(shop);
    await subject.store.catalogue.replace(id, { variants: [article(1)], changes: [change] }, START_MS);
    const found = await subject.store.catalogueChanges.unchecked(shop);
    await subject.store.catalogueChanges.checked(
      shop,
      {
        changeIds: found.map(({ id: changeId }) => changeId),
        uses: found.flatMap(({ id: changeId }) =>
          uses.map((number) => ({ changeId, variantGid: `gid://shopify/ProductVariant/${number}` })),
        ),
      },
      START_MS,
    );
  }
  async function inShop(statuses: Readonly<Record<number, VariantStatus>>, shop = SHOP): Promise<void> {
    const rows = Object.entries(statuses).map(([number, status]) => variant(Number(number), { status }));
    await pagesOf(subject).products.upsert(shop, rows);
  }
  const listed = async (query: Partial<{ usedOnly: boolean; before: number | null; limit: number }> = {}) =>
    pagesOf(subject).reads.catalogueChanges.changes(SHOP, { usedOnly: false, before: null, limit: 10, ...query });

  test('changes are listed newest first, page by page, with how many variants are still there and ready', async () => {
    await inShop({ 1: 'ready', 2: 'broken', 3: 'incomplete' });
    await changed({ kind: 'vanished' }, [1, 2, 3, 4]);
    await changed(PRICE, []);
    await changed({ kind: 'returned' }, [1], OTHER_SHOP);
    const page = await listed();
    expect(page.rows).toMatchObject([
      { region: 'EU', atMs: START_MS, change: { variantCode: 'code-7', detail: PRICE }, variants: 0, notReady: 0 },
      { change: { detail: { kind: 'vanished' } }, variants: 3, notReady: 2 },
    ]);
    expect(page.next).toBeNull();
    const first = await listed({ limit: 1 });
    expect(first.rows.map(({ id }) => id)).toEqual([page.rows[0]?.id]);
    expect((await listed({ before: first.next })).rows.map(({ id }) => id)).toEqual([page.rows[1]?.id]);
    expect((await listed({ usedOnly: true })).rows.map(({ id }) => id)).toEqual([page.rows[1]?.id]);
  });

  test('stopped are variants that a change keeps from being printed, each once, until they are mended', async () => {
    const { catalogueChanges } = pagesOf(subject).reads;
    expect(await catalogueChanges.stopped(SHOP)).toBe(0);
    await inShop({ 1: 'broken', 2: 'incomplete', 3: 'ready', 4: 'broken', 5: 'broken' });
    await inShop({ 1: 'broken' }, OTHER_SHOP);
    await changed({ kind: 'vanished' }, [1, 2, 3]);
    await changed({ kind: 'option_required', options: ['Frame'] }, [2]);
    await changed({ kind: 'option_value_gone', values: ['Frame: Black'] }, [4]);
    await changed(PRICE, [5]);
    expect(await catalogueChanges.stopped(SHOP)).toBe(3);
    expect(await catalogueChanges.stopped(OTHER_SHOP)).toBe(0);
    await inShop({ 1: 'ready', 4: 'none' });
    expect(await catalogueChanges.stopped(SHOP)).toBe(1);
  });

  test('products are listed and counted by the change that they are about', async () => {
    const { products } = pagesOf(subject);
    await inShop({ 1: 'ready', 2: 'broken', 3: 'ready' });
    await inShop({ 1: 'ready' }, OTHER_SHOP);
    await changed(PRICE, [1, 2]);
    const changeId = (await listed()).rows[0]?.id ?? 0;
    const filter = { words: [], productGid: null, changeId };
    const page = await products.list(SHOP, { ...filter, status: null, after: null, limit: 10 });
    expect(page.rows.map(({ variant: { sku } }) => sku)).toEqual(['SKU-1', 'SKU-2']);
    expect(await products.counts(SHOP, filter)).toEqual({ ready: 1, incomplete: 0, broken: 1, none: 0 });
    expect(await products.counts(OTHER_SHOP, filter)).toEqual({ ready: 0, incomplete: 0, broken: 0, none: 0 });
  });
}

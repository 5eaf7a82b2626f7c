import { expect, test } from 'vitest';
import type { CatalogueChange, CatalogueChangeDetail } from '../../web/domain/kernel/catalogue-diff.ts';
import type { ConnectionId, Region } from '../../web/domain/kernel/ids.ts';
import { variant } from './catalogue.ts';
import type { Subject } from './conformance.ts';
import { OTHER_SHOP, SHOP } from './samples.ts';
import { START_MS } from './start.ts';

const VANISHED: CatalogueChangeDetail = { kind: 'vanished' };
const RETURNED: CatalogueChangeDetail = { kind: 'returned' };

const change = (variantId: number, detail: CatalogueChangeDetail = VANISHED): CatalogueChange => ({
  variantId,
  variantCode: `code-${variantId}`,
  name: 'Canvas 40 x 60',
  detail,
});
const gid = (number: number): string => `gid://shopify/ProductVariant/${number}`;

export function catalogueChangeSuite(subject: Subject): void {
  const changes = () => subject.store.catalogueChanges;

  async function connect(region: Region = 'EU', shop = SHOP, apiUser = 'user'): Promise<ConnectionId> {
    return subject.store.connections.save(shop, {
      region,
      apiUser,
      apiKey: 'key',
      currency: null,
      webhookSecret: `secret-${region}`,
      nowMs: START_MS,
    });
  }
  async function refreshed(id: ConnectionId, of: readonly CatalogueChange[], atMs = START_MS): Promise<void> {
    await subject.store.catalogue.replace(id, { variants: [variant(1)], changes: of }, atMs);
  }
  async function rows(): Promise<readonly number[]> {
    const { catalogue_change, catalogue_change_use } = subject.database.models;
    return [await catalogue_change.count(), await catalogue_change_use.count()];
  }
  /** Every change of the shop, looked at and used by one variant. */
  async function lookAt(shop = SHOP): Promise<void> {
    const found = await changes().unchecked(shop);
    await changes().checked(
      shop,
      { changeIds: found.map(({ id }) => id), uses: found.map(({ id }) => ({ changeId: id, variantGid: gid(id) })) },
      START_MS,
    );
  }

  test('changes wait, in their order and with their region, until they have been looked at', async () => {
    await refreshed(await connect(), [change(1), change(2)]);
    await refreshed(await connect('US'), [change(3)]);
    await refreshed(await connect('EU', OTHER_SHOP), [change(4)]);
    const found = await changes().unchecked(SHOP);
    expect(found.map(({ region, variantId }) => [region, variantId])).toEqual([
      ['EU', 1],
      ['EU', 2],
      ['US', 3],
    ]);
    const [first] = found;
    const changeId = first?.id ?? 0;
    const uses = [7, 8, 7].map((number) => ({ changeId, variantGid: gid(number) }));
    await changes().checked(SHOP, { changeIds: [changeId], uses }, START_MS + 1);
    await changes().checked(SHOP, { changeIds: [changeId], uses }, START_MS + 2);
    expect((await changes().unchecked(SHOP)).map(({ variantId }) => variantId)).toEqual([2, 3]);
    expect(await changes().unchecked(OTHER_SHOP)).toHaveLength(1);
    expect(await rows()).toEqual([4, 2]);
  });

  test('what has vanished is known until it returns, by connection', async () => {
    const id = await connect();
    await refreshed(id, [change(1), change(2), change(3, { kind: 'option_required', options: ['Frame'] })]);
    await refreshed(id, [change(1, RETURNED)]);
    await refreshed(id, [change(2, RETURNED)]);
    await refreshed(id, [change(2)]);
    expect([...(await changes().vanished(id))]).toEqual([2]);
    expect([...(await changes().vanished(await connect('US')))]).toEqual([]);
  });

  test('thousands of changes and uses are kept', async () => {
    const id = await connect();
    await refreshed(
      id,
      Array.from({ length: 1_001 }, (_, index) => change(index + 1)),
    );
    await lookAt();
    expect(await rows()).toEqual([1_001, 1_001]);
    expect(await changes().unchecked(SHOP)).toEqual([]);
  });

  test('old ones are forgotten, with what used them', async () => {
    const id = await connect();
    await refreshed(id, [change(1)], START_MS);
    await refreshed(id, [change(2)], START_MS + 10);
    await lookAt();
    expect(await changes().forget(START_MS + 10)).toBe(1);
    expect(await rows()).toEqual([1, 1]);
  });

  test('they go with their connection, with its account, and with the shop', async () => {
    const all = async (): Promise<void> => {
      for (const shop of [SHOP, OTHER_SHOP]) {
        await refreshed(await connect('EU', shop), [change(1)]);
        await lookAt(shop);
      }
    };
    await all();
    await subject.store.connections.remove(SHOP, 'EU', START_MS);
    expect(await rows()).toEqual([1, 1]);
    await all();
    await connect('EU', SHOP, 'another account');
    expect(await rows()).toEqual([2, 2]);
    await connect('EU', SHOP);
    await all();
    await subject.store.privacy.redactShop(SHOP);
    expect(await rows()).toEqual([3, 3]);
  });
}

import { expect, it } from 'vitest';
import type { HomeView } from '../../web/contract/index.ts';
import { callApi, canvasProduct, connectShop } from '../support/surroundings.ts';
import { eventually } from '../support/eventually.ts';
import { DAY_MS, MINUTE_MS } from '../support/passing-clock.ts';
import { onEachDatabase, type FaultScene, type ListedPrintOrder } from './on-each-database.ts';

const BROKEN = { kind: 'status', status: 500 } as const;
/** More often than it is asked for while the test has it wait. */
const UNTOLD = Array.from({ length: 20 }, () => BROKEN);

/** A store of a developer's, installed and connected, with a canvas to buy. */
async function developmentStore(scene: FaultScene) {
  const { surroundings, url } = scene.app;
  const shop = scene.shopify.addShop('studio.myshopify.com', { isDevelopment: true });
  const own = { ...surroundings, shop };
  await connectShop(own, url);
  const variant = canvasProduct(shop);
  const api = (method: string, path: string, body?: unknown) => callApi(own, url, { method, path, body });
  return {
    shop,
    /** Bought, and marked as paid by the merchant: for Shopify a real order. */
    buy: () => shop.placeOrder({ lines: [{ variant, quantity: 1 }] }).gid,
    api,
    homeSays: (testMode: HomeView['testMode']) =>
      eventually(`Home says ${testMode}`, async () => ((await api('GET', '/home')) as HomeView).testMode === testMode),
    waits: (orders: number) =>
      eventually(`${orders} wait`, async () => {
        const { items } = (await api('GET', '/orders')) as { items: readonly ListedPrintOrder[] };
        return items.filter(({ holdReason }) => holdReason === 'test_mode_undecided').length === orders;
      }),
  };
}

onEachDatabase((scene) => {
  it('[R11] a development store starts in test mode, says so, and prints nothing that is marked as paid', async () => {
    const store = await developmentStore(scene());
    expect(await store.api('GET', '/home')).toMatchObject({ testMode: 'development_store' });
    expect(await store.api('GET', '/settings')).toMatchObject({ testMode: true });
    store.buy();
    await scene().printedOnce();
    expect(scene().printed()).toMatchObject([{ isTest: true }]);
    const asked = scene().shopify.requests().byOperation;
    // Each of the two shops when it is installed, and once more by the clock, which knows nothing of that.
    expect(asked['ReadShopKind']).toBeLessThanOrEqual(4);
  });

  it('[R11] its merchant may switch test mode off, and nothing switches it on again', async () => {
    const store = await developmentStore(scene());
    await store.api('PATCH', '/settings', { testMode: false });
    await store.api('PATCH', '/settings', { waitHours: 0 });
    store.shop.uninstall();
    await scene().quiet();
    store.shop.reinstall();
    expect(((await store.api('GET', '/home')) as HomeView).testMode).toBe('off');
    store.buy();
    await scene().printedOnce();
    expect(scene().printed()).toMatchObject([{ isTest: false }]);
  });

  it('[R11] while Shopify does not tell whether it is one, orders wait and Home says so', async () => {
    scene().shopify.faults.script('ReadShopKind', ...UNTOLD.slice(0, 6));
    const store = await developmentStore(scene());
    await store.api('PATCH', '/settings', { tagAfterImport: 'sent' });
    store.buy();
    await store.waits(1);
    await store.homeSays('kind_unknown');
    await scene().quiet();
    expect(scene().printed()).toEqual([]);
    for (let round = 0; round < 20 && scene().printed().length === 0; round += 1) await scene().letPass(3 * MINUTE_MS);
    await scene().printedOnce();
    expect(scene().printed()).toMatchObject([{ isTest: true }]);
    await store.homeSays('development_store');
  });

  it('[R11] a merchant who does not want to wait for that decides it', async () => {
    scene().shopify.faults.script('ReadShopKind', ...UNTOLD);
    const store = await developmentStore(scene());
    store.buy();
    await store.waits(1);
    await store.api('PATCH', '/settings', { testMode: true });
    await store.homeSays('on');
    await scene().printedOnce();
    expect(scene().printed()).toMatchObject([{ isTest: true }]);
  });

  it.each([
    ['printed for real', false, 'off'],
    ['tests', true, 'on'],
  ] as const)('[R11] orders of a store that went live wait, until its merchant says they are %s', async (...row) => {
    const [, testMode, said] = row;
    const store = await developmentStore(scene());
    await store.api('PATCH', '/settings', { approveHighRisk: false });
    store.buy();
    await scene().printedOnce();
    store.shop.becomes('live');
    await scene().letPass(DAY_MS + MINUTE_MS);
    await store.homeSays('went_live');
    store.buy();
    await store.waits(1);
    await scene().quiet();
    expect(scene().printed()).toHaveLength(1);
    expect(await store.api('PATCH', '/settings', { testMode })).toMatchObject({ testMode, ordersWoken: 1 });
    await store.homeSays(said);
    await scene().printedOnce(2);
    expect(
      scene()
        .printed()
        .map(({ isTest }) => isTest),
    ).toEqual([true, testMode]);
  });

  it('[R11] a store that went live while the app was away is seen to when it is installed again', async () => {
    const store = await developmentStore(scene());
    store.shop.uninstall();
    await scene().quiet();
    store.shop.becomes('live');
    store.shop.reinstall();
    await store.homeSays('went_live');
  });

  it('[R11] a store that printed for real before it went live is not asked', async () => {
    const store = await developmentStore(scene());
    await store.api('PATCH', '/settings', { testMode: false });
    store.shop.becomes('live');
    await scene().letPass(DAY_MS + MINUTE_MS);
    await scene().quiet();
    await store.homeSays('off');
    store.buy();
    await scene().printedOnce();
    expect(scene().printed()).toMatchObject([{ isTest: false }]);
  });

  it('[R11] any other store prints for real', async () => {
    expect(await scene().app.api({ method: 'GET', path: '/home' })).toMatchObject({ testMode: 'off' });
    scene().order();
    await scene().printedOnce();
    expect(scene().printed()).toMatchObject([{ isTest: false }]);
  });
});

import { expect, it } from 'vitest';
import type { HomeView } from '../../web/contract/index.ts';
import { callApi, canvasProduct, connectShop } from '../support/surroundings.ts';
import { onEachDatabase, type FaultScene } from './on-each-database.ts';

/** A store of a developer's, installed and connected, with a canvas to buy. */
async function developmentStore(scene: FaultScene) {
  const { surroundings, url } = scene.app;
  const shop = scene.shopify.addShop('studio.myshopify.com', { isDevelopment: true });
  const own = { ...surroundings, shop };
  await connectShop(own, url);
  const variant = canvasProduct(shop);
  return {
    shop,
    /** Bought, and marked as paid by the merchant: for Shopify a real order. */
    buy: () => shop.placeOrder({ lines: [{ variant, quantity: 1 }] }).gid,
    api: (method: string, path: string, body?: unknown) => callApi(own, url, { method, path, body }),
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
    expect(asked['ReadShopKind']).toBe(2);
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

  it('[R11] whether it is one is asked again when the answer was lost while the app was installed', async () => {
    const broken = { kind: 'status', status: 500 } as const;
    scene().shopify.faults.script('ReadShopKind', broken, broken);
    const store = await developmentStore(scene());
    store.buy();
    await scene().printedOnce();
    expect(scene().printed()).toMatchObject([{ isTest: true }]);
  });

  it('[R11] any other store prints for real', async () => {
    expect(await scene().app.api({ method: 'GET', path: '/home' })).toMatchObject({ testMode: 'off' });
    scene().order();
    await scene().printedOnce();
    expect(scene().printed()).toMatchObject([{ isTest: false }]);
  });
});

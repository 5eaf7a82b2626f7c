import { expect, it } from 'vitest';
import type { HomeView } from '../../web/contract/index.ts';
import { eventually } from '../support/eventually.ts';
import { MINUTE_MS } from '../support/passing-clock.ts';
import { callApi } from '../support/surroundings.ts';
import { onEachDatabase, type FaultScene } from './on-each-database.ts';

async function healthOf(scene: FaultScene): Promise<HomeView['health']> {
  return ((await scene.app.api({ method: 'GET', path: '/home' })) as HomeView).health;
}

/** Waits until Home tells of the refusal, and gives it. */
function refusal(scene: FaultScene, isAsked: (told: { what: string; waiting: number }) => boolean) {
  let last: HomeView['health'] | null = null;
  return eventually(
    'the refusal on Home',
    async () => {
      last = await healthOf(scene);
      const { accessNotGranted } = last;
      return accessNotGranted !== null && isAsked(accessNotGranted) ? accessNotGranted : null;
    },
    () => last,
  );
}

async function isOver(scene: FaultScene): Promise<void> {
  await eventually('nothing is refused', async () => (await healthOf(scene)).accessNotGranted === null);
}

onEachDatabase((scene) => {
  it('[R2] an app that may see no order says so on Home, asks rarely, and goes on when it is approved', async () => {
    scene().shop.refuseOrders(true);
    const order = scene().order();
    await refusal(scene(), ({ what, waiting }) => what === 'customer_data' && waiting === 1);
    expect((await healthOf(scene())).shopifyAccessLost).toBe(false);
    await scene().quiet();
    const asked = (): number => scene().shopify.requests().byOperation['ReadOrder'] ?? 0;
    const before = asked();
    for (let minute = 0; minute < 20; minute += 4) {
      scene().order();
      await scene().letPass(4 * MINUTE_MS);
    }
    await scene().quiet();
    expect(asked() - before).toBeLessThan(20);
    expect(scene().printed()).toEqual([]);
    scene().shop.refuseOrders(false);
    await scene().letPass(3 * MINUTE_MS);
    await scene().shows(order, 'IN_PROGRESS');
    await scene().printedOnce(6);
    await isOver(scene());
  });

  it('[R2] is told before the first order comes', async () => {
    scene().shop.refuseOrders(true);
    await scene().letPass(11 * MINUTE_MS);
    await refusal(scene(), ({ what, waiting }) => what === 'customer_data' && waiting === 0);
    scene().shop.refuseOrders(false);
    await scene().letPass(3 * MINUTE_MS);
    await isOver(scene());
  });

  it('[R2] addresses that are withheld are told, and what waits for them goes on by itself', async () => {
    scene().shop.withholdProtectedData(true);
    const order = scene().order();
    await scene().listsOne(({ problemCodes }) => problemCodes.includes('address_withheld'));
    await refusal(scene(), ({ what }) => what === 'customer_data');
    scene().shop.withholdProtectedData(false);
    await scene().letPass(3 * MINUTE_MS);
    await scene().shows(order, 'IN_PROGRESS');
    await isOver(scene());
  });

  it('[R2] a parcel whose order may not be read is a problem of that name, and fulfilled once it may', async () => {
    const order = scene().order();
    const [id = ''] = await scene().printedOnce();
    await scene().shows(order, 'IN_PROGRESS');
    await scene().quiet();
    scene().shop.refuseOrders(true);
    scene().picanova.ship(id, { trackingNumber: 'N1' });
    await scene().listsOne(({ problemCodes }) => problemCodes.includes('access_not_granted'));
    scene().shop.refuseOrders(false);
    await scene().letPass(3 * MINUTE_MS);
    await scene().shows(order, 'FULFILLED');
    await scene().listsOne(({ problemCodes }) => problemCodes.length === 0);
  });

  it('[R2] a scope that is missing is another thing: Home names what it opens, and its grant is enough', async () => {
    scene().shop.denyScope('read_products');
    scene().shop.denyScope('write_products');
    const order = scene().order();
    expect(await refusal(scene(), ({ waiting }) => waiting === 1)).toMatchObject({
      what: 'scopes',
      areas: ['products'],
    });
    expect((await healthOf(scene())).shopifyAccessLost).toBe(false);
    scene().loseWebhooks();
    scene().shop.grantScope('write_products');
    await scene().letPass(3 * MINUTE_MS);
    await scene().shows(order, 'IN_PROGRESS');
  });

  it('[R2] fulfillment orders that a missing scope hides are looked for again when it is granted', async () => {
    const family = 'merchant_managed_fulfillment_orders';
    scene().shop.denyScope(`read_${family}`);
    scene().shop.denyScope(`write_${family}`);
    const order = scene().order();
    expect(await refusal(scene(), () => true)).toMatchObject({ what: 'scopes', areas: ['fulfillment_orders'] });
    await scene().quiet();
    expect(scene().printed()).toEqual([]);
    scene().shop.grantScope(`write_${family}`);
    await scene().shows(order, 'IN_PROGRESS');
    await isOver(scene());
  });

  it('[R2] scopes that a token answer does not tell are not missing', async () => {
    scene().shopify.tokenEndpoint = { omit: ['scope'], refuse: null };
    const own = { shop: scene().shopify.addShop('quiet.myshopify.com') };
    const home = await callApi(own, scene().app.url, { method: 'GET', path: '/home' });
    expect((home as HomeView).health.accessNotGranted).toBeNull();
  });

  it('[R2] an order of which only the country is known says that, and nothing of the app’s approval', async () => {
    await scene().shows(scene().order(), 'IN_PROGRESS');
    scene().order(1, { shippingAddress: { countryCode: 'DE', country: 'Germany' } });
    await scene().listsOne(({ problemCodes }) => problemCodes.includes('address_incomplete'));
    await scene().quiet();
    expect((await healthOf(scene())).accessNotGranted).toBeNull();
    scene().loseWebhooks();
    const lost = scene().order();
    for (let round = 0; round < 3; round += 1) await scene().letPass(11 * MINUTE_MS);
    await scene().shows(lost, 'IN_PROGRESS');
  });

  it('[R2] addresses that are all blank are taken for withheld, until one is shown', async () => {
    const blank = { countryCode: 'DE', country: 'Germany' };
    scene().order(1, { shippingAddress: blank });
    await scene().listsOne(({ problemCodes }) => problemCodes.includes('address_withheld'));
    await refusal(scene(), ({ what }) => what === 'customer_data');
    await scene().shows(scene().order(), 'IN_PROGRESS');
    await isOver(scene());
    await scene().listsOne(({ problemCodes }) => problemCodes.includes('address_incomplete'));
  });

  it('[R2] the first order that shows its address ends what was noted of another, at once', async () => {
    scene().shop.withholdProtectedData(true);
    const held = scene().order();
    await refusal(scene(), ({ what }) => what === 'customer_data');
    await scene().quiet();
    scene().shop.withholdProtectedData(false);
    await scene().shows(scene().order(), 'IN_PROGRESS');
    await isOver(scene());
    await scene().shows(held, 'IN_PROGRESS');
  });
});

import { afterEach, beforeEach, expect, it } from 'vitest';
import type { OrderPreviewView, OrderView } from '../../web/contract/index.ts';
import { numberOf } from '../../web/contract/gids.ts';
import { canvasProduct } from '../support/surroundings.ts';
import { eventually } from '../support/eventually.ts';
import { startAppUnderTest, type AppUnderTest } from './app-under-test.ts';

let app: AppUnderTest;
beforeEach(async () => {
  app = await startAppUnderTest({ hasUs: true });
});
afterEach(() => app.close());

const ZURICH = {
  firstName: 'Heidi',
  lastName: 'Muster',
  address1: 'Bahnhofstrasse 1',
  city: 'Zürich',
  zip: '8001',
  country: 'Switzerland',
  countryCode: 'CH',
};

async function preview(gid: string): Promise<OrderPreviewView> {
  return (await app.api({ method: 'GET', path: `/orders/${numberOf(gid)}/preview` })) as OrderPreviewView;
}

function setField(variant: string, key: string, value: string): void {
  app.surroundings.shop.setMetafields(variant, [{ namespace: '$app', key, value }]);
}

it('the preview says of an order what is then sent, field by field, and sends nothing', async () => {
  const { shop, picanova } = app.surroundings;
  const lines = [{ variant: app.variant, quantity: 2, discountedTo: '35.00' }];
  const order = shop.placeOrder({ shippingAddress: ZURICH, shippingPrice: '6.00', lines, paid: false });
  const [shown] = (await preview(order.gid)).printOrders;
  expect(shown).toMatchObject({
    sent: false,
    region: 'EU',
    state: 'held',
    holdReason: 'unpaid',
    api: 'beta',
    problems: [],
    address: { firstname: 'Heidi', city: 'Zürich', countryCode: 'CH' },
    customsShipping: { minor: 600, currency: 'EUR' },
    soldFor: { minor: 7_000, currency: 'EUR' },
    other: { region: 'US', problems: [{ code: 'customs_currency' }, { code: 'unknown_sku' }] },
  });
  await preview(order.gid);
  expect(picanova.orders()).toEqual([]);
  expect(picanova.calls().byRoute['POST /beta/shipping/rates']).toBe(1);

  shop.pay(order.gid);
  const [sent] = await eventually('it is sent', () => (picanova.orders().length === 1 ? picanova.orders() : null));
  expect(sent?.items).toMatchObject([{ quantity: 2, customsValueMinor: 3_500, file: shown?.items[0]?.artworkUrl }]);
  expect(shown?.items).toMatchObject([{ customsValue: { minor: 3_500, currency: 'EUR' }, quantity: 2 }]);
  expect(sent).toMatchObject({ shippingMethod: shown?.shippingMethod?.code, externalId: shown?.externalId });
  // What was expected is what is charged.
  const total = await eventually(
    'its total is known',
    async () => (await preview(order.gid)).printOrders[0]?.picanovaTotal,
  );
  expect(total).toEqual({ minor: shown?.expectedCost?.totalMinor, currency: 'EUR' });
  expect((await preview(order.gid)).printOrders).toMatchObject([
    { sent: true, other: null, margin: shown?.margin, shippingMethod: { code: shown?.shippingMethod?.code } },
  ]);
});

it('the preview compares both regions where both could print', async () => {
  const { shop } = app.surroundings;
  setField(app.variant, 'print_sku_us', 'DIGI-16X12-1');
  const order = shop.placeOrder({
    shippingAddress: {
      ...ZURICH,
      country: 'United States',
      countryCode: 'US',
      province: 'Ohio',
      provinceCode: 'OH',
      zip: '43004',
    },
    lines: [{ variant: app.variant, quantity: 1 }],
    paid: false,
  });
  const [shown] = (await preview(order.gid)).printOrders;
  expect(shown).toMatchObject({ region: 'US', problems: [], margin: null, expectedCost: { currency: 'USD' } });
  expect(shown?.other).toMatchObject({ region: 'EU', expectedCost: { currency: 'EUR' } });
  expect(shown?.other?.margin?.currency).toBe('EUR');
  const customsRates = [{ from: 'EUR', to: 'USD', rate: 1.1 }];
  await app.api({ method: 'PATCH', path: '/settings', body: { customsRates } });
  expect((await preview(order.gid)).printOrders[0]?.margin?.currency).toBe('USD');
});

it('the preview of a broken order says what is wrong, and of one without prints that there is none', async () => {
  const { shop } = app.surroundings;
  const broken = canvasProduct(shop);
  setField(broken, 'print_option_value_1', 'Marbled');
  const { gid } = shop.placeOrder({ lines: [{ variant: broken, quantity: 1 }] });
  expect((await preview(gid)).printOrders).toMatchObject([
    { api: null, shippingMethod: null, problems: [{ code: 'unknown_option' }], state: 'blocked' },
  ]);
  const own = shop.placeOrder({ lines: [{ title: 'A mug', quantity: 1 }] });
  expect((await preview(own.gid)).printOrders).toEqual([]);
  expect(await app.find('/orders/4711/preview')).toBeNull();
});

it('what is given back to the buyer leaves the margin, of the order and of its preview', async () => {
  const { shop, picanova } = app.surroundings;
  const { gid } = shop.placeOrder({ shippingPrice: '0.00', lines: [{ variant: app.variant, quantity: 1 }] });
  await eventually('it is sent', () => picanova.orders().length === 1);
  shop.giveBack(gid, 9.9);
  const soldFor = async () => {
    const { printOrders } = (await app.api({ method: 'GET', path: `/orders/${numberOf(gid)}` })) as OrderView;
    return printOrders[0]?.soldFor?.minor;
  };
  await eventually('the order was looked at again', async () => (await soldFor()) === 3_000, soldFor);
  expect((await preview(gid)).printOrders).toMatchObject([{ sent: true, soldFor: { minor: 3_000, currency: 'EUR' } }]);
});

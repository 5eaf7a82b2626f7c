import { afterEach, beforeEach, expect, it } from 'vitest';
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
const OTTAWA = {
  firstName: 'Ann',
  lastName: 'Lee',
  address1: '1 Wellington Street',
  city: 'Ottawa',
  zip: 'K1A 0A9',
  province: 'Ontario',
  provinceCode: 'ON',
  country: 'Canada',
  countryCode: 'CA',
};

/** What is declared for each piece and for shipping, of the first order that Picanova of the region holds. */
async function declared(region: 'EU' | 'US' = 'EU') {
  const { picanova, picanovaUs } = app.surroundings;
  const orders = () => (region === 'EU' ? picanova : picanovaUs)?.orders() ?? [];
  await eventually('it is printed', () => orders().length === 1, orders);
  return orders().map(({ items, customsShippingMinor }) => [
    ...items.map(({ customsValueMinor }) => customsValueMinor),
    customsShippingMinor,
  ])[0];
}

async function listed() {
  return (await app.api({ method: 'GET', path: '/orders' })) as {
    items: readonly { readonly problemCodes: readonly string[] }[];
  };
}

it('customs are told what was paid, after discounts and without the tax that prices include', async () => {
  const { variant } = app;
  app.surroundings.shop.placeOrder({
    shippingAddress: ZURICH,
    shippingPrice: '10.81',
    tax: { rate: 0.081, included: true },
    lines: [
      { variant, quantity: 2, discountedTo: '32.43' },
      { variant, quantity: 1, discountedTo: '0.00' },
    ],
  });
  // 39.90 before discounts, less 8.1 %.
  expect(await declared()).toEqual([3_000, 3_691, 1_000]);
});

it('customs are told nothing of a parcel inside the EU', async () => {
  app.surroundings.shop.placeOrder({ lines: [{ variant: app.variant, quantity: 1 }] });
  expect(await declared()).toEqual([null, 0]);
});

it('an order in other money waits for a rate, and goes by itself when one is entered', async () => {
  const { shop } = app.surroundings;
  shop.setMetafields(app.variant, [{ namespace: '$app', key: 'print_sku_us', value: 'DIGI-16X12-1' }]);
  const lines = [{ variant: app.variant, quantity: 1 }];
  shop.placeOrder({ shippingAddress: OTTAWA, shippingPrice: '5.00', lines });
  await eventually(
    'it waits',
    async () => (await listed()).items.some(({ problemCodes }) => problemCodes.join() === 'customs_currency'),
    listed,
  );
  expect(app.surroundings.picanovaUs?.orders()).toEqual([]);
  const customsRates = [{ from: 'EUR', to: 'USD', rate: 1.1 }];
  await app.api({ method: 'PATCH', path: '/settings', body: { customsRates } });
  expect(await declared('US')).toEqual([4_389, 550]);
});

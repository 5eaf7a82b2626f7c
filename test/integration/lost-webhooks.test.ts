import { afterEach, beforeEach, expect, it } from 'vitest';
import { NO_FAULTS } from '../simulator/faults.ts';
import { eventually } from '../support/eventually.ts';
import { startAppUnderTest, type AppUnderTest } from './app-under-test.ts';

let app: AppUnderTest;

beforeEach(async () => {
  app = await startAppUnderTest({ pollSeconds: 1 });
});

afterEach(() => app.close());

function printStatuses(): readonly string[] {
  return app.surroundings.picanova.orders().map(({ status }) => status);
}

it('an order whose webhooks were all lost is printed', async () => {
  const { shop, shopify } = app.surroundings;
  shopify.faults.rates = { ...NO_FAULTS, deliveryDrop: 1 };
  shop.placeOrder({ lines: [{ variant: app.variant, quantity: 1 }] });
  await eventually('the print order', () => printStatuses().length === 1);
});

it('an order whose cancellation was told by no webhook is stopped at Picanova', async () => {
  const { shop, shopify } = app.surroundings;
  const { gid } = shop.placeOrder({ lines: [{ variant: app.variant, quantity: 1 }] });
  await eventually('progress in Shopify', () => shop.order(gid).fulfillmentStatus === 'IN_PROGRESS');
  await shopify.drain();
  shopify.faults.rates = { ...NO_FAULTS, deliveryDrop: 1 };
  shop.cancel(gid);
  await eventually('the cancelled print order', () => printStatuses().includes('CANCELLED'), printStatuses);
  expect(printStatuses()).toEqual(['CANCELLED']);
});

it('cancelled orders that the app never heard of stay unknown to it', async () => {
  const { shop, shopify, picanova } = app.surroundings;
  shopify.faults.rates = { ...NO_FAULTS, deliveryDrop: 1 };
  const cancelled = shop.placeOrder({ lines: [{ variant: app.variant, quantity: 1 }] });
  shop.cancel(cancelled.gid);
  const other = shop.placeOrder({ lines: [{ variant: app.variant, quantity: 1 }] });
  await eventually('progress of the other', () => shop.order(other.gid).fulfillmentStatus === 'IN_PROGRESS');
  const pages = JSON.stringify(await app.api({ method: 'GET', path: '/orders' }));
  expect([pages.includes(other.name), pages.includes(cancelled.name), picanova.orders().length]).toEqual([
    true,
    false,
    1,
  ]);
});

it('the pages tell when both sides were last compared; a comparison that failed does not count', async () => {
  const { shopify } = app.surroundings;
  const compared = async (): Promise<number | null> =>
    ((await app.api({ method: 'GET', path: '/home' })) as { health: { lastReconciledAtMs: number | null } }).health
      .lastReconciledAtMs;
  await eventually('a first comparison', compared);
  shopify.faults.rates = { ...NO_FAULTS, status500: 1 };
  const failed = (): number => app.events.filter((event) => event === 'reconcile_postponed').length;
  await eventually('a comparison that fails', () => failed() > 0);
  const before = await compared();
  const failedBefore = failed();
  await eventually('another one', () => failed() > failedBefore + 1);
  expect(await compared()).toBe(before);
});

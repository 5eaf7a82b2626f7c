import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fault } from '../simulator/faults.ts';
import { eventually } from '../support/eventually.ts';
import { MINUTE_MS, PassingClock, quiet } from '../support/passing-clock.ts';
import { startAppUnderTest, type AppUnderTest } from './app-under-test.ts';

const clock = new PassingClock();
let app: AppUnderTest;
beforeAll(async () => {
  app = await startAppUnderTest({ clock });
});
afterAll(() => app.close());

function place(): string {
  return app.surroundings.shop.placeOrder({ lines: [{ variant: app.variant, quantity: 1 }] }).gid;
}

async function fulfilled(gid: string): Promise<void> {
  await eventually(`${gid} is at Picanova`, () => app.surroundings.picanova.orders().length > 0);
  await eventually(
    `${gid} is fulfilled`,
    () => {
      for (const { id, shipments } of app.surroundings.picanova.orders()) {
        if (shipments.length === 0) app.surroundings.picanova.ship(id, { carrier: 'UPS', trackingNumber: `T-${id}` });
      }
      return app.surroundings.shop.order(gid).fulfillmentStatus === 'FULFILLED';
    },
    () => app.surroundings.shop.order(gid),
  );
}

function printOrdersOf(gid: string) {
  const numbers = app.surroundings.shop
    .order(gid)
    .fulfillmentOrders.map(({ gid: fulfillmentOrder }) => fulfillmentOrder.split('/').at(-1) ?? '');
  return app.surroundings.picanova
    .orders()
    .filter(({ externalId }) => numbers.some((number) => externalId?.includes(`-${number}-`)));
}

const picanovaFaults: readonly (readonly [string, string, Fault])[] = [
  ['the answer to the create is lost after Picanova kept the order', 'POST /beta/orders', { kind: 'cut_after_commit' }],
  ['the create never arrives', 'POST /beta/orders', { kind: 'cut_before_work' }],
  ['Picanova answers the create with a server fault', 'POST /beta/orders', { kind: 'status', status: 500 }],
  ['Picanova answers the create with HTML', 'POST /beta/orders', { kind: 'html' }],
  ['Picanova answers the create with nothing', 'POST /beta/orders', { kind: 'empty_body' }],
  ['Picanova has had enough calls', 'POST /beta/orders', { kind: 'status', status: 429, retryAfterSeconds: 1 }],
  ['the rates cannot be read', 'POST /beta/shipping/rates', { kind: 'html' }],
  ['the read-back answers with HTML', 'GET /beta/orders/:id', { kind: 'html' }],
];

const shopifyFaults: readonly (readonly [string, string, Fault])[] = [
  ['the order cannot be read at first', 'order_read', { kind: 'status', status: 502 }],
  ['Shopify says too many requests', 'order_read', { kind: 'status', status: 429, retryAfterSeconds: 1 }],
  ['Shopify answers with HTML', 'order_read', { kind: 'html' }],
  ['the answer to fulfillmentCreate is lost after Shopify kept it', 'fulfillment_create', { kind: 'cut_after_commit' }],
  ['fulfillmentCreate never arrives', 'fulfillment_create', { kind: 'cut_before_work' }],
  ['the progress report fails', 'announce', { kind: 'status', status: 500 }],
];

/** Which documents do it is the app's own business; its operation names are learnt from a clean run. */
async function operationNames(): Promise<Readonly<Record<string, string>>> {
  await fulfilled(place());
  const names = Object.keys(app.surroundings.shopify.requests().byOperation);
  const named = (pattern: RegExp): string => names.find((name) => pattern.test(name)) ?? '';
  return {
    order_read: named(/(Read|Plan).*Order|^Order/i),
    fulfillment_create: named(/createFulfillment|fulfillmentCreate/i),
    announce: named(/announce|progress/i),
  };
}

describe('when an answer goes wrong, one order is still printed once and fulfilled once', () => {
  it.each(picanovaFaults)('%s', async (_what, route, fault) => {
    app.surroundings.picanova.faults.script(route, fault);
    const gid = place();
    await quiet(app.surroundings);
    clock.pass(2 * MINUTE_MS);
    await fulfilled(gid);
    expect(printOrdersOf(gid)).toHaveLength(1);
    expect(app.surroundings.shop.order(gid).fulfillments).toHaveLength(1);
  });

  it.each(shopifyFaults)('%s', async (_what, operation, fault) => {
    const names = await operationNames();
    expect(names[operation]).not.toBe('');
    app.surroundings.shopify.faults.script(names[operation] ?? '', fault);
    const gid = place();
    await fulfilled(gid);
    expect(printOrdersOf(gid)).toHaveLength(1);
    expect(app.surroundings.shop.order(gid).fulfillments).toHaveLength(1);
  });
});

async function problemsOf(gid: string): Promise<readonly string[]> {
  return eventually('a problem is shown', async () => {
    const answer = (await app.find(`/orders/${gid.split('/').at(-1)}`)) as {
      printOrders: { problems: { code: string }[] }[];
    } | null;
    const codes = (answer?.printOrders ?? []).flatMap(({ problems }) => problems.map(({ code }) => code));
    return codes.length > 0 && codes;
  });
}

describe('what cannot be sent is named', () => {
  it('an order without an address', async () => {
    const { gid } = app.surroundings.shop.placeOrder({
      lines: [{ variant: app.variant, quantity: 1 }],
      shippingAddress: null,
    });
    expect(await problemsOf(gid)).toContain('address_incomplete');
  });

  it('an address that Shopify withholds from the app', async () => {
    app.surroundings.shop.withholdProtectedData(true);
    const gid = place();
    expect(await problemsOf(gid)).toContain('address_withheld');
    app.surroundings.shop.withholdProtectedData(false);
    await app.api({ method: 'POST', path: `/orders/${gid.split('/').at(-1)}/retry` });
    await fulfilled(gid);
  });

  it('a country that Picanova does not ship to', async () => {
    const { gid } = app.surroundings.shop.placeOrder({
      lines: [{ variant: app.variant, quantity: 1 }],
      shippingAddress: {
        firstName: 'Ana',
        lastName: 'Tui',
        address1: 'Main Road 1',
        city: 'Avarua',
        zip: '1234',
        countryCode: 'CK',
        country: 'Cook Islands',
      },
    });
    expect(await problemsOf(gid)).toContain('destination_not_served');
  });

  it('an order whose product was removed is left alone, since nothing says it is ours', async () => {
    const product = app.surroundings.shop.product({
      title: 'Gone',
      variants: [
        { title: 'one', price: '1.00', metafields: [{ namespace: '$app', key: 'print_sku', value: 'DIGI-40X30-1' }] },
      ],
    });
    const { gid } = app.surroundings.shop.placeOrder({
      lines: [{ variant: product.variants[0]?.gid ?? '', quantity: 1 }],
      paid: false,
    });
    app.surroundings.shop.deleteProduct(product.gid);
    app.surroundings.shop.pay(gid);
    await fulfilled(place());
    expect(printOrdersOf(gid)).toEqual([]);
  });
});

import { createHmac } from 'node:crypto';
import type { Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { NO_FAULTS } from '../faults.ts';
import { API_SECRET, fieldOf, openBench, openReceiver, SHOP, type Bench, type Received } from './client.fixture.ts';

interface Stage {
  readonly bench: Bench;
  readonly received: Received[];
}

const open: { bench: Bench; server: Server }[] = [];
afterEach(async () => {
  for (const { bench, server } of open.splice(0)) {
    await bench.simulator.close();
    server.closeAllConnections();
    server.close();
  }
});

async function stage(topics: readonly string[], statuses: number[] = []): Promise<Stage> {
  const { url, received, server } = await openReceiver(statuses);
  const bench = await openBench({ webhookUrl: `${url}/webhooks/shopify`, topics, costs: 'off' });
  open.push({ bench, server });
  return { bench, received };
}

const place = (bench: Bench): string => bench.shop.placeOrder({ lines: [{ title: 'Print', quantity: 2 }] }).gid;
const topicsOf = (received: readonly Received[]): string[] =>
  received.map(({ headers }) => String(headers['x-shopify-topic'])).sort();
const foOf = (bench: Bench, order: string): string => bench.shop.order(order).fulfillmentOrders[0]?.gid ?? '';

describe('a delivery', () => {
  it('is signed over its raw bytes, slashes escaped, and says what it is in its headers', async () => {
    const { bench, received } = await stage(['fulfillment_orders/order_routing_complete']);
    const order = place(bench);
    await bench.simulator.drain();
    const [call] = received;
    expect(call?.path).toBe('/webhooks/shopify');
    expect(call?.body).toContain(String.raw`gid:\/\/shopify\/FulfillmentOrder\/`);
    expect(call?.headers['x-shopify-hmac-sha256']).toBe(
      createHmac('sha256', API_SECRET)
        .update(call?.body ?? '')
        .digest('base64'),
    );
    expect(call?.headers).toMatchObject({
      'x-shopify-topic': 'fulfillment_orders/order_routing_complete',
      'x-shopify-shop-domain': SHOP,
      'x-shopify-api-version': '2026-10',
      'x-shopify-triggered-at': '2026-11-01T00:00:00.000Z',
    });
    expect(JSON.parse(call?.body ?? '')).toMatchObject({
      fulfillment_order: { id: foOf(bench, order), status: 'open' },
    });
    const [delivery] = bench.simulator.deliveries();
    expect(delivery).toMatchObject({
      acknowledged: true,
      attempts: 1,
      webhookId: call?.headers['x-shopify-webhook-id'],
    });
  });

  it('is made only for subscribed topics', async () => {
    const { bench, received } = await stage(['orders/cancelled']);
    bench.shop.cancel(place(bench));
    await bench.simulator.drain();
    expect(topicsOf(received)).toEqual(['orders/cancelled']);
    expect(JSON.parse(received[0]?.body ?? '')).toHaveProperty('cancelled_at', '2026-11-01T00:00:00.000Z');
  });
});

describe('topics', () => {
  const ALL = [
    'orders/paid',
    'orders/updated',
    'orders/edited',
    'fulfillments/create',
    'fulfillments/update',
    'fulfillment_orders/placed_on_hold',
    'fulfillment_orders/hold_released',
    'fulfillment_orders/order_routing_complete',
    'app/uninstalled',
    'app/scopes_update',
    'shop/redact',
  ];

  async function heardAfter(what: (bench: Bench, order: string) => void | Promise<unknown>): Promise<string[]> {
    const { bench, received } = await stage(ALL);
    const order = place(bench);
    await bench.simulator.drain();
    received.length = 0;
    await what(bench, order);
    await bench.simulator.drain();
    return topicsOf(received);
  }

  it("tell of the app's own writes too", async () => {
    const heard = await heardAfter((bench, order) =>
      bench.graphql(
        'mutation ($id: ID!, $fo: ID!) { tagsAdd(id: $id, tags: ["sent"]) { userErrors { ' +
          'message } } fulfillmentCreate(fulfillment: {lineItemsByFulfillmentOrder: [{fulfillmentOrderId: ' +
          '$fo}]}) { userErrors { message } } }',
        { id: order, fo: foOf(bench, order) },
      ),
    );
    expect(heard).toEqual(['fulfillments/create', 'orders/updated', 'orders/updated']);
  });

  it('stay silent when a tag was there already', async () => {
    const heard = await heardAfter(async (bench, order) => {
      const add = (): Promise<unknown> =>
        bench.graphql('mutation ($id: ID!) { tagsAdd(id: $id, tags: ["sent"]) { userErrors { message } } }', {
          id: order,
        });
      await add();
      await add();
    });
    expect(heard).toEqual(['orders/updated']);
  });

  it('tell the first hold and the last release', async () => {
    const heard = await heardAfter((bench, order) => {
      bench.shop.hold(foOf(bench, order));
      bench.shop.release(foOf(bench, order));
    });
    expect(heard).toEqual(['fulfillment_orders/hold_released', 'fulfillment_orders/placed_on_hold']);
  });

  it('tell an edit with the new fulfillment order it makes', async () => {
    const heard = await heardAfter((bench, order) =>
      bench.shop.editQuantity(bench.shop.order(order).lines[0]?.gid ?? '', 3),
    );
    expect(heard).toEqual(['fulfillment_orders/order_routing_complete', 'orders/edited', 'orders/updated']);
  });

  it('tell payment, changed scopes and the uninstall, after which nothing but shop/redact is told', async () => {
    const { bench, received } = await stage(ALL);
    const unpaid = bench.shop.placeOrder({ lines: [{ title: 'Print', quantity: 1 }], paid: false });
    await bench.simulator.drain();
    expect(topicsOf(received)).not.toContain('orders/paid');
    bench.shop.pay(unpaid.gid);
    bench.shop.denyScope('read_locations');
    bench.shop.uninstall();
    place(bench);
    bench.shop.sendPrivacyTopic('shop/redact');
    await bench.simulator.drain();
    expect(topicsOf(received)).toEqual([
      'app/scopes_update',
      'app/uninstalled',
      'fulfillment_orders/order_routing_complete',
      'orders/paid',
      'orders/updated',
      'orders/updated',
      'shop/redact',
    ]);
  });
});

describe('a refused delivery', () => {
  it('is repeated with the same id and body when it is due, until it is acknowledged', async () => {
    const { bench, received } = await stage(['orders/paid'], [500, 302]);
    place(bench);
    await bench.simulator.drain();
    expect(await bench.simulator.retryDue()).toBe(0);
    bench.clock.ms += 60_000;
    expect(await bench.simulator.retryDue()).toBe(1);
    bench.clock.ms += 120_000;
    expect(await bench.simulator.retryDue()).toBe(1);
    expect(await bench.simulator.retryDue()).toBe(0);
    expect(
      new Set(received.map(({ body, headers }) => `${String(headers['x-shopify-webhook-id'])} ${body}`)).size,
    ).toBe(1);
    expect(bench.simulator.deliveries()).toMatchObject([{ acknowledged: true, attempts: 3 }]);
  });

  it('is given up after 8 retries in 4 hours', async () => {
    const { bench, received } = await stage(
      ['orders/paid'],
      Array.from({ length: 20 }, () => 500),
    );
    place(bench);
    await bench.simulator.drain();
    for (let minute = 0; minute < 5 * 60; minute += 1) {
      bench.clock.ms += 60_000;
      await bench.simulator.retryDue();
      if (minute === 239) expect(received).toHaveLength(9);
    }
    expect(received).toHaveLength(9);
    expect(bench.simulator.deliveries()).toMatchObject([{ acknowledged: false, attempts: 9 }]);
  });
});

describe('the fault script', () => {
  it('loses deliveries for good and sends others twice', async () => {
    const { bench, received } = await stage(['orders/paid']);
    bench.simulator.faults.rates = { ...NO_FAULTS, deliveryDrop: 1 };
    place(bench);
    await bench.simulator.drain();
    bench.clock.ms += 86_400_000;
    expect([received.length, await bench.simulator.retryDue()]).toEqual([0, 0]);
    bench.simulator.faults.rates = { ...NO_FAULTS, deliveryDuplicate: 1 };
    place(bench);
    await bench.simulator.drain();
    expect(new Set(received.map(({ headers }) => headers['x-shopify-webhook-id'])).size).toBe(1);
    expect(received).toHaveLength(2);
  });
});

describe('a fulfillment service', () => {
  it('is rung at its callback, at most once a minute', async () => {
    const { bench, received } = await stage([]);
    const { url, received: rung, server } = await openReceiver();
    open.push({ bench, server });
    const created = await bench.graphql(
      'mutation ($url: URL!) { fulfillmentServiceCreate(name: "Print", callbackUrl: $url) { ' +
        'fulfillmentService { location { id } } userErrors { message } } }',
      { url },
    );
    const { fulfillmentService } = fieldOf<{ fulfillmentService: { location: { id: string } } }>(
      created,
      'fulfillmentServiceCreate',
    );
    const { variants } = bench.shop.product({ title: 'Canvas', variants: [{ title: 'S', price: '9.00' }] });
    await bench.graphql(
      'mutation ($item: ID!, $to: ID!) { ' +
        'inventoryActivate(inventoryItemId: $item, locationId: $to) @idempotent(key: "k") { userErrors { ' +
        'message } } }',
      { item: variants[0]?.inventoryItemGid, to: fulfillmentService.location.id },
    );
    for (let count = 0; count < 2; count += 1) {
      const order = bench.shop.placeOrder({ lines: [{ variant: variants[0]?.gid ?? '', quantity: 1 }] });
      bench.shop.submitFulfillmentRequest(foOf(bench, order.gid));
    }
    await bench.simulator.drain();
    expect(rung.map(({ path, body }) => [path, body])).toEqual([
      ['/fulfillment_order_notification', '{"kind":"FULFILLMENT_REQUEST"}'],
    ]);
    expect(received).toEqual([]);
  });
});

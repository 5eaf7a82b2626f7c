import { createHmac } from 'node:crypto';
import type { Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { NO_FAULTS } from '../faults.ts';
import {
  API_SECRET,
  fieldOf,
  openClient,
  openReceiver,
  SHOP,
  type ShopClient,
  type Received,
} from './client.fixture.ts';

interface Listening {
  readonly client: ShopClient;
  readonly received: Received[];
}

const open: { client: ShopClient; server: Server }[] = [];
afterEach(async () => {
  for (const { client, server } of open.splice(0)) {
    await client.simulator.close();
    server.closeAllConnections();
    server.close();
  }
});

async function listen(topics: readonly string[], statuses: number[] = []): Promise<Listening> {
  const { url, received, server } = await openReceiver(statuses);
  const client = await openClient({ webhookUrl: `${url}/webhooks/shopify`, topics, costs: 'off' });
  open.push({ client, server });
  return { client, received };
}

const place = (client: ShopClient): string => client.shop.placeOrder({ lines: [{ title: 'Print', quantity: 2 }] }).gid;
const topicsOf = (received: readonly Received[]): string[] =>
  received.map(({ headers }) => String(headers['x-shopify-topic'])).sort();
const foOf = (client: ShopClient, order: string): string => client.shop.order(order).fulfillmentOrders[0]?.gid ?? '';

describe('a delivery', () => {
  it('is signed over its raw bytes, slashes escaped, and says what it is in its headers', async () => {
    const { client, received } = await listen(['fulfillment_orders/order_routing_complete']);
    const order = place(client);
    await client.simulator.drain();
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
      fulfillment_order: { id: foOf(client, order), status: 'open' },
    });
    const [delivery] = client.simulator.deliveries();
    expect(delivery).toMatchObject({
      acknowledged: true,
      attempts: 1,
      webhookId: call?.headers['x-shopify-webhook-id'],
    });
  });

  it('is made only for subscribed topics', async () => {
    const { client, received } = await listen(['orders/cancelled']);
    client.shop.cancel(place(client));
    await client.simulator.drain();
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

  async function heardAfter(what: (client: ShopClient, order: string) => void | Promise<unknown>): Promise<string[]> {
    const { client, received } = await listen(ALL);
    const order = place(client);
    await client.simulator.drain();
    received.length = 0;
    await what(client, order);
    await client.simulator.drain();
    return topicsOf(received);
  }

  it("tell of the app's own writes too", async () => {
    const heard = await heardAfter((client, order) =>
      client.graphql(
        'mutation ($id: ID!, $fo: ID!) { tagsAdd(id: $id, tags: ["sent"]) { userErrors { ' +
          'message } } fulfillmentCreate(fulfillment: {lineItemsByFulfillmentOrder: [{fulfillmentOrderId: ' +
          '$fo}]}) { userErrors { message } } }',
        { id: order, fo: foOf(client, order) },
      ),
    );
    expect(heard).toEqual(['fulfillments/create', 'orders/updated', 'orders/updated']);
  });

  it('stay silent when a tag was there already', async () => {
    const heard = await heardAfter(async (client, order) => {
      const add = (): Promise<unknown> =>
        client.graphql('mutation ($id: ID!) { tagsAdd(id: $id, tags: ["sent"]) { userErrors { message } } }', {
          id: order,
        });
      await add();
      await add();
    });
    expect(heard).toEqual(['orders/updated']);
  });

  it('tell the first hold and the last release', async () => {
    const heard = await heardAfter((client, order) => {
      client.shop.hold(foOf(client, order));
      client.shop.release(foOf(client, order));
    });
    expect(heard).toEqual(['fulfillment_orders/hold_released', 'fulfillment_orders/placed_on_hold']);
  });

  it('tell an edit with the new fulfillment order it makes', async () => {
    const heard = await heardAfter((client, order) =>
      client.shop.editQuantity(client.shop.order(order).lines[0]?.gid ?? '', 3),
    );
    expect(heard).toEqual(['fulfillment_orders/order_routing_complete', 'orders/edited', 'orders/updated']);
  });

  it('tell payment, changed scopes and the uninstall, after which nothing but shop/redact is told', async () => {
    const { client, received } = await listen(ALL);
    const unpaid = client.shop.placeOrder({ lines: [{ title: 'Print', quantity: 1 }], paid: false });
    await client.simulator.drain();
    expect(topicsOf(received)).not.toContain('orders/paid');
    client.shop.pay(unpaid.gid);
    client.shop.denyScope('read_locations');
    client.shop.uninstall();
    place(client);
    client.shop.sendPrivacyTopic('shop/redact');
    await client.simulator.drain();
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
    const { client, received } = await listen(['orders/paid'], [500, 302]);
    place(client);
    await client.simulator.drain();
    expect(await client.simulator.retryDue()).toBe(0);
    client.clock.ms += 60_000;
    expect(await client.simulator.retryDue()).toBe(1);
    client.clock.ms += 120_000;
    expect(await client.simulator.retryDue()).toBe(1);
    expect(await client.simulator.retryDue()).toBe(0);
    expect(
      new Set(received.map(({ body, headers }) => `${String(headers['x-shopify-webhook-id'])} ${body}`)).size,
    ).toBe(1);
    expect(client.simulator.deliveries()).toMatchObject([{ acknowledged: true, attempts: 3 }]);
  });

  it('is given up after 8 retries in 4 hours', async () => {
    const { client, received } = await listen(
      ['orders/paid'],
      Array.from({ length: 20 }, () => 500),
    );
    place(client);
    await client.simulator.drain();
    for (let minute = 0; minute < 5 * 60; minute += 1) {
      client.clock.ms += 60_000;
      await client.simulator.retryDue();
      if (minute === 239) expect(received).toHaveLength(9);
    }
    expect(received).toHaveLength(9);
    expect(client.simulator.deliveries()).toMatchObject([{ acknowledged: false, attempts: 9 }]);
  });
});

describe('the fault script', () => {
  it('loses deliveries for good and sends others twice', async () => {
    const { client, received } = await listen(['orders/paid']);
    client.simulator.faults.rates = { ...NO_FAULTS, deliveryDrop: 1 };
    place(client);
    await client.simulator.drain();
    client.clock.ms += 86_400_000;
    expect([received.length, await client.simulator.retryDue()]).toEqual([0, 0]);
    client.simulator.faults.rates = { ...NO_FAULTS, deliveryDuplicate: 1 };
    place(client);
    await client.simulator.drain();
    expect(new Set(received.map(({ headers }) => headers['x-shopify-webhook-id'])).size).toBe(1);
    expect(received).toHaveLength(2);
  });
});

describe('a fulfillment service', () => {
  it('is rung at its callback, at most once a minute', async () => {
    const { client, received } = await listen([]);
    const { url, received: rung, server } = await openReceiver();
    open.push({ client, server });
    const created = await client.graphql(
      'mutation ($url: URL!) { fulfillmentServiceCreate(name: "Print", callbackUrl: $url) { ' +
        'fulfillmentService { location { id } } userErrors { message } } }',
      { url },
    );
    const { fulfillmentService } = fieldOf<{ fulfillmentService: { location: { id: string } } }>(
      created,
      'fulfillmentServiceCreate',
    );
    const { variants } = client.shop.product({ title: 'Canvas', variants: [{ title: 'S', price: '9.00' }] });
    await client.graphql(
      'mutation ($item: ID!, $to: ID!) { ' +
        'inventoryActivate(inventoryItemId: $item, locationId: $to) @idempotent(key: "k") { userErrors { ' +
        'message } } }',
      { item: variants[0]?.inventoryItemGid, to: fulfillmentService.location.id },
    );
    for (let count = 0; count < 2; count += 1) {
      const order = client.shop.placeOrder({ lines: [{ variant: variants[0]?.gid ?? '', quantity: 1 }] });
      client.shop.submitFulfillmentRequest(foOf(client, order.gid));
    }
    await client.simulator.drain();
    expect(rung.map(({ path, body }) => [path, body])).toEqual([
      ['/fulfillment_order_notification', '{"kind":"FULFILLMENT_REQUEST"}'],
    ]);
    expect(received).toEqual([]);
  });
});

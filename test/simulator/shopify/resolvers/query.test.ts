import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fieldOf, openClient, type ShopClient } from '../client.fixture.ts';

let client: ShopClient;
beforeEach(async () => {
  client = await openClient({ costs: 'off' });
});
afterEach(() => client.simulator.close());

const place = (paid = true): string => client.shop.placeOrder({ lines: [{ title: 'Print', quantity: 2 }], paid }).gid;
const find = async (query: string): Promise<string[]> => {
  const { data, errors } = await client.graphql(
    'query ($query: String) { orders(first: 50, query: $query) { nodes { id } } }',
    { query },
  );
  expect(errors).toEqual([]);
  return fieldOf<{ nodes: { id: string }[] }>({ data, errors: [] }, 'orders').nodes.map(({ id }) => id);
};

describe('orders', () => {
  it('are found by payment, fulfillment and time, alone and together', async () => {
    const early = place();
    client.clock.ms += 1_800_000;
    const unpaid = place(false);
    const shipped = place();
    client.shop.fulfilManually(client.shop.order(shipped).fulfillmentOrders[0]?.gid ?? '');
    expect(await find('financial_status:paid')).toEqual([early, shipped]);
    expect(await find('financial_status:paid AND fulfillment_status:unfulfilled')).toEqual([early]);
    expect(await find('fulfillment_status:shipped')).toEqual([shipped]);
    expect(await find('created_at:>="2026-11-01T00:30:00Z"')).toEqual([unpaid, shipped]);
    expect(await find("created_at:<'2026-11-01T00:30:00Z' OR -financial_status:paid")).toEqual([early, unpaid]);
    expect(await find('(status:closed OR status:cancelled) created_at:2026-11-01')).toEqual([shipped]);
  });

  it('count those in progress or on hold as unfulfilled, partly shipped ones not', async () => {
    const [held, partly] = [place(), place()];
    client.shop.hold(client.shop.order(held).fulfillmentOrders[0]?.gid ?? '');
    const [fulfillmentOrder] = client.shop.order(partly).fulfillmentOrders;
    client.shop.fulfilManually(fulfillmentOrder?.gid ?? '', {
      lines: [{ gid: fulfillmentOrder?.lines[0]?.gid ?? '', quantity: 1 }],
    });
    expect(await find('fulfillment_status:unfulfilled')).toEqual([held]);
    expect(await find('fulfillment_status:unfulfilled,partial')).toEqual([held, partly]);
    expect(await find('fulfillment_status:unfulfilled -fulfillment_status:on_hold')).toEqual([]);
  });

  it('refuse a filter they do not know instead of ignoring it', async () => {
    place();
    const { errors } = await client.graphql('{ orders(first: 5, query: "delivery_method:shipping") { nodes { id } } }');
    expect(errors[0]?.message).toContain('delivery_method');
  });

  it('are null by an unknown id, an error by something that is no id', async () => {
    expect((await client.graphql('{ order(id: "gid://shopify/Order/1") { id } }')).data).toEqual({ order: null });
    expect((await client.graphql('{ order(id: "1001") { id } }')).errors[0]?.message).toBe("Invalid global id '1001'");
  });
});

describe('nodes', () => {
  it('answer each id in its place, null where there is nothing', async () => {
    const order = place();
    const fulfillmentOrder = client.shop.order(order).fulfillmentOrders[0]?.gid;
    const { data } = await client.graphql(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on FulfillmentOrder { orderId } } }',
      { ids: [fulfillmentOrder, 'gid://shopify/FulfillmentOrder/1', order] },
    );
    expect(data).toEqual({ nodes: [{ id: fulfillmentOrder, orderId: order }, null, { id: order }] });
  });
});

describe('products', () => {
  it('are found by title, tag, sku and a metafield, and gone once deleted', async () => {
    const canvas = client.shop.product({
      title: 'Canvas',
      tags: ['art'],
      metafields: [{ namespace: 'custom', key: 'print_sku', value: 'CAN' }],
      variants: [{ title: 'S', sku: 'C-S', price: '9.00' }],
    });
    client.shop.product({ title: 'Mug', variants: [{ title: 'One', price: '5.00' }] });
    for (const query of ['canvas', 'tag:art', 'sku:C-S', 'metafields.custom.print_sku:CAN']) {
      const { data } = await client.graphql(
        'query ($query: String) { products(first: 5, query: $query) { nodes { id } } }',
        { query },
      );
      expect(data).toEqual({ products: { nodes: [{ id: canvas.gid }] } });
    }
    const order = client.shop.placeOrder({ lines: [{ variant: canvas.variants[0]?.gid ?? '', quantity: 1 }] });
    client.shop.deleteProduct(canvas.gid);
    const { data } = await client.graphql(
      'query ($p: ID!, $o: ID!) { product(id: $p) { id } order(id: $o) { lineItems(first: 1) { nodes { ' +
        'title sku variant { id } } } } }',
      { p: canvas.gid, o: order.gid },
    );
    expect(data).toEqual({
      product: null,
      order: { lineItems: { nodes: [{ title: 'Canvas', sku: 'C-S', variant: null }] } },
    });
  });
});

describe('the installation', () => {
  it('lists the granted scopes as they are now', async () => {
    const scopes = async (): Promise<string[]> => {
      const { data } = await client.graphql('{ currentAppInstallation { accessScopes { handle } } }');
      return fieldOf<{ accessScopes: { handle: string }[] }>(
        { data, errors: [] },
        'currentAppInstallation',
      ).accessScopes.map(({ handle }) => handle);
    };
    expect(await scopes()).toContain('write_orders');
    client.shop.denyScope('write_orders');
    expect(await scopes()).not.toContain('write_orders');
  });
});

describe("an order's details", () => {
  it('carry address, shipping, risk, money and line properties', async () => {
    const order = client.shop.placeOrder({
      lines: [
        {
          title: 'Print',
          price: '12.50',
          quantity: 2,
          properties: [{ name: '_print_url', value: 'https://x.example/a.png' }],
        },
      ],
      shippingAddress: {
        firstName: 'Ada',
        address1: '1 Main St',
        city: 'Boston',
        zip: '02101',
        province: 'Massachusetts',
        provinceCode: 'MA',
        countryCode: 'US',
      },
      shippingTitle: 'Express',
      shippingPrice: '9',
      riskLevel: 'HIGH',
      test: true,
      tags: ['VIP'],
    });
    const { data } = await client.graphql(
      'query ($id: ID!) { order(id: $id) { test tags shippingLine { title originalPriceSet { shopMoney { ' +
        'amount currencyCode } } } risk { assessments { riskLevel } } totalPriceSet { shopMoney { ' +
        'amount } } shippingAddress { name provinceCode countryCodeV2 } lineItems(first: 1) { nodes { ' +
        'customAttributes { key value } originalUnitPriceSet { shopMoney { amount } } } } } }',
      { id: order.gid },
    );
    expect(data).toEqual({
      order: {
        test: true,
        tags: ['VIP'],
        shippingLine: { title: 'Express', originalPriceSet: { shopMoney: { amount: '9.00', currencyCode: 'EUR' } } },
        risk: { assessments: [{ riskLevel: 'HIGH' }] },
        totalPriceSet: { shopMoney: { amount: '34.00' } },
        shippingAddress: { name: 'Ada', provinceCode: 'MA', countryCodeV2: 'US' },
        lineItems: {
          nodes: [
            {
              customAttributes: [{ key: '_print_url', value: 'https://x.example/a.png' }],
              originalUnitPriceSet: { shopMoney: { amount: '12.50' } },
            },
          ],
        },
      },
    });
  });

  it('have no destination without a shipping address', async () => {
    const order = client.shop.placeOrder({
      lines: [{ title: 'Print', quantity: 1 }],
      shippingAddress: null,
      shippingTitle: null,
    });
    const { data } = await client.graphql(
      'query ($id: ID!) { order(id: $id) { shippingLine { title } fulfillmentOrders(first: 1) { nodes { ' +
        'destination { zip } } } } }',
      { id: order.gid },
    );
    expect(data).toEqual({ order: { shippingLine: null, fulfillmentOrders: { nodes: [{ destination: null }] } } });
  });
});

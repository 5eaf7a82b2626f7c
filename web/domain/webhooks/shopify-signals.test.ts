import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SHOP } from '../../../test/fixtures/domain.ts';
import { signalsOfShopify } from './shopify-signals.ts';

const RECEIVED = 10_000;
const ORDER = 'gid://shopify/Order/7';
const FULFILLMENT_ORDER = 'gid://shopify/FulfillmentOrder/9';

const signals = (topic: string, body: unknown, triggeredAtMs: number | null = 9_000) =>
  signalsOfShopify({ topic, shop: SHOP, body, receivedAtMs: RECEIVED, triggeredAtMs });
const plan = (always: boolean, afterMs = 300) => ({
  kind: 'plan',
  shop: SHOP,
  orderGid: ORDER,
  dueAtMs: RECEIVED + afterMs,
  always,
});
const locate = (always: boolean) => ({
  kind: 'locate',
  shop: SHOP,
  fulfillmentOrderGid: FULFILLMENT_ORDER,
  dueAtMs: RECEIVED + 2_000,
  always,
});

const FULFILLMENT_ORDER_TOPICS = [
  'fulfillment_request_submitted',
  'cancellation_request_submitted',
  'placed_on_hold',
  'hold_released',
  'moved',
  'split',
  'merged',
  'rescheduled',
  'scheduled_fulfillment_order_ready',
  'cancelled',
].map((name) => `fulfillment_orders/${name}`);

describe('order topics', () => {
  it.each([{ id: 7 }, { id: '7' }, { id: ORDER }, { id: 7, admin_graphql_api_id: ORDER }])(
    'name the order as %j',
    (body) => {
      expect(signals('orders/paid', body)).toEqual([plan(false)]);
    },
  );

  it('wait longer for updates, which follow everything else', () => {
    expect(signals('orders/updated', { id: 7 })).toEqual([plan(false, 2_000)]);
  });

  it.each([{ order_edit: { id: 1, order_id: 7 } }, { order_id: '7' }])(
    'read an edit as %j, whose own id is not the order',
    (body) => {
      expect(signals('orders/edited', body)).toEqual([plan(true)]);
      expect(signals('orders/edited', { order_edit: { id: 7 } })).toBe('unreadable');
    },
  );

  it.each([
    { order_id: 7 },
    { id: 1, order_id: ORDER },
    { id: 1, admin_graphql_api_order_id: ORDER },
    { admin_graphql_api_id: ORDER },
  ])('find the order of a risk assessment in %j', (body) => {
    expect(signals('orders/risk_assessment_changed', body)).toEqual([plan(true)]);
    expect(signals('orders/risk_assessment_changed', {})).toBe('unreadable');
  });

  it('cancel first and plan afterwards, at the time it happened', () => {
    expect(signals('orders/cancelled', { id: 7 })).toEqual([
      { kind: 'cancel_order', shop: SHOP, orderGid: ORDER, atMs: 9_000 },
      plan(true),
    ]);
    expect(signals('orders/cancelled', { id: 7 }, null)).toMatchObject([{ atMs: RECEIVED }, {}]);
    expect(signals('orders/cancelled', {})).toBe('unreadable');
  });

  it.each([
    ['fulfillments/create', false],
    ['fulfillments/update', false],
    ['refunds/create', true],
  ])('%s names its order beside its own id', (topic, always) => {
    expect(signals(topic, { id: 1, order_id: 7 })).toEqual([plan(always)]);
    expect(signals(topic, { id: 7 })).toBe('unreadable');
  });
});

describe('fulfillment order topics', () => {
  it.each([{ id: 9 }, { id: FULFILLMENT_ORDER }, { id: '9', status: 'open' }])(
    'are located by %j',
    (fulfillmentOrder) => {
      expect(signals('fulfillment_orders/order_routing_complete', { fulfillment_order: fulfillmentOrder })).toEqual([
        locate(false),
      ]);
    },
  );

  it.each(FULFILLMENT_ORDER_TOPICS)('%s always counts', (topic) => {
    expect(signals(topic, { fulfillment_order: { id: 9 } })).toEqual([locate(true)]);
  });

  it('need no look-up when the body names the order', () => {
    expect(signals('fulfillment_orders/hold_released', { fulfillment_order: { id: 9, order_id: 7 } })).toEqual([
      plan(true),
    ]);
    expect(signals('fulfillment_orders/order_routing_complete', { order_id: 7, fulfillment_order: { id: 9 } })).toEqual(
      [plan(false)],
    );
  });

  it('prefer the original of several, which is the likeliest to be known', () => {
    expect(
      signals('fulfillment_orders/moved', {
        moved_fulfillment_order: { id: 10 },
        original_fulfillment_order: { id: 9 },
      }),
    ).toEqual([locate(true)]);
    expect(signals('fulfillment_orders/split', { remaining_fulfillment_order: { id: 9 }, other: {} })).toEqual([
      locate(true),
    ]);
  });

  it('may stand bare at the top of the body', () => {
    expect(signals('fulfillment_orders/cancelled', { id: 9 })).toEqual([locate(true)]);
    expect(signals('fulfillment_orders/cancelled', { id: 1, admin_graphql_api_id: FULFILLMENT_ORDER })).toEqual([
      locate(true),
    ]);
  });

  it('are unreadable without any id', () => {
    expect(signals('fulfillment_orders/moved', { fulfillment_order: { status: 'open' } })).toBe('unreadable');
    expect(signals('fulfillment_orders/moved', {})).toBe('unreadable');
  });
});

describe('app and privacy topics', () => {
  it('say when the app was removed, so that a late one does not undo a new installation', () => {
    const own = { id: 1, myshopify_domain: SHOP };
    expect(signals('app/uninstalled', own)).toEqual([{ kind: 'uninstalled', shop: SHOP, atMs: 9_000 }]);
    expect(signals('app/uninstalled', own, null)).toEqual([{ kind: 'uninstalled', shop: SHOP, atMs: RECEIVED }]);
  });

  it('have happened when they are received, whatever their header says', () => {
    const signal = { kind: 'redact_shop', shop: SHOP, atMs: RECEIVED };
    expect(signals('shop/redact', { shop_domain: SHOP }, RECEIVED + 1_000_000)).toEqual([signal]);
  });

  it.each(['app/uninstalled', 'shop/redact', 'customers/redact', 'customers/data_request'])(
    'are unreadable when the body of %s names another shop, or none',
    (topic) => {
      expect(signals(topic, { shop_domain: 'other.myshopify.com' })).toBe('unreadable');
      expect(signals(topic, { shop_id: 1 })).toBe('unreadable');
    },
  );

  it('carry the scopes granted now', () => {
    expect(signals('app/scopes_update', { previous: ['a'], current: ['read_orders', 5, null, ''] })).toEqual([
      { kind: 'scopes_changed', shop: SHOP, scopes: ['read_orders', '5'] },
    ]);
    expect(signals('app/scopes_update', { current: 'read_orders' })).toBe('unreadable');
  });

  it('name the orders of a customer, of which there may be none', () => {
    expect(signals('customers/redact', { shop_domain: SHOP, orders_to_redact: [7, '7', 'x'] })).toEqual([
      { kind: 'redact_orders', shop: SHOP, orderGids: [ORDER, ORDER] },
    ]);
    expect(signals('customers/redact', { shop_domain: SHOP })).toEqual([
      { kind: 'redact_orders', shop: SHOP, orderGids: [] },
    ]);
    expect(signals('customers/data_request', { shop_domain: SHOP, orders_requested: [7] })).toEqual([
      { kind: 'data_request', shop: SHOP, orderGids: [ORDER], atMs: 9_000 },
    ]);
    expect(signals('shop/redact', { shop_domain: SHOP })).toEqual([{ kind: 'redact_shop', shop: SHOP, atMs: 9_000 }]);
  });
});

it.each(['products/create', 'products/update', 'products/delete'])('%s says which product changed', (topic) => {
  const signal = { kind: 'product_changed', shop: SHOP, productGid: 'gid://shopify/Product/7' };
  expect(signals(topic, { id: 7 })).toEqual([signal]);
  expect(signals(topic, { id: 8, admin_graphql_api_id: 'gid://shopify/Product/7' })).toEqual([signal]);
  expect(signals(topic, { title: 'Canvas' })).toBe('unreadable');
});

it.each(['bulk_operations/finish', 'collections/update', 'toString', '__proto__', ''])(
  'the topic %j means nothing',
  (topic) => {
    expect(signals(topic, { id: 7 })).toEqual([]);
  },
);

it('no body of any shape makes it throw', () => {
  const topic = fc.constantFrom(
    'orders/paid',
    'orders/edited',
    'orders/cancelled',
    'refunds/create',
    'app/scopes_update',
    'customers/redact',
    ...FULFILLMENT_ORDER_TOPICS,
  );
  fc.assert(
    fc.property(topic, fc.jsonValue(), (name, body) => {
      const result = signals(name, body);
      expect(result === 'unreadable' || Array.isArray(result)).toBe(true);
    }),
  );
  expect(signals('orders/paid', [7])).toBe('unreadable');
});

import { describe, expect, it } from 'vitest';
import type { ConnectionId, FulfillmentOrderGid, OrderGid, ShopDomain } from '../kernel/ids.ts';
import { batchOf, mergePlans } from './signal-batch.ts';
import type { Signal } from './signal.ts';

const SHOP = 'acme.myshopify.com' as ShopDomain;
const OTHER = 'aaa.myshopify.com' as ShopDomain;
const orderGid = (number: number) => `gid://shopify/Order/${number}` as OrderGid;
const foGid = (number: number) => `gid://shopify/FulfillmentOrder/${number}` as FulfillmentOrderGid;
const plan = (number: number, dueAtMs: number, always = false): Signal => ({
  kind: 'plan',
  shop: SHOP,
  orderGid: orderGid(number),
  dueAtMs,
  always,
});
const answer = (connection: string, dueAtMs: number, picanovaOrderId: string): Signal => ({
  kind: 'sync',
  connectionId: connection as ConnectionId,
  picanovaOrderId,
  externalId: null,
  dueAtMs,
  log: null,
});

describe('many signals', () => {
  it('for one order are one wish: the earliest, and the stronger', () => {
    expect(batchOf([plan(1, 9), plan(1, 5, true), plan(1, 7)]).plans).toMatchObject([
      { orderGid: orderGid(1), dueAtMs: 5, always: true },
    ]);
    expect(mergePlans([])).toEqual([]);
  });

  it('for one fulfillment order are one search', () => {
    const locate = (dueAtMs: number, always: boolean): Signal => ({
      kind: 'locate',
      shop: SHOP,
      fulfillmentOrderGid: foGid(1),
      dueAtMs,
      always,
    });
    expect(batchOf([locate(3, false), locate(2, false)]).locates).toMatchObject([{ dueAtMs: 2, always: false }]);
    expect(batchOf([locate(2, true), locate(3, false)]).locates).toMatchObject([{ dueAtMs: 2, always: true }]);
  });

  it('of one cancellation are one, since its beginning', () => {
    const cancel = (atMs: number): Signal => ({ kind: 'cancel_order', shop: SHOP, orderGid: orderGid(1), atMs });
    expect(batchOf([cancel(8), cancel(4)]).cancelledOrders).toMatchObject([{ orderGid: orderGid(1), atMs: 4 }]);
  });

  it('of one connection are read together, each kept for the log', () => {
    const [first, second] = batchOf([answer('b', 5, 'P1'), answer('a', 9, 'P2'), answer('b', 3, 'P3')]).answers;
    expect(first).toMatchObject({ connectionId: 'a', dueAtMs: 9 });
    expect(second).toMatchObject({ connectionId: 'b', dueAtMs: 3 });
    expect(second?.signals.map(({ picanovaOrderId }) => picanovaOrderId)).toEqual(['P1', 'P3']);
  });

  it('of the products of one shop are one search', () => {
    const changed = (shop: ShopDomain, number: number) =>
      ({ kind: 'product_changed', shop, productGid: `gid://shopify/Product/${number}` }) as const;
    expect(batchOf([changed(SHOP, 1), changed(OTHER, 1), changed(SHOP, 2), changed(SHOP, 1)]).products).toEqual(
      [
        { shop: SHOP, productGids: ['gid://shopify/Product/1', 'gid://shopify/Product/2'] },
        { shop: OTHER, productGids: ['gid://shopify/Product/1'] },
      ].toSorted((one, other) => (one.shop < other.shop ? -1 : 1)),
    );
  });

  it('come in one order, whatever order they arrived in', () => {
    const of = (shop: ShopDomain): Signal => ({ ...plan(1, 1), shop }) as Signal;
    expect(batchOf([of(SHOP), of(OTHER)])).toEqual(batchOf([of(OTHER), of(SHOP)]));
  });

  it('about a shop are kept as they came', () => {
    const signals: readonly Signal[] = [
      { kind: 'uninstalled', shop: SHOP, atMs: 1 },
      plan(1, 1),
      { kind: 'redact_shop', shop: SHOP, atMs: 1 },
    ];
    expect(batchOf(signals).shops.map(({ kind }) => kind)).toEqual(['uninstalled', 'redact_shop']);
  });
});

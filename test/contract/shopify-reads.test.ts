import { afterEach, describe, expect, it } from 'vitest';
import type { FulfillmentOrderGid, OrderGid } from '../../web/domain/kernel/ids.ts';
import { SHOP } from '../../web/shopify/testing/stand-ins.ts';
import { connection, failing, startAdmin, type AdminUnderTest, type Root } from './shopify-admin-server.ts';
import { fulfillmentOrder, fulfillmentOrderLine, order, ORDER_GID } from './shopify-fixture.ts';

const ORDER = ORDER_GID as OrderGid;
const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1);

let under: AdminUnderTest | undefined;
afterEach(() => under?.close());

async function adminWith(root: Root) {
  under = await startAdmin({ shop: { shopAddress: { countryCodeV2: 'DE' } }, ...root });
  return under;
}

interface Parcel {
  readonly number: number;
  readonly lines?: number;
}

function fulfillment({ number, lines = 1 }: Parcel) {
  return {
    __typename: 'Fulfillment',
    id: `gid://shopify/Fulfillment/${number}`,
    status: 'SUCCESS',
    createdAt: '2026-11-24T10:00:00Z',
    trackingInfo: [{ number: `T${number}` }, { number: null }, { number: '' }],
    fulfillmentLineItems: connection(
      numbers(lines).map((line) => ({ quantity: line, lineItem: { id: `gid://shopify/LineItem/${line}` } })),
    ),
  };
}

/** `fulfillments` as Shopify gives it: a list that `first` cuts. */
const list =
  (parcels: readonly unknown[]) =>
  ({ first }: { first: number }) =>
    parcels.slice(0, first);

describe('what Shopify holds before a parcel is written', () => {
  it('is read with one request, and once a process another for the shop’s country', async () => {
    const { admin, asked } = await adminWith({
      order: order({ fulfillments: list([fulfillment({ number: 1, lines: 2 })]) }),
    });
    expect(await admin.readFulfillmentState(SHOP, ORDER)).toEqual({
      outcome: 'read',
      state: {
        shopCountry: 'DE',
        cancelledAtMs: null,
        fulfillmentOrders: [
          {
            gid: 'gid://shopify/FulfillmentOrder/1',
            status: 'OPEN',
            requestStatus: 'UNSUBMITTED',
            supportedActions: ['CREATE_FULFILLMENT', 'REPORT_PROGRESS'],
            locationGid: 'gid://shopify/Location/1',
            deliveryMethodType: 'SHIPPING',
            lines: [
              {
                gid: 'gid://shopify/FulfillmentOrderLineItem/1',
                lineItemGid: 'gid://shopify/LineItem/1',
                remainingQuantity: 1,
              },
            ],
          },
        ],
        fulfillments: [
          {
            gid: 'gid://shopify/Fulfillment/1',
            status: 'SUCCESS',
            createdAtMs: Date.UTC(2026, 10, 24, 10),
            trackingNumbers: ['T1'],
            lines: [
              { lineItemGid: 'gid://shopify/LineItem/1', quantity: 1 },
              { lineItemGid: 'gid://shopify/LineItem/2', quantity: 2 },
            ],
          },
        ],
      },
    });
    await admin.readFulfillmentState(SHOP, ORDER);
    expect(asked.map(({ operation }) => operation)).toEqual([
      'ReadFulfillmentState',
      'ReadShopCountry',
      'ReadFulfillmentState',
    ]);
  });

  it('is read though the shop’s country cannot be', async () => {
    const { admin, log } = await adminWith({ order: order(), shop: failing('ACCESS_DENIED') });
    expect(await admin.readFulfillmentState(SHOP, ORDER)).toMatchObject({
      outcome: 'read',
      state: { shopCountry: null },
    });
    expect(log.events).toEqual(['shop_fact_unknown']);
  });

  it('is whole for an order of many parcels: none unseen is written twice', async () => {
    const parcels = numbers(25).map((number) => fulfillment({ number }));
    const nodes = ({ ids }: { ids: readonly string[] }) =>
      ids.map((wanted) => parcels.find(({ id }) => id === wanted) ?? null);
    const { admin, asked } = await adminWith({ order: order({ fulfillments: list(parcels) }), nodes });
    const answer = await admin.readFulfillmentState(SHOP, ORDER);
    expect(answer.outcome === 'read' && answer.state.fulfillments.map(({ gid }) => gid)).toEqual(
      parcels.map(({ id }) => id),
    );
    expect(asked.map(({ operation }) => operation)).toEqual([
      'ReadFulfillmentState',
      'FulfillmentIds',
      'MoreFulfillments',
      'MoreFulfillments',
      'ReadShopCountry',
    ]);
  });

  it('is whole for a parcel of many lines', async () => {
    const parcel = fulfillment({ number: 1, lines: 300 });
    const { admin } = await adminWith({ order: order({ fulfillments: list([parcel]) }), fulfillment: parcel });
    const answer = await admin.readFulfillmentState(SHOP, ORDER);
    expect(answer.outcome === 'read' && answer.state.fulfillments[0]?.lines).toHaveLength(300);
  });

  it('is whole for many fulfillment orders of many lines', async () => {
    const many = numbers(19).map((number) =>
      fulfillmentOrder(number, { lineItems: connection(numbers(25).map((line) => fulfillmentOrderLine(line))) }),
    );
    const { admin } = await adminWith({
      order: order({ fulfillmentOrders: connection(many) }),
      fulfillmentOrder: ({ id }: { id: string }) => many.find((one) => one.id === id),
    });
    const answer = await admin.readFulfillmentState(SHOP, ORDER);
    expect(answer.outcome === 'read' && answer.state.fulfillmentOrders.map(({ lines }) => lines.length)).toEqual(
      numbers(19).map(() => 25),
    );
  });

  it('does not depend on customer data', async () => {
    const hidden = numbers(9).map((number) => fulfillmentOrder(number, { destination: failing('ACCESS_DENIED') }));
    const { admin } = await adminWith({ order: order({ fulfillmentOrders: connection(hidden) }) });
    expect(await admin.readFulfillmentState(SHOP, ORDER)).toMatchObject({ outcome: 'read' });
  });

  it('is not read in part', async () => {
    const { admin } = await adminWith({
      order: order({
        fulfillments: list([{ ...fulfillment({ number: 1 }), trackingInfo: failing('INTERNAL_SERVER_ERROR') }]),
      }),
    });
    expect(await admin.readFulfillmentState(SHOP, ORDER)).toMatchObject({ outcome: 'unreachable' });
  });

  it('is not found when the order is gone', async () => {
    const { admin } = await adminWith({ order: null });
    expect(await admin.readFulfillmentState(SHOP, ORDER)).toEqual({ outcome: 'not_found' });
  });
});

describe('finding the orders of fulfillment orders', () => {
  const gids = numbers(3).map((number) => `gid://shopify/FulfillmentOrder/${number}` as FulfillmentOrderGid);

  it('takes one request and leaves out the unknown', async () => {
    const { admin, asked } = await adminWith({ nodes: [fulfillmentOrder(1), null, fulfillmentOrder(3)] });
    const answer = await admin.locate(SHOP, gids);
    expect(answer.outcome === 'located' && [...answer.orders]).toEqual([
      [gids[0], ORDER],
      [gids[2], ORDER],
    ]);
    expect(asked).toEqual([{ operation: 'Locate', variables: { ids: gids } }]);
  });

  it('finds the others when one is an error', async () => {
    const { admin } = await adminWith({ nodes: [fulfillmentOrder(1), new Error('gone'), fulfillmentOrder(3)] });
    const answer = await admin.locate(SHOP, gids);
    expect(answer.outcome === 'located' && answer.orders.size).toBe(2);
  });

  it('[R2] is refused when none may be seen, with the scopes that Shopify names', async () => {
    under = await startAdmin({}, () => ({
      body: {
        data: null,
        errors: [
          {
            message: 'Access denied for nodes field. Required access: `read_orders` access scope.',
            extensions: { code: 'ACCESS_DENIED' },
          },
          {
            message: 'Access denied.',
            extensions: { code: 'ACCESS_DENIED', requiredAccess: '`write_products` access scope' },
          },
        ],
      },
    }));
    expect(await under.admin.locate(SHOP, gids)).toMatchObject({
      outcome: 'not_granted',
      scopes: ['read_orders', 'write_products'],
    });
  });
});

const row = (number: number, displayFulfillmentStatus: string, cancelledAt: string | null = null) => ({
  id: `gid://shopify/Order/${number}`,
  cancelledAt,
  displayFulfillmentStatus,
});

describe('listing paid orders that are not fulfilled', () => {
  it('asks for paid, open orders since a time, oldest first', async () => {
    const seen: unknown[] = [];
    const orders = (args: { first: number; after?: string | null }) => {
      seen.push(args);
      return connection([])(args);
    };
    const { admin } = await adminWith({ orders });
    expect(await admin.listPaidUnfulfilled(SHOP, { createdSinceMs: Date.UTC(2026, 10, 17), after: null })).toEqual({
      outcome: 'listed',
      orders: [],
      next: null,
    });
    expect(seen).toEqual([
      {
        first: 100,
        after: null,
        sortKey: 'CREATED_AT',
        reverse: false,
        query:
          '(financial_status:paid OR financial_status:partially_refunded) AND status:open AND ' +
          "created_at:>='2026-11-17T00:00:00.000Z'",
      },
    ]);
  });

  it('asks for a time with an end, as many at once as one wants', async () => {
    const seen: unknown[] = [];
    const orders = (args: { first: number; after?: string | null }) => {
      seen.push(args);
      return connection([])(args);
    };
    const { admin } = await adminWith({ orders });
    await admin.listPaidUnfulfilled(SHOP, {
      createdSinceMs: Date.UTC(2026, 10, 1),
      createdBeforeMs: Date.UTC(2026, 10, 17),
      after: null,
      limit: 5,
    });
    expect(seen).toMatchObject([
      {
        first: 5,
        query: expect.stringContaining(
          "created_at:>='2026-11-01T00:00:00.000Z' AND created_at:<'2026-11-17T00:00:00.000Z'",
        ),
      },
    ]);
  });

  it('leaves out what is fulfilled, and nothing that is merely not open', async () => {
    const rows = [
      row(1, 'UNFULFILLED'),
      row(2, 'FULFILLED'),
      row(3, 'PARTIALLY_FULFILLED'),
      row(4, 'ON_HOLD', '2026-11-24T10:00:00Z'),
      row(5, 'RESTOCKED'),
      row(6, 'IN_PROGRESS'),
    ];
    const { admin } = await adminWith({ orders: connection(rows) });
    const answer = await admin.listPaidUnfulfilled(SHOP, { createdSinceMs: 0, after: null });
    expect(answer.outcome === 'listed' && answer.orders).toEqual([
      { gid: 'gid://shopify/Order/1', cancelled: false },
      { gid: 'gid://shopify/Order/3', cancelled: false },
      { gid: 'gid://shopify/Order/4', cancelled: true },
      { gid: 'gid://shopify/Order/6', cancelled: false },
    ]);
  });

  it('goes on page by page', async () => {
    const { admin } = await adminWith({ orders: connection(numbers(150).map((number) => row(number, 'UNFULFILLED'))) });
    const first = await admin.listPaidUnfulfilled(SHOP, { createdSinceMs: 0, after: null });
    if (first.outcome !== 'listed') throw new Error('not listed');
    const second = await admin.listPaidUnfulfilled(SHOP, { createdSinceMs: 0, after: first.next });
    expect([
      first.orders.length,
      second.outcome === 'listed' && second.orders.length,
      second.outcome === 'listed' && second.next,
    ]).toEqual([100, 50, null]);
  });
});

describe('listing what changed', () => {
  const order = (number: number) => ({
    id: `gid://shopify/Order/${number}`,
    createdAt: '2026-09-01T00:00:00Z',
    updatedAt: '2026-11-17T00:00:01Z',
    cancelledAt: null,
    displayFinancialStatus: 'PAID',
    displayFulfillmentStatus: 'FULFILLED',
  });
  const fulfillmentOrder = (number: number) => ({
    orderId: `gid://shopify/Order/${number}`,
    status: 'IN_PROGRESS',
    updatedAt: '2026-11-17T00:00:02Z',
  });

  it('asks for orders of every status and open fulfillment orders, the longest unchanged first', async () => {
    const seen: unknown[] = [];
    const remember =
      <Node>(nodes: readonly Node[]) =>
      (args: { first: number; after?: string | null }) => {
        seen.push(args);
        return connection(nodes)(args);
      };
    const { admin } = await adminWith({
      orders: remember([order(7)]),
      fulfillmentOrders: remember([fulfillmentOrder(8)]),
    });
    expect(await admin.listChanged(SHOP, { updatedSinceMs: Date.UTC(2026, 10, 17), after: null })).toEqual({
      outcome: 'listed',
      orders: [
        {
          gid: 'gid://shopify/Order/7',
          createdAtMs: Date.UTC(2026, 8, 1),
          updatedAtMs: Date.UTC(2026, 10, 17, 0, 0, 1),
          cancelled: false,
          financialStatus: 'PAID',
          nothingLeft: true,
        },
      ],
      fulfillmentOrders: [
        { orderGid: 'gid://shopify/Order/8', updatedAtMs: Date.UTC(2026, 10, 17, 0, 0, 2), inProgress: true },
      ],
      next: null,
    });
    const asked = { first: 100, after: null, sortKey: 'UPDATED_AT', reverse: false };
    const search = "updated_at:>='2026-11-17T00:00:00.000Z'";
    expect(seen).toEqual([
      { ...asked, query: search },
      { ...asked, query: search, includeClosed: false },
    ]);
  });

  it('goes on page by page, each list to its own end', async () => {
    const { admin } = await adminWith({
      orders: connection(numbers(150).map(order)),
      fulfillmentOrders: connection(numbers(40).map(fulfillmentOrder)),
    });
    const first = await admin.listChanged(SHOP, { updatedSinceMs: 0, after: null });
    if (first.outcome !== 'listed' || first.next === null) throw new Error('not listed');
    expect([first.orders.length, first.fulfillmentOrders.length, first.next.fulfillmentOrders]).toEqual([
      100,
      40,
      null,
    ]);
    const second = await admin.listChanged(SHOP, { updatedSinceMs: 0, after: first.next });
    expect(second).toMatchObject({ outcome: 'listed', fulfillmentOrders: [], next: null });
    expect(second.outcome === 'listed' && second.orders.length).toBe(50);
  });
});

describe('when an order was paid', () => {
  const paidAt = async (transactions: readonly (readonly [string, string, string | null])[]) => {
    const { admin } = await adminWith({
      order: () => ({
        transactions: transactions.map(([kind, status, processedAt]) => ({ kind, status, processedAt })),
      }),
    });
    return admin.readPayment(SHOP, 'gid://shopify/Order/7' as OrderGid);
  };
  const at = (day: number): string => `2026-11-0${day}T00:00:00Z`;
  const ms = (day: number): number => Date.UTC(2026, 10, day);

  it('is the last sale or capture that succeeded, else the authorisation', async () => {
    expect(
      await paidAt([
        ['AUTHORIZATION', 'SUCCESS', at(1)],
        ['CAPTURE', 'SUCCESS', at(2)],
        ['CAPTURE', 'FAILURE', at(3)],
        ['REFUND', 'SUCCESS', at(4)],
      ]),
    ).toEqual({ outcome: 'read', paidAtMs: ms(2) });
    expect(await paidAt([['AUTHORIZATION', 'SUCCESS', at(1)]])).toEqual({ outcome: 'read', paidAtMs: ms(1) });
    expect(await paidAt([['SALE', 'SUCCESS', null]])).toEqual({ outcome: 'read', paidAtMs: null });
    expect(await paidAt([])).toEqual({ outcome: 'read', paidAtMs: null });
  });

  it('is not known of an order that is not there', async () => {
    const { admin } = await adminWith({ order: () => null });
    expect(await admin.readPayment(SHOP, 'gid://shopify/Order/7' as OrderGid)).toEqual({ outcome: 'not_found' });
  });
});

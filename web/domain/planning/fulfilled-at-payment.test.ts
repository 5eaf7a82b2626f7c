import { describe, expect, it } from 'vitest';
import {
  aForeignLine,
  aFulfillmentOrder,
  aLine,
  anExisting,
  anOrder,
  aSetting,
  foGid,
  lineItemGid,
} from '../../../test/fixtures/domain.ts';
import type { FulfillmentGid } from '../kernel/ids.ts';
import type { ExistingFulfillment, FulfillmentOrder, ShopifyOrder } from './shopify-order.ts';
import { isFulfilledUnsent, reopenFulfilledAtPayment, type UnsentInput } from './fulfilled-at-payment.ts';

const PAID_AT = 1_000_000;
const DONE = { totalQuantity: 2, remainingQuantity: 0 };

const closed = (changes: Partial<FulfillmentOrder> = {}): FulfillmentOrder =>
  aFulfillmentOrder(11, { status: 'CLOSED', supportedActions: [], lines: [aLine(1, DONE)], ...changes });

function input(changes: Partial<UnsentInput> = {}, order: Partial<ShopifyOrder> = {}): UnsentInput {
  return {
    order: anOrder({ fulfillmentOrders: [closed()], ...order }),
    settings: aSetting(),
    existing: [],
    ...changes,
  };
}

function fulfillment(changes: Partial<ExistingFulfillment> = {}): ExistingFulfillment {
  return {
    gid: 'gid://shopify/Fulfillment/1' as FulfillmentGid,
    status: 'SUCCESS',
    createdAtMs: PAID_AT + 60_000,
    trackingNumbers: [],
    lines: [{ lineItemGid: lineItemGid(1), quantity: 2 }],
    ...changes,
  };
}

const FLAGGED = [{ code: 'fulfilled_by_shopify', detail: {} }] as const;

describe('what is fulfilled and was never printed', () => {
  it.each([
    ['as it is', {}, {}],
    ['planned and held', { existing: [anExisting({ state: 'held' })] }, {}],
    ['shown as what it is', { existing: [anExisting({ state: 'blocked', problems: FLAGGED })] }, {}],
    ['to be sent anyway', { existing: [anExisting({ state: 'ready' })] }, {}],
    ['dropped before it was sent', { existing: [anExisting({ state: 'cancelled', picanovaOrderId: null })] }, {}],
    ['to be sent anew', { existing: [anExisting({ state: 'cancelled', resubmit: true })] }, {}],
  ])('is asked about: %s', (_, changes, order) => {
    expect(isFulfilledUnsent(input(changes, order))).toBe(true);
  });

  it.each([
    ['an order that was cancelled', {}, { cancelledAtMs: 1 }],
    ['an order that is unpaid', {}, { financialStatus: 'PENDING' }],
    ['another service’s', {}, { fulfillmentOrders: [closed({ assignment: 'other_service' as const })] }],
    ['what is picked up', {}, { fulfillmentOrders: [closed({ deliveryMethodType: 'PICK_UP' })] }],
    ['others’ goods', {}, { fulfillmentOrders: [closed({ lines: [{ ...aForeignLine(1), ...DONE }] })] }],
    ['what is open', {}, { fulfillmentOrders: [aFulfillmentOrder()] }],
    ['what was removed', {}, { fulfillmentOrders: [closed({ lines: [aLine(1, { ...DONE, totalQuantity: 0 })] })] }],
    ['what is at the printer', { existing: [anExisting()] }, {}],
    ['what was stopped', { existing: [anExisting({ state: 'cancelled' })] }, {}],
  ] as const)('is not %s', (_, changes, order) => {
    expect(isFulfilledUnsent(input(changes, order))).toBe(false);
  });
});

it('whatever waits was fulfilled by Shopify when that was within a minute of payment, later by a person', () => {
  const held = input({ existing: [anExisting({ state: 'held', picanovaOrderId: null })] });
  const opens = (afterMs: number): number =>
    reopenFulfilledAtPayment(held, {
      fulfillments: [fulfillment({ createdAtMs: PAID_AT + afterMs })],
      paidAtMs: PAID_AT,
    }).fulfilledAtPayment.size;
  expect([opens(60_000), opens(60_001)]).toEqual([1, 0]);
});

describe('an order that Shopify fulfilled at payment', () => {
  it('is open again in what is ours, and says which fulfillment orders these are', () => {
    const mixed = closed({ lines: [aLine(1, DONE), { ...aForeignLine(2), ...DONE }, aLine(3, DONE)] });
    const service = aFulfillmentOrder(12, { assignment: 'other_service', lines: [aLine(4, DONE)] });
    const given = input({}, { fulfillmentOrders: [mixed, service] });
    const { order, fulfilledAtPayment } = reopenFulfilledAtPayment(given, {
      fulfillments: [
        fulfillment({ lines: [2, 1].map((line) => ({ lineItemGid: lineItemGid(line), quantity: 3 })) }),
        fulfillment({ lines: [{ lineItemGid: lineItemGid(4), quantity: 2 }] }),
      ],
      paidAtMs: PAID_AT,
    });
    expect([...fulfilledAtPayment]).toEqual([foGid(11)]);
    expect(order.fulfillmentOrders[0]?.status).toBe('OPEN');
    expect(order.fulfillmentOrders[0]?.lines.map(({ remainingQuantity }) => remainingQuantity)).toEqual([2, 0, 0]);
    expect(order.fulfillmentOrders[1]).toBe(service);
  });

  it.each([
    ['a minute and more after it', { createdAtMs: PAID_AT + 60_001 }],
    ['before it', { createdAtMs: PAID_AT - 60_001 }],
    ['with a number', { trackingNumbers: ['T1'] }],
    ['and cancelled since', { status: 'CANCELLED' }],
    ['in other lines', { lines: [{ lineItemGid: lineItemGid(9), quantity: 1 }] }],
  ])('is none that was fulfilled %s', (_, changes) => {
    const given = input();
    const told = { fulfillments: [fulfillment(changes)], paidAtMs: PAID_AT };
    const { order, fulfilledAtPayment } = reopenFulfilledAtPayment(given, told);
    expect([order, fulfilledAtPayment.size]).toEqual([given.order, 0]);
  });
});

import { describe, expect, it } from 'vitest';
import { foGid, foLineGid, lineItemGid } from '../../../test/fixtures/domain.ts';
import type { FulfillmentGid } from '../kernel/ids.ts';
import type { ExistingFulfillment, FulfillmentState } from '../planning/shopify-order.ts';
import { matchParcel } from './parcel-match.ts';
import type { Parcel } from './parcel-match.ts';

type OpenOrder = FulfillmentState['fulfillmentOrders'][number];
const gid = (number: number): FulfillmentGid => `gid://shopify/Fulfillment/${number}` as FulfillmentGid;
const lines = (...pairs: readonly (readonly [number, number])[]) =>
  pairs.map(([number, quantity]) => ({ lineItemGid: lineItemGid(number), quantity }));

function open(
  number: number,
  remaining: Readonly<Record<number, number>>,
  changes: Partial<OpenOrder> = {},
): OpenOrder {
  const entries = Object.entries(remaining).map(([line, remainingQuantity]) => ({
    gid: foLineGid(number * 100 + Number(line)),
    lineItemGid: lineItemGid(Number(line)),
    remainingQuantity,
  }));
  return {
    gid: foGid(number),
    status: 'OPEN',
    requestStatus: 'UNSUBMITTED',
    supportedActions: ['CREATE_FULFILLMENT'],
    lines: entries,
    ...changes,
  };
}

function fulfillment(changes: Partial<ExistingFulfillment> = {}): ExistingFulfillment {
  return {
    gid: gid(1),
    status: 'SUCCESS',
    createdAtMs: 1_000_000,
    trackingNumbers: [],
    lines: lines([1, 1]),
    ...changes,
  };
}

interface Input {
  number?: string | null;
  lines?: Parcel['shipment']['lines'];
  orders?: readonly OpenOrder[];
  fulfillments?: readonly ExistingFulfillment[];
  others?: readonly FulfillmentGid[];
  sentAtMs?: number | null;
  cancelled?: boolean;
}

function match(input: Input) {
  return matchParcel({
    shipment: { trackingNumber: input.number === undefined ? 'N1' : input.number, lines: input.lines ?? lines([1, 1]) },
    state: {
      shopCountry: null,
      cancelledAtMs: input.cancelled ? 1 : null,
      fulfillmentOrders: input.orders ?? [open(11, { 1: 1 })],
      fulfillments: input.fulfillments ?? [],
    },
    fulfillmentOrderGid: foGid(11),
    otherShipments: (input.others ?? []).map((fulfillmentGid) => ({ fulfillmentGid })),
    sentAtMs: input.sentAtMs === undefined ? 500_000 : input.sentAtMs,
  });
}

const NOTHING = [open(11, { 1: 0 }, { status: 'CLOSED', supportedActions: [] })];

describe('a parcel is written already', () => {
  it('when a fulfillment has its number, however that is spaced', () => {
    const written = fulfillment({ trackingNumbers: ['x', ' n-1 '] });
    expect(match({ fulfillments: [fulfillment({ gid: gid(2), trackingNumbers: ['N2'] }), written] })).toEqual({
      kind: 'already_written',
      fulfillment: written,
    });
  });

  it('when it has no number and the same lines were fulfilled after sending', () => {
    expect(match({ number: null, fulfillments: [fulfillment()] }).kind).toBe('already_written');
    expect(match({ number: null, fulfillments: [fulfillment({ createdAtMs: 450_000 })] }).kind).toBe('already_written');
  });

  it('when its number came only after it was written without one', () => {
    expect(match({ fulfillments: [fulfillment()] }).kind).toBe('already_written');
  });

  it.each([
    ['cancelled', { number: 'N1', fulfillments: [fulfillment({ status: 'CANCELLED', trackingNumbers: ['N1'] })] }],
    ['linked to another parcel of ours', { number: null, fulfillments: [fulfillment()], others: [gid(1)] }],
    ['of another number', { number: 'N1', fulfillments: [fulfillment({ trackingNumbers: ['N2'] })] }],
    ['older than the order at Picanova', { number: null, fulfillments: [fulfillment({ createdAtMs: 439_999 })] }],
    ['of other quantities', { number: null, fulfillments: [fulfillment({ lines: lines([1, 2]) })] }],
    ['of more lines', { number: null, fulfillments: [fulfillment({ lines: lines([1, 1], [2, 1]) })] }],
    ['of an order whose sending is not known', { number: null, fulfillments: [fulfillment()], sentAtMs: null }],
  ])('but not as a fulfillment that is %s', (_, input) => {
    expect(match(input).kind).toBe('create');
  });
});

describe('a parcel is created', () => {
  it('with exactly its lines and quantities', () => {
    expect(match({ lines: lines([2, 1]), orders: [open(11, { 1: 1, 2: 3 })] })).toEqual({
      kind: 'create',
      groups: [{ fulfillmentOrderGid: foGid(11), lines: [{ gid: foLineGid(1102), quantity: 1 }] }],
    });
  });

  it('with no more than what remains', () => {
    expect(match({ lines: lines([1, 5]), orders: [open(11, { 1: 2 })] })).toMatchObject({
      groups: [{ lines: [{ quantity: 2 }] }],
    });
  });

  it('over the parts into which Shopify has split the fulfillment order, ours first', () => {
    expect(match({ lines: lines([1, 3]), orders: [open(12, { 1: 2 }), open(11, { 1: 2 })] })).toEqual({
      kind: 'create',
      groups: [
        { fulfillmentOrderGid: foGid(11), lines: [{ gid: foLineGid(1101), quantity: 2 }] },
        { fulfillmentOrderGid: foGid(12), lines: [{ gid: foLineGid(1201), quantity: 1 }] },
      ],
    });
  });

  it.each(['OPEN', 'IN_PROGRESS'])('in a fulfillment order that is %s and lists no actions', (status) => {
    expect(match({ orders: [open(11, { 1: 1 }, { status, supportedActions: [] })] }).kind).toBe('create');
  });
});

describe('a parcel is not created', () => {
  it('when somebody else has fulfilled its lines: theirs is adopted', () => {
    const theirs = fulfillment({ gid: gid(7), trackingNumbers: ['OTHER'], lines: lines([3, 1], [1, 1]) });
    expect(
      match({
        orders: NOTHING,
        fulfillments: [fulfillment({ gid: gid(6), trackingNumbers: ['X'], lines: lines([2, 1]) }), theirs],
      }),
    ).toEqual({ kind: 'nothing_left', fulfillmentGid: gid(7) });
  });

  it('when its lines were removed or the order was cancelled', () => {
    expect(match({ orders: NOTHING })).toEqual({ kind: 'not_possible', reason: 'lines_removed' });
    expect(match({ orders: [], cancelled: true })).toEqual({ kind: 'not_possible', reason: 'order_cancelled' });
  });

  it.each([
    { status: 'ON_HOLD', supportedActions: ['RELEASE_HOLD'] },
    { status: 'ON_HOLD', supportedActions: [] },
  ])('while Shopify does not allow it: %j', (changes) => {
    expect(match({ orders: [open(11, { 1: 1 }, changes)] })).toEqual({ kind: 'not_possible', reason: 'not_open' });
  });
});

it('gives no second fulfillment when it runs again after its own write', () => {
  const created = fulfillment({ trackingNumbers: [], createdAtMs: 600_000 });
  for (const number of ['N1', null])
    expect(match({ number, orders: [open(11, { 1: 1 })], fulfillments: [created] })).toEqual({
      kind: 'already_written',
      fulfillment: created,
    });
});

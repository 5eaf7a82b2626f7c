import { describe, expect, it } from 'vitest';
import { foGid, foLineGid, lineItemGid } from '../../../test/fixtures/domain.ts';
import type { FulfillmentGid } from '../kernel/ids.ts';
import type { ExistingFulfillment, FulfillmentState } from '../planning/shopify-order.ts';
import type { OtherShipment } from './parcel-cover.ts';
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
    locationGid: 'gid://shopify/Location/1',
    deliveryMethodType: 'SHIPPING',
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

/** Another parcel of ours, of one piece. */
function other(changes: Partial<OtherShipment> = {}): OtherShipment {
  return {
    key: 'parcel-9',
    fulfillmentGid: null,
    trackingNumber: null,
    writtenTrackingNumber: null,
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
  key?: string;
  siblings?: Parcel['otherShipments'];
  shippedAtMs?: number;
  sentAnyway?: boolean;
  sentAtMs?: number | null;
  cancelled?: boolean;
}

function match(input: Input) {
  return matchParcel({
    shipment: {
      key: input.key ?? 'parcel-1',
      trackingNumber: input.number === undefined ? 'N1' : input.number,
      shippedAtMs: input.shippedAtMs ?? null,
      lines: input.lines ?? lines([1, 1]),
    },
    state: {
      shopCountry: null,
      cancelledAtMs: input.cancelled ? 1 : null,
      fulfillmentOrders: input.orders ?? [open(11, { 1: 1 })],
      fulfillments: input.fulfillments ?? [],
    },
    fulfillmentOrderGid: foGid(11),
    otherShipments: [
      ...(input.siblings ?? []),
      ...(input.others ?? []).map((fulfillmentGid) => other({ fulfillmentGid, trackingNumber: 'N9' })),
    ],
    sentAnyway: input.sentAnyway ?? false,
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
    ).toEqual({ kind: 'nothing_left', fulfillment: theirs });
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

describe('a parcel whose lines lie in several places', () => {
  const elsewhere = { locationGid: 'gid://shopify/Location/2' };

  it.each([
    ['at another location', elsewhere],
    ['delivered another way', { deliveryMethodType: 'LOCAL' }],
    ['on hold', { status: 'ON_HOLD', supportedActions: ['RELEASE_HOLD'] }],
  ])('is laid out in parts, a line of it being %s', (_, changes) => {
    const orders = [open(12, { 1: 3 }, changes), open(11, { 1: 1, 2: 1 })];
    expect(match({ lines: lines([1, 2], [2, 1]), orders })).toEqual({
      kind: 'split',
      parts: [lines([1, 1], [2, 1]), lines([1, 1])],
    });
  });

  it('has its own part for what is open nowhere', () => {
    const orders = [open(11, { 1: 1 }), open(12, { 2: 1 }, elsewhere)];
    expect(match({ lines: lines([1, 2], [2, 1], [3, 1]), orders })).toEqual({
      kind: 'split',
      parts: [lines([1, 1]), lines([2, 1]), lines([1, 1], [3, 1])],
    });
  });

  it('is one where several fulfillment orders share the place', () => {
    const orders = [open(11, { 1: 1 }, elsewhere), open(12, { 2: 1 }, elsewhere)];
    expect(match({ lines: lines([1, 1], [2, 1]), orders })).toMatchObject({ kind: 'create', groups: [{}, {}] });
  });

  it('has parts of one number, each recognised by its lines', () => {
    const first = fulfillment({ gid: gid(5), trackingNumbers: ['N1'], lines: lines([2, 1]) });
    const siblings = [other({ key: 'parcel-1', trackingNumber: 'N1' })];
    const orders = [open(11, { 1: 1 })];
    expect(match({ key: 'parcel-1#2', siblings, orders, fulfillments: [first] }).kind).toBe('create');
    const own = fulfillment({ gid: gid(6), trackingNumbers: ['N1'] });
    expect(match({ key: 'parcel-1#2', siblings, orders, fulfillments: [first, own] })).toEqual({
      kind: 'already_written',
      fulfillment: own,
    });
  });
});

describe('a parcel of what Shopify had fulfilled before it was printed', () => {
  const before = fulfillment({ createdAtMs: 1, lines: lines([1, 2]) });
  const told = { sentAnyway: true, orders: NOTHING };

  it('completes the fulfillment that stands, also beside another parcel of ours', () => {
    expect(match({ ...told, fulfillments: [before] })).toEqual({ kind: 'covered', fulfillment: before });
    const shared = { ...before, trackingNumbers: ['N9'] };
    expect(match({ ...told, fulfillments: [shared], others: [gid(1)] })).toEqual({
      kind: 'covered',
      fulfillment: shared,
    });
    const untold = other({ fulfillmentGid: gid(1) });
    expect(match({ ...told, fulfillments: [before], siblings: [untold] }).kind).toBe('covered');
  });

  it.each([
    ['its own number', { ...before, trackingNumbers: ['N1'] }, 'already_written'],
    ['somebody else’s number', { ...before, trackingNumbers: ['X'] }, 'nothing_left'],
    ['other lines', { ...before, lines: lines([2, 1]) }, 'not_possible'],
    ['been cancelled', { ...before, status: 'CANCELLED' }, 'not_possible'],
  ])('but not one that has %s', (_, held, kind) => {
    expect(match({ ...told, fulfillments: [held] }).kind).toBe(kind);
  });

  it('is created where something is open again', () => {
    expect(match({ sentAnyway: true, fulfillments: [before] }).kind).toBe('create');
  });
});

describe('a parcel of what somebody fulfilled after it was sent, without a number', () => {
  const theirs = fulfillment({ lines: lines([1, 2], [3, 1]) });
  const gone = { orders: NOTHING, fulfillments: [theirs] };

  it('completes that fulfillment, while it has room for the parcel', () => {
    expect(match(gone)).toEqual({ kind: 'covered', fulfillment: theirs });
    const numbered = { ...theirs, trackingNumbers: ['N9'] };
    const beside = { ...gone, fulfillments: [numbered] };
    expect(match({ ...beside, others: [gid(1)] })).toEqual({ kind: 'covered', fulfillment: numbered });
    const corrected = other({ fulfillmentGid: gid(1), trackingNumber: 'N8', writtenTrackingNumber: 'N9' });
    expect(match({ ...beside, siblings: [corrected] })).toEqual({ kind: 'covered', fulfillment: numbered });
    const full = other({ fulfillmentGid: gid(1), lines: lines([1, 2]) });
    expect(match({ ...gone, siblings: [full] })).toEqual({ kind: 'not_possible', reason: 'lines_removed' });
  });

  it('completes one of exactly its lines that is older than the parcel, even while others are open', () => {
    const same = fulfillment();
    expect(match({ fulfillments: [same], shippedAtMs: 1_060_001 })).toEqual({ kind: 'covered', fulfillment: same });
    expect(match({ fulfillments: [same], shippedAtMs: 1_060_000 }).kind).toBe('already_written');
  });

  it('takes the newest of several, and none from before it was sent', () => {
    const newest = { ...theirs, gid: gid(2), createdAtMs: 2_000_000 };
    expect(match({ ...gone, fulfillments: [theirs, newest] })).toEqual({ kind: 'covered', fulfillment: newest });
    const before = { ...theirs, createdAtMs: 439_999 };
    expect(match({ ...gone, fulfillments: [before] })).toEqual({ kind: 'nothing_left', fulfillment: before });
    expect(match({ ...gone, sentAtMs: null }).kind).toBe('nothing_left');
  });

  it('is laid out in parts: what is open, what each of them fulfilled, and what is nowhere', () => {
    const second = fulfillment({ gid: gid(2), lines: lines([2, 1]) });
    const all = lines([1, 2], [2, 1], [3, 1], [4, 1]);
    const orders = [open(11, { 3: 1 })];
    const first = fulfillment({ lines: lines([1, 2]), createdAtMs: 2_000_000 });
    expect(match({ lines: all, orders, fulfillments: [second, first] })).toEqual({
      kind: 'split',
      parts: [lines([3, 1]), lines([1, 2]), lines([2, 1]), lines([4, 1])],
    });
    expect(match({ lines: lines([1, 2], [2, 1]), orders: NOTHING, fulfillments: [first, second] })).toEqual({
      kind: 'split',
      parts: [lines([1, 2]), lines([2, 1])],
    });
  });

  it('leaves one with a number of their own alone, and writes what is open', () => {
    const named = { ...theirs, trackingNumbers: ['X'] };
    expect(match({ ...gone, fulfillments: [named] })).toEqual({ kind: 'nothing_left', fulfillment: named });
    const orders = [open(11, { 2: 1 })];
    expect(match({ lines: lines([1, 1], [2, 1]), orders, fulfillments: [named] }).kind).toBe('create');
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

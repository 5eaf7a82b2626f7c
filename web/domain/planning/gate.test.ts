import { describe, expect, it } from 'vitest';
import { aFulfillmentOrder, aLine, anOrder, aSetting } from '../../../test/fixtures/domain.ts';
import { NOTHING_LIFTED } from './approval.ts';
import { gateOf, isTestOrder, type GateInput } from './gate.ts';
import type { FulfillmentOrder, ShopifyOrder } from './shopify-order.ts';
import type { ShopSettings } from '../../contract/settings.ts';

const HOUR = 3_600_000;

const LIFTED = { needsApproval: true, wait: true };

interface Changes {
  order?: Partial<ShopifyOrder>;
  fulfillmentOrder?: Partial<FulfillmentOrder>;
  settings?: Partial<ShopSettings>;
  approved?: boolean;
  nowMs?: number;
}

function gate(input: Changes) {
  const result = gateOf({
    order: anOrder(input.order),
    fulfillmentOrder: aFulfillmentOrder(11, input.fulfillmentOrder),
    settings: aSetting(input.settings),
    lifted: input.approved ? LIFTED : NOTHING_LIFTED,
    paidAtMs: null,
    nowMs: input.nowMs ?? 2_000_000,
  });
  return result.kind === 'open' ? 'open' : `${result.kind}:${result.reason}`;
}

it('is open for a paid, routed, unheld order', () => {
  expect(gate({})).toBe('open');
});

describe('is closed', () => {
  it.each<[Changes, string]>([
    [{ order: { cancelledAtMs: 1 } }, 'order_cancelled'],
    [{ fulfillmentOrder: { assignment: 'other_service' } }, 'other_service'],
    ...['PICK_UP', 'LOCAL', 'NONE', 'RETAIL'].map(
      (deliveryMethodType) => [{ fulfillmentOrder: { deliveryMethodType } }, 'not_shipped'] as [Changes, string],
    ),
    ...['CLOSED', 'CANCELLED', 'INCOMPLETE', 'SOMETHING_NEW'].map(
      (status) => [{ fulfillmentOrder: { status } }, 'not_open'] as [Changes, string],
    ),
    [{ fulfillmentOrder: { assignment: 'own_service', requestStatus: 'CLOSED' } }, 'not_open'],
    [
      { fulfillmentOrder: { assignment: 'own_service', requestStatus: 'CANCELLATION_REQUESTED' } },
      'cancellation_requested',
    ],
    [{ fulfillmentOrder: { lines: [aLine(1, { remainingQuantity: 0 })] } }, 'nothing_remaining'],
    [{ fulfillmentOrder: { lines: [] } }, 'nothing_remaining'],
  ])('for %j: %s', (input, reason) => {
    expect(gate(input)).toBe(`closed:${reason}`);
  });

  it('even when the merchant presses Send', () => {
    expect(gate({ approved: true, order: { cancelledAtMs: 1 } })).toBe('closed:order_cancelled');
  });
});

describe('payment', () => {
  it.each([
    ['PAID', 'open'],
    ['PARTIALLY_REFUNDED', 'open'],
    ['AUTHORIZED', 'held:unpaid'],
    ['PENDING', 'held:unpaid'],
    ['PARTIALLY_PAID', 'held:unpaid'],
    ['REFUNDED', 'held:unpaid'],
    ['VOIDED', 'held:unpaid'],
    ['EXPIRED', 'held:unpaid'],
    [null, 'held:unpaid'],
    ['NEW', 'held:unpaid'],
  ])('%s is %s', (financialStatus, expected) => {
    expect(gate({ order: { financialStatus } })).toBe(expected);
  });

  it('may be authorised only, where the merchant allows it', () => {
    expect(gate({ order: { financialStatus: 'AUTHORIZED' }, settings: { sendAuthorized: true } })).toBe('open');
    expect(gate({ order: { financialStatus: 'PENDING' }, settings: { sendAuthorized: true } })).toBe('held:unpaid');
  });

  it('is asked for even when the merchant presses Send', () => {
    expect(gate({ approved: true, order: { financialStatus: 'PENDING' } })).toBe('held:unpaid');
  });
});

describe('holds of Shopify', () => {
  it.each([
    [{ onHold: true }, 'on_hold'],
    [{ status: 'ON_HOLD' }, 'on_hold'],
    [{ status: 'SCHEDULED' }, 'scheduled'],
  ])('%j is %s, and Send does not lift it', (fulfillmentOrder, reason) => {
    expect(gate({ fulfillmentOrder })).toBe(`held:${reason}`);
    expect(gate({ fulfillmentOrder, approved: true })).toBe(`held:${reason}`);
  });

  it('leave an order that is in progress alone', () => {
    expect(gate({ fulfillmentOrder: { status: 'IN_PROGRESS' } })).toBe('open');
  });
});

describe('our own service', () => {
  it.each([
    ['SUBMITTED', 'open'],
    ['ACCEPTED', 'open'],
    ['CANCELLATION_REJECTED', 'open'],
    ['UNSUBMITTED', 'held:not_requested'],
    ['REJECTED', 'held:not_requested'],
    ['CANCELLATION_ACCEPTED', 'held:not_requested'],
    ['NEW', 'held:not_requested'],
  ])('with the request %s is %s', (requestStatus, expected) => {
    expect(gate({ fulfillmentOrder: { assignment: 'own_service', requestStatus } })).toBe(expected);
  });
});

describe('approval', () => {
  const tagged = { fulfillmentOrder: { lines: [aLine(1, { productTags: ['Bespoke'] })] } };

  it.each([
    [{ settings: { approveAll: true } }],
    [{ order: { riskLevel: 'HIGH' } }],
    [{ order: { tags: ['Check First'] }, settings: { approveOrderTags: ['check first'] } }],
    [{ ...tagged, settings: { approveProductTags: ['bespoke'] } }],
  ])('is needed for %j until the merchant presses Send', (input) => {
    expect(gate(input)).toBe('held:needs_approval');
    expect(gate({ ...input, approved: true })).toBe('open');
  });

  it.each([
    [{ order: { riskLevel: 'MEDIUM' } }],
    [{ order: { riskLevel: 'HIGH' }, settings: { approveHighRisk: false } }],
    [{ order: { tags: ['bespoke'] }, settings: { approveProductTags: ['bespoke'] } }],
    [tagged],
  ])('is not needed for %j', (input) => {
    expect(gate(input)).toBe('open');
  });
});

it('a word for what only waits for time is none for what needs approval', () => {
  const lifted = { needsApproval: false, wait: true };
  const input = { order: anOrder(), fulfillmentOrder: aFulfillmentOrder(11), lifted, paidAtMs: null, nowMs: 1_000_000 };
  expect(gateOf({ ...input, settings: aSetting({ waitHours: 2 }) })).toEqual({ kind: 'open' });
  expect(gateOf({ ...input, settings: aSetting({ approveAll: true }) })).toMatchObject({ reason: 'needs_approval' });
});

describe('a scheduled fulfillment order', () => {
  const scheduled = (fulfillAtMs: number | null) =>
    gateOf({
      order: anOrder(),
      fulfillmentOrder: aFulfillmentOrder(11, { status: 'SCHEDULED', fulfillAtMs }),
      settings: aSetting(),
      lifted: NOTHING_LIFTED,
      paidAtMs: null,
      nowMs: 2_000_000,
    });

  it('is looked at again when it opens, and a while later when Shopify is late', () => {
    expect(scheduled(3_000_000)).toEqual({ kind: 'held', reason: 'scheduled', untilMs: 3_000_000 });
    expect(scheduled(1_000_000)).toEqual({ kind: 'held', reason: 'scheduled', untilMs: 2_600_000 });
    expect(scheduled(null)).toEqual({ kind: 'held', reason: 'scheduled', untilMs: null });
  });
});

interface Waiting {
  readonly approved?: boolean;
  readonly paidAtMs?: number | null;
}

const waiting = (waitHours: number, nowMs: number, { approved = false, paidAtMs = null }: Waiting = {}) =>
  gateOf({
    order: anOrder({ createdAtMs: 1_000 }),
    fulfillmentOrder: aFulfillmentOrder(),
    settings: aSetting({ waitHours }),
    lifted: approved ? LIFTED : NOTHING_LIFTED,
    paidAtMs,
    nowMs,
  });

describe('the wait window', () => {
  it('counts from payment, where that is known', () => {
    const paidAtMs = 1_000 + 48 * HOUR;
    expect(waiting(6, paidAtMs, { paidAtMs })).toEqual({
      kind: 'held',
      reason: 'wait_window',
      untilMs: paidAtMs + 6 * HOUR,
    });
    expect(waiting(6, paidAtMs + 6 * HOUR, { paidAtMs })).toEqual({ kind: 'open' });
  });

  it('holds until it is over, to the millisecond, and says when that is', () => {
    expect(waiting(2, 1_000 + 2 * HOUR - 1)).toEqual({
      kind: 'held',
      reason: 'wait_window',
      untilMs: 1_000 + 2 * HOUR,
    });
    expect(waiting(2, 1_000 + 2 * HOUR)).toEqual({ kind: 'open' });
  });

  it('ends when the merchant presses Send', () => {
    expect(waiting(72, 1_000, { approved: true })).toEqual({ kind: 'open' });
  });

  it('is never longer than 72 hours nor negative', () => {
    expect(waiting(1_000, 1_000)).toEqual({ kind: 'held', reason: 'wait_window', untilMs: 1_000 + 72 * HOUR });
    expect(waiting(-5, 1_000)).toEqual({ kind: 'open' });
  });
});

describe('an unfinished fraud assessment', () => {
  const MINUTE = 60_000;
  const PAID_AT = 5_000_000;
  const assessed = (riskLevel: string | null, settings: Partial<ShopSettings> = {}, more: Partial<GateInput> = {}) =>
    gateOf({
      order: anOrder({ riskLevel }),
      fulfillmentOrder: aFulfillmentOrder(),
      settings: aSetting(settings),
      lifted: NOTHING_LIFTED,
      paidAtMs: PAID_AT,
      nowMs: PAID_AT + 10 * MINUTE - 1,
      ...more,
    });
  const heldUntil = (untilMs: number) => ({ kind: 'held', reason: 'risk_pending', untilMs });

  it.each([null, 'PENDING'])('(%s) holds ten minutes from payment, and no longer', (level) => {
    expect(assessed(level)).toEqual(heldUntil(PAID_AT + 10 * MINUTE));
    expect(assessed(level, {}, { nowMs: PAID_AT + 10 * MINUTE })).toEqual({ kind: 'open' });
  });

  it('holds as long as the merchant says, within a day, from when it was placed if nobody knows the payment', () => {
    expect(assessed(null, { riskWaitMinutes: 30 })).toEqual(heldUntil(PAID_AT + 30 * MINUTE));
    expect(assessed(null, { riskWaitMinutes: 9_999 })).toEqual(heldUntil(PAID_AT + 1_440 * MINUTE));
    expect(assessed(null, { riskWaitMinutes: 0 })).toEqual({ kind: 'open' });
    expect(assessed(null, {}, { paidAtMs: null, nowMs: 1_000_000 })).toEqual(heldUntil(1_000_000 + 10 * MINUTE));
  });

  it('holds nothing once it is finished, the rule is off, or the merchant pressed Send', () => {
    for (const level of ['NONE', 'LOW', 'MEDIUM', 'NEVER_SEEN']) expect(assessed(level)).toEqual({ kind: 'open' });
    expect(assessed(null, { approveHighRisk: false })).toEqual({ kind: 'open' });
    expect(assessed(null, {}, { lifted: LIFTED })).toEqual({ kind: 'open' });
  });

  it('and the wait window: the one that ends last is named', () => {
    expect(assessed(null, { waitHours: 1 })).toMatchObject({ reason: 'wait_window' });
    expect(assessed(null, { waitHours: 1, riskWaitMinutes: 61 })).toMatchObject({ reason: 'risk_pending' });
  });
});

it('makes a test print of a Shopify test order, and of every order in test mode', () => {
  expect(isTestOrder({ isTest: true }, { testMode: false })).toBe(true);
  expect(isTestOrder({ isTest: false }, { testMode: true })).toBe(true);
  expect(isTestOrder({ isTest: false }, { testMode: false })).toBe(false);
});

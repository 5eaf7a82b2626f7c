import { describe, expect, it } from 'vitest';
import { aFulfillmentOrder, aLine, anExisting, anOrder, lineItemGid } from '../../../test/fixtures/domain.ts';
import { PRINT_ADDRESS } from '../../../test/fixtures/print-orders.ts';
import type { FulfillmentGid, PrintOrderId } from '../kernel/ids.ts';
import type { FulfillmentOrder, FulfillmentOrderLine } from './shopify-order.ts';
import { coversLines, createUnplanned, isSuperseded, unwantedOf } from './plan-coverage.ts';
import type { ExistingPrintOrder } from './plan-coverage.ts';
import { PRINT_ORDER_STATES } from '../print-order/states.ts';

const id = (number: number): PrintOrderId => `print-order-${number}` as PrintOrderId;
const holding = (line: number, quantity: number) => [{ lineItemGid: lineItemGid(line), quantity }];
const written = (quantity: number) => [
  { fulfillmentGid: 'gid://shopify/Fulfillment/1' as FulfillmentGid, lines: holding(1, quantity) },
  { fulfillmentGid: null, lines: holding(1, 1) },
];
const orderWith = (...fulfillmentOrders: readonly FulfillmentOrder[]) => anOrder({ fulfillmentOrders });
const one = (changes: Partial<FulfillmentOrderLine>, number = 11) =>
  aFulfillmentOrder(number, { lines: [aLine(1, changes)] });

/** Planned quantities of all lines, in order. */
function unplanned(order: ReturnType<typeof anOrder>, ...existing: readonly ExistingPrintOrder[]): readonly number[] {
  const ask = createUnplanned(order, existing);
  return order.fulfillmentOrders.flatMap((fulfillmentOrder) =>
    fulfillmentOrder.lines.map((line) => ask(fulfillmentOrder, line)),
  );
}

describe('what is still to be planned', () => {
  const two = one({ totalQuantity: 2, remainingQuantity: 2 });

  it('is what remains when nothing was sent', () => {
    expect(unplanned(orderWith(two))).toEqual([2]);
  });

  it.each(PRINT_ORDER_STATES)('leaves the lines of a %s print order to it unless it is unsent', (state) => {
    const isUnsent = ['held', 'blocked', 'ready'].includes(state);
    expect(unplanned(orderWith(two), anExisting({ state, items: holding(1, 2) }))).toEqual([isUnsent ? 2 : 0]);
  });

  it('is the part that was not sent', () => {
    expect(unplanned(orderWith(two), anExisting({ items: holding(1, 1) }))).toEqual([1]);
  });

  it('counts what is shipped and written once, not against what remains again', () => {
    const three = one({ totalQuantity: 3, remainingQuantity: 1 });
    expect(
      unplanned(orderWith(three), anExisting({ state: 'shipped', items: holding(1, 2), shipments: written(2) })),
    ).toEqual([1]);
    expect(
      unplanned(orderWith(three), anExisting({ state: 'shipped', items: holding(1, 3), shipments: written(2) })),
    ).toEqual([0]);
    expect(unplanned(orderWith(three), anExisting({ state: 'fulfilled', items: holding(1, 2) }))).toEqual([1]);
  });

  it('is nothing when somebody else fulfils what is at the printer', () => {
    expect(
      unplanned(orderWith(one({ totalQuantity: 2, remainingQuantity: 1 })), anExisting({ items: holding(1, 2) })),
    ).toEqual([0]);
  });

  it('does not grow when Shopify splits a sent fulfillment order', () => {
    const parts = [
      one({ totalQuantity: 1, remainingQuantity: 1 }),
      one({ totalQuantity: 1, remainingQuantity: 1 }, 12),
    ];
    expect(unplanned(orderWith(...parts), anExisting({ items: holding(1, 2) }))).toEqual([0, 0]);
  });

  it('does not grow when a cancelled fulfillment reopens its lines under a new id', () => {
    const closed = one({ totalQuantity: 1, remainingQuantity: 0, currentQuantity: 1 });
    const reopened = one({ totalQuantity: 1, remainingQuantity: 1, currentQuantity: 1 }, 12);
    expect(unplanned(orderWith(closed, reopened), anExisting({ state: 'fulfilled' }))).toEqual([0, 0]);
  });

  it('grows when the order is edited to more', () => {
    const sent = one({ currentQuantity: 3 });
    const added = one({ totalQuantity: 2, remainingQuantity: 2, currentQuantity: 3 }, 12);
    expect(unplanned(orderWith(sent, added), anExisting())).toEqual([0, 2]);
  });

  it('does not count a cancelled fulfillment order, which another has replaced', () => {
    const cancelled = aFulfillmentOrder(11, { status: 'CANCELLED', lines: [aLine(1, { remainingQuantity: 0 })] });
    expect(unplanned(orderWith(cancelled, one({}, 12)), anExisting())).toEqual([0, 0]);
  });

  it('is there again for a line that was taken out, cancelled and put back', () => {
    const gone = one({ totalQuantity: 0, remainingQuantity: 0, currentQuantity: 1 });
    const back = one({ currentQuantity: 1 }, 12);
    expect(unplanned(orderWith(gone, back), anExisting({ state: 'cancelled', cancelRequestedAtMs: 5 }))).toEqual([
      0, 1,
    ]);
  });
});

describe('an ended print order', () => {
  const cancelled = anExisting({ state: 'cancelled', cancelRequestedAtMs: 5 });

  it('stays the last word until somebody asks for it anew', () => {
    expect(isSuperseded(cancelled)).toBe(false);
    expect(coversLines(cancelled)).toBe(true);
    expect(isSuperseded({ ...cancelled, resubmit: true })).toBe(true);
    const neverArrived = { picanovaOrderId: null, createUnknown: false };
    expect(coversLines(anExisting({ state: 'failed', resubmit: true, ...neverArrived }))).toBe(false);
  });

  it('that failed at Picanova may be mended there: its lines are free only when its cancel is answered', () => {
    for (const state of ['failed', 'cancelling'] as const) {
      expect(coversLines(anExisting({ state, resubmit: true }))).toBe(true);
      expect(coversLines(anExisting({ state, resubmit: true, picanovaOrderId: null, createUnknown: true }))).toBe(true);
    }
    expect(coversLines(anExisting({ state: 'cancelled', resubmit: true }))).toBe(false);
    expect(isSuperseded(anExisting({ state: 'sent', resubmit: true }))).toBe(false);
  });

  it('that planning itself dropped binds nothing', () => {
    const dropped = anExisting({ state: 'cancelled', picanovaOrderId: null });
    expect(isSuperseded(dropped)).toBe(true);
    expect(isSuperseded({ ...dropped, cancelRequestedAtMs: 5 })).toBe(false);
  });
});

describe('a sent print order is cancelled', () => {
  const stoppedBy = (...given: Parameters<typeof unwantedOf>): readonly string[] =>
    unwantedOf(...given).map(({ id: stopped }) => stopped);
  const wanted = orderWith(one({ currentQuantity: 1 }));

  it('not while it is wanted', () => {
    expect(stoppedBy(wanted, [anExisting()])).toEqual([]);
  });

  it('when its order is cancelled', () => {
    expect(
      stoppedBy({ ...wanted, cancelledAtMs: 1 }, [anExisting(), anExisting({ id: id(2), state: 'failed' })]),
    ).toEqual([id(1), id(2)]);
  });

  it.each(['shipped', 'fulfilled', 'cancelling', 'cancelled', 'ready'] as const)('not when it is %s', (state) => {
    expect(stoppedBy({ ...wanted, cancelledAtMs: 1 }, [anExisting({ state })])).toEqual([]);
  });

  it('not twice, and not again after "too late"', () => {
    const asked = anExisting({ cancelRequestedAtMs: 5 });
    const refused = anExisting({ problems: [{ code: 'too_late_to_cancel', detail: {} }] });
    expect(stoppedBy({ ...wanted, cancelledAtMs: 1 }, [asked, refused])).toEqual([]);
  });

  it('when our service is asked to cancel', () => {
    expect(
      stoppedBy(
        orderWith(aFulfillmentOrder(11, { assignment: 'own_service', requestStatus: 'CANCELLATION_REQUESTED' })),
        [anExisting()],
      ),
    ).toEqual([id(1)]);
  });

  it('when its line was removed, whether that shows in the line or by its absence', () => {
    expect(stoppedBy(orderWith(one({ remainingQuantity: 0, currentQuantity: 0 })), [anExisting()])).toEqual([id(1)]);
    expect(stoppedBy(orderWith(aFulfillmentOrder(11, { lines: [] })), [anExisting()])).toEqual([id(1)]);
  });

  it('the newest first, and no more than are too many', () => {
    const both = [anExisting(), anExisting({ id: id(2), part: 2 })];
    expect(stoppedBy(wanted, both)).toEqual([id(2)]);
    expect(stoppedBy(wanted, [anExisting({ revision: 2 }), anExisting({ id: id(2), part: 2 })])).toEqual([id(1)]);
  });

  it('not beside one that is being cancelled already, but beside one that it was too late for', () => {
    const newest = anExisting({ id: id(2), part: 2 });
    expect(stoppedBy(wanted, [anExisting(), { ...newest, cancelRequestedAtMs: 5 }])).toEqual([]);
    expect(stoppedBy(wanted, [anExisting(), { ...newest, state: 'cancelling' }])).toEqual([]);
    expect(
      stoppedBy(wanted, [
        anExisting(),
        { ...newest, cancelRequestedAtMs: 5, problems: [{ code: 'too_late_to_cancel', detail: {} }] },
      ]),
    ).toEqual([id(1)]);
  });

  it('not because somebody else fulfilled it', () => {
    expect(stoppedBy(orderWith(one({ remainingQuantity: 0, currentQuantity: 1 })), [anExisting()])).toEqual([]);
    expect(stoppedBy(orderWith(one({ remainingQuantity: 0 })), [anExisting()])).toEqual([]);
  });

  it('not because its fulfillment order is out of sight', () => {
    expect(stoppedBy(orderWith(), [anExisting()])).toEqual([]);
  });

  it('when it failed at Picanova and is to be sent anew', () => {
    expect(stoppedBy(wanted, [anExisting({ state: 'failed', resubmit: true })])).toEqual([id(1)]);
    expect(stoppedBy(wanted, [anExisting({ state: 'failed', resubmit: true, picanovaOrderId: null })])).toEqual([]);
    expect(stoppedBy(wanted, [anExisting({ state: 'failed' })])).toEqual([]);
  });

  it('when its address was edited, and goes anew to the new one', () => {
    const edited = { address: PRINT_ADDRESS, parts: ['city'] } as const;
    const cause = { why: 'address', parts: ['city'] };
    expect(unwantedOf(wanted, [anExisting()], () => edited)).toEqual([
      { id: id(1), sendRest: true, cause, address: PRINT_ADDRESS },
    ]);
    expect(unwantedOf(wanted, [anExisting({ state: 'shipped' })], () => edited)).toEqual([]);
    const late = anExisting({ problems: [{ code: 'address_changed', detail: {} }] });
    expect(unwantedOf(wanted, [late], () => edited)).toEqual([]);
    expect(unwantedOf({ ...wanted, cancelledAtMs: 1 }, [anExisting()], () => edited)).toEqual([
      { id: id(1), sendRest: false, cause: { why: 'cancelled' } },
    ]);
  });

  it('and what the buyer still wants of it is sent anew, unless all of it was cancelled', () => {
    const fewer = orderWith(one({ currentQuantity: 1 }));
    expect(unwantedOf(fewer, [anExisting({ items: holding(1, 2) })])).toEqual([
      { id: id(1), sendRest: true, cause: { why: 'fewer', pieces: 1 } },
    ]);
    expect(unwantedOf({ ...wanted, cancelledAtMs: 1 }, [anExisting()])).toEqual([
      { id: id(1), sendRest: false, cause: { why: 'cancelled' } },
    ]);
  });
});

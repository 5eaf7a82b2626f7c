import type {
  FulfillmentGid,
  FulfillmentOrderGid,
  LineItemGid,
  PicanovaOrderId,
  PrintOrderId,
  Region,
} from '../kernel/ids.ts';
import type { FulfillmentOrder, FulfillmentOrderLine, ShopifyOrder } from './shopify-order.ts';
import { wasTooLate, type CancelCause, type ChangedAddress } from '../print-order/cancel-cause.ts';
import { linesOf, type PrintAddress } from '../print-order/print-item.ts';
import { isSent, isUnsent } from '../print-order/states.ts';
import type { PrintOrderState } from '../print-order/states.ts';
import type { Problem } from '../kernel/problems.ts';
import { quantityOf } from '../shipments/shipment.ts';
import type { ShipmentLine } from '../shipments/shipment.ts';

/** What planning needs to know of a print order that exists already. */
export interface ExistingPrintOrder {
  readonly id: PrintOrderId;
  readonly externalId: string;
  readonly fulfillmentOrderGid: FulfillmentOrderGid;
  readonly region: Region;
  readonly revision: number;
  readonly part: number;
  readonly state: PrintOrderState;
  readonly items: readonly {
    readonly lineItemGid: LineItemGid;
    readonly quantity: number;
    readonly slot?: number;
    readonly bundle?: string;
  }[];
  readonly shipments: readonly {
    readonly fulfillmentGid: FulfillmentGid | null;
    readonly lines: readonly ShipmentLine[];
  }[];
  readonly problems: readonly Problem[];
  /** As it was sent; null or absent = not known. */
  readonly address?: PrintAddress | null;
  /** A create may have reached Picanova without its answer reaching us. */
  readonly createUnknown: boolean;
  readonly picanovaOrderId: PicanovaOrderId | null;
  readonly cancelRequestedAtMs: number | null;
  /**
   * The merchant asked for it to be sent anew under the next revision. Stays set: it is what frees the lines for that
   * revision.
   */
  readonly resubmit: boolean;
}

/** What tells whether a print order is over, and how it ended. */
export type Ending = Pick<
  ExistingPrintOrder,
  'state' | 'resubmit' | 'picanovaOrderId' | 'createUnknown' | 'cancelRequestedAtMs'
>;

/** Ended before anybody but planning knew of it: its lines are free again. */
function wasDropped({ state, picanovaOrderId, cancelRequestedAtMs }: Ending): boolean {
  return state === 'cancelled' && picanovaOrderId === null && cancelRequestedAtMs === null;
}

/** Picanova may know it: its lines are not free before Picanova has said that it is stopped. */
function mayBeAtPicanova({ picanovaOrderId, createUnknown }: Ending): boolean {
  return picanovaOrderId !== null || createUnknown;
}

/**
 * An ended print order that a newer one replaces or may replace: somebody asked for it, or only planning ended it. One
 * that failed at Picanova may be mended there by its support at any time, so it is cancelled first, and free when that
 * is answered.
 */
export function isSuperseded(printOrder: Ending): boolean {
  if (printOrder.state === 'cancelled') return printOrder.resubmit || wasDropped(printOrder);
  return printOrder.state === 'failed' && printOrder.resubmit && !mayBeAtPicanova(printOrder);
}

/** Its lines are not planned again: at the printer, or ended and nobody has asked for it anew. */
export function coversLines(printOrder: Ending): boolean {
  return !isUnsent(printOrder.state) && !isSuperseded(printOrder);
}

/** Of one line: sent, and not yet in Shopify's fulfillments, which have left `remainingQuantity` already. */
function outstanding({ state, items, shipments }: ExistingPrintOrder, lineItemGid: LineItemGid): number {
  if (state === 'fulfilled') return 0;
  const written = shipments.filter(({ fulfillmentGid }) => fulfillmentGid !== null).flatMap(({ lines }) => lines);
  return Math.max(0, quantityOf(linesOf(items), lineItemGid) - quantityOf(written, lineItemGid));
}

/** How many of a line the buyer still wants, over all fulfillment orders. */
function wantedOf(order: ShopifyOrder, lineItemGid: LineItemGid): number {
  const lines = order.fulfillmentOrders
    .filter(({ status }) => status !== 'CANCELLED')
    .flatMap((fulfillmentOrder) => fulfillmentOrder.lines);
  const known = lines.find((line) => line.lineItemGid === lineItemGid)?.currentQuantity;
  return (
    known ??
    quantityOf(
      lines.map((line) => ({ lineItemGid: line.lineItemGid, quantity: line.totalQuantity })),
      lineItemGid,
    )
  );
}

function printedOf(existing: readonly ExistingPrintOrder[], lineItemGid: LineItemGid): number {
  return existing.reduce((sum, { items }) => sum + quantityOf(linesOf(items), lineItemGid), 0);
}

/** Pieces of a line's bundle that are still to be made, where another line of it was printed for all of the bundle. */
function bundleRoom({ lineItemGid, group }: FulfillmentOrderLine, printed: readonly ExistingPrintOrder[]): number {
  if (group === undefined) return Number.POSITIVE_INFINITY;
  const made = printed
    .flatMap(({ items }) => linesOf(items))
    .filter((item) => item.bundle === group.gid && item.lineItemGid !== lineItemGid);
  const pieces = made.reduce((sum, { quantity }) => sum + quantity, 0);
  return pieces === 0 ? Number.POSITIVE_INFINITY : group.quantity - pieces;
}

/** What of a line is still to be planned. Asked once for each line: what it answers counts as planned from then on. */
export type Unplanned = (fulfillmentOrder: FulfillmentOrder, line: FulfillmentOrderLine) => number;

/**
 * Two bounds keep a line from being printed twice. In its fulfillment order: what remains, less what is at the printer.
 * Over the whole order: what the buyer wants, less all that was ever sent and not cancelled, because Shopify splits,
 * merges and reopens fulfillment orders under new ids with the same lines (shopify-platform §12).
 */
export function createUnplanned(order: ShopifyOrder, existing: readonly ExistingPrintOrder[]): Unplanned {
  const covering = existing.filter(coversLines);
  const printed = covering.filter(({ state }) => state !== 'cancelled');
  const budgets = new Map<LineItemGid, number>();
  return (fulfillmentOrder, line) => {
    const { lineItemGid } = line;
    const budget = budgets.get(lineItemGid) ?? wantedOf(order, lineItemGid) - printedOf(printed, lineItemGid);
    const here = covering.filter(({ fulfillmentOrderGid }) => fulfillmentOrderGid === fulfillmentOrder.gid);
    const atPrinter = here.reduce((sum, printOrder) => sum + outstanding(printOrder, lineItemGid), 0);
    const open = Math.min(line.remainingQuantity - atPrinter, budget, bundleRoom(line, printed));
    const quantity = Math.max(0, open);
    budgets.set(lineItemGid, budget - quantity);
    return quantity;
  };
}

/** Printed or going to be: neither asked to stop nor, when it was asked too late, stopped. */
function goesOn(printOrder: ExistingPrintOrder): boolean {
  return (
    isSent(printOrder.state) &&
    (wasTooLate(printOrder.problems) || (printOrder.cancelRequestedAtMs === null && printOrder.state !== 'cancelling'))
  );
}

/**
 * A print order to be stopped at Picanova. `sendRest`: what the buyer still wants of it is sent anew once it is stopped
 * (product §8).
 */
export interface Unwanted {
  readonly id: PrintOrderId;
  readonly sendRest: boolean;
  readonly cause: CancelCause;
  /** Where the buyer wants it now, if that is why. */
  readonly address?: PrintAddress;
}

/** How many pieces of it are more than the buyer wants. */
function piecesTooMany(
  order: ShopifyOrder,
  { items }: ExistingPrintOrder,
  printed: readonly ExistingPrintOrder[],
): number {
  const own = linesOf(items);
  return own.reduce((sum, { lineItemGid, quantity }) => {
    const excess = printedOf(printed, lineItemGid) - wantedOf(order, lineItemGid);
    return sum + Math.max(0, Math.min(quantity, excess));
  }, 0);
}

type Why = Omit<Unwanted, 'id' | 'sendRest'>;
const CANCELLED: Why = { cause: { why: 'cancelled' } };

function whyStopped(reasons: {
  readonly asked: boolean;
  readonly pieces: number;
  readonly edited: ChangedAddress | null;
}): Why | null {
  const { asked, pieces, edited } = reasons;
  if (asked) return CANCELLED;
  if (pieces > 0) return { cause: { why: 'fewer', pieces } };
  return edited === null ? null : { cause: { why: 'address', parts: edited.parts }, address: edited.address };
}

/**
 * Sent print orders that are no longer wanted: the order is cancelled, our service is asked to cancel, a failed one is
 * to be sent anew, fewer of a line are wanted than were sent (the newest goes first), or its address was edited
 * (`changed`). Shipped ones cannot be stopped. A fulfillment by somebody else is no reason (product §8), so remaining
 * quantities do not count here.
 */
export function unwantedOf(
  order: ShopifyOrder,
  existing: readonly ExistingPrintOrder[],
  changed: (printOrder: ExistingPrintOrder) => ChangedAddress | null = () => null,
): readonly Unwanted[] {
  const byGid = new Map(order.fulfillmentOrders.map((fulfillmentOrder) => [fulfillmentOrder.gid, fulfillmentOrder]));
  const kept = new Set(existing.filter(goesOn));
  const unwanted: Unwanted[] = [];
  for (const printOrder of existing.toSorted((one, other) => other.revision - one.revision || other.part - one.part)) {
    const { id, state, resubmit, picanovaOrderId, cancelRequestedAtMs } = printOrder;
    // Asked for and on its way, or answered "too late": asking again would change nothing.
    if (cancelRequestedAtMs !== null || wasTooLate(printOrder.problems)) continue;
    const fulfillmentOrder = byGid.get(printOrder.fulfillmentOrderGid);
    const asked = order.cancelledAtMs !== null || fulfillmentOrder?.requestStatus === 'CANCELLATION_REQUESTED';
    const pieces = fulfillmentOrder === undefined ? 0 : piecesTooMany(order, printOrder, [...kept]);
    const why = state === 'sent' ? whyStopped({ asked, pieces, edited: changed(printOrder) }) : null;
    const isGivenUp = state === 'failed' && picanovaOrderId !== null && (asked || resubmit);
    if (why === null && !isGivenUp) continue;
    kept.delete(printOrder);
    unwanted.push({ id, sendRest: !asked, ...(why ?? CANCELLED) });
  }
  return unwanted;
}

import type {
  FulfillmentGid,
  FulfillmentOrderGid,
  LineItemGid,
  PicanovaOrderId,
  PrintOrderId,
  Region,
} from '../kernel/ids.ts';
import type { FulfillmentOrder, FulfillmentOrderLine, ShopifyOrder } from './shopify-order.ts';
import { linesOf } from '../print-order/print-item.ts';
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
  readonly items: readonly { readonly lineItemGid: LineItemGid; readonly quantity: number; readonly slot?: number }[];
  readonly shipments: readonly {
    readonly fulfillmentGid: FulfillmentGid | null;
    readonly lines: readonly ShipmentLine[];
  }[];
  readonly problems: readonly Problem[];
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
    const quantity = Math.max(0, Math.min(line.remainingQuantity - atPrinter, budget));
    budgets.set(lineItemGid, budget - quantity);
    return quantity;
  };
}

function wasRefused({ problems }: ExistingPrintOrder): boolean {
  return problems.some(({ code }) => code === 'too_late_to_cancel');
}

/** Printed or going to be: neither asked to stop nor, when it was asked too late, stopped. */
function goesOn(printOrder: ExistingPrintOrder): boolean {
  return (
    isSent(printOrder.state) &&
    (wasRefused(printOrder) || (printOrder.cancelRequestedAtMs === null && printOrder.state !== 'cancelling'))
  );
}

/**
 * A print order to be stopped at Picanova. `sendRest`: what the buyer still wants of it is sent anew once it is stopped
 * (product §8).
 */
export interface Unwanted {
  readonly id: PrintOrderId;
  readonly sendRest: boolean;
}

/**
 * Sent print orders that are no longer wanted: the order is cancelled, our service is asked to cancel, a failed one is
 * to be sent anew, or fewer of a line are wanted than were sent (the newest goes first). Shipped ones cannot be
 * stopped. A fulfillment by somebody else is no reason (product §8), so remaining quantities do not count here.
 */
export function unwantedOf(order: ShopifyOrder, existing: readonly ExistingPrintOrder[]): readonly Unwanted[] {
  const byGid = new Map(order.fulfillmentOrders.map((fulfillmentOrder) => [fulfillmentOrder.gid, fulfillmentOrder]));
  const kept = new Set(existing.filter(goesOn));
  const unwanted: Unwanted[] = [];
  for (const printOrder of existing.toSorted((one, other) => other.revision - one.revision || other.part - one.part)) {
    const { state, items, resubmit, picanovaOrderId, cancelRequestedAtMs } = printOrder;
    // Asked for and on its way, or answered "too late": asking again would change nothing.
    if (cancelRequestedAtMs !== null || wasRefused(printOrder)) continue;
    const fulfillmentOrder = byGid.get(printOrder.fulfillmentOrderGid);
    const asked = order.cancelledAtMs !== null || fulfillmentOrder?.requestStatus === 'CANCELLATION_REQUESTED';
    const tooMany =
      fulfillmentOrder !== undefined &&
      items.some(({ lineItemGid }) => printedOf([...kept], lineItemGid) > wantedOf(order, lineItemGid));
    const stops =
      state === 'sent' ? asked || tooMany : state === 'failed' && picanovaOrderId !== null && (asked || resubmit);
    if (!stops) continue;
    kept.delete(printOrder);
    unwanted.push({ id: printOrder.id, sendRest: !asked });
  }
  return unwanted;
}

import type { FulfillmentGid, FulfillmentOrderGid, FulfillmentOrderLineItemGid } from '../kernel/ids.ts';
import type { ExistingFulfillment, FulfillmentState } from '../planning/shopify-order.ts';
import { sameLines, sameTrackingNumber } from './shipment.ts';
import type { Shipment } from './shipment.ts';

/** Shopify's clock and ours may differ by this much. */
const CLOCK_SKEW_MS = 60_000;

/** The lines of one fulfillment order to be fulfilled by a parcel. */
export interface ParcelGroup {
  readonly fulfillmentOrderGid: FulfillmentOrderGid;
  readonly lines: readonly { readonly gid: FulfillmentOrderLineItemGid; readonly quantity: number }[];
}

export type ParcelMatch =
  /**
   * Shopify holds this parcel already: an earlier write whose answer was lost, or somebody else's entry of the same
   * number.
   */
  | { readonly kind: 'already_written'; readonly fulfillment: ExistingFulfillment }
  | { readonly kind: 'create'; readonly groups: readonly ParcelGroup[] }
  /** Fulfilled by somebody else: adopted, not fought (product §8). */
  | { readonly kind: 'nothing_left'; readonly fulfillmentGid: FulfillmentGid }
  | { readonly kind: 'not_possible'; readonly reason: 'order_cancelled' | 'lines_removed' | 'not_open' };

export interface Parcel {
  readonly shipment: Pick<Shipment, 'trackingNumber' | 'lines'>;
  readonly state: FulfillmentState;
  /** The fulfillment order the print order was made for; its lines are taken first. */
  readonly fulfillmentOrderGid: FulfillmentOrderGid;
  /** Our other parcels of this print order: their fulfillments are not this one's. */
  readonly otherShipments: readonly Pick<Shipment, 'fulfillmentGid'>[];
  /** When the print order went to Picanova: no parcel of it was written earlier. Null = not known. */
  readonly sentAtMs: number | null;
}

type OpenOrder = FulfillmentState['fulfillmentOrders'][number];

/** Fulfillments that may be this parcel: not cancelled and not another parcel's. */
function candidatesOf({ state, otherShipments }: Parcel): readonly ExistingFulfillment[] {
  const others = new Set(otherShipments.map(({ fulfillmentGid }) => fulfillmentGid));
  return state.fulfillments.filter(({ gid, status }) => status !== 'CANCELLED' && !others.has(gid));
}

/**
 * The number decides. Without one on either side, the same lines and quantities written after the order was sent are
 * ours: no fulfillment mutation is idempotent, so an answer may have been lost (shopify-platform §5.7).
 */
function writtenAs(parcel: Parcel, candidates: readonly ExistingFulfillment[]): ExistingFulfillment | undefined {
  const { trackingNumber, lines } = parcel.shipment;
  const earliest = parcel.sentAtMs === null ? null : parcel.sentAtMs - CLOCK_SKEW_MS;
  const byNumber =
    trackingNumber === null
      ? undefined
      : candidates.find(({ trackingNumbers }) =>
          trackingNumbers.some((number) => sameTrackingNumber(number, trackingNumber)),
        );
  if (byNumber !== undefined) return byNumber;
  return candidates.find(
    (candidate) =>
      earliest !== null &&
      candidate.createdAtMs >= earliest &&
      (trackingNumber === null || candidate.trackingNumbers.length === 0) &&
      sameLines(lines, candidate.lines),
  );
}

/**
 * Shopify says by `supportedActions` what may be done; its own table of states is not repeated here
 * (shopify-platform §5.4).
 */
function mayFulfil({ status, supportedActions }: OpenOrder): boolean {
  if (supportedActions.length > 0) return supportedActions.includes('CREATE_FULFILLMENT');
  return status === 'OPEN' || status === 'IN_PROGRESS';
}

/**
 * The parcel's lines among these fulfillment orders, bounded by what remains; ours first, since Shopify may have split
 * it.
 */
function groupsIn(parcel: Parcel, orders: readonly OpenOrder[]): readonly ParcelGroup[] {
  const wanted = new Map(parcel.shipment.lines.map(({ lineItemGid, quantity }) => [lineItemGid, quantity]));
  const ours = (order: OpenOrder): number => (order.gid === parcel.fulfillmentOrderGid ? 0 : 1);
  return orders
    .toSorted((one, other) => ours(one) - ours(other))
    .map(({ gid, lines }) => ({
      fulfillmentOrderGid: gid,
      lines: lines.flatMap((line) => {
        const open = wanted.get(line.lineItemGid) ?? 0;
        const quantity = Math.min(open, line.remainingQuantity);
        wanted.set(line.lineItemGid, open - quantity);
        return quantity > 0 ? [{ gid: line.gid, quantity }] : [];
      }),
    }))
    .filter(({ lines }) => lines.length > 0);
}

/**
 * What to do with one parcel, decided from what Shopify holds now. Running it again after any crash gives no second
 * fulfillment.
 */
export function matchParcel(parcel: Parcel): ParcelMatch {
  const { state, shipment } = parcel;
  const candidates = candidatesOf(parcel);
  const fulfillment = writtenAs(parcel, candidates);
  if (fulfillment !== undefined) return { kind: 'already_written', fulfillment };
  const groups = groupsIn(parcel, state.fulfillmentOrders.filter(mayFulfil));
  if (groups.length > 0) return { kind: 'create', groups };
  if (groupsIn(parcel, state.fulfillmentOrders).length > 0) return { kind: 'not_possible', reason: 'not_open' };
  const elsewhere = candidates.find(({ lines }) =>
    lines.some(({ lineItemGid }) => shipment.lines.some((line) => line.lineItemGid === lineItemGid)),
  );
  if (elsewhere !== undefined) return { kind: 'nothing_left', fulfillmentGid: elsewhere.gid };
  return { kind: 'not_possible', reason: state.cancelledAtMs === null ? 'lines_removed' : 'order_cancelled' };
}

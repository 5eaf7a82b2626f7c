import type { FulfillmentOrderGid, FulfillmentOrderLineItemGid } from '../kernel/ids.ts';
import type { ExistingFulfillment, FulfillmentState } from '../planning/shopify-order.ts';
import { CLOCK_SKEW_MS, coversOf, isSomebodyElses, type OtherShipment } from './parcel-cover.ts';
import { addedUp, parcelKeyOf, quantityOf, sameLines, sameTrackingNumber } from './shipment.ts';
import type { Shipment, ShipmentLine } from './shipment.ts';

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
  /**
   * Its lines lie in several places, which no single fulfillment may hold, or some of them were fulfilled by somebody
   * else. The first part is the one that can be written soonest.
   */
  | { readonly kind: 'split'; readonly parts: readonly (readonly ShipmentLine[])[] }
  /**
   * Shopify or somebody else fulfilled its pieces without a number: that fulfillment is adopted (product §8) and gets
   * the parcel's. One may stand for several parcels.
   */
  | { readonly kind: 'covered'; readonly fulfillment: ExistingFulfillment }
  /** Fulfilled by somebody else with a number of their own: adopted, not fought (product §8). */
  | { readonly kind: 'nothing_left'; readonly fulfillment: ExistingFulfillment }
  | { readonly kind: 'not_possible'; readonly reason: 'order_cancelled' | 'lines_removed' | 'not_open' };

export interface Parcel {
  readonly shipment: Pick<Shipment, 'key' | 'trackingNumber' | 'shippedAtMs' | 'lines'>;
  readonly state: FulfillmentState;
  /** The fulfillment order the print order was made for; its lines are taken first. */
  readonly fulfillmentOrderGid: FulfillmentOrderGid;
  /** Our other shipments of this print order: their fulfillments are not this one's. */
  readonly otherShipments: readonly OtherShipment[];
  /** It was sent though Shopify had fulfilled it. */
  readonly sentAnyway: boolean;
  /** When the print order went to Picanova: no parcel of it was written earlier. Null = not known. */
  readonly sentAtMs: number | null;
}

type OpenOrder = FulfillmentState['fulfillmentOrders'][number];

/** Fulfillments that may be this parcel: not cancelled and not another parcel's. */
function candidatesOf({ state, otherShipments }: Parcel): readonly ExistingFulfillment[] {
  const others = new Set(otherShipments.map(({ fulfillmentGid }) => fulfillmentGid));
  return state.fulfillments.filter(({ gid, status }) => status !== 'CANCELLED' && !others.has(gid));
}

/** Whether it is one of several parts of a parcel, which bear one number. */
function isPart({ shipment, otherShipments }: Parcel): boolean {
  const parcel = parcelKeyOf(shipment.key);
  return otherShipments.some(({ key }) => parcelKeyOf(key) === parcel);
}

/** The number decides; among the parts of one parcel, the lines. */
function numberedAs(parcel: Parcel, candidates: readonly ExistingFulfillment[]): ExistingFulfillment | undefined {
  const { trackingNumber, lines } = parcel.shipment;
  if (trackingNumber === null) return undefined;
  const numbered = candidates.filter(({ trackingNumbers }) =>
    trackingNumbers.some((number) => sameTrackingNumber(number, trackingNumber)),
  );
  return isPart(parcel) ? numbered.find((candidate) => sameLines(lines, candidate.lines)) : numbered[0];
}

/**
 * Without a number on either side, the same lines and quantities written after the order was sent are ours: no
 * fulfillment mutation is idempotent, so an answer may have been lost (shopify-platform §5.7).
 */
function writtenAs(parcel: Parcel, candidates: readonly ExistingFulfillment[]): ExistingFulfillment | undefined {
  const { trackingNumber, lines } = parcel.shipment;
  const { sentAtMs } = parcel;
  return candidates.find(
    (candidate) =>
      sentAtMs !== null &&
      candidate.createdAtMs >= sentAtMs - CLOCK_SKEW_MS &&
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

/** Lines of the parcel in one fulfillment order. */
interface Found {
  readonly order: OpenOrder;
  readonly lines: readonly { readonly gid: FulfillmentOrderLineItemGid; readonly line: ShipmentLine }[];
}

/**
 * The parcel's lines among the fulfillment orders, bounded by what remains: first in those that may be fulfilled now,
 * among them in ours, since Shopify may have split it.
 */
function findLines(parcel: Parcel): readonly Found[] {
  const wanted = new Map(parcel.shipment.lines.map(({ lineItemGid, quantity }) => [lineItemGid, quantity]));
  const rank = (order: OpenOrder): number =>
    (mayFulfil(order) ? 0 : 2) + (order.gid === parcel.fulfillmentOrderGid ? 0 : 1);
  return parcel.state.fulfillmentOrders
    .toSorted((one, other) => rank(one) - rank(other))
    .map((order) => ({
      order,
      lines: order.lines.flatMap(({ gid, lineItemGid, remainingQuantity }) => {
        const open = wanted.get(lineItemGid) ?? 0;
        const quantity = Math.min(open, remainingQuantity);
        wanted.set(lineItemGid, open - quantity);
        return quantity > 0 ? [{ gid, line: { lineItemGid, quantity } }] : [];
      }),
    }))
    .filter(({ lines }) => lines.length > 0);
}

/**
 * One fulfillment takes fulfillment orders of one location and one delivery method (shopify-platform §5.5), and none
 * that is on hold or in somebody else's hand.
 */
function placeOf({ order }: Found): string {
  return `${order.locationGid}|${order.deliveryMethodType}|${mayFulfil(order)}`;
}

const linesOf = (found: readonly Found[]): readonly ShipmentLine[] =>
  addedUp(found.flatMap(({ lines }) => lines.map(({ line }) => line)));

/** What of these lines is not in the others. */
function without(lines: readonly ShipmentLine[], others: readonly ShipmentLine[]): readonly ShipmentLine[] {
  return lines
    .map(({ lineItemGid, quantity }) => ({ lineItemGid, quantity: quantity - quantityOf(others, lineItemGid) }))
    .filter(({ quantity }) => quantity > 0);
}

const shares = ({ lines }: ExistingFulfillment, { shipment }: Parcel): boolean =>
  lines.some(({ lineItemGid }) => quantityOf(shipment.lines, lineItemGid) > 0);

/** What is sent though Shopify had fulfilled it may have been fulfilled at any time. */
function sinceMs({ sentAnyway, sentAtMs }: Parcel): number {
  if (sentAnyway) return Number.NEGATIVE_INFINITY;
  return sentAtMs === null ? Number.POSITIVE_INFINITY : sentAtMs - CLOCK_SKEW_MS;
}

function createdIn(place: readonly Found[]): ParcelMatch {
  if (!place.every(({ order }) => mayFulfil(order))) return { kind: 'not_possible', reason: 'not_open' };
  const groups = place.map(({ order, lines }) => ({
    fulfillmentOrderGid: order.gid,
    lines: lines.map(({ gid, line }) => ({ gid, quantity: line.quantity })),
  }));
  return { kind: 'create', groups };
}

/**
 * What to do with one parcel, decided from what Shopify holds now. Running it again after any crash gives no second
 * fulfillment.
 */
export function matchParcel(parcel: Parcel): ParcelMatch {
  const { shipment, state } = parcel;
  const candidates = candidatesOf(parcel);
  const numbered = numberedAs(parcel, candidates);
  if (numbered !== undefined) return { kind: 'already_written', fulfillment: numbered };
  const places = [...Map.groupBy(findLines(parcel), placeOf).values()];
  const written = parcel.sentAnyway && places.length === 0 ? undefined : writtenAs(parcel, candidates);
  if (written !== undefined)
    return { kind: isSomebodyElses(written, shipment) ? 'covered' : 'already_written', fulfillment: written };
  const open = linesOf(places.flat());
  const covers = coversOf(without(shipment.lines, open), {
    fulfillments: state.fulfillments,
    others: parcel.otherShipments,
    sinceMs: sinceMs(parcel),
  });
  const parts = [...places.map(linesOf), ...covers.map(({ lines }) => lines)];
  if (parts.length > 1) {
    const rest = without(shipment.lines, addedUp(parts.flat()));
    return { kind: 'split', parts: rest.length > 0 ? [...parts, rest] : parts };
  }
  const [place] = places;
  if (place !== undefined) return createdIn(place);
  const [cover] = covers;
  if (cover !== undefined) return { kind: 'covered', fulfillment: cover.fulfillment };
  const elsewhere = candidates.find((candidate) => shares(candidate, parcel));
  if (elsewhere !== undefined) return { kind: 'nothing_left', fulfillment: elsewhere };
  return { kind: 'not_possible', reason: state.cancelledAtMs === null ? 'lines_removed' : 'order_cancelled' };
}

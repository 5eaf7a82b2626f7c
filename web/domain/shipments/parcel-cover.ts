import type { ExistingFulfillment, FulfillmentState } from '../planning/shopify-order.ts';
import { quantityOf, sameLines, sameTrackingNumber } from './shipment.ts';
import type { Shipment, ShipmentLine } from './shipment.ts';

/** Shopify's clock and ours may differ by this much. */
export const CLOCK_SKEW_MS = 60_000;

/** Another shipment of ours, as far as it decides what a fulfillment still has room for. */
export type OtherShipment = Pick<
  Shipment,
  'key' | 'fulfillmentGid' | 'trackingNumber' | 'writtenTrackingNumber' | 'lines'
>;

/** A fulfillment that stands for these lines of a parcel, though nobody wrote it for the parcel. */
export interface Cover {
  readonly fulfillment: ExistingFulfillment;
  readonly lines: readonly ShipmentLine[];
}

/** Every number that our shipments have or had. */
export function numbersOf(
  shipments: readonly Pick<Shipment, 'trackingNumber' | 'writtenTrackingNumber'>[],
): readonly string[] {
  return shipments.flatMap(({ trackingNumber, writtenTrackingNumber }) => [
    ...(trackingNumber === null ? [] : [trackingNumber]),
    ...(writtenTrackingNumber === null ? [] : [writtenTrackingNumber]),
  ]);
}

/** A fulfillment's numbers that are not ours: somebody typed them in, and they are left alone. */
export function foreignNumbers(held: readonly string[], ours: readonly string[]): readonly string[] {
  return held.filter((number) => !ours.some((own) => sameTrackingNumber(own, number)));
}

/**
 * Certainly no write of ours for this parcel: of other lines, or older than the parcel. One that is neither may be an
 * earlier write whose answer was lost.
 */
export function isSomebodyElses(
  { lines, createdAtMs }: ExistingFulfillment,
  shipment: Pick<Shipment, 'lines' | 'shippedAtMs'>,
): boolean {
  const { shippedAtMs } = shipment;
  return !sameLines(shipment.lines, lines) || (shippedAtMs !== null && createdAtMs < shippedAtMs - CLOCK_SKEW_MS);
}

/** Pieces of the line in the fulfillment that are in no other shipment of ours. */
function roomFor(fulfillment: ExistingFulfillment, lineItemGid: string, others: readonly OtherShipment[]): number {
  const taken = others
    .filter(({ fulfillmentGid }) => fulfillmentGid === fulfillment.gid)
    .reduce((sum, { lines }) => sum + quantityOf(lines, lineItemGid), 0);
  return quantityOf(fulfillment.lines, lineItemGid) - taken;
}

/**
 * The fulfillments that stand for lines which are open nowhere: with room for them and without a number of somebody
 * else's, the newest first. `sinceMs` = what was fulfilled earlier was not fulfilled in this print order's stead.
 */
export function coversOf(
  lines: readonly ShipmentLine[],
  held: {
    readonly fulfillments: FulfillmentState['fulfillments'];
    readonly others: readonly OtherShipment[];
    readonly sinceMs: number;
  },
): readonly Cover[] {
  const ours = numbersOf(held.others);
  const left = new Map(lines.map(({ lineItemGid, quantity }) => [lineItemGid, quantity]));
  return held.fulfillments
    .filter(
      ({ status, createdAtMs, trackingNumbers }) =>
        status !== 'CANCELLED' && createdAtMs >= held.sinceMs && foreignNumbers(trackingNumbers, ours).length === 0,
    )
    .toSorted((one, other) => other.createdAtMs - one.createdAtMs)
    .map((fulfillment) => ({
      fulfillment,
      lines: [...left].flatMap(([lineItemGid, open]) => {
        const quantity = Math.min(open, roomFor(fulfillment, lineItemGid, held.others));
        left.set(lineItemGid, open - Math.max(0, quantity));
        return quantity > 0 ? [{ lineItemGid, quantity }] : [];
      }),
    }))
    .filter((cover) => cover.lines.length > 0);
}

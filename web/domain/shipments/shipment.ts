import type { FulfillmentGid } from '../kernel/ids.ts';

/**
 * One Picanova parcel, and one Shopify fulfillment. A parcel whose lines lie in several places in Shopify is as many
 * shipments, its parts: `parcel-1`, `parcel-1#2`, …
 */
export interface Shipment {
  /** Identifies it within its print order whatever is repeated or corrected. */
  readonly key: string;
  readonly carrierCode: string;
  readonly carrierName: string;
  readonly trackingNumber: string | null;
  readonly trackingUrl: string | null;
  readonly shippedAtMs: number | null;
  /** Our lines: line item gid → quantity. */
  readonly lines: readonly ShipmentLine[];
  /** Which items are in it, by their key (`itemKeyOf`); absent = the order holds no sets, and it holds whole lines. */
  readonly packed?: readonly ShipmentLine[];
  /** null until Shopify holds it. */
  readonly fulfillmentGid: FulfillmentGid | null;
  readonly adopted: boolean;
  /** The tracking number that Shopify holds; differs from `trackingNumber` when an update is due. */
  readonly writtenTrackingNumber: string | null;
  /** Why Shopify can never hold it: nothing is left there to fulfil. null = it can, or does. */
  readonly unwritable: Unwritable | null;
}

export const UNWRITABLE = ['order_cancelled', 'lines_removed'] as const;
export type Unwritable = (typeof UNWRITABLE)[number];

/** It has to be written to Shopify, or its number has. */
export function isUnwritten(shipment: Shipment): boolean {
  if (shipment.fulfillmentGid === null) return shipment.unwritable === null;
  return shipment.trackingNumber !== null && shipment.trackingNumber !== shipment.writtenTrackingNumber;
}

/** The key of the parcel that a shipment is, or is a part of. */
export function parcelKeyOf(key: string): string {
  return key.replace(/#\d+$/, '');
}

/** Keys for further parts of a parcel, beside those that are taken. */
export function partKeys(
  parcelKey: string,
  { count, taken }: { readonly count: number; readonly taken: ReadonlySet<string> },
): readonly string[] {
  const keys: string[] = [];
  for (let part = 2; keys.length < count; part += 1)
    if (!taken.has(`${parcelKey}#${part}`)) keys.push(`${parcelKey}#${part}`);
  return keys;
}

export interface ShipmentLine {
  readonly lineItemGid: string;
  readonly quantity: number;
}

/** Carriers and people write one number with and without spaces, in either case. */
export function sameTrackingNumber(one: string, other: string): boolean {
  return plainNumber(one) === plainNumber(other);
}

export function plainNumber(number: string): string {
  return number.replace(/[\s-]/g, '').toUpperCase();
}

/** Quantities by line, in the order of first mention. */
export function addedUp(lines: readonly ShipmentLine[]): readonly ShipmentLine[] {
  const quantities = new Map<string, number>();
  for (const { lineItemGid, quantity } of lines)
    quantities.set(lineItemGid, (quantities.get(lineItemGid) ?? 0) + quantity);
  return [...quantities].map(([lineItemGid, quantity]) => ({ lineItemGid, quantity }));
}

/** How many of a line are in these lines. */
export function quantityOf(lines: readonly ShipmentLine[], lineItemGid: string): number {
  return lines.reduce((sum, line) => (line.lineItemGid === lineItemGid ? sum + line.quantity : sum), 0);
}

/** The same lines with the same quantities, in whatever order. */
export function sameLines(one: readonly ShipmentLine[], other: readonly ShipmentLine[]): boolean {
  const quantities = new Map(one.map(({ lineItemGid, quantity }) => [lineItemGid, quantity]));
  return (
    quantities.size === other.length &&
    other.every(({ lineItemGid, quantity }) => quantities.get(lineItemGid) === quantity)
  );
}

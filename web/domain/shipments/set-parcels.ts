import { addedUp, isUnwritten, quantityOf, type Shipment, type ShipmentLine } from './shipment.ts';
import { itemKeyOf, lineOfKey } from '../print-order/print-item.ts';
import type { ShippedItem } from './shipment-match.ts';
import { wholeParcels } from './whole-parcels.ts';

/**
 * A set is one line in Shopify and several items at Picanova, which may travel in several parcels (product §3 rule 12).
 * Parcels are told apart by the items in them (`packed`); Shopify is told so many pieces of the line as are complete,
 * with the parcel that completes them. No piece is told before its last item, and none twice.
 */
export function holdsSets(items: readonly Pick<ShippedItem, 'slot'>[]): boolean {
  return items.some(({ slot }) => slot !== undefined);
}

/** Items under their own keys, in place of their lines. */
export function itemsByKey(items: readonly ShippedItem[]): readonly ShippedItem[] {
  return items.map((item) => ({ ...item, lineItemGid: itemKeyOf(item) as ShippedItem['lineItemGid'] }));
}

/** Known parcels with the items in them, in place of the lines that Shopify is told. */
export function packed(known: readonly Shipment[]): readonly Shipment[] {
  return known.map((shipment) => ({ ...shipment, lines: shipment.packed ?? shipment.lines }));
}

/** How many pieces of a line these items make: as many as there are of its scarcest. */
function complete(keys: readonly string[], items: readonly ShipmentLine[]): number {
  return Math.min(...keys.map((key) => quantityOf(items, key)));
}

/** Shipments whose lines are decided: in Shopify, or laid out in parts. */
function settledLines(known: readonly Shipment[]): ReadonlyMap<string, readonly ShipmentLine[]> {
  const settled = wholeParcels(known).flatMap(({ parcel, parts }) =>
    parcel.fulfillmentGid !== null || parts.length > 1 ? parts : [],
  );
  return new Map(settled.map(({ key, lines }) => [key, lines]));
}

/** The way back from `packed`: each parcel's items, and what of Shopify's lines it completes, earlier parcels first. */
export function unpacked(
  shipments: readonly Shipment[],
  { known, items }: { readonly known: readonly Shipment[]; readonly items: readonly ShippedItem[] },
): readonly Shipment[] {
  const settled = settledLines(known);
  const keysByLine = Map.groupBy(new Set(items.map(itemKeyOf)), lineOfKey);
  const before = known.map(({ key }) => key);
  const place = ({ key }: Shipment): number => (before.includes(key) ? before.indexOf(key) : before.length);
  const open = shipments.filter(({ key }) => !settled.has(key)).toSorted((one, other) => place(one) - place(other));
  const shipped = shipments.filter(({ key }) => settled.has(key)).flatMap(({ lines }) => lines);
  const told = [...settled.values()].flat();
  const decided = new Map(settled);
  for (const { key, lines } of open) {
    shipped.push(...lines);
    const completed = [...keysByLine].flatMap(([lineItemGid, keys]) => {
      const quantity = complete(keys, shipped) - quantityOf(told, lineItemGid);
      return quantity > 0 ? [{ lineItemGid, quantity }] : [];
    });
    told.push(...completed);
    decided.set(key, addedUp(completed));
  }
  return shipments.map((shipment) => ({
    ...shipment,
    lines: decided.get(shipment.key) as readonly ShipmentLine[],
    packed: shipment.lines,
  }));
}

/** A parcel that completes nothing, and is in Shopify by none of its own. */
export function isPartOnly({ lines, packed: inside, fulfillmentGid }: Shipment): boolean {
  return inside !== undefined && inside.length > 0 && lines.length === 0 && fulfillmentGid === null;
}

/**
 * Of a parcel that holds parts of sets and completes none: itself, under the fulfillment of the parcel that completed
 * one of them, which its number joins. Null = it is no such parcel, or waits for that one.
 */
export function joinedTo(
  shipment: Shipment,
  all: readonly Shipment[],
): (Shipment & { readonly fulfillmentGid: NonNullable<Shipment['fulfillmentGid']> }) | null {
  if (!isPartOnly(shipment)) return null;
  const inside = new Set(shipment.packed?.map(({ lineItemGid }) => lineOfKey(lineItemGid)));
  for (const { fulfillmentGid, lines } of all)
    if (fulfillmentGid !== null && lines.some(({ lineItemGid }) => inside.has(lineItemGid)))
      return { ...shipment, fulfillmentGid, adopted: true };
  return null;
}

/** What has to be written to Shopify, and can be: a part of a set has nothing to say before the set is complete. */
export function unwrittenOf(all: readonly Shipment[]): readonly Shipment[] {
  return all.filter((shipment) => isUnwritten(shipment) && (!isPartOnly(shipment) || joinedTo(shipment, all) !== null));
}

import type { PicanovaShipment } from '../print-order/picanova-order.ts';
import { parcelsOf, recognise } from './shipment-match.ts';
import type { AnsweredParcel, ShippedItem } from './shipment-match.ts';
import { linesOf } from '../print-order/print-item.ts';
import { holdsSets, itemsByKey, packed, unpacked } from './set-parcels.ts';
import { quantityOf, sameLines } from './shipment.ts';
import type { Shipment, ShipmentLine } from './shipment.ts';
import { wholeParcels, type WholeParcel } from './whole-parcels.ts';

export interface ShipmentDiff {
  /** New ones and those that say something new; to be upserted by key. */
  readonly changed: readonly Shipment[];
  /** Everything known after this answer. */
  readonly all: readonly Shipment[];
}

/** A parcel of which all but the final lines is decided. `wanted` null = takes what is left. */
interface Draft {
  readonly shipment: Shipment;
  readonly wanted: readonly ShipmentLine[] | null;
  /** Its lines are decided: Shopify holds it, or it is written part by part. */
  readonly settled: boolean;
}

/** Later knowledge wins, but silence never erases: empty tracking means "none said" (picanova-api §6). */
function updated(known: Shipment, parcel: AnsweredParcel): Shipment {
  const trackingNumber = parcel.trackingNumber ?? known.trackingNumber;
  const sameNumber = trackingNumber === known.trackingNumber || known.trackingNumber === null;
  return {
    ...known,
    carrierCode: parcel.carrierCode || known.carrierCode,
    carrierName: parcel.carrierName || known.carrierName,
    trackingNumber,
    trackingUrl: parcel.trackingUrl ?? (sameNumber ? known.trackingUrl : null),
    shippedAtMs: parcel.shippedAtMs ?? known.shippedAtMs,
  };
}

/** The key stays when more is learnt, and says nothing of the parcel: its number may have to be forgotten. */
function nextKey(taken: ReadonlySet<string>): string {
  let count = taken.size + 1;
  while (taken.has(`parcel-${count}`)) count += 1;
  return `parcel-${count}`;
}

function draftsOf(
  parcels: readonly AnsweredParcel[],
  wholes: readonly WholeParcel[],
  items: readonly ShippedItem[],
): readonly Draft[] {
  const known = wholes.map(({ parcel }) => parcel);
  const settled = new Set(
    wholes
      .filter(({ parcel, parts }) => parcel.fulfillmentGid !== null || parts.length > 1)
      .map(({ parcel }) => parcel),
  );
  const recognised = recognise(parcels, known, items);
  const named = new Set(recognised.values());
  const keys = new Set(known.map(({ key }) => key));
  const drafts: Draft[] = known
    .filter((shipment) => !named.has(shipment))
    .map((shipment) => ({ shipment, wanted: shipment.lines, settled: settled.has(shipment) }));
  for (const parcel of parcels) {
    const before = recognised.get(parcel);
    if (before !== undefined) {
      const isSettled = settled.has(before);
      const wanted = isSettled ? before.lines : parcel.lines;
      drafts.push({ shipment: updated(before, parcel), wanted, settled: isSettled });
      continue;
    }
    const key = nextKey(keys);
    keys.add(key);
    drafts.push({
      shipment: {
        key,
        ...parcel,
        lines: [],
        fulfillmentGid: null,
        adopted: false,
        writtenTrackingNumber: null,
        unwritable: null,
      },
      wanted: parcel.lines,
      settled: false,
    });
  }
  return drafts;
}

/**
 * What is settled first, then parcels that name their lines, then those that take the rest; known ones
 * before new ones.
 */
function rank({ shipment, wanted, settled }: Draft): number {
  if (settled) return 0;
  return (wanted === null ? 3 : 1) + (shipment.lines.length === 0 ? 1 : 0);
}

/** Gives each draft its lines; no line is ever shipped more often than it was ordered. */
function allocate(drafts: readonly Draft[], items: readonly ShippedItem[]): readonly Shipment[] {
  const free = items.map(({ lineItemGid, quantity }) => ({ lineItemGid, left: quantity }));
  return drafts
    .toSorted((one, other) => rank(one) - rank(other))
    .map(({ shipment, wanted }) => {
      const lines = free.flatMap((entry) => {
        const quantity = wanted === null ? entry.left : Math.min(quantityOf(wanted, entry.lineItemGid), entry.left);
        entry.left -= quantity;
        return quantity > 0 ? [{ lineItemGid: entry.lineItemGid, quantity }] : [];
      });
      return { ...shipment, lines: sameLines(shipment.lines, lines) ? shipment.lines : lines };
    });
}

/** What is said of a parcel is said of each of its parts; their lines are their own. */
function inParts(parcel: Shipment, parts: readonly Shipment[]): readonly Shipment[] {
  if (parts.length < 2) return [parcel];
  const { carrierCode, carrierName, trackingNumber, trackingUrl, shippedAtMs } = parcel;
  return parts.map((part) => ({ ...part, carrierCode, carrierName, trackingNumber, trackingUrl, shippedAtMs }));
}

/**
 * Known shipments against the parcels of Picanova's answer. Whatever is repeated, reordered or told in pieces, one
 * parcel keeps one key. A new parcel for which no line is left is not reported: there is nothing of it to tell Shopify.
 * Lines that Shopify already holds never change.
 */
export function diffShipments(input: {
  readonly known: readonly Shipment[];
  /** null = the answer does not say: what is known stands. */
  readonly answered: readonly PicanovaShipment[] | null;
  readonly items: readonly ShippedItem[];
  readonly itemIds: Readonly<Record<string, string>>;
}): ShipmentDiff {
  const { known, answered, items } = input;
  if (answered === null) return { changed: [], all: known };
  const before = new Map(known.map((shipment) => [shipment.key, JSON.stringify(shipment)]));
  const all = holdsSets(items)
    ? unpacked(shipmentsOf({ ...input, answered, known: packed(known), items: itemsByKey(items) }), input)
    : shipmentsOf({ ...input, answered });
  return { changed: all.filter((shipment) => JSON.stringify(shipment) !== before.get(shipment.key)), all };
}

function shipmentsOf(input: {
  readonly known: readonly Shipment[];
  readonly answered: readonly PicanovaShipment[];
  readonly items: readonly ShippedItem[];
  readonly itemIds: Readonly<Record<string, string>>;
}): readonly Shipment[] {
  const { known, items } = input;
  const before = new Set(known.map(({ key }) => key));
  const wholes = wholeParcels(known);
  const partsOf = new Map(wholes.map(({ parcel, parts }) => [parcel.key, parts]));
  return allocate(draftsOf(parcelsOf(input), wholes, items), items)
    .filter(({ key, lines }) => lines.length > 0 || before.has(key))
    .flatMap((parcel) => inParts(parcel, partsOf.get(parcel.key) ?? []));
}

/** Every item is in parcels with its whole quantity. */
export function allShipped(items: readonly ShippedItem[], shipments: readonly Pick<Shipment, 'lines'>[]): boolean {
  const lines = shipments.flatMap((shipment) => shipment.lines);
  return linesOf(items).every(({ lineItemGid, quantity }) => quantityOf(lines, lineItemGid) >= quantity);
}

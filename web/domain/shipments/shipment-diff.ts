import type { PicanovaShipment } from '../print-order/picanova-order.ts';
import { parcelsOf, recognise } from './shipment-match.ts';
import type { AnsweredParcel, ShippedItem } from './shipment-match.ts';
import { quantityOf, sameLines } from './shipment.ts';
import type { Shipment, ShipmentLine } from './shipment.ts';

export interface ShipmentDiff {
  /** New ones and those that say something new; to be upserted by key. */
  readonly changed: readonly Shipment[];
  /** Everything known after this answer. */
  readonly all: readonly Shipment[];
}

/** A shipment of which all but the final lines is decided. `wanted` null = takes what is left. */
interface Draft {
  readonly shipment: Shipment;
  readonly wanted: readonly ShipmentLine[] | null;
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
  known: readonly Shipment[],
  items: readonly ShippedItem[],
): readonly Draft[] {
  const recognised = recognise(parcels, known, items);
  const named = new Set(recognised.values());
  const keys = new Set(known.map(({ key }) => key));
  const drafts: Draft[] = known
    .filter((shipment) => !named.has(shipment))
    .map((shipment) => ({ shipment, wanted: shipment.lines }));
  for (const parcel of parcels) {
    const before = recognised.get(parcel);
    if (before !== undefined) {
      drafts.push({
        shipment: updated(before, parcel),
        wanted: before.fulfillmentGid === null ? parcel.lines : before.lines,
      });
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
    });
  }
  return drafts;
}

/**
 * What Shopify already holds first, then parcels that name their lines, then those that take the rest; known ones
 * before new ones.
 */
function rank({ shipment, wanted }: Draft): number {
  if (shipment.fulfillmentGid !== null) return 0;
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
  const all = allocate(draftsOf(parcelsOf({ ...input, answered }), known, items), items).filter(
    ({ key, lines }) => lines.length > 0 || before.has(key),
  );
  return { changed: all.filter((shipment) => JSON.stringify(shipment) !== before.get(shipment.key)), all };
}

/** Every item is in parcels with its whole quantity. */
export function allShipped(items: readonly ShippedItem[], shipments: readonly Pick<Shipment, 'lines'>[]): boolean {
  const lines = shipments.flatMap((shipment) => shipment.lines);
  return items.every(({ lineItemGid, quantity }) => quantityOf(lines, lineItemGid) >= quantity);
}

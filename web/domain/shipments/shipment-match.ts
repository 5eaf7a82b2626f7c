import { itemExternalId } from '../print-order/external-id.ts';
import type { PicanovaShipment } from '../print-order/picanova-order.ts';
import type { PrintItem } from '../print-order/print-item.ts';
import { addedUp, plainNumber, quantityOf, sameLines, sameTrackingNumber } from './shipment.ts';
import type { Shipment, ShipmentLine } from './shipment.ts';

export type ShippedItem = Pick<PrintItem, 'lineItemGid' | 'fulfillmentOrderLineItemGid' | 'quantity' | 'slot'>;

/** One parcel of an answer. `lines` null = it names no items: everything not shipped otherwise. */
export interface AnsweredParcel extends Pick<
  Shipment,
  'carrierCode' | 'carrierName' | 'trackingNumber' | 'trackingUrl' | 'shippedAtMs'
> {
  readonly lines: readonly ShipmentLine[] | null;
}

/** Each line once, with the larger quantity of what is there twice; in the order of first mention. */
function mostOf(lines: readonly ShipmentLine[]): readonly ShipmentLine[] {
  const quantities = new Map<string, number>();
  for (const { lineItemGid, quantity } of lines)
    quantities.set(lineItemGid, Math.max(quantities.get(lineItemGid) ?? 0, quantity));
  return [...quantities].map(([lineItemGid, quantity]) => ({ lineItemGid, quantity }));
}

/**
 * Our lines in a parcel, by our item id, else by Picanova's; with one item in the order there is nothing to mistake.
 */
function linesOf(
  shipped: PicanovaShipment['items'],
  items: readonly ShippedItem[],
  itemIds: Readonly<Record<string, string>>,
): readonly ShipmentLine[] | null {
  if (shipped.length === 0) return null;
  const byExternalId = new Map(items.map((item) => [itemExternalId(item), item.lineItemGid]));
  const known = new Map(Object.entries(itemIds));
  const only = items.length === 1 ? items[0]?.lineItemGid : undefined;
  const lines = shipped.flatMap(({ itemId, externalId, quantity }) => {
    const lineItemGid = byExternalId.get(externalId ?? '') ?? known.get(itemId) ?? only;
    return lineItemGid === undefined ? [] : [{ lineItemGid, quantity }];
  });
  return addedUp(lines);
}

type Numbered = AnsweredParcel & { readonly trackingNumber: string };

const isNumbered = (parcel: AnsweredParcel): parcel is Numbered => parcel.trackingNumber !== null;

/** Time and lines as text: they put parcels without numbers in an order of their own. */
function contentOf({ shippedAtMs, lines }: AnsweredParcel): string {
  const named = lines?.map(({ lineItemGid, quantity }) => `${lineItemGid}x${quantity}`).toSorted();
  return `${shippedAtMs}|${named?.join() ?? '*'}`;
}

const identityOf = (parcel: Numbered): string => `${plainNumber(parcel.trackingNumber)}|${contentOf(parcel)}`;

function sortedBy<Parcel>(parcels: readonly Parcel[], textOf: (parcel: Parcel) => string): readonly Parcel[] {
  return parcels.toSorted((one, other) => (textOf(one) < textOf(other) ? -1 : 1));
}

/** Entries with one tracking number are one parcel. */
function numberedParcels(entries: readonly Numbered[]): readonly AnsweredParcel[] {
  const parcels = new Map<string, AnsweredParcel>();
  for (const entry of sortedBy(entries, identityOf)) {
    const number = plainNumber(entry.trackingNumber);
    const same = parcels.get(number);
    const lines = same?.lines && entry.lines ? mostOf([...same.lines, ...entry.lines]) : (same?.lines ?? entry.lines);
    parcels.set(number, { ...entry, lines });
  }
  return [...parcels.values()];
}

/** Whether the pieces of the entry can be in a parcel of their own beside these parcels. */
function hasRoom({ lines }: AnsweredParcel, beside: readonly AnsweredParcel[], items: readonly ShippedItem[]): boolean {
  if (lines === null) return false;
  const taken = beside.flatMap((parcel) => parcel.lines ?? []);
  return lines.every(
    ({ lineItemGid, quantity }) => quantityOf(taken, lineItemGid) + quantity <= quantityOf(items, lineItemGid),
  );
}

/**
 * The parcels of an answer, in an order that depends on their content alone. Each entry is a parcel: two without a
 * number that agree in time and lines are two. Only what there are not enough pieces for, beside one that says the
 * same, is a repetition of it.
 */
export function parcelsOf(answer: {
  readonly answered: readonly PicanovaShipment[];
  readonly items: readonly ShippedItem[];
  readonly itemIds: Readonly<Record<string, string>>;
}): readonly AnsweredParcel[] {
  const entries = answer.answered.map(({ items, ...parcel }): AnsweredParcel => ({
    ...parcel,
    lines: linesOf(items, answer.items, answer.itemIds),
  }));
  const parcels = [...numberedParcels(entries.filter(isNumbered))];
  const unnumbered = entries.filter((entry) => !isNumbered(entry));
  for (const entry of sortedBy(unnumbered, contentOf)) {
    const isTold = parcels.some((parcel) => contentOf(parcel) === contentOf(entry));
    if (!isTold || hasRoom(entry, parcels, answer.items)) parcels.push(entry);
  }
  return parcels;
}

type Test = (parcel: AnsweredParcel, known: Shipment) => boolean;

const linesAgree: Test = ({ lines }, known) => lines !== null && sameLines(lines, known.lines);
const timesAgree: Test = ({ shippedAtMs }, known) => shippedAtMs !== null && shippedAtMs === known.shippedAtMs;
const numbersMayAgree: Test = ({ trackingNumber }, known) => trackingNumber === null || known.trackingNumber === null;
const numbersAgree: Test = ({ trackingNumber }, known) =>
  trackingNumber !== null && known.trackingNumber !== null && sameTrackingNumber(trackingNumber, known.trackingNumber);
const bothUnnumbered: Test = ({ trackingNumber }, known) => trackingNumber === null && known.trackingNumber === null;

/**
 * How a parcel is recognised, surest first: its number; then, where the number is still to come or has been dropped
 * from the answer, its lines and time; last, the same lines under another number, which is a corrected number, because
 * the parcel of the old one would still be listed.
 */
const PASSES: readonly Test[] = [
  numbersAgree,
  (parcel, known) => bothUnnumbered(parcel, known) && linesAgree(parcel, known) && timesAgree(parcel, known),
  (parcel, known) => numbersMayAgree(parcel, known) && linesAgree(parcel, known) && timesAgree(parcel, known),
  (parcel, known) => numbersMayAgree(parcel, known) && linesAgree(parcel, known),
  (parcel, known) => numbersMayAgree(parcel, known) && timesAgree(parcel, known),
  linesAgree,
];

/** A parcel for which nothing is left unshipped must be one that is known, whatever it looks like now. */
function mustBeKnown(parcel: AnsweredParcel, items: readonly ShippedItem[], taken: readonly Shipment[]): boolean {
  const lines = taken.flatMap((shipment) => shipment.lines);
  if (parcel.lines === null)
    return items.every(({ lineItemGid, quantity }) => quantityOf(lines, lineItemGid) >= quantity);
  return parcel.lines.some((line) =>
    items.some(
      ({ lineItemGid, quantity }) =>
        lineItemGid === line.lineItemGid && quantityOf(lines, lineItemGid) + line.quantity > quantity,
    ),
  );
}

function overlap(parcel: AnsweredParcel, known: Shipment): boolean {
  return (
    parcel.lines === null ||
    parcel.lines.some(({ lineItemGid }) => known.lines.some((line) => line.lineItemGid === lineItemGid))
  );
}

/**
 * Which known shipment each answered parcel is; parcels that are not in the map are new. No shipment is given to two
 * parcels.
 */
export function recognise(
  parcels: readonly AnsweredParcel[],
  known: readonly Shipment[],
  items: readonly ShippedItem[],
): ReadonlyMap<AnsweredParcel, Shipment> {
  const pairs = new Map<AnsweredParcel, Shipment>();
  const unpaired = new Set(known);
  const lastResort: Test = (parcel, shipment) => mustBeKnown(parcel, items, known) && overlap(parcel, shipment);
  for (const test of [...PASSES, lastResort]) {
    for (const parcel of parcels) {
      if (pairs.has(parcel)) continue;
      const found = [...unpaired].find((shipment) => test(parcel, shipment));
      if (found === undefined) continue;
      pairs.set(parcel, found);
      unpaired.delete(found);
    }
  }
  return pairs;
}

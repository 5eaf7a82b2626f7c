import { itemExternalId } from '../print-order/external-id.ts';
import type { PicanovaShipment } from '../print-order/picanova-order.ts';
import type { PrintItem } from '../print-order/print-item.ts';
import { plainNumber, quantityOf, sameLines, sameTrackingNumber } from './shipment.ts';
import type { Shipment, ShipmentLine } from './shipment.ts';

export type ShippedItem = Pick<PrintItem, 'lineItemGid' | 'fulfillmentOrderLineItemGid' | 'quantity'>;

/** One parcel of an answer. `lines` null = it names no items: everything not shipped otherwise. */
export interface AnsweredParcel extends Pick<
  Shipment,
  'carrierCode' | 'carrierName' | 'trackingNumber' | 'trackingUrl' | 'shippedAtMs'
> {
  readonly lines: readonly ShipmentLine[] | null;
}

/** Adds lines up by line, with `combine` for what is there twice; in the order of first mention. */
function merged(
  lines: readonly ShipmentLine[],
  combine: (one: number, other: number) => number,
): readonly ShipmentLine[] {
  const quantities = new Map<string, number>();
  for (const { lineItemGid, quantity } of lines) {
    const before = quantities.get(lineItemGid);
    quantities.set(lineItemGid, before === undefined ? quantity : combine(before, quantity));
  }
  return [...quantities].map(([lineItemGid, quantity]) => ({ lineItemGid, quantity }));
}

/**
 * Our lines in a parcel, by our item id, else by Picanova's; with one item in the order there is nothing to mistake.
 */
function linesOf(
  shipment: PicanovaShipment,
  items: readonly ShippedItem[],
  itemIds: Readonly<Record<string, string>>,
): readonly ShipmentLine[] | null {
  if (shipment.items.length === 0) return null;
  const byExternalId = new Map(
    items.map((item) => [itemExternalId(item.fulfillmentOrderLineItemGid), item.lineItemGid]),
  );
  const known = new Map(Object.entries(itemIds));
  const only = items.length === 1 ? items[0]?.lineItemGid : undefined;
  const lines = shipment.items.flatMap(({ itemId, externalId, quantity }) => {
    const lineItemGid = byExternalId.get(externalId ?? '') ?? known.get(itemId) ?? only;
    return lineItemGid === undefined ? [] : [{ lineItemGid, quantity }];
  });
  return merged(lines, (one, other) => one + other);
}

/** Time and lines as text: what two parcels without numbers can be told apart by. */
function contentOf(parcel: AnsweredParcel): string {
  const lines =
    parcel.lines
      ?.map(({ lineItemGid, quantity }) => `${lineItemGid}x${quantity}`)
      .toSorted()
      .join() ?? '*';
  return `${parcel.shippedAtMs ?? ''}|${lines}`;
}

function identityOf(parcel: AnsweredParcel): string {
  return parcel.trackingNumber === null ? `|${contentOf(parcel)}` : plainNumber(parcel.trackingNumber);
}

/**
 * The parcels of an answer, each once, in an order that depends on their content alone. Entries with one tracking
 * number are one parcel. An entry without a number that agrees with another in time and lines is taken for a repetition
 * of it: should it be a parcel of its own, its number will tell, whereas a parcel told twice could never be taken back.
 */
export function parcelsOf(answer: {
  readonly answered: readonly PicanovaShipment[];
  readonly items: readonly ShippedItem[];
  readonly itemIds: Readonly<Record<string, string>>;
}): readonly AnsweredParcel[] {
  const parcels = new Map<string, AnsweredParcel>();
  const entries = answer.answered
    .map((shipment): AnsweredParcel => {
      const { carrierCode, carrierName, trackingNumber, trackingUrl, shippedAtMs } = shipment;
      return {
        carrierCode,
        carrierName,
        trackingNumber,
        trackingUrl,
        shippedAtMs,
        lines: linesOf(shipment, answer.items, answer.itemIds),
      };
    })
    .toSorted((one, other) => (identityOf(one) + contentOf(one) < identityOf(other) + contentOf(other) ? -1 : 1));
  const numbered = new Set(entries.filter(({ trackingNumber }) => trackingNumber !== null).map(contentOf));
  for (const entry of entries) {
    if (entry.trackingNumber === null && numbered.has(contentOf(entry))) continue;
    const same = parcels.get(identityOf(entry));
    const lines =
      same?.lines && entry.lines ? merged([...same.lines, ...entry.lines], Math.max) : (same?.lines ?? entry.lines);
    parcels.set(identityOf(entry), { ...entry, lines });
  }
  return [...parcels.values()];
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

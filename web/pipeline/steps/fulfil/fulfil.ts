import type { FulfillmentState } from '../../../domain/planning/shopify-order.ts';
import { SENT_ANYWAY } from '../../../domain/print-fields/notes.ts';
import { foreignNumbers, isSomebodyElses, numbersOf } from '../../../domain/shipments/parcel-cover.ts';
import { joinedTo, unwrittenOf } from '../../../domain/shipments/set-parcels.ts';
import { matchParcel, type ParcelMatch } from '../../../domain/shipments/parcel-match.ts';
import { parcelKeyOf, partKeys, sameTrackingNumber, type ShipmentLine } from '../../../domain/shipments/shipment.ts';
import type { ClaimedPrintOrder, Shipment } from '../../ports/index.ts';
import { failed, happened, type Step, type StepResult } from '../../runner/step.ts';
import { failedOrRefused, inVainFor, refused, timeOf, written, type FulfilPorts } from './ends.ts';
import { addTracking, isToldOf, trackingOf, type FulfilledShipment, type Untracked } from './tracking.ts';

/** What one shipment needs in Shopify: its late number, or its place. */
type Work =
  | { readonly kind: 'number'; readonly untracked: Untracked }
  | {
      readonly kind: 'parcel';
      readonly shipment: Shipment;
      readonly match: ParcelMatch;
      readonly others: readonly Shipment[];
      readonly shopCountry: string | null;
    };
type Parcel = Extract<Work, { kind: 'parcel' }>;
type Matched<Kind extends ParcelMatch['kind']> = Parcel & { readonly match: Extract<ParcelMatch, { kind: Kind }> };

/** An edit may take the lines away and give them back: after so many reads they are gone. */
const REMOVED_FOR_SURE = 3;

/**
 * Fulfil: one parcel, one Shopify fulfillment, whatever is repeated. No fulfillment mutation is idempotent
 * (shopify-platform §5.7), so each parcel is looked for in what Shopify already holds before it is written, every time.
 * One run writes one parcel; the next parcel is the next run. A parcel whose lines lie in several places is laid out in
 * its parts before the first of them is written: after a crash each is looked for by what it is. Makes the step.
 * Outcomes: `parcel_written`, `parcel_refused`, `parcel_in_vain`, or a failure of Shopify's side.
 */
export function createFulfil(ports: FulfilPorts): Step {
  return async (row) => {
    if (unwrittenOf(row.shipments).length === 0) return written(row, null, { log: [], ...timeOf(ports) });
    const read = await ports.shopify.readFulfillmentState(row.shop, row.orderGid);
    switch (read.outcome) {
      case 'read': {
        const work = nextWork(row, read.state, await siblingsOf(ports, row, read.state));
        return work.kind === 'number' ? addTracking(ports, row, work.untracked) : writeInto(ports, row, work);
      }
      case 'not_found':
        return refused(ports, row, 'order_not_found');
      default:
        return failedOrRefused(ports, row, read);
    }
  };
}

/** Parcels of the order's other print orders: their numbers may stand on what was fulfilled for several of them. */
async function siblingsOf(
  { orders }: FulfilPorts,
  row: ClaimedPrintOrder,
  { fulfillments }: FulfillmentState,
): Promise<readonly Shipment[]> {
  const ours = numbersOf(row.shipments);
  if (fulfillments.every(({ trackingNumbers }) => foreignNumbers(trackingNumbers, ours).length === 0)) return [];
  const printOrders = await orders.printOrdersOf(row.shop, row.orderGid);
  return printOrders
    .filter(({ id }) => id !== row.id)
    .flatMap(({ id, shipments }) => shipments.map((shipment) => ({ ...shipment, key: `${id}/${shipment.key}` })));
}

/** What Shopify holds is taken over before anything is written; what cannot be written holds up nothing else. */
function nextWork(row: ClaimedPrintOrder, state: FulfillmentState, siblings: readonly Shipment[]): Work {
  const works = unwrittenOf(row.shipments).map((shipment): Work => {
    const others = [...row.shipments.filter(({ key }) => key !== shipment.key), ...siblings];
    if (hasFulfillment(shipment)) return { kind: 'number', untracked: untrackedOf(shipment, state, others) };
    const joined = joinedTo(shipment, row.shipments);
    if (joined !== null) return { kind: 'number', untracked: untrackedOf(joined, state, others) };
    const match = matchParcel({
      shipment,
      state,
      fulfillmentOrderGid: row.fulfillmentOrderGid,
      otherShipments: others,
      sentAtMs: row.sentAtMs,
      sentAnyway: isSentAnyway(row),
    });
    return { kind: 'parcel', shipment, match, others, shopCountry: state.shopCountry };
  });
  const isThere = (work: Work): boolean => work.kind === 'parcel' && work.match.kind === 'already_written';
  const isPossible = (work: Work): boolean => work.kind === 'number' || work.match.kind !== 'not_possible';
  return works.find(isThere) ?? works.find(isPossible) ?? (works[0] as Work);
}

/** Who fulfilled before us told the buyer of no parcel of ours: the first number of an adopted one does. */
function untrackedOf(
  shipment: FulfilledShipment,
  { fulfillments, shopCountry }: FulfillmentState,
  others: readonly Shipment[],
): Untracked {
  const fulfillment = fulfillments.find(({ gid }) => gid === shipment.fulfillmentGid);
  const isFirst = shipment.adopted && shipment.writtenTrackingNumber === null;
  const isNews = isFirst && fulfillment !== undefined && isSomebodyElses(fulfillment, shipment);
  return { shipment, held: fulfillment?.trackingNumbers ?? [], others, shopCountry, isNews };
}

/** What the parcel's place in Shopify asks for: to be taken over, laid out in parts, created, or given up. */
async function writeInto(ports: FulfilPorts, row: ClaimedPrintOrder, parcel: Parcel): Promise<StepResult> {
  const { shipment, match } = parcel;
  switch (match.kind) {
    case 'already_written': {
      const { gid, trackingNumbers } = match.fulfillment;
      const known = {
        ...shipment,
        fulfillmentGid: gid,
        adopted: true,
        writtenTrackingNumber: numberHeld(trackingNumbers, shipment.trackingNumber),
      };
      return written(row, known, {
        log: [{ event: 'fulfillment_adopted', detail: { parcel: shipment.key, fulfillment: gid } }],
        ...timeOf(ports),
      });
    }
    case 'covered':
      return complete(ports, row, { ...parcel, match });
    case 'nothing_left': {
      const { trackingNumber } = shipment;
      const known = {
        ...shipment,
        fulfillmentGid: match.fulfillment.gid,
        adopted: true,
        writtenTrackingNumber: trackingNumber,
      };
      const event = trackingNumber === null ? 'fulfilled_by_somebody_else' : 'number_beside_another';
      return written(row, known, {
        log: [{ event, detail: { parcel: shipment.key, trackingNumber } }],
        ...timeOf(ports),
      });
    }
    case 'not_possible':
      return match.reason === 'not_open' || (match.reason === 'lines_removed' && row.attempt < REMOVED_FOR_SURE)
        ? refused(ports, row, match.reason)
        : inVainFor(row, shipment, match.reason);
    case 'split':
      return laidOut(row, shipment, match.parts);
    case 'create':
      return create(ports, row, { ...parcel, match });
  }
}

/** From now on each part is a shipment of its own, with its lines. */
function laidOut(row: ClaimedPrintOrder, shipment: Shipment, parts: readonly (readonly ShipmentLine[])[]): StepResult {
  const parcel = parcelKeyOf(shipment.key);
  const taken = new Set(row.shipments.map(({ key }) => key));
  const keys = [shipment.key, ...partKeys(parcel, { count: parts.length - 1, taken })];
  const shipments = parts.map((lines, at) => ({
    ...shipment,
    key: keys[at] as string,
    lines,
    ...packedIn(shipment, at),
  }));
  const log = [{ event: 'parcel_split', detail: { parcel, parts: parts.length } }];
  return happened({ kind: 'parcel_written', more: true, complete: false, numbersDueAtMs: null, log }, { shipments });
}

/** Of an order with sets: the items of a parcel stand with its first part, so that they are counted once. */
function packedIn({ packed }: Shipment, part: number): Pick<Shipment, 'packed'> {
  return packed === undefined || part === 0 ? {} : { packed: [] };
}

/** Ours, if a fulfillment carries it in whatever spelling and beside whatever others: then it stays as it is. */
function numberHeld(held: readonly string[], ours: string | null): string | null {
  return ours !== null && held.some((number) => sameTrackingNumber(number, ours)) ? ours : null;
}

/** One fulfillment, with the merchant's tag in the same request. */
async function create(ports: FulfilPorts, row: ClaimedPrintOrder, parcel: Matched<'create'>): Promise<StepResult> {
  const { shipment, match, shopCountry } = parcel;
  const settings = (await ports.shops.find(row.shop))?.settings;
  if (settings === undefined) return refused(ports, row, 'shop_gone');
  const tag = settings.tagAfterShipment === '' ? null : settings.tagAfterShipment;
  const answer = await ports.shopify.createFulfillment(row.shop, {
    orderGid: row.orderGid,
    groups: match.groups,
    tracking:
      shipment.trackingNumber === null && shipment.trackingUrl === null ? null : trackingOf(shipment, shopCountry),
    notifyCustomer: settings.notifyBuyer === 'at_shipment' && !isToldOf(row, shipment),
    tag,
  });
  if (answer.outcome === 'created') {
    const { trackingNumber } = shipment;
    const made = {
      ...shipment,
      fulfillmentGid: answer.fulfillment,
      adopted: false,
      writtenTrackingNumber: trackingNumber,
    };
    return written(row, made, {
      log: [{ event: 'fulfilled', detail: { parcel: shipment.key, fulfillment: answer.fulfillment, trackingNumber } }],
      ...timeOf(ports),
    });
  }
  if (answer.outcome === 'refused') await takeTagBack(ports, row, tag);
  return failedOrRefused(ports, row, answer);
}

/**
 * Shopify had fulfilled it at payment and it was printed all the same, or somebody fulfilled it once it was sent: no
 * second fulfillment, the one that stands gets the number, the order its tag, the buyer the mail, as for any parcel.
 */
async function complete(ports: FulfilPorts, row: ClaimedPrintOrder, parcel: Matched<'covered'>): Promise<StepResult> {
  const settings = (await ports.shops.find(row.shop))?.settings;
  if (settings === undefined) return refused(ports, row, 'shop_gone');
  const { orderGid, fulfillmentOrderGid } = row;
  const tag = settings.tagAfterShipment;
  const isFirst = row.shipments.every(({ fulfillmentGid }) => fulfillmentGid === null);
  if (tag !== '' && isFirst) {
    const tagging = [{ orderGid, fulfillmentOrderGid, action: 'none', tag }] as const;
    const [tagged] = await ports.shopify.announceSent(row.shop, tagging);
    // An order that Shopify does not let us tag is shipped all the same.
    if (tagged !== undefined && tagged.outcome !== 'announced' && tagged.outcome !== 'refused') return failed(tagged);
  }
  const { gid, trackingNumbers: held } = parcel.match.fulfillment;
  const shipment = { ...parcel.shipment, fulfillmentGid: gid, adopted: true };
  // An update replaces every number: a link alone is no reason for one.
  const isTracked = shipment.trackingNumber !== null || (shipment.trackingUrl !== null && held.length === 0);
  const { others, shopCountry } = parcel;
  if (isTracked) return addTracking(ports, row, { shipment, held, others, shopCountry, isNews: true });
  const event = isSentAnyway(row) ? 'fulfilled_before' : 'fulfilled_by_somebody_else';
  return written(row, shipment, {
    log: [{ event, detail: { parcel: shipment.key, fulfillment: gid } }],
    ...timeOf(ports),
  });
}

/** The tag travels in the same request as the fulfillment; without the fulfillment it would be untrue. */
async function takeTagBack({ shopify }: FulfilPorts, row: ClaimedPrintOrder, tag: string | null): Promise<void> {
  const earlierParcel = row.shipments.some(({ fulfillmentGid }) => fulfillmentGid !== null);
  if (tag !== null && !earlierParcel) await shopify.removeTag(row.shop, row.orderGid, tag);
}

function isSentAnyway({ items }: ClaimedPrintOrder): boolean {
  return items.some(({ notes }) => notes.includes(SENT_ANYWAY));
}

function hasFulfillment(shipment: Shipment): shipment is FulfilledShipment {
  return shipment.fulfillmentGid !== null;
}

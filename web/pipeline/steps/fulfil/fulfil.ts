import { carrierFor } from '../../../domain/shipments/carrier.ts';
import type { FulfillmentGid } from '../../../domain/kernel/ids.ts';
import type { FulfillmentState } from '../../../domain/planning/shopify-order.ts';
import { SENT_ANYWAY } from '../../../domain/print-fields/notes.ts';
import { matchParcel, type ParcelMatch } from '../../../domain/shipments/parcel-match.ts';
import { lateNumbersDueMs } from '../../../domain/shipments/late-numbers.ts';
import {
  isUnwritten,
  parcelKeyOf,
  partKeys,
  sameTrackingNumber,
  type ShipmentLine,
  type Unwritable,
} from '../../../domain/shipments/shipment.ts';
import { allShipped } from '../../../domain/shipments/shipment-diff.ts';
import type {
  ClaimedPrintOrder,
  Clock,
  LogLine,
  RemoteFailure,
  Shipment,
  ShopifyAdmin,
  ShopStore,
  Tracking,
} from '../../ports/index.ts';
import { VISIBLE_AFTER_ATTEMPTS } from '../../runner/failure-rules.ts';
import { failed, happened, inVain, type Step, type StepResult } from '../../runner/step.ts';

/**
 * Fulfil: one parcel, one Shopify fulfillment, whatever is repeated. No fulfillment mutation is idempotent
 * (shopify-platform §5.7), so each parcel is looked for in what Shopify already holds before it is written, every time.
 * One run writes one parcel; the next parcel is the next run. A parcel whose lines lie in several places is laid out in
 * its parts before the first of them is written: after a crash each is looked for by what it is.
 */
export interface FulfilPorts {
  readonly shops: Pick<ShopStore, 'find'>;
  readonly shopify: Pick<
    ShopifyAdmin,
    'readFulfillmentState' | 'createFulfillment' | 'updateTracking' | 'announceSent' | 'removeTag'
  >;
  readonly clock: Clock;
  /** How often open orders are polled. */
  readonly pollMs: number;
}

interface Time {
  readonly nowMs: number;
  readonly pollMs: number;
}

/** What to log beside it, and the time. */
interface After extends Time {
  readonly log: readonly LogLine[];
}

function timeOf({ clock, pollMs }: FulfilPorts): Time {
  return { nowMs: clock.now(), pollMs };
}

type FulfilledShipment = Shipment & { readonly fulfillmentGid: FulfillmentGid };

/** What one shipment needs in Shopify: its late number, or its place. */
type Work =
  | { readonly kind: 'number'; readonly shipment: FulfilledShipment }
  | { readonly kind: 'parcel'; readonly shipment: Shipment; readonly match: ParcelMatch };

/**
 * A refusal may be of something that has changed since it was read: read again soon, and rarely once a person was
 * asked.
 */
const SOON_MS = 2_000;
/** An edit may take the lines away and give them back: after so many reads they are gone. */
const REMOVED_FOR_SURE = 3;
const RARELY_MS = 6 * 3_600_000;

/** Makes the step. Outcomes: `parcel_written`, `parcel_refused`, `parcel_in_vain`, or a failure of Shopify's side. */
export function createFulfil(ports: FulfilPorts): Step {
  return async (row) => {
    if (!row.shipments.some(isUnwritten)) return written(row, null, { log: [], ...timeOf(ports) });
    const read = await ports.shopify.readFulfillmentState(row.shop, row.orderGid);
    switch (read.outcome) {
      case 'read': {
        const work = nextWork(row, read.state);
        const { shopCountry } = read.state;
        return work.kind === 'number'
          ? updateTracking(ports, row, { shipment: work.shipment, shopCountry, notifyCustomer: false })
          : writeInto(ports, row, { ...work, shopCountry });
      }
      case 'not_found':
        return refused(ports, row, 'order_not_found');
      default:
        return failedOrRefused(ports, row, read);
    }
  };
}

/** What Shopify holds is taken over before anything is written; what cannot be written holds up nothing else. */
function nextWork(row: ClaimedPrintOrder, state: FulfillmentState): Work {
  const works = row.shipments.filter(isUnwritten).map((shipment): Work => {
    if (hasFulfillment(shipment)) return { kind: 'number', shipment };
    const match = matchParcel({
      shipment,
      state,
      fulfillmentOrderGid: row.fulfillmentOrderGid,
      otherShipments: row.shipments.filter(({ key }) => key !== shipment.key),
      sentAtMs: row.sentAtMs,
      sentAnyway: row.items.some(({ notes }) => notes.includes(SENT_ANYWAY)),
    });
    return { kind: 'parcel', shipment, match };
  });
  const isThere = (work: Work): boolean => work.kind === 'parcel' && work.match.kind === 'already_written';
  const isPossible = (work: Work): boolean => work.kind === 'number' || work.match.kind !== 'not_possible';
  return works.find(isThere) ?? works.find(isPossible) ?? (works[0] as Work);
}

/** What the parcel's place in Shopify asks for: to be taken over, laid out in parts, created, or given up. */
async function writeInto(
  ports: FulfilPorts,
  row: ClaimedPrintOrder,
  parcel: { readonly shipment: Shipment; readonly match: ParcelMatch; readonly shopCountry: string | null },
): Promise<StepResult> {
  const { shipment, match, shopCountry } = parcel;
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
    case 'fulfilled_before':
      return complete(ports, row, { shipment, fulfillment: match.fulfillment.gid, shopCountry });
    case 'nothing_left': {
      const known = {
        ...shipment,
        fulfillmentGid: match.fulfillmentGid,
        adopted: true,
        writtenTrackingNumber: shipment.trackingNumber,
      };
      return written(row, known, {
        log: [{ event: 'fulfilled_by_somebody_else', detail: { parcel: shipment.key } }],
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
      return create(ports, row, { shipment, match, shopCountry });
  }
}

/** From now on each part is a shipment of its own, with its lines. */
function laidOut(row: ClaimedPrintOrder, shipment: Shipment, parts: readonly (readonly ShipmentLine[])[]): StepResult {
  const parcel = parcelKeyOf(shipment.key);
  const taken = new Set(row.shipments.map(({ key }) => key));
  const keys = [shipment.key, ...partKeys(parcel, { count: parts.length - 1, taken })];
  const shipments = parts.map((lines, at) => ({ ...shipment, key: keys[at] as string, lines }));
  const log = [{ event: 'parcel_split', detail: { parcel, parts: parts.length } }];
  return happened({ kind: 'parcel_written', more: true, complete: false, numbersDueAtMs: null, log }, { shipments });
}

/** The buyer hears of a parcel once, however many parts it has. */
function isToldOf(row: ClaimedPrintOrder, shipment: Shipment): boolean {
  const parcel = parcelKeyOf(shipment.key);
  return row.shipments.some(({ key, fulfillmentGid }) => fulfillmentGid !== null && parcelKeyOf(key) === parcel);
}

/** Ours, if a fulfillment carries it in whatever spelling and beside whatever others: then it stays as it is. */
function numberHeld(held: readonly string[], ours: string | null): string | null {
  if (ours !== null && held.some((number) => sameTrackingNumber(number, ours))) return ours;
  return held[0] ?? null;
}

/** One fulfillment, with the merchant's tag in the same request. */
async function create(
  ports: FulfilPorts,
  row: ClaimedPrintOrder,
  parcel: {
    readonly shipment: Shipment;
    readonly match: Extract<ParcelMatch, { kind: 'create' }>;
    readonly shopCountry: string | null;
  },
): Promise<StepResult> {
  const { shipment, match, shopCountry } = parcel;
  const settings = (await ports.shops.find(row.shop))?.settings;
  if (settings === undefined) return refused(ports, row, 'shop_gone');
  const tag = settings.tagAfterShipment === '' ? null : settings.tagAfterShipment;
  const answer = await ports.shopify.createFulfillment(row.shop, {
    orderGid: row.orderGid,
    groups: match.groups,
    tracking: isTracked(shipment) ? trackingOf(shipment, shopCountry) : null,
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
 * Shopify had fulfilled it at payment, and it was printed all the same: no second fulfillment, the one that stands gets
 * the number, the order its tag, and the buyer the mail, as for any parcel.
 */
async function complete(
  ports: FulfilPorts,
  row: ClaimedPrintOrder,
  parcel: { readonly shipment: Shipment; readonly fulfillment: FulfillmentGid; readonly shopCountry: string | null },
): Promise<StepResult> {
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
  const shipment = { ...parcel.shipment, fulfillmentGid: parcel.fulfillment, adopted: false };
  if (isTracked(shipment)) {
    const notifyCustomer = settings.notifyBuyer === 'at_shipment';
    return updateTracking(ports, row, { shipment, shopCountry: parcel.shopCountry, notifyCustomer });
  }
  return written(row, shipment, {
    log: [{ event: 'fulfilled_before', detail: { parcel: shipment.key, fulfillment: parcel.fulfillment } }],
    ...timeOf(ports),
  });
}

/**
 * The fulfillment stands, its tracking is completed. One that stands for several parcels holds the numbers of one
 * carrier; another carrier's number is shown in the app alone.
 */
async function updateTracking(
  ports: FulfilPorts,
  row: ClaimedPrintOrder,
  parcel: {
    readonly shipment: FulfilledShipment;
    readonly shopCountry: string | null;
    readonly notifyCustomer: boolean;
  },
): Promise<StepResult> {
  const { shipment, shopCountry, notifyCustomer } = parcel;
  const others = row.shipments.flatMap(({ key, fulfillmentGid, trackingNumber: number, ...other }) =>
    key === shipment.key || fulfillmentGid !== shipment.fulfillmentGid || number === null
      ? []
      : [{ company: companyOf(other, shopCountry), number, url: other.trackingUrl }],
  );
  const tracking = trackingOf(shipment, shopCountry);
  const now = { ...shipment, writtenTrackingNumber: shipment.trackingNumber };
  const detail = { parcel: shipment.key, trackingNumber: shipment.trackingNumber };
  const time = timeOf(ports);
  if (others.some(({ company }) => company !== tracking.company))
    return written(row, now, { log: [{ event: 'number_noted', detail }], ...time });
  const answer = await ports.shopify.updateTracking(row.shop, shipment.fulfillmentGid, {
    tracking:
      others.length === 0 ? tracking : { ...tracking, others: others.map(({ number, url }) => ({ number, url })) },
    notifyCustomer,
  });
  if (answer.outcome !== 'updated') return failedOrRefused(ports, row, answer);
  return written(row, now, { log: [{ event: 'tracking_updated', detail }], ...time });
}

/** The tag travels in the same request as the fulfillment; without the fulfillment it would be untrue. */
async function takeTagBack({ shopify }: FulfilPorts, row: ClaimedPrintOrder, tag: string | null): Promise<void> {
  const earlierParcel = row.shipments.some(({ fulfillmentGid }) => fulfillmentGid !== null);
  if (tag !== null && !earlierParcel) await shopify.removeTag(row.shop, row.orderGid, tag);
}

/**
 * A parcel is in Shopify (null = all were already): what remains is the next parcel, the rest of the order, or nothing.
 */
function written(row: ClaimedPrintOrder, shipment: Shipment | null, after: After): StepResult {
  const { log, nowMs, pollMs } = after;
  const { shipments, more } = withParcel(row, shipment);
  const complete = shipment !== null && allShipped(row.items, shipments);
  const numbersDueAtMs = lateNumbersDueMs(shipments, { sentAtMs: row.sentAtMs, nowMs, pollMs });
  return happened(
    { kind: 'parcel_written', more, complete, numbersDueAtMs, log },
    shipment === null ? {} : { shipments: [shipment] },
  );
}

/** Shopify has nothing left that this parcel could fulfil: it is shown with its number, and nothing waits for it. */
function inVainFor(row: ClaimedPrintOrder, shipment: Shipment, reason: Unwritable): StepResult {
  const ended = { ...shipment, unwritable: reason };
  const { shipments, more } = withParcel(row, ended);
  const complete = allShipped(row.items, shipments);
  return happened({ kind: 'parcel_in_vain', parcel: shipment.key, reason, more, complete }, { shipments: [ended] });
}

function withParcel(row: ClaimedPrintOrder, shipment: Shipment | null) {
  const shipments = row.shipments.map((known) => (known.key === shipment?.key ? shipment : known));
  return { shipments, more: shipments.some(isUnwritten) };
}

/**
 * Shopify said no. What it holds may have changed since it was read, so it is read again a few times before a person is
 * asked.
 */
function refused({ clock }: FulfilPorts, row: ClaimedPrintOrder, reason: string): StepResult {
  const waitMs = row.attempt < VISIBLE_AFTER_ATTEMPTS ? SOON_MS * row.attempt : RARELY_MS;
  const { attempt } = row;
  return inVain({ kind: 'parcel_refused', reason, attempt, dueAtMs: clock.now() + waitMs, visible: attempt >= 2 });
}

function failedOrRefused(ports: FulfilPorts, row: ClaimedPrintOrder, failure: RemoteFailure): StepResult {
  return failure.outcome === 'refused' ? refused(ports, row, failure.reason) : failed(failure);
}

function hasFulfillment(shipment: Shipment): shipment is FulfilledShipment {
  return shipment.fulfillmentGid !== null;
}

function isTracked({ trackingNumber, trackingUrl }: Shipment): boolean {
  return trackingNumber !== null || trackingUrl !== null;
}

/** Company, number and URL go together, always: Shopify builds URLs for some companies only (shopify-platform §5.6). */
function trackingOf(shipment: Shipment, shopCountry: string | null): Tracking {
  const { trackingNumber: number, trackingUrl: url } = shipment;
  return { company: companyOf(shipment, shopCountry), number, url };
}

function companyOf(
  { carrierCode: code, carrierName: name }: Pick<Shipment, 'carrierCode' | 'carrierName'>,
  shopCountry: string | null,
): string {
  return carrierFor({ code, name, shopCountry });
}

import { carrierFor } from '../../../domain/shipments/carrier.ts';
import type { FulfillmentGid } from '../../../domain/kernel/ids.ts';
import type { FulfillmentState } from '../../../domain/planning/shopify-order.ts';
import { matchParcel, type ParcelMatch } from '../../../domain/shipments/parcel-match.ts';
import { lateNumbersDueMs } from '../../../domain/shipments/late-numbers.ts';
import { isUnwritten, sameTrackingNumber, type Unwritable } from '../../../domain/shipments/shipment.ts';
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
 * One run writes one parcel; the next parcel is the next run.
 */
export interface FulfilPorts {
  readonly shops: Pick<ShopStore, 'find'>;
  readonly shopify: Pick<ShopifyAdmin, 'readFulfillmentState' | 'createFulfillment' | 'updateTracking' | 'removeTag'>;
  readonly clock: Clock;
}

/** What to log beside it, and the time. */
interface After {
  readonly log: readonly LogLine[];
  readonly nowMs: number;
}

type FulfilledShipment = Shipment & { readonly fulfillmentGid: FulfillmentGid };

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
    const shipment = row.shipments.find(isUnwritten);
    if (shipment === undefined) return written(row, null, { log: [], nowMs: ports.clock.now() });
    const read = await ports.shopify.readFulfillmentState(row.shop, row.orderGid);
    switch (read.outcome) {
      case 'read':
        return hasFulfillment(shipment)
          ? updateTracking(ports, row, { shipment, shopCountry: read.state.shopCountry })
          : writeInto(ports, row, { shipment, state: read.state });
      case 'not_found':
        return refused(ports, row, 'order_not_found');
      default:
        return failedOrRefused(ports, row, read);
    }
  };
}

/** Finds the parcel's place in what Shopify holds: taken over, somebody else's, impossible, or to be created. */
async function writeInto(
  ports: FulfilPorts,
  row: ClaimedPrintOrder,
  parcel: { readonly shipment: Shipment; readonly state: FulfillmentState },
): Promise<StepResult> {
  const { shipment, state } = parcel;
  const match = matchParcel({
    shipment,
    state,
    fulfillmentOrderGid: row.fulfillmentOrderGid,
    otherShipments: row.shipments.filter(({ key }) => key !== shipment.key),
    sentAtMs: row.sentAtMs,
  });
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
        nowMs: ports.clock.now(),
      });
    }
    case 'nothing_left': {
      const known = {
        ...shipment,
        fulfillmentGid: match.fulfillmentGid,
        adopted: true,
        writtenTrackingNumber: shipment.trackingNumber,
      };
      return written(row, known, {
        log: [{ event: 'fulfilled_by_somebody_else', detail: { parcel: shipment.key } }],
        nowMs: ports.clock.now(),
      });
    }
    case 'not_possible':
      return match.reason === 'not_open' || (match.reason === 'lines_removed' && row.attempt < REMOVED_FOR_SURE)
        ? refused(ports, row, match.reason)
        : inVainFor(row, shipment, match.reason);
    case 'create':
      return create(ports, row, { shipment, match, shopCountry: state.shopCountry });
  }
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
    notifyCustomer: settings.notifyBuyer === 'at_shipment',
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
      nowMs: ports.clock.now(),
    });
  }
  if (answer.outcome === 'refused') await takeTagBack(ports, row, tag);
  return failedOrRefused(ports, row, answer);
}

/** A number that came later: the fulfillment stands, its tracking is completed. */
async function updateTracking(
  ports: FulfilPorts,
  row: ClaimedPrintOrder,
  parcel: { readonly shipment: FulfilledShipment; readonly shopCountry: string | null },
): Promise<StepResult> {
  const { shipment } = parcel;
  const tracking = trackingOf(shipment, parcel.shopCountry);
  const now = { ...shipment, writtenTrackingNumber: shipment.trackingNumber };
  const answer = await ports.shopify.updateTracking(row.shop, shipment.fulfillmentGid, {
    tracking,
    notifyCustomer: false,
  });
  if (answer.outcome !== 'updated') return failedOrRefused(ports, row, answer);
  const detail = { parcel: shipment.key, trackingNumber: shipment.trackingNumber };
  return written(row, now, { log: [{ event: 'tracking_updated', detail }], nowMs: ports.clock.now() });
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
  const { log, nowMs } = after;
  const { shipments, more } = withParcel(row, shipment);
  const complete = shipment !== null && allShipped(row.items, shipments);
  const numbersDueAtMs = lateNumbersDueMs(shipments, { sentAtMs: row.sentAtMs, nowMs });
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
  const company = carrierFor({ code: shipment.carrierCode, name: shipment.carrierName, shopCountry });
  return { company, number: shipment.trackingNumber, url: shipment.trackingUrl };
}

import { lateNumbersDueMs } from '../../../domain/shipments/late-numbers.ts';
import { unwrittenOf } from '../../../domain/shipments/set-parcels.ts';
import type { Unwritable } from '../../../domain/shipments/shipment.ts';
import { allShipped } from '../../../domain/shipments/shipment-diff.ts';
import type {
  ClaimedPrintOrder,
  Clock,
  LogLine,
  OrderStore,
  RemoteFailure,
  Shipment,
  ShopifyAdmin,
  ShopStore,
} from '../../ports/index.ts';
import { VISIBLE_AFTER_ATTEMPTS } from '../../runner/failure-rules.ts';
import { failed, happened, inVain, type StepResult } from '../../runner/step.ts';

export interface FulfilPorts {
  readonly orders: Pick<OrderStore, 'printOrdersOf'>;
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

/** Now, and how often open orders are polled. */
export function timeOf({ clock, pollMs }: FulfilPorts): Time {
  return { nowMs: clock.now(), pollMs };
}

/**
 * A refusal may be of something that has changed since it was read: read again soon, and rarely once a person was
 * asked.
 */
const SOON_MS = 2_000;
const RARELY_MS = 6 * 3_600_000;

/**
 * A parcel is in Shopify (null = all were already): what remains is the next parcel, the rest of the order, or nothing.
 */
export function written(row: ClaimedPrintOrder, shipment: Shipment | null, after: After): StepResult {
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
export function inVainFor(row: ClaimedPrintOrder, shipment: Shipment, reason: Unwritable): StepResult {
  const ended = { ...shipment, unwritable: reason };
  const { shipments, more } = withParcel(row, ended);
  const complete = allShipped(row.items, shipments);
  return happened({ kind: 'parcel_in_vain', parcel: shipment.key, reason, more, complete }, { shipments: [ended] });
}

function withParcel(row: ClaimedPrintOrder, shipment: Shipment | null) {
  const shipments = row.shipments.map((known) => (known.key === shipment?.key ? shipment : known));
  return { shipments, more: unwrittenOf(shipments).length > 0 };
}

/**
 * Shopify said no. What it holds may have changed since it was read, so it is read again a few times before a person is
 * asked.
 */
export function refused({ clock }: FulfilPorts, row: ClaimedPrintOrder, reason: string): StepResult {
  const waitMs = row.attempt < VISIBLE_AFTER_ATTEMPTS ? SOON_MS * row.attempt : RARELY_MS;
  const { attempt } = row;
  return inVain({ kind: 'parcel_refused', reason, attempt, dueAtMs: clock.now() + waitMs, visible: attempt >= 2 });
}

/** A refusal as `refused` has it; any other failure is the runner's. */
export function failedOrRefused(ports: FulfilPorts, row: ClaimedPrintOrder, failure: RemoteFailure): StepResult {
  return failure.outcome === 'refused' ? refused(ports, row, failure.reason) : failed(failure);
}

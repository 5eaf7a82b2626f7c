import { carrierFor } from '../../../domain/shipments/carrier.ts';
import type { FulfillmentGid } from '../../../domain/kernel/ids.ts';
import type { FulfillmentState } from '../../../domain/planning/shopify-order.ts';
import { matchParcel, type ParcelMatch } from '../../../domain/shipments/parcel-match.ts';
import { allShipped } from '../../../domain/shipments/shipment-diff.ts';
import type { ShopSettings } from '../../../contract/settings.ts';
import type {
  ClaimedPrintOrder,
  Clock,
  LogLine,
  PrintOrderChange,
  PrintOrderStore,
  RemoteFailure,
  Shipment,
  ShopifyAdmin,
  ShopStore,
  Tracking,
} from '../../ports/index.ts';
import { VISIBLE_AFTER_ATTEMPTS, type RetryAt } from '../../runner/retry.ts';

/**
 * Fulfil: one parcel, one Shopify fulfillment, whatever is repeated. No fulfillment mutation is idempotent (reference:
 * shopify-platform §5.7), so each parcel is looked for in what Shopify already holds before it is written, every time.
 * One run writes one parcel and commits; the next parcel is the next run.
 */
export interface FulfilPorts {
  readonly printOrders: PrintOrderStore;
  readonly shops: ShopStore;
  readonly shopify: ShopifyAdmin;
  readonly retryAt: RetryAt;
  readonly clock: Clock;
  /** How often an open order is asked about when no webhook came. */
  readonly pollMs: number;
}

type Change = Omit<PrintOrderChange, 'nowMs'>;

export function createFulfil(ports: FulfilPorts) {
  const { printOrders, shops, shopify, clock } = ports;

  /** What remains after this parcel: the next parcel now, the rest of the order later, or nothing. */
  function after(row: ClaimedPrintOrder, written: Shipment, log: readonly LogLine[]): Change {
    const shipments = row.shipments.map((shipment) => (shipment.key === written.key ? written : shipment));
    const more = shipments.some(isDue);
    const complete = allShipped(row.items, shipments);
    return {
      state: complete && !more ? 'fulfilled' : 'shipped',
      next: more
        ? { step: 'fulfil', dueAtMs: clock.now() }
        : complete
          ? null
          : { step: 'sync', dueAtMs: clock.now() + ports.pollMs },
      shipments: [written],
      problems: row.problems.filter(({ code }) => code !== 'tracking_not_written'),
      log,
    };
  }

  async function postponed(
    row: ClaimedPrintOrder,
    failure: Exclude<RemoteFailure, { outcome: 'refused' }>,
  ): Promise<Change> {
    const dueAtMs = await ports.retryAt(failure, { shop: row.shop, system: 'shopify', attempt: row.attempt });
    const visible = failure.outcome !== 'throttled' && row.attempt >= VISIBLE_AFTER_ATTEMPTS;
    return {
      next: { step: 'fulfil', dueAtMs },
      progressed: failure.outcome === 'throttled',
      ...(visible ? { problems: withNotWritten(row, failure.outcome) } : {}),
      log:
        failure.outcome === 'throttled'
          ? []
          : [
              {
                event: 'fulfil_postponed',
                detail: { outcome: failure.outcome, reason: failure.reason, attempt: row.attempt },
              },
            ],
    };
  }

  /** Shopify said no. What it holds may have changed since it was read, so it is read again a few times before a person is asked. */
  function refused(row: ClaimedPrintOrder, reason: string): Change {
    const log = [{ event: 'fulfil_refused', detail: { reason, attempt: row.attempt } }];
    const next = {
      step: 'fulfil' as const,
      dueAtMs: clock.now() + (row.attempt < VISIBLE_AFTER_ATTEMPTS ? 2_000 * row.attempt : 6 * 3_600_000),
    };
    return { next, progressed: false, problems: row.attempt < 2 ? row.problems : withNotWritten(row, reason), log };
  }

  async function write(
    row: ClaimedPrintOrder,
    parcel: {
      shipment: Shipment;
      match: Extract<ParcelMatch, { kind: 'create' }>;
      settings: ShopSettings;
      shopCountry: string | null;
    },
  ): Promise<Change> {
    const { shipment, match, settings, shopCountry } = parcel;
    const tag = settings.tagAfterShipment === '' ? null : settings.tagAfterShipment;
    const answer = await shopify.createFulfillment(row.shop, {
      orderGid: row.orderGid,
      groups: match.groups,
      tracking: trackingOf(shipment, shopCountry),
      notifyCustomer: settings.notifyBuyer === 'at_shipment',
      tag,
    });
    switch (answer.outcome) {
      case 'created':
        return after(
          row,
          {
            ...shipment,
            fulfillmentGid: answer.fulfillment,
            adopted: false,
            writtenTrackingNumber: shipment.trackingNumber,
          },
          [
            {
              event: 'fulfilled',
              detail: {
                parcel: shipment.key,
                fulfillment: answer.fulfillment,
                trackingNumber: shipment.trackingNumber,
              },
            },
          ],
        );
      case 'refused':
        await takeTagBack(row, tag);
        return refused(row, answer.reason);
      default:
        return postponed(row, answer);
    }
  }

  /** The tag travels in the same request as the fulfillment; without the fulfillment it would be untrue. */
  async function takeTagBack(row: ClaimedPrintOrder, tag: string | null): Promise<void> {
    const earlierParcel = row.shipments.some(({ fulfillmentGid }) => fulfillmentGid !== null);
    if (tag !== null && !earlierParcel) await shopify.removeTag(row.shop, row.orderGid, tag);
  }

  async function writeInto(row: ClaimedPrintOrder, shipment: Shipment, state: FulfillmentState): Promise<Change> {
    const match = matchParcel({
      shipment,
      state,
      fulfillmentOrderGid: row.fulfillmentOrderGid,
      otherShipments: row.shipments.filter(({ key }) => key !== shipment.key),
      sentAtMs: row.sentAtMs,
    });
    switch (match.kind) {
      case 'already_written':
        return after(
          row,
          {
            ...shipment,
            fulfillmentGid: match.fulfillment.gid,
            adopted: true,
            writtenTrackingNumber: match.fulfillment.trackingNumbers[0] ?? null,
          },
          [{ event: 'fulfillment_adopted', detail: { parcel: shipment.key, fulfillment: match.fulfillment.gid } }],
        );
      case 'nothing_left':
        return after(
          row,
          {
            ...shipment,
            fulfillmentGid: match.fulfillmentGid,
            adopted: true,
            writtenTrackingNumber: shipment.trackingNumber,
          },
          [{ event: 'fulfilled_by_somebody_else', detail: { parcel: shipment.key } }],
        );
      case 'not_possible':
        return match.reason === 'order_cancelled' ? shippedInVain(shipment) : refused(row, match.reason);
      case 'create': {
        const settings = (await shops.find(row.shop))?.settings;
        return settings === undefined
          ? refused(row, 'the shop is gone')
          : write(row, { shipment, match, settings, shopCountry: state.shopCountry });
      }
    }
  }

  /** A number that came later: the fulfillment stands, its tracking is completed. */
  async function updateTracking(
    row: ClaimedPrintOrder,
    shipment: Shipment & { fulfillmentGid: FulfillmentGid },
    shopCountry: string | null,
  ): Promise<Change> {
    const tracking = trackingOf(shipment, shopCountry);
    const written = { ...shipment, writtenTrackingNumber: shipment.trackingNumber };
    if (tracking === null) return after(row, written, []);
    const answer = await shopify.updateTracking(row.shop, shipment.fulfillmentGid, { tracking, notifyCustomer: false });
    switch (answer.outcome) {
      case 'updated':
        return after(row, written, [
          { event: 'tracking_updated', detail: { parcel: shipment.key, trackingNumber: shipment.trackingNumber } },
        ]);
      case 'refused':
        return refused(row, answer.reason);
      default:
        return postponed(row, answer);
    }
  }

  async function changeFor(row: ClaimedPrintOrder): Promise<Change> {
    const shipment = row.shipments.find(isDue);
    if (shipment === undefined) return { next: { step: 'sync', dueAtMs: clock.now() + ports.pollMs }, log: [] };
    const read = await shopify.readFulfillmentState(row.shop, row.orderGid);
    switch (read.outcome) {
      case 'read':
        return hasFulfillment(shipment)
          ? updateTracking(row, shipment, read.state.shopCountry)
          : writeInto(row, shipment, read.state);
      case 'not_found':
        return refused(row, 'the order no longer exists in Shopify');
      case 'refused':
        return refused(row, read.reason);
      default:
        return postponed(row, read);
    }
  }

  return async function fulfil(row: ClaimedPrintOrder): Promise<void> {
    await printOrders.commit(row.lease, { nowMs: clock.now(), ...(await changeFor(row)) });
  };
}

/** The order was cancelled too late: its parcel is under way and Shopify takes no fulfillment for it. Nothing is left to do. */
function shippedInVain(shipment: Shipment): Change {
  return {
    state: 'shipped',
    next: null,
    log: [{ event: 'parcel_of_cancelled_order', detail: { parcel: shipment.key } }],
  };
}

function hasFulfillment(shipment: Shipment): shipment is Shipment & { fulfillmentGid: FulfillmentGid } {
  return shipment.fulfillmentGid !== null;
}

/** Company, number and URL go together, always: Shopify builds URLs for some companies only (reference: shopify-platform §5.6). */
function trackingOf(shipment: Shipment, shopCountry: string | null): Tracking | null {
  if (shipment.trackingNumber === null && shipment.trackingUrl === null) return null;
  const company = carrierFor({ code: shipment.carrierCode, name: shipment.carrierName, shopCountry });
  return { company, number: shipment.trackingNumber, url: shipment.trackingUrl };
}

function isDue(shipment: Shipment): boolean {
  return (
    shipment.fulfillmentGid === null ||
    (shipment.trackingNumber !== null && shipment.trackingNumber !== shipment.writtenTrackingNumber)
  );
}

function withNotWritten(row: ClaimedPrintOrder, reason: string): ClaimedPrintOrder['problems'] {
  return [
    ...row.problems.filter(({ code }) => code !== 'tracking_not_written'),
    { code: 'tracking_not_written', detail: { reason } },
  ];
}

import type { FaultScript } from '../faults.ts';
import type { OrderRecord } from './order-record.ts';
import type { Quirks } from './quirks.ts';

export type Region = 'EU' | 'US';

/**
 * When a new order leaves DRAFT by itself: `immediate` is the vendor's default, one hour after it was placed; `delayed`
 * is 24 hours here (the merchant's choice there); `manual` waits for an accept (picanova-api §4.2).
 */
export type SellingPreference = 'immediate' | 'delayed' | 'manual';

/** One store: its credentials, and the settings that the real dashboard holds. */
export interface PicanovaAccount {
  readonly user: string;
  readonly key: string;
  readonly webhookUrl?: string;
  /** Every order of a sandbox store is a test order, whatever its flag says (picanova-api §1.4). */
  readonly sandbox?: boolean;
  readonly sellingPreference?: SellingPreference;
  /** Stores with the same account share one call budget. Default: each store its own. */
  readonly accountId?: string;
  /** How long every call of this store takes; default 0. */
  readonly answersAfterMs?: number;
}

export interface PicanovaSimulatorOptions {
  readonly region: Region;
  readonly accounts: readonly PicanovaAccount[];
  /** 0 or absent: any free port. */
  readonly port?: number;
  readonly seed?: number;
  /** Epoch ms. With an injected clock webhook retries fire only in `retryDue()`; with the real one, by themselves. */
  readonly clock?: { now(): number };
  /** Default 60 (picanova-api §1.6); Infinity = no limit. */
  readonly callsPerMinute?: number;
  /** Orders on one page of a list. Default 15. */
  readonly perPage?: number;
  /** How beta writes dates: PHP's date objects (default) or ISO with microseconds (picanova-api §7 no. 1). */
  readonly betaDates?: 'object' | 'iso';
}

/** One parcel. Items are named by the line's external id or Picanova's item id; absent = everything not yet shipped. */
export interface ShipRequest {
  readonly items?: readonly { readonly externalId?: string; readonly itemId?: number; readonly quantity: number }[];
  /** Method code of the parcel; absent = the order's. */
  readonly carrier?: string;
  readonly trackingNumber?: string;
  readonly trackingUrl?: string;
}

export interface TrackingEventRequest {
  readonly status: string;
  readonly location?: string;
  readonly details?: string;
  readonly atMs?: number;
}

/**
 * What became of one event: attempts counts first try and retries, acknowledged = some attempt was answered with 2xx.
 */
export interface DeliveryReport {
  readonly type: string;
  readonly orderId: string;
  readonly acknowledged: boolean;
  readonly attempts: number;
}

export interface CallReport {
  readonly total: number;
  /** By route name, e.g. `POST /beta/orders`, `GET /beta/orders/:id`, `GET /beta/orders/@:external`. */
  readonly byRoute: Readonly<Record<string, number>>;
}

/**
 * A running Picanova of one region. The life-cycle controls move an order forward past the states in between; they
 * throw on an unknown order or an impossible move (the script is wrong, not the app).
 */
export interface PicanovaSimulator {
  /** What stands before `/beta` and `/v1`, e.g. `http://127.0.0.1:4010/api`. */
  readonly url: string;
  /** Fault names are route names (see {@link CallReport}). */
  readonly faults: FaultScript;
  readonly quirks: Quirks;
  /** Applies to orders created from now on: each order keeps the URL of its creation. `null` = none. */
  setWebhookUrl(user: string, url: string | null): void;
  /** The store has another API key from now on; the one before is refused. */
  setKey(user: string, key: string): void;
  orders(user?: string): OrderRecord[];
  /** Ids in order of creation, from the n-th (0 = all) on: cheap enough to look for new orders all the time. */
  orderIdsFrom(user: string, index: number): string[];
  order(id: string): OrderRecord;
  calls(): CallReport;
  deliveries(): DeliveryReport[];

  accept(id: string): void;
  generate(id: string): void;
  startProduction(id: string): void;
  /** Sends `shipment_sent`; the order is FULFILLED once every copy has been shipped. */
  ship(id: string, parcel?: ShipRequest): void;
  /** No event exists for a number that comes later: it is seen by reading the order. */
  addTracking(id: string, parcelIndex: number, tracking: { readonly number: string; readonly url: string }): void;
  /** Sends `shipment_tracking_event`. */
  trackingEvent(id: string, event: TrackingEventRequest): void;
  /** ERROR; sends `order_failed`. */
  fail(id: string, reason: string): void;
  /** Sends `order_commented`. */
  comment(id: string, text: string): void;
  /** CANCELLED; sends `order_canceled` with the author `System`. */
  cancelByVendor(id: string): void;
  /** Waiting for money; no event. */
  setPending(id: string): void;
  /** Paid: PENDING becomes ACCEPTED; no event. */
  pay(id: string): void;

  /** Fires the webhook retries that are due on the clock; answers how many. */
  retryDue(): number;
  /** Resolves when no webhook delivery is under way. */
  drain(): Promise<void>;
  close(): Promise<void>;
}

export type { OrderRecord };

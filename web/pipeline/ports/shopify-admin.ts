import type {
  FulfillmentGid,
  FulfillmentOrderGid,
  FulfillmentOrderLineItemGid,
  OrderGid,
  ShopDomain,
} from '../../domain/kernel/ids.ts';
import type { ListedFulfillmentOrder, ListedOrder } from '../../domain/planning/changed-order.ts';
import type { FulfillmentState, ShopifyOrder } from '../../domain/planning/shopify-order.ts';
import type { Outcome, RemoteFailure } from './outcome.ts';

export interface NewFulfillment {
  readonly orderGid: OrderGid;
  /** Lines by fulfillment order (Shopify may have split ours); all of one order, location and delivery method. */
  readonly groups: readonly {
    readonly fulfillmentOrderGid: FulfillmentOrderGid;
    readonly lines: readonly { readonly gid: FulfillmentOrderLineItemGid; readonly quantity: number }[];
  }[];
  readonly tracking: Tracking | null;
  readonly notifyCustomer: boolean;
  /** Added to the order in the same request; null = no tag. */
  readonly tag: string | null;
}

export interface Tracking {
  readonly company: string;
  readonly number: string | null;
  readonly url: string | null;
  /** Other parcels of the same carrier that the fulfillment stands for; absent = none. */
  readonly others?: readonly { readonly number: string; readonly url: string | null }[];
}

/** One order that is at the printer. */
export interface Announcement {
  readonly orderGid: OrderGid;
  readonly fulfillmentOrderGid: FulfillmentOrderGid;
  readonly action: 'report_progress' | 'accept_request' | 'none';
  /** null = no tag. */
  readonly tag: string | null;
}

export interface Announced {
  readonly outcome: 'announced';
}

/** `unchanged`: it was so already. */
export type HoldOutcome = Outcome<{ outcome: 'changed' } | { outcome: 'unchanged' } | { outcome: 'not_found' }>;

/** What the pipeline asks of Shopify. Each method is one HTTP request unless its comment says otherwise. */
export interface ShopifyAdmin {
  /** Everything needed to plan; further pages only for orders with more than the first page's lines. */
  readOrder(
    shop: ShopDomain,
    order: OrderGid,
    namespaces: readonly [string, string],
  ): Promise<Outcome<{ outcome: 'read'; order: ShopifyOrder } | { outcome: 'not_found' }>>;
  /** Which orders these fulfillment orders belong to (≤ 50 in one request); unknown ids are absent from the map. */
  locate(
    shop: ShopDomain,
    fulfillmentOrders: readonly FulfillmentOrderGid[],
  ): Promise<Outcome<{ outcome: 'located'; orders: ReadonlyMap<FulfillmentOrderGid, OrderGid> }>>;
  /**
   * Reports progress (merchant's location) or accepts the request (own service), and tags the order; ten orders a
   * request. Answers in order.
   */
  announceSent(
    shop: ShopDomain,
    announcements: readonly Announcement[],
  ): Promise<readonly (Announced | RemoteFailure)[]>;
  readFulfillmentState(
    shop: ShopDomain,
    order: OrderGid,
  ): Promise<Outcome<{ outcome: 'read'; state: FulfillmentState } | { outcome: 'not_found' }>>;
  createFulfillment(
    shop: ShopDomain,
    fulfillment: NewFulfillment,
  ): Promise<Outcome<{ outcome: 'created'; fulfillment: FulfillmentGid }>>;
  updateTracking(
    shop: ShopDomain,
    fulfillment: FulfillmentGid,
    update: { tracking: Tracking; notifyCustomer: boolean },
  ): Promise<Outcome<{ outcome: 'updated' }>>;
  /** Gives a fulfillment order back: close it as incomplete, or mark it open again, by `action`. */
  giveBack(
    shop: ShopDomain,
    what: {
      fulfillmentOrderGid: FulfillmentOrderGid;
      action: 'close_incomplete' | 'reopen';
      message: string;
    },
  ): Promise<Outcome<{ outcome: 'given_back' }>>;
  /** Holds a fulfillment order; `notes` stand beside the hold in Shopify. Two requests. */
  hold(shop: ShopDomain, fulfillmentOrder: FulfillmentOrderGid, notes: string): Promise<HoldOutcome>;
  /** Lifts the app's own hold; those of others stay. Two requests. */
  releaseHold(shop: ShopDomain, fulfillmentOrder: FulfillmentOrderGid): Promise<HoldOutcome>;
  answerCancellation(
    shop: ShopDomain,
    what: { fulfillmentOrderGid: FulfillmentOrderGid; accept: boolean; message: string },
  ): Promise<Outcome<{ outcome: 'answered' }>>;
  removeTag(shop: ShopDomain, order: OrderGid, tag: string): Promise<Outcome<{ outcome: 'removed' }>>;
  /**
   * Paid orders with something left to fulfil, created since (and, when given, before); one page, `limit` ≤ 100
   * (default) being looked at.
   */
  listPaidUnfulfilled(
    shop: ShopDomain,
    page: { createdSinceMs: number; createdBeforeMs?: number; after: string | null; limit?: number },
  ): Promise<
    Outcome<{ outcome: 'listed'; orders: readonly { gid: OrderGid; cancelled: boolean }[]; next: string | null }>
  >;
  /**
   * Orders of every status and open fulfillment orders that changed since, one page (≤ 100) of each; `after` null =
   * from the start.
   */
  listChanged(
    shop: ShopDomain,
    page: { readonly updatedSinceMs: number; readonly after: ChangedCursor | null },
  ): Promise<Outcome<ChangedPage>>;
  /** Whether the shop is a development store. */
  /** Whether it is a development store; null = Shopify tells of no plan. */
  readShopKind(shop: ShopDomain): Promise<Outcome<{ outcome: 'read'; isDevelopment: boolean | null }>>;
  /** When an order's money came, or was authorised; null = no payment is told. */
  readPayment(
    shop: ShopDomain,
    order: OrderGid,
  ): Promise<Outcome<{ outcome: 'read'; paidAtMs: number | null } | { outcome: 'not_found' }>>;
}

/** Where each list goes on; null = it is at its end. */
export interface ChangedCursor {
  readonly orders: string | null;
  readonly fulfillmentOrders: string | null;
}

export interface ChangedPage {
  readonly outcome: 'listed';
  readonly orders: readonly ListedOrder[];
  readonly fulfillmentOrders: readonly ListedFulfillmentOrder[];
  /** null = both lists were read to their ends. */
  readonly next: ChangedCursor | null;
}

import type { CatalogueChangeReads } from './catalogue-changes.ts';
import type { Amount } from '../../domain/kernel/money.ts';
import type { KeptShares } from '../../domain/print-order/margin.ts';
import type { PrintOrderRow } from '../../contract/orders.ts';
import type { OrderGid, PrintOrderId, Region, ShopDomain } from '../../domain/kernel/ids.ts';
import type { PrintOrderState } from '../../domain/print-order/states.ts';
import type { ProblemCode } from '../../domain/kernel/problems.ts';

/**
 * The read model of the merchant's pages: lists, counts and sums, one port for SQLite and PostgreSQL. Every method is
 * scoped to its shop. Lists are paged by keyset: `after` is the last row's place.
 */
export interface Reads {
  readonly orders: OrderReads;
  readonly home: HomeReads;
  readonly activity: ActivityReads;
  readonly catalogue: CatalogueReads;
  readonly catalogueChanges: CatalogueChangeReads;
  readonly seen: SeenReads;
  /** Makes up to `limit` new or changed print orders findable by their words; answers how many were. 0 = all are. */
  indexTerms(limit: number): Promise<number>;
}

/** Place in a list that is sorted by time, newest first. */
export interface TimeCursor {
  readonly atMs: number;
  readonly id: string;
}

// ---------------------------------------------------------------- orders

/** `null` states = any. */
export interface OrderListFilter {
  readonly states: readonly PrintOrderState[] | null;
  /** Only those with an open problem, or with this one. */
  readonly problem: ProblemCode | 'any' | null;
  /** Folded words; each must be the start of a search term. */
  readonly words: readonly string[];
}

/** A row of the orders table. */
export interface PrintOrderListRow extends Omit<PrintOrderRow, 'belowFloor'> {
  readonly id: PrintOrderId;
  readonly orderGid: OrderGid;
  readonly soldFor: Amount | null;
  readonly cost: Amount | null;
}

export interface OrderHeader {
  readonly orderGid: OrderGid;
  readonly orderName: string;
  readonly isTest: boolean;
  readonly financialStatus: string | null;
  readonly cancelledAtMs: number | null;
  readonly firstSeenAtMs: number;
  readonly dueAtMs: number | null;
  /** A worker has it now. */
  readonly leased: boolean;
  readonly holdUntilMs: ReadonlyMap<PrintOrderId, number>;
  readonly keptShares: KeptShares;
}

export interface OrderReads {
  list(
    shop: ShopDomain,
    query: OrderListFilter & { readonly after: TimeCursor | null; readonly limit: number },
  ): Promise<{ readonly rows: readonly PrintOrderListRow[]; readonly next: TimeCursor | null }>;
  /**
   * Print orders by state, and how many of them have an open problem; of those that the words find, or of all when the
   * words are common, and that have the problem, if one is given.
   */
  counts(
    shop: ShopDomain,
    words: readonly string[],
    problem?: ProblemCode,
  ): Promise<{ readonly byState: Readonly<Partial<Record<PrintOrderState, number>>>; readonly withProblem: number }>;
  /** How many of these have an open problem. */
  withProblem(shop: ShopDomain, ids: readonly PrintOrderId[]): Promise<number>;
  header(shop: ShopDomain, order: OrderGid): Promise<OrderHeader | null>;
}

// ---------------------------------------------------------------- home

export interface HomeReads {
  /**
   * Open problems by code; `examples` are the newest three. `products` counts those whose fields are behind it, null =
   * too many to count; `productGid` and `variantGid` are the only ones.
   */
  problems(shop: ShopDomain): Promise<
    readonly {
      readonly code: ProblemCode;
      readonly printOrders: number;
      readonly oldestAtMs: number;
      readonly examples: readonly { readonly orderGid: OrderGid; readonly orderName: string }[];
      readonly products: number | null;
      readonly productGid: string | null;
      readonly variantGid: string | null;
    }[]
  >;
  /** Print orders that wait because Picanova does not answer, and when it is asked next; null = none does. */
  picanovaAway(shop: ShopDomain): Promise<{ readonly printOrders: number; readonly nextTryAtMs: number | null } | null>;
  /** Artwork links that variants name and that broke after that time, having worked before. */
  brokenLinks(shop: ShopDomain, afterMs: number): Promise<number>;
  /** Print orders made after that time. */
  receivedAfter(shop: ShopDomain, atMs: number): Promise<number>;
  /** Print orders in each span `[bounds[n], bounds[n + 1])`; shipped are they with their first parcel. */
  flow(
    shop: ShopDomain,
    bounds: readonly number[],
  ): Promise<readonly { readonly received: number; readonly sent: number; readonly shipped: number }[]>;
  health(
    shop: ShopDomain,
    nowMs: number,
  ): Promise<{
    readonly lastShopifyWebhookAtMs: number | null;
    readonly lastReadBackAtMs: number | null;
    readonly lastReconciledAtMs: number | null;
    /** Orders that were heard of and not read yet. */
    readonly unread: number;
    readonly due: number;
    readonly oldestDueAtMs: number | null;
  }>;
  milestones(shop: ShopDomain): Promise<{
    readonly anyTestSent: boolean;
    readonly checklistDismissed: boolean;
    /** Shopify fulfilled an order at payment; `over` = and a later order was not fulfilled so. */
    readonly automaticFulfilment: 'never_seen' | 'seen' | 'over';
  }>;
  dismissChecklist(shop: ShopDomain, dismissed: boolean): Promise<void>;
}

// ---------------------------------------------------------------- activity

export interface ActivityQuery {
  readonly words: readonly string[];
  readonly event: string | null;
  readonly orderGid: OrderGid | null;
  readonly fromMs: number | null;
  readonly toMs: number | null;
  readonly after: TimeCursor | null;
  readonly limit: number;
}

export interface ActivityRow {
  readonly id: string;
  readonly atMs: number;
  readonly orderGid: OrderGid | null;
  readonly orderName: string | null;
  readonly printOrderId: PrintOrderId | null;
  readonly event: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface ActivityReads {
  list(
    shop: ShopDomain,
    query: ActivityQuery,
  ): Promise<{ readonly rows: readonly ActivityRow[]; readonly next: TimeCursor | null }>;
  events(shop: ShopDomain): Promise<readonly string[]>;
}

// ---------------------------------------------------------------- catalogue and what was seen

export interface CatalogueCursor {
  readonly productName: string;
  readonly widthMm: number;
  readonly heightMm: number;
  readonly variantId: number;
}

export interface CatalogueRow {
  readonly variantId: number;
  readonly variantCode: string;
  readonly productId: number;
  readonly productName: string;
  readonly name: string;
  readonly widthMm: number;
  readonly heightMm: number;
  readonly dpi: number;
  readonly priceMinor: number;
  readonly currency: string;
  readonly shippingCountries: readonly number[];
  readonly options: readonly {
    readonly name: string;
    readonly isRequired: boolean;
    readonly values: readonly { readonly name: string; readonly priceMinor: number }[];
  }[];
}

export type CatalogueName = Pick<CatalogueRow, 'name' | 'widthMm' | 'heightMm' | 'dpi'>;

export interface CatalogueReads {
  list(
    shop: ShopDomain,
    query: {
      readonly region: Region;
      readonly words: readonly string[];
      readonly productId: number | null;
      readonly after: CatalogueCursor | null;
      readonly limit: number;
    },
  ): Promise<{ readonly rows: readonly CatalogueRow[]; readonly next: CatalogueCursor | null }>;
  products(
    shop: ShopDomain,
    region: Region,
  ): Promise<readonly { readonly productId: number; readonly name: string; readonly variants: number }[]>;
  size(shop: ShopDomain, region: Region): Promise<number>;
  /** Of these variants, those that the catalogues know, by id. */
  names(
    shop: ShopDomain,
    variants: readonly { readonly region: Region; readonly variantId: number }[],
  ): Promise<ReadonlyMap<number, CatalogueName>>;
  /** Options over all connected catalogues, with the values any variant offers. */
  options(
    shop: ShopDomain,
  ): Promise<readonly { readonly name: string; readonly isRequired: boolean; readonly values: readonly string[] }[]>;
  /** A variant that ships to this country (ISO 3166-1 numeric), or null. */
  shippingTo(shop: ShopDomain, region: Region, countryId: number): Promise<number | null>;
}

export interface SeenReads {
  shippingTitles(shop: ShopDomain): Promise<
    readonly {
      readonly title: string;
      readonly region: Region;
      readonly orders: number;
      readonly lastSeenAtMs: number;
    }[]
  >;
}

import type {
  FulfillmentGid,
  FulfillmentOrderGid,
  FulfillmentOrderLineItemGid,
  LineItemGid,
  OrderGid,
} from '../kernel/ids.ts';

/** A Shopify order as the app reads it: only what a decision needs. Times are epoch ms, money is in minor units. */
export interface ShopifyOrder {
  readonly gid: OrderGid;
  readonly name: string;
  readonly isTest: boolean;
  /** `displayFinancialStatus`; null and unknown values count as unpaid. */
  readonly financialStatus: string | null;
  readonly cancelledAtMs: number | null;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
  readonly tags: readonly string[];
  /** Of `risk.assessments`: HIGH if any is, PENDING while any other is unfinished; null = none made. */
  readonly riskLevel: string | null;
  /** The shop's own: every amount of an order is in it, and none in what the buyer was shown. */
  readonly currency: string;
  readonly shippingTitle: string | null;
  /** What the buyer paid for shipping, after discounts and without tax. */
  readonly shippingPriceMinor: number | null;
  /** With shipping and taxes; `currentTotalMinor` is without what was removed or taken back. */
  readonly payments: {
    readonly currentTotalMinor: number;
    readonly receivedMinor: number;
    readonly refundedMinor: number;
  };
  readonly fulfillmentOrders: readonly FulfillmentOrder[];
}

/** Who works on a fulfillment order: the merchant's location, this app's own service, or somebody else's. */
export type Assignment = 'merchant' | 'own_service' | 'other_service';

export interface FulfillmentOrder {
  readonly gid: FulfillmentOrderGid;
  readonly status: string;
  readonly requestStatus: string;
  readonly supportedActions: readonly string[];
  readonly onHold: boolean;
  /** `fulfillAt`: when a scheduled one opens; null = not told. */
  readonly fulfillAtMs: number | null;
  readonly assignment: Assignment;
  /** `deliveryMethod.methodType`; null = none (treated as shipping). */
  readonly deliveryMethodType: string | null;
  readonly destination: Destination;
  readonly lines: readonly FulfillmentOrderLine[];
}

/**
 * Where a fulfillment order goes. `withheld` = Shopify has not released protected customer data to the app;
 * `absent` = the order has no address at all. Neither is an empty address.
 */
export type Destination =
  | { readonly kind: 'address'; readonly address: ShopifyAddress }
  | { readonly kind: 'withheld' }
  | { readonly kind: 'absent' };

export interface ShopifyAddress {
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly company: string | null;
  readonly address1: string | null;
  readonly address2: string | null;
  readonly city: string | null;
  readonly zip: string | null;
  /** Province name or code as Shopify gives it on the destination. */
  readonly province: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly countryCode: string | null;
  readonly phone: string | null;
  readonly email: string | null;
}

export interface FulfillmentOrderLine {
  readonly gid: FulfillmentOrderLineItemGid;
  readonly lineItemGid: LineItemGid;
  readonly title: string;
  readonly sku: string | null;
  readonly totalQuantity: number;
  readonly remainingQuantity: number;
  /**
   * The line item's quantity over all fulfillment orders, less what was removed; absent = the totals stand in for it.
   */
  readonly currentQuantity?: number;
  /** null = cannot be read. */
  readonly price: UnitPrice | null;
  /** Line item properties (`customAttributes`), in order, keys as written. */
  readonly properties: readonly NameValue[];
  readonly selectedOptions: readonly NameValue[];
  readonly variantMetafields: readonly Metafield[];
  readonly productMetafields: readonly Metafield[];
  readonly productTags: readonly string[];
  /** Where its print fields are edited; absent = the variant was removed. */
  readonly variant?: VariantPlace;
  /** The bundle it is a component of; absent = none. */
  readonly group?: LineGroup;
}

/**
 * Of one piece, without tax. Both stay when pieces are refunded or removed: Shopify tells them over all that were
 * ordered.
 */
export interface UnitPrice {
  /** Before discounts. */
  readonly listMinor: number;
  /** After all discounts, those on the whole order by their share. */
  readonly paidMinor: number;
}

/** What print fields are read from: an order line, or the bundle that it belongs to. */
export type FieldHolder = Pick<
  FulfillmentOrderLine,
  'properties' | 'selectedOptions' | 'variantMetafields' | 'productMetafields'
>;

/** A bundle as it was bought: Shopify's line item group. Its lines are the components (product §3 rule 10). */
export interface LineGroup {
  readonly gid: string;
  readonly title: string;
  /** How many bundles were bought. */
  readonly quantity: number;
  /** The bundle's own fields; of one whose product was removed its properties alone. */
  readonly parent: FieldHolder;
}

export interface VariantPlace {
  readonly gid: string;
  readonly productGid: string;
}

export interface NameValue {
  readonly name: string;
  readonly value: string;
}

/** `namespace` is `$app` for the app's own, whatever Shopify resolved it to. */
export interface Metafield {
  readonly namespace: string;
  readonly key: string;
  readonly value: string;
  /** As its definition declares it: `single_line_text_field`, `list.url`, … */
  readonly type: string;
  /** What a file reference leads to; absent = it is none, or nobody has asked. */
  readonly file?: ShopFile;
}

/** A file of the shop's: `processing` passes by itself, the others need somebody. */
export type ShopFile =
  | { readonly state: 'ready'; readonly url: string }
  | { readonly state: 'processing' | 'failed' | 'missing' };

/** What Shopify already holds as fulfilled; read before every `fulfillmentCreate`. */
export interface FulfillmentState {
  /** Alpha-2 country of the shop: it decides which carrier names Shopify knows. */
  readonly shopCountry: string | null;
  readonly cancelledAtMs: number | null;
  readonly fulfillmentOrders: readonly {
    readonly gid: FulfillmentOrderGid;
    readonly status: string;
    readonly requestStatus: string;
    readonly supportedActions: readonly string[];
    /** null = the location is gone. */
    readonly locationGid: string | null;
    /** `deliveryMethod.methodType`; null = none. */
    readonly deliveryMethodType: string | null;
    readonly lines: readonly {
      readonly gid: FulfillmentOrderLineItemGid;
      readonly lineItemGid: LineItemGid;
      readonly remainingQuantity: number;
    }[];
  }[];
  readonly fulfillments: readonly ExistingFulfillment[];
}

export interface ExistingFulfillment {
  readonly gid: FulfillmentGid;
  /** `CANCELLED`, `SUCCESS`, … */
  readonly status: string;
  readonly createdAtMs: number;
  readonly trackingNumbers: readonly string[];
  readonly lines: readonly { readonly lineItemGid: LineItemGid; readonly quantity: number }[];
}

import type { GidMint } from '../gid.ts';

/**
 * The shop as data. Properties named like GraphQL fields are read by GraphQL directly; everything else (times, links)
 * goes through a resolver. Collections are insertion-ordered maps by gid, so ids ascend.
 */
export interface Shop {
  readonly graphqlType: 'Shop';
  readonly id: string;
  readonly domain: string;
  readonly currency: string;
  readonly timezone: string;
  isDevelopment: boolean;
  readonly createdAtMs: number;
  readonly requiredScopes: ReadonlySet<string>;
  scopes: ReadonlySet<string>;
  installed: boolean;
  protectedDataWithheld: boolean;
  /** The merchant lets Shopify fulfil everything when it is paid. */
  fulfilsAtPayment: boolean;
  /** The app was not approved for customer data: no order is shown. */
  ordersRefused: boolean;
  orderCount: number;
  readonly products: Map<string, Product>;
  readonly variants: Map<string, Variant>;
  readonly inventoryItems: Map<string, Variant>;
  readonly locations: Map<string, Location>;
  readonly services: Map<string, Service>;
  readonly orders: Map<string, Order>;
  readonly lineItems: Map<string, LineItem>;
  readonly fulfillmentOrders: Map<string, FulfillmentOrder>;
  readonly fulfillments: Map<string, Fulfillment>;
  /** By owner gid, then `namespace.key`. */
  readonly metafields: Map<string, Map<string, Metafield>>;
  readonly definitions: Map<string, MetafieldDefinition>;
  /** Content → Files: pictures, and files of other kinds. */
  readonly files: Map<string, ShopFile>;
  readonly bulkOperations: Map<string, BulkOperation>;
}

/** What every change needs besides the shop: ids, time, the app it happens for, and a place to announce it. */
export interface World {
  readonly mint: GidMint;
  readonly appId: number;
  readonly apiKey: string;
  now(): number;
  /** What may be late or missing; a test may change it at any time. */
  readonly quirks: Quirks;
  /** Fires a webhook; `body` is the REST-shaped resource. */
  emit(shop: Shop, topic: string, body: Record<string, unknown>): void;
  /** Runs the query of a bulk operation over the whole shop. */
  collect(shop: Shop, query: string): Collected;
  /** Rings a fulfillment service's callback. */
  ring(shop: Shop, service: Service, kind: 'FULFILLMENT_REQUEST' | 'CANCELLATION_REQUEST'): void;
}

/** What no document rules out. */
export interface Quirks {
  /** Searches do not see changes younger than this. */
  searchLagMs: number;
  /** What is known of a new order's risk: Shopify assesses it later, or never (null = nothing). */
  riskAtFirst: RiskLevel | null;
  bulk: {
    /** How long a bulk operation collects. */
    takesMs: number;
    /** Every one ends with this code instead of a file. */
    fails: 'INTERNAL_SERVER_ERROR' | 'TIMEOUT' | null;
    /** The place of the files knows no ranges. */
    withoutRanges: boolean;
  };
}

export interface Product {
  readonly graphqlType: 'Product';
  readonly id: string;
  readonly title: string;
  readonly handle: string;
  tags: string[];
  readonly variantList: Variant[];
  readonly createdAtMs: number;
  updatedAtMs: number;
}

export interface Variant {
  readonly graphqlType: 'ProductVariant';
  readonly id: string;
  readonly title: string;
  readonly sku: string | null;
  readonly price: string;
  readonly position: number;
  readonly product: Product;
  readonly options: readonly { readonly name: string; readonly value: string }[];
  readonly inventoryItemGid: string;
  /** Location gids where it is stocked, with the available quantity. */
  readonly stock: Map<string, number>;
  readonly createdAtMs: number;
}

export interface Location {
  readonly graphqlType: 'Location';
  readonly id: string;
  name: string;
  service: Service | null;
  readonly createdAtMs: number;
}

export interface Service {
  readonly graphqlType: 'FulfillmentService';
  readonly id: string;
  serviceName: string;
  readonly handle: string;
  callbackUrl: string | null;
  inventoryManagement: boolean;
  trackingSupport: boolean;
  requiresShippingMethod: boolean;
  readonly location: Location;
  /** True for the app under test; others stand for somebody else's service. */
  readonly ownedByApp: boolean;
  lastRungAtMs: number;
}

export interface Address {
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly company: string | null;
  readonly address1: string | null;
  readonly address2: string | null;
  readonly city: string | null;
  readonly zip: string | null;
  readonly province: string | null;
  readonly provinceCode: string | null;
  readonly country: string | null;
  readonly countryCode: string | null;
  readonly phone: string | null;
}

export interface Order {
  readonly graphqlType: 'Order';
  readonly id: string;
  readonly name: string;
  readonly number: number;
  readonly test: boolean;
  readonly currencyCode: string;
  tags: string[];
  email: string | null;
  financialStatus: 'PENDING' | 'PAID' | 'PARTIALLY_REFUNDED' | 'VOIDED' | 'REFUNDED';
  address: (Address & { readonly id: string }) | null;
  shipping: { readonly id: string; readonly title: string; readonly price: string; readonly order: Order } | null;
  /** Given back to the buyer, with taxes. */
  refunded: number;
  readonly tax: { readonly rate: number; readonly included: boolean } | null;
  /** null = no assessment was made yet. */
  riskLevel: RiskLevel | null;
  readonly lines: LineItem[];
  readonly fulfillmentOrderList: FulfillmentOrder[];
  readonly fulfillmentList: Fulfillment[];
  edited: boolean;
  cancelReason: string | null;
  cancelledAtMs: number | null;
  closedAtMs: number | null;
  /** null = no payment yet. */
  paidAtMs: number | null;
  readonly createdAtMs: number;
  updatedAtMs: number;
}

export type RiskLevel = 'PENDING' | 'NONE' | 'LOW' | 'MEDIUM' | 'HIGH';

export type DeliveryMethod = 'SHIPPING' | 'PICK_UP' | 'LOCAL' | 'RETAIL';

/** A bundle that was bought; it is no line itself. */
export interface LineItemGroup {
  readonly graphqlType: 'LineItemGroup';
  readonly id: string;
  readonly title: string;
  readonly quantity: number;
  readonly variantId: string;
  readonly productId: string;
  readonly variantSku: string | null;
  readonly customAttributes: readonly { readonly key: string; readonly value: string }[];
}

export interface LineItem {
  readonly graphqlType: 'LineItem';
  readonly id: string;
  readonly order: Order;
  readonly title: string;
  readonly variantTitle: string | null;
  readonly sku: string | null;
  readonly price: string;
  /** Of one piece, after all discounts. */
  readonly discountedPrice: string;
  readonly requiresShipping: boolean;
  readonly deliveryMethod: DeliveryMethod;
  readonly customAttributes: readonly { readonly key: string; readonly value: string }[];
  readonly variantGid: string | null;
  readonly productGid: string | null;
  readonly lineItemGroup: LineItemGroup | null;
  /** As ordered; edits change only `currentQuantity`. */
  quantity: number;
  currentQuantity: number;
}

export type FulfillmentOrderStatus =
  | 'OPEN'
  | 'IN_PROGRESS'
  | 'ON_HOLD'
  | 'SCHEDULED'
  | 'INCOMPLETE'
  | 'CLOSED'
  | 'CANCELLED';
export type RequestStatus =
  | 'UNSUBMITTED'
  | 'SUBMITTED'
  | 'ACCEPTED'
  | 'REJECTED'
  | 'CANCELLATION_REQUESTED'
  | 'CANCELLATION_ACCEPTED'
  | 'CANCELLATION_REJECTED'
  | 'CLOSED';

export interface FulfillmentOrder {
  readonly graphqlType: 'FulfillmentOrder';
  readonly id: string;
  readonly order: Order;
  location: Location;
  status: FulfillmentOrderStatus;
  requestStatus: RequestStatus;
  /** "In progress" was reported by hand, not earned by a partial fulfillment (`fulfillmentOrderOpen` takes it back). */
  progressReported: boolean;
  readonly lines: FulfillmentOrderLine[];
  holds: Hold[];
  /** When a scheduled one opens; null = it is not scheduled. */
  fulfillAtMs: number | null;
  readonly requests: MerchantRequest[];
  readonly fulfillmentList: Fulfillment[];
  readonly createdAtMs: number;
  updatedAtMs: number;
}

export interface FulfillmentOrderLine {
  readonly graphqlType: 'FulfillmentOrderLineItem';
  readonly id: string;
  readonly lineItem: LineItem;
  totalQuantity: number;
  remainingQuantity: number;
}

export interface Hold {
  readonly graphqlType: 'FulfillmentHold';
  readonly id: string;
  readonly reason: string;
  readonly reasonNotes: string | null;
  readonly handle: string | null;
  readonly externalId: string | null;
  readonly heldByRequestingApp: boolean;
}

export interface MerchantRequest {
  readonly graphqlType: 'FulfillmentOrderMerchantRequest';
  readonly id: string;
  readonly kind: 'FULFILLMENT_REQUEST' | 'CANCELLATION_REQUEST';
  readonly message: string | null;
  readonly requestOptions: Record<string, unknown>;
  responseData: Record<string, unknown> | null;
  readonly sentAtMs: number;
}

export interface Fulfillment {
  readonly graphqlType: 'Fulfillment';
  readonly id: string;
  readonly name: string;
  readonly order: Order;
  readonly location: Location;
  status: 'SUCCESS' | 'CANCELLED';
  tracking: { readonly company: string | null; readonly number: string | null; readonly url: string | null }[];
  notifyCustomer: boolean;
  /** How often the buyer was written to about it. */
  mails: number;
  readonly lines: readonly {
    readonly id: string;
    readonly lineItem: LineItem;
    readonly quantity: number;
    readonly fulfillmentOrderLine: FulfillmentOrderLine;
  }[];
  readonly fulfillmentOrderList: FulfillmentOrder[];
  readonly eventList: FulfillmentEvent[];
  readonly createdAtMs: number;
  updatedAtMs: number;
}

export interface FulfillmentEvent {
  readonly graphqlType: 'FulfillmentEvent';
  readonly id: string;
  readonly status: string;
  readonly message: string | null;
  readonly city: string | null;
  readonly country: string | null;
  readonly happenedAtMs: number;
  readonly estimatedDeliveryAt: string | null;
  readonly createdAtMs: number;
}

export interface Metafield {
  readonly graphqlType: 'Metafield';
  readonly id: string;
  readonly ownerGid: string;
  /** Resolved: `app--<app id>` for the app's own. */
  readonly namespace: string;
  readonly key: string;
  readonly value: string;
  readonly type: string;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
}

export type FileStatus = 'UPLOADED' | 'PROCESSING' | 'READY' | 'FAILED';

export interface ShopFile {
  readonly graphqlType: 'MediaImage' | 'GenericFile';
  readonly id: string;
  readonly name: string;
  fileStatus: FileStatus;
  readonly createdAtMs: number;
}

export interface MetafieldDefinition {
  readonly graphqlType: 'MetafieldDefinition';
  readonly id: string;
  readonly name: string;
  readonly namespace: string;
  readonly key: string;
  readonly ownerType: string;
  readonly description: string | null;
  readonly typeName: string;
}

export type Collected =
  /** `url` null = nothing was found. */
  | { readonly outcome: 'collected'; readonly url: string | null; readonly objects: number; readonly roots: number }
  | { readonly outcome: 'invalid'; readonly message: string }
  | { readonly outcome: 'denied' };

export interface BulkOperation {
  readonly graphqlType: 'BulkOperation';
  readonly id: string;
  readonly query: string;
  readonly collected: Exclude<Collected, { outcome: 'invalid' }>;
  readonly createdAtMs: number;
  /** When what was collected can be had, or it fails. */
  readonly readyAtMs: number;
  readonly fails: string | null;
  cancelled: boolean;
  announced: boolean;
}

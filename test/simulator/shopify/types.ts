import type { FaultScript } from '../faults.ts';
import type { AppConfig } from './app-config.ts';
import type { DeliveryMethod, FileStatus, Quirks, RiskLevel } from './world/state.ts';

/**
 * What the demo, the chaos tests and the benchmarks may rely on. Gids are Shopify's (`gid://shopify/Order/1001`), money
 * is a decimal text in the shop's currency as Shopify's own API gives it, times are epoch ms of the simulator's clock.
 */
export interface ShopifySimulatorOptions {
  /** 0 (default) = any free port. */
  readonly port?: number;
  readonly apiKey: string;
  readonly apiSecret: string;
  /** Where webhooks go; absent = none is sent, but each is still listed in `deliveries()` as not acknowledged. */
  readonly webhookUrl?: string;
  readonly seed?: number;
  readonly clock?: { now(): number };
  /** Bucket of each shop in cost points; default 2000 filled at 100 a second, `off` = never THROTTLED. */
  readonly costs?: Costs;
  readonly accessTokenSeconds?: number;
  /** Scopes a shop grants unless `addShop` says otherwise; default: those the app's shopify.app.toml asks for. */
  readonly scopes?: readonly string[];
  /** Default: what shopify.app.toml subscribes, with its `include_fields`. */
  readonly topics?: readonly string[];
  /** What was deployed; default: this clone's shopify.app.toml. */
  readonly app?: AppConfig;
}

export type Costs = { readonly maximum: number; readonly restoreRate: number } | 'off';

/** How the token endpoint misbehaves, for every shop. */
export interface TokenMisbehaviour {
  /** Fields that its answers leave out, such as `expires_in`. */
  readonly omit: readonly string[];
  /** Every refresh (`invalid_grant`), or every request (`invalid_client`: the app's secret is wrong), is refused. */
  readonly refuse: 'invalid_grant' | 'invalid_client' | null;
}

export interface ShopifySimulator {
  /** Value for SHOPIFY_ADMIN_URL: `http://127.0.0.1:PORT/{shop}`. */
  readonly adminUrl: string;
  /** Names: GraphQL operation names, or `POST /admin/oauth/access_token`. */
  readonly faults: FaultScript;
  readonly quirks: Quirks;
  /** May be replaced while running; at first the endpoint behaves. */
  tokenEndpoint: TokenMisbehaviour;
  /** `byOperation` is keyed like the faults; requests that were met by a fault count too. */
  requests(): { readonly total: number; readonly byOperation: Readonly<Record<string, number>> };
  addShop(domain: string, options?: NewShop): SimulatedShop;
  /** Resolves when every webhook sent so far has been answered or given up; a reordered one is let go first. */
  drain(): Promise<void>;
  deliveries(): readonly Delivery[];
  /**
   * Sends again what failed and is due on the simulator's clock (8 retries over 4 hours); resolves to how many were
   * sent.
   */
  retryDue(): Promise<number>;
  close(): Promise<void>;
}

export interface NewShop {
  readonly currency?: string;
  readonly timezone?: string;
  /** Default false. */
  readonly isDevelopment?: boolean;
  readonly scopes?: readonly string[];
  /** A bucket of its own size; default the simulator's. */
  readonly costs?: Costs;
  /** How long this shop's API takes to answer; default 0. */
  readonly answersAfterMs?: number;
}

export interface Delivery {
  readonly topic: string;
  readonly shop: string;
  readonly webhookId: string;
  readonly acknowledged: boolean;
  readonly attempts: number;
  /** The raw body, slashes escaped, as signed. */
  readonly body: string;
}

export interface NewMetafield {
  /** `$app` stands for the app's own namespace. */
  readonly namespace: string;
  readonly key: string;
  readonly value: string;
  /** Default `single_line_text_field`. */
  readonly type?: string;
}

export interface NewProduct {
  readonly title: string;
  readonly tags?: readonly string[];
  readonly metafields?: readonly NewMetafield[];
  readonly variants: readonly NewVariant[];
}

export interface NewVariant {
  readonly title: string;
  readonly sku?: string;
  readonly price: string;
  readonly options?: readonly { readonly name: string; readonly value: string }[];
  readonly metafields?: readonly NewMetafield[];
}

export interface ProductView {
  readonly gid: string;
  readonly title: string;
  readonly variants: readonly { readonly gid: string; readonly title: string }[];
}

export interface PlacedProduct {
  readonly gid: string;
  readonly variants: readonly { readonly gid: string; readonly title: string; readonly inventoryItemGid: string }[];
}

export interface NewAddress {
  readonly firstName?: string | null;
  readonly lastName?: string | null;
  readonly company?: string | null;
  readonly address1?: string | null;
  readonly address2?: string | null;
  readonly city?: string | null;
  readonly zip?: string | null;
  readonly province?: string | null;
  readonly provinceCode?: string | null;
  readonly country?: string | null;
  readonly countryCode?: string | null;
  readonly phone?: string | null;
}

export type NewOrderLine = (
  | { /** A variant's gid. */ readonly variant: string }
  | { /** A custom line without a product. */ readonly title: string; readonly price?: string }
) & {
  readonly quantity: number;
  readonly properties?: readonly { readonly name: string; readonly value: string }[];
  readonly requiresShipping?: boolean;
  /** Default `SHIPPING`; lines of one method share a fulfillment order. */
  readonly deliveryMethod?: DeliveryMethod;
  /** What the bundle it belongs to makes it cost; default: the variant's price. */
  readonly bundlePrice?: string;
  /** What one piece costs after all discounts, those on the whole order by their share; default: its price. */
  readonly discountedTo?: string;
};

/** A bundle: what the buyer chose. Its components alone become lines of the order, in a group that names it. */
export interface NewBundle {
  /** The bundle's variant. */
  readonly bundle: string;
  readonly quantity: number;
  readonly properties?: readonly { readonly name: string; readonly value: string }[];
  readonly components: readonly NewOrderLine[];
}

export interface NewOrder {
  readonly lines: readonly (NewOrderLine | NewBundle)[];
  /** Default: a buyer in Cologne. null = the order has none. */
  readonly shippingAddress?: NewAddress | null;
  readonly email?: string | null;
  /** Default `Standard`; null = no shipping line. */
  readonly shippingTitle?: string | null;
  readonly shippingPrice?: string;
  /** Of every line and of shipping; default: no tax. */
  readonly tax?: { readonly rate: number; readonly included: boolean };
  readonly test?: boolean;
  /** Default true. */
  readonly paid?: boolean;
  readonly tags?: readonly string[];
  /** Default: the quirk `riskAtFirst`. */
  readonly riskLevel?: RiskLevel | null;
  /**
   * `by_stock` (default): variants activated at a fulfillment service go there; `merchant`: all to the merchant's
   * location.
   */
  readonly locations?: 'by_stock' | 'merchant';
  /** Default: the clock. For orders of the past. */
  readonly createdAtMs?: number;
}

/**
 * What the merchant and their buyers do, and what a test looks at afterwards. Every change fires its webhooks. Unknown
 * gids throw.
 */
export interface SimulatedShop {
  readonly domain: string;
  /** A session token as App Bridge mints it, by default valid for 60 s. */
  sessionToken(options?: { expiresInSeconds?: number }): string;
  product(product: NewProduct): PlacedProduct;
  deleteProduct(gid: string): void;
  /** Sets metafields as the merchant would in the admin; products/update is fired. */
  setMetafields(ownerGid: string, metafields: readonly NewMetafield[]): void;
  /** Uploads a file under Content → Files and answers its gid; `isPicture` false = a file of another kind. */
  addFile(name: string, file?: { readonly status?: FileStatus; readonly isPicture?: boolean }): string;
  /** Shopify goes on with a file, or gives it up. */
  setFileStatus(gid: string, status: FileStatus): void;
  deleteFile(gid: string): void;
  /** Where a file can be loaded for good. */
  fileUrl(gid: string): string;
  /** A metafield definition of the merchant's own. */
  define(definition: {
    readonly ownerType: 'PRODUCT' | 'PRODUCTVARIANT';
    readonly namespace: string;
    readonly key: string;
    readonly type: string;
  }): void;
  /** The setting of Shopify's checkout: everything is fulfilled when it is paid. Off at first. */
  fulfilAtPayment(on: boolean): void;
  placeOrder(order: NewOrder): { readonly gid: string; readonly name: string };
  pay(orderGid: string): void;
  /** Shopify has assessed the order, for the first time or anew; orders/risk_assessment_changed is fired. */
  assessRisk(orderGid: string, riskLevel: RiskLevel): void;
  cancel(orderGid: string): void;
  /** Order edit; an increase becomes a new fulfillment order. 0 removes the line. */
  editQuantity(lineItemGid: string, quantity: number): void;
  removeLine(lineItemGid: string): void;
  /** So many unfulfilled units of a paid order are refunded. */
  refund(lineItemGid: string, units: number): void;
  /** So much of a paid order is given back, and no piece with it. */
  giveBack(orderGid: string, amount: number): void;
  /** Order edit: another line, in a fulfillment order of its own. Answers its gid. */
  addLine(orderGid: string, line: NewOrderLine): string;
  /** Closed by hand, whatever is still open. */
  archive(orderGid: string): void;
  /** The fulfillment order opens by itself at that time. */
  schedule(fulfillmentOrderGid: string, fulfillAtMs: number): void;
  editAddress(orderGid: string, address: NewAddress): void;
  hold(fulfillmentOrderGid: string, reason?: string): void;
  /** Lifts every hold. */
  release(fulfillmentOrderGid: string): void;
  submitFulfillmentRequest(fulfillmentOrderGid: string, options?: { message?: string; notifyCustomer?: boolean }): void;
  submitCancellationRequest(fulfillmentOrderGid: string, message?: string): void;
  /** The merchant cancels a fulfillment; what was closed comes back as a new fulfillment order. */
  cancelFulfilment(fulfillmentGid: string): void;
  /** Another location of the merchant's own; answers its gid. */
  addLocation(name: string): string;
  /** The merchant moves what is open, or the lines given, to another location; a part becomes a fulfillment order. */
  move(
    fulfillmentOrderGid: string,
    to: { readonly location: string; readonly lines?: readonly { gid: string; quantity: number }[] },
  ): void;
  /** The merchant fulfils everything that remains, or the lines given; returns the fulfillment's gid. */
  fulfilManually(
    fulfillmentOrderGid: string,
    options?: {
      lines?: readonly { gid: string; quantity: number }[];
      tracking?: { company?: string; number?: string; url?: string };
    },
  ): string;
  /** The merchant gives a fulfillment another tracking; the buyer is not told. */
  track(fulfillmentGid: string, tracking: { company?: string; number?: string; url?: string }): void;
  /** Ends every access token, or every refresh token too, as their age does; the app stays installed. */
  endTokens(which: 'access' | 'all'): void;
  /** Revokes every token and removes the app's fulfillment services; sends app/uninstalled. */
  uninstall(): void;
  reinstall(): void;
  /** Shopify says from now on that it is, or is no, development store. */
  becomes(kind: 'development' | 'live'): void;
  /** Shopify has not released protected customer data to the app: those fields answer null and ACCESS_DENIED. */
  withholdProtectedData(withheld: boolean): void;
  /** The app was not approved for customer data at all: whatever leads to an order is null and ACCESS_DENIED. */
  refuseOrders(refused: boolean): void;
  denyScope(scope: string): void;
  grantScope(scope: string): void;
  /** Compliance topics are sent on demand. */
  sendPrivacyTopic(
    topic: 'customers/data_request' | 'customers/redact' | 'shop/redact',
    orderGids?: readonly string[],
  ): void;
  order(orderGid: string): OrderView;
  orders(): readonly OrderView[];
  products(): readonly ProductView[];
  metafields(ownerGid: string): readonly { readonly namespace: string; readonly key: string; readonly value: string }[];
  locations(): readonly { readonly gid: string; readonly name: string; readonly isFulfillmentService: boolean }[];
  /** The bucket's present fill in cost points. */
  availableCost(): number;
}

export interface OrderView {
  readonly gid: string;
  readonly name: string;
  readonly tags: readonly string[];
  readonly financialStatus: string;
  readonly fulfillmentStatus: string;
  readonly cancelled: boolean;
  /** Archived: paid and complete. */
  readonly closed: boolean;
  readonly lines: readonly { readonly gid: string; readonly title: string; readonly quantity: number }[];
  readonly fulfillmentOrders: readonly FulfillmentOrderView[];
  readonly fulfillments: readonly FulfillmentView[];
}

export interface FulfillmentOrderView {
  readonly gid: string;
  readonly status: string;
  readonly requestStatus: string;
  readonly locationGid: string;
  readonly supportedActions: readonly string[];
  readonly progressReported: boolean;
  readonly lines: readonly {
    readonly gid: string;
    readonly lineItemGid: string;
    readonly totalQuantity: number;
    readonly remainingQuantity: number;
  }[];
}

export interface FulfillmentView {
  readonly gid: string;
  readonly status: string;
  readonly locationGid: string;
  readonly fulfillmentOrderGids: readonly string[];
  /** First parcel's; `numbers` has all. */
  readonly tracking: { readonly company: string | null; readonly number: string | null; readonly url: string | null };
  readonly trackingNumbers: readonly string[];
  readonly lines: readonly { readonly lineItemGid: string; readonly quantity: number }[];
  readonly notifyCustomer: boolean;
  /** How often the buyer was written to about it. */
  readonly mails: number;
  readonly events: readonly { readonly status: string; readonly happenedAtMs: number }[];
}

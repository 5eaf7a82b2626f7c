import type { Region } from '../kernel/ids.ts';

/** What the merchant allows a buyer's line item properties to decide (product §3 rule 8). */
export type LineItemFieldPolicy = 'none' | 'artwork_only' | 'all';
export type Routing = 'by_destination' | 'always_eu' | 'always_us';
export type BuyerNotice = 'at_shipment' | 'at_first_scan' | 'never';

/** One row of the shipping map: Shopify rate title (exact) and optionally country → Picanova method code. */
export interface ShippingRule {
  readonly title: string;
  /** ISO 3166-1 alpha-2; null = any country. */
  readonly country: string | null;
  readonly region: Region;
  readonly method: string;
}

/** Everything a merchant can set, one value per shop. Stored as JSON; absent keys take the default. */
export interface ShopSettings {
  /** Namespace looked at first: `$app` or a merchant's own such as `custom`. */
  readonly fieldNamespace: string;
  /** The namespace looked at second. `$app` when the first is the merchant's own. */
  readonly otherNamespace: string;
  readonly lineItemFields: LineItemFieldPolicy;
  /** Hosts a buyer's `print_url` may name; empty = any. A leading dot is not needed: sub-domains match. */
  readonly artworkHosts: readonly string[];
  readonly routing: Routing;
  readonly sendAuthorized: boolean;
  /** Hours between payment and sending, 0 to 72. */
  readonly waitHours: number;
  readonly approveAll: boolean;
  readonly approveProductTags: readonly string[];
  readonly approveOrderTags: readonly string[];
  readonly approveHighRisk: boolean;
  /** Every order goes to Picanova as a test order. */
  readonly testMode: boolean;
  readonly splitMixed: boolean;
  readonly shippingRules: readonly ShippingRule[];
  readonly defaultMethod: Readonly<Partial<Record<Region, string>>>;
  /** Use the cheapest valid method when the chosen one is not valid for the destination. */
  readonly shippingFallback: boolean;
  /** Option name → value, used when a required option is missing. */
  readonly optionDefaults: Readonly<Record<string, string>>;
  readonly tagAfterImport: string;
  readonly tagAfterShipment: string;
  readonly notifyBuyer: BuyerNotice;
}

export const DEFAULT_SETTINGS: ShopSettings = {
  fieldNamespace: '$app',
  otherNamespace: 'custom',
  lineItemFields: 'artwork_only',
  artworkHosts: [],
  routing: 'by_destination',
  sendAuthorized: false,
  waitHours: 0,
  approveAll: false,
  approveProductTags: [],
  approveOrderTags: [],
  approveHighRisk: true,
  testMode: false,
  splitMixed: false,
  shippingRules: [],
  defaultMethod: {},
  shippingFallback: true,
  optionDefaults: {},
  tagAfterImport: 'Picanova: sent',
  tagAfterShipment: 'Picanova: shipped',
  notifyBuyer: 'at_shipment',
};

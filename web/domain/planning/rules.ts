import type { Region } from '../kernel/ids.ts';
import type { ExchangeRate } from '../kernel/money.ts';

/**
 * What a merchant decides, rule by rule: each rule of the domain names only what it reads. The whole, with its
 * defaults, is the contract's `ShopSettings`, which has the shape of each of these.
 */

/** What the merchant allows a buyer's line item properties to decide (product §3 rule 8). */
export const LINE_ITEM_FIELD_POLICIES = ['none', 'artwork_only', 'all'] as const;
export const ROUTINGS = ['by_destination', 'always_eu', 'always_us'] as const;
export type Routing = (typeof ROUTINGS)[number];

/** Which sources of print fields count, and in what order. */
export interface FieldRules {
  /** Namespace looked at first: `$app` or a merchant's own such as `custom`. */
  readonly fieldNamespace: string;
  /** The namespace looked at second. `$app` when the first is the merchant's own. */
  readonly otherNamespace: string;
  readonly lineItemFields: (typeof LINE_ITEM_FIELD_POLICIES)[number];
  /** Hosts a buyer's `print_url` may name; empty = any. A leading dot is not needed: sub-domains match. */
  readonly artworkHosts: readonly string[];
}

export interface OptionRules {
  /** Option name → value, used when a required option is missing. */
  readonly optionDefaults: Readonly<Record<string, string>>;
}

export interface ArtworkRules {
  /** How far the shape of artwork may differ from that of its print, in percent, before it is a problem. */
  readonly artworkTolerancePercent: number;
}

export interface RoutingRules {
  readonly routing: Routing;
}

export interface TestRules {
  /** Every order goes to Picanova as a test order. */
  readonly testMode: boolean;
}

/** What becomes of a buyer's phone number or e-mail: sent, kept back, or the shop's own is sent where there is none. */
export const CONTACT_POLICIES = ['send', 'omit', 'default'] as const;
export type ContactPolicy = (typeof CONTACT_POLICIES)[number];

/** What Picanova is told of the buyer beside the address; the defaults are for the policy `default`, `''` = none. */
export interface ContactRules {
  readonly phonePolicy: ContactPolicy;
  readonly defaultPhone: string;
  readonly emailPolicy: ContactPolicy;
  readonly defaultEmail: string;
}

export const MAX_WAIT_HOURS = 72;
export const MAX_RISK_WAIT_MINUTES = 1_440;

/** When an order may be sent (product §5). */
export interface GateRules {
  readonly sendAuthorized: boolean;
  /** Hours between payment and sending, 0 to `MAX_WAIT_HOURS`. */
  readonly waitHours: number;
  readonly approveAll: boolean;
  readonly approveProductTags: readonly string[];
  readonly approveOrderTags: readonly string[];
  readonly approveHighRisk: boolean;
  /**
   * With `approveHighRisk`: minutes from payment, 0 to `MAX_RISK_WAIT_MINUTES`, that an unfinished fraud assessment
   * holds.
   */
  readonly riskWaitMinutes: number;
}

/** One row of the shipping map: Shopify rate title (exact) and optionally country → Picanova method code. */
export interface ShippingRule {
  readonly title: string;
  /** ISO 3166-1 alpha-2; null = any country. */
  readonly country: string | null;
  readonly region: Region;
  readonly method: string;
}

/** How Picanova's version 1 is asked to ship: it takes a type where the other takes a method (picanova-api §2.4.4). */
export const SHIPPING_TYPES = ['tracked', 'untracked'] as const;
export type ShippingType = (typeof SHIPPING_TYPES)[number];

export interface ShippingRules {
  readonly shippingRules: readonly ShippingRule[];
  readonly defaultMethod: Readonly<Partial<Record<Region, string | undefined>>>;
}

/** What has to stay of a print order (product §10 *cost, margin*). */
export interface MarginRules {
  /** Of what was paid for the items, without tax; null = no floor. */
  readonly marginFloorPercent: number | null;
  /** What would leave less waits for the merchant's word; else it is only marked. */
  readonly holdBelowFloor: boolean;
}

/** What amounts of the shop's currency are worth in a connection's, for customs (product §6). */
export interface CustomsRules {
  readonly customsRates: readonly ExchangeRate[];
}

/** All that planning an order reads. */
export type PlanRules = FieldRules &
  OptionRules &
  ArtworkRules &
  RoutingRules &
  TestRules &
  ContactRules &
  GateRules &
  CustomsRules &
  MarginRules;

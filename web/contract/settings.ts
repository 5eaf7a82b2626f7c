import { z } from 'zod';
import { ADDRESS_LIMITS } from '../domain/planning/address-limits.ts';
import {
  CONTACT_POLICIES,
  LINE_ITEM_FIELD_POLICIES,
  MAX_RISK_WAIT_MINUTES,
  MAX_WAIT_HOURS,
  ROUTINGS,
  SHIPPING_TYPES,
} from '../domain/planning/rules.ts';
import { inputText, region } from './common.ts';

export { CONTACT_POLICIES, LINE_ITEM_FIELD_POLICIES, MAX_RISK_WAIT_MINUTES, MAX_WAIT_HOURS, ROUTINGS, SHIPPING_TYPES };

/** Shopify keeps tags of up to 40 characters. */
export const TAG_LENGTH = 40;
/** Beyond it nothing is left of the shape that the merchant chose. */
export const MAX_ARTWORK_TOLERANCE_PERCENT = 30;
export const BUYER_NOTICES = ['at_shipment', 'never'] as const;

/** More than that cannot stay: something is always paid for a print. */
export const MAX_FLOOR_PERCENT = 99;

const namespace = z.string().regex(/^(\$app|[A-Za-z0-9_-]{2,255})$/);
const tag = z.string().trim().max(TAG_LENGTH);
const tags = z.array(tag.min(1)).max(50);
const method = z.string().min(1).max(100);
/** Enough to catch a slip of the finger; whether mail arrives there nobody can tell by looking. */
const EMAIL_OR_NONE = /^$|^[^\s@]+@[^\s@]+$/;
/** ISO 4217. */
const currency = z
  .string()
  .length(3)
  .regex(/^[A-Z]{3}$/);
/** Above nothing; a rial against a dinar is some ten millionths, and the other way some ten millions. */
const exchangeRate = z.number().min(1e-8).max(1e8);
const optionWord = z.string().min(1).max(255);

/**
 * Everything a merchant can set, one value per shop: all groups of Settings except connections (product §10), saved by
 * the keys that change. What a key means is said where the domain reads it: `domain/planning/rules.ts`.
 */
export const settings = z.object({
  fieldNamespace: namespace,
  otherNamespace: namespace,
  lineItemFields: z.enum(LINE_ITEM_FIELD_POLICIES),
  artworkHosts: z.array(z.string().trim().toLowerCase().min(1).max(255)).max(50),
  artworkTolerancePercent: z.number().min(0).max(MAX_ARTWORK_TOLERANCE_PERCENT),
  routing: z.enum(ROUTINGS),
  sendAuthorized: z.boolean(),
  waitHours: z.number().min(0).max(MAX_WAIT_HOURS),
  approveAll: z.boolean(),
  approveProductTags: tags,
  approveOrderTags: tags,
  approveHighRisk: z.boolean(),
  riskWaitMinutes: z.number().min(0).max(MAX_RISK_WAIT_MINUTES),
  testMode: z.boolean(),
  phonePolicy: z.enum(CONTACT_POLICIES),
  defaultPhone: z.string().trim().max(ADDRESS_LIMITS.telephone),
  emailPolicy: z.enum(CONTACT_POLICIES),
  defaultEmail: z.string().trim().max(ADDRESS_LIMITS.email).regex(EMAIL_OR_NONE),
  shippingRules: z
    .array(z.object({ title: z.string().min(1).max(255), country: z.string().length(2).nullable(), region, method }))
    .max(500),
  defaultMethod: z.object({ EU: method.optional(), US: method.optional() }),
  /** Use the cheapest valid method when the chosen one is not valid for the destination. */
  shippingFallback: z.boolean(),
  marginFloorPercent: z.number().min(0).max(MAX_FLOOR_PERCENT).nullable(),
  holdBelowFloor: z.boolean(),
  designShipping: z.enum(SHIPPING_TYPES),
  customsRates: z.array(z.object({ from: currency, to: currency, rate: exchangeRate })).max(50),
  optionDefaults: z.record(optionWord, optionWord),
  /** Code match applies to Shopify's SKU of what names no product in its print fields. */
  matchShopifySku: z.boolean(),
  /** Empty = no tag. */
  tagAfterImport: tag,
  tagAfterShipment: tag,
  notifyBuyer: z.enum(BUYER_NOTICES),
});
export type ShopSettings = z.infer<typeof settings>;

/** What all settings of a shop together may be as JSON; they are read with every order. */
export const SETTINGS_MAX_BYTES = 256 * 1024;
/** The catalogue has some dozens of options. */
const OPTION_DEFAULTS_AT_MOST = 200;

const inputTag = inputText(TAG_LENGTH).trim();
const inputTags = z.array(inputTag.min(1)).max(50);
const inputMethod = inputText(100).min(1);
const inputOptionWord = inputText(255).min(1);

/**
 * What may be saved: every list and text has its end, and can be kept. What was stored before a limit came is still
 * read.
 */
/** `ordersWoken`: orders that are not sent yet, and are judged by the new settings now. */
export const savedSettings = settings.extend({ ordersWoken: z.number() });

export const settingsChange = settings
  .extend({
    artworkHosts: z.array(inputText(255).trim().toLowerCase().min(1)).max(50),
    approveProductTags: inputTags,
    approveOrderTags: inputTags,
    defaultPhone: inputText(ADDRESS_LIMITS.telephone).trim(),
    defaultEmail: inputText(ADDRESS_LIMITS.email).trim().regex(EMAIL_OR_NONE),
    shippingRules: z
      .array(
        z.object({
          title: inputText(255).min(1),
          country: inputText(2).length(2).nullable(),
          region,
          method: inputMethod,
        }),
      )
      .max(500),
    defaultMethod: z.object({ EU: inputMethod.optional(), US: inputMethod.optional() }),
    optionDefaults: z
      .record(inputOptionWord, inputOptionWord)
      .refine((defaults) => Object.keys(defaults).length <= OPTION_DEFAULTS_AT_MOST)
      .meta({ maxProperties: OPTION_DEFAULTS_AT_MOST }),
    tagAfterImport: inputTag,
    tagAfterShipment: inputTag,
  })
  .partial();

export const DEFAULT_SETTINGS: ShopSettings = {
  fieldNamespace: '$app',
  otherNamespace: 'custom',
  lineItemFields: 'artwork_only',
  artworkHosts: [],
  artworkTolerancePercent: 3,
  routing: 'by_destination',
  sendAuthorized: false,
  waitHours: 0,
  approveAll: false,
  approveProductTags: [],
  approveOrderTags: [],
  approveHighRisk: true,
  riskWaitMinutes: 10,
  testMode: false,
  phonePolicy: 'send',
  defaultPhone: '',
  emailPolicy: 'send',
  defaultEmail: '',
  shippingRules: [],
  defaultMethod: {},
  shippingFallback: true,
  marginFloorPercent: null,
  holdBelowFloor: false,
  designShipping: 'tracked',
  customsRates: [],
  optionDefaults: {},
  matchShopifySku: false,
  tagAfterImport: 'Picanova: sent',
  tagAfterShipment: 'Picanova: shipped',
  notifyBuyer: 'at_shipment',
};

/** `at_first_scan` could once be chosen; Picanova tells of no scan to wait for. */
const stored = settings.extend({
  notifyBuyer: z.preprocess((value) => (value === 'at_first_scan' ? 'at_shipment' : value), settings.shape.notifyBuyer),
});

const choices = stored.partial();

/**
 * What the merchant chose, from its stored JSON; keys of older versions are dropped. What is not in it was never
 * chosen, and its default is taken whenever it is read. Throws where a part cannot be read.
 */
export function chosenSettings(json: string | null): Partial<ShopSettings> {
  const given = json === null ? {} : z.record(z.string(), z.unknown()).parse(JSON.parse(json));
  return choices.parse(given) as Partial<ShopSettings>;
}

/**
 * What holds: the merchant's choices, and defaults for the rest. A development store starts in test mode
 * (product §5).
 */
export function effectiveSettings(chosen: Partial<ShopSettings>, startsInTestMode: boolean): ShopSettings {
  return { ...DEFAULT_SETTINGS, testMode: startsInTestMode, ...chosen };
}

/**
 * Shipping rate titles of the shop's print orders, most used first; `mapped` = a rule of that region names the title.
 */
export const shippingTitlesSeen = z.object({
  titles: z.array(
    z.object({ title: z.string(), region, orders: z.number(), lastSeenAtMs: z.number(), mapped: z.boolean() }),
  ),
});

/**
 * Metafield namespaces that hold print fields; `keys` = how many of the 13 are defined there, on products or variants.
 */
export const namespacesSeen = z.object({
  namespaces: z.array(z.object({ namespace: z.string(), keys: z.number() })),
});

/** Options of the cached catalogue, for the option defaults. */
export const optionsSeen = z.object({
  options: z.array(z.object({ name: z.string(), isRequired: z.boolean(), values: z.array(z.string()) })),
});

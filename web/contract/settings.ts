import { z } from 'zod';
import { LINE_ITEM_FIELD_POLICIES, MAX_WAIT_HOURS, ROUTINGS } from '../domain/planning/rules.ts';
import { region } from './common.ts';

export { LINE_ITEM_FIELD_POLICIES, MAX_WAIT_HOURS, ROUTINGS };

/** Shopify keeps tags of up to 40 characters. */
export const TAG_LENGTH = 40;
export const BUYER_NOTICES = ['at_shipment', 'never'] as const;

const namespace = z.string().regex(/^(\$app|[A-Za-z0-9_-]{2,255})$/);
const tag = z.string().trim().max(TAG_LENGTH);
const tags = z.array(tag.min(1)).max(50);
const method = z.string().min(1).max(100);
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
  routing: z.enum(ROUTINGS),
  sendAuthorized: z.boolean(),
  waitHours: z.number().min(0).max(MAX_WAIT_HOURS),
  approveAll: z.boolean(),
  approveProductTags: tags,
  approveOrderTags: tags,
  approveHighRisk: z.boolean(),
  testMode: z.boolean(),
  shippingRules: z
    .array(z.object({ title: z.string().min(1).max(255), country: z.string().length(2).nullable(), region, method }))
    .max(500),
  defaultMethod: z.object({ EU: method.optional(), US: method.optional() }),
  /** Use the cheapest valid method when the chosen one is not valid for the destination. */
  shippingFallback: z.boolean(),
  optionDefaults: z.record(optionWord, optionWord),
  /** Empty = no tag. */
  tagAfterImport: tag,
  tagAfterShipment: tag,
  notifyBuyer: z.enum(BUYER_NOTICES),
});
export type ShopSettings = z.infer<typeof settings>;

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
  shippingRules: [],
  defaultMethod: {},
  shippingFallback: true,
  optionDefaults: {},
  tagAfterImport: 'Picanova: sent',
  tagAfterShipment: 'Picanova: shipped',
  notifyBuyer: 'at_shipment',
};

/** `at_first_scan` could once be chosen; Picanova tells of no scan to wait for. */
const stored = settings.extend({
  notifyBuyer: z.preprocess((value) => (value === 'at_first_scan' ? 'at_shipment' : value), settings.shape.notifyBuyer),
});

/** A shop's settings from its stored JSON: absent keys take the default, keys of older versions are dropped. */
export function readSettings(json: string | null): ShopSettings {
  const given: object = json === null ? {} : z.record(z.string(), z.unknown()).parse(JSON.parse(json));
  return stored.parse({ ...DEFAULT_SETTINGS, ...given });
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

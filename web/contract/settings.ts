import { z } from 'zod';
import { region } from './common.ts';

const namespace = z.string().regex(/^(\$app|[A-Za-z0-9_-]{2,255})$/);
const tag = z.string().trim().max(40);
const tags = z.array(tag.min(1)).max(50);

/** All groups of Settings except connections (product §10); saved by the keys that change. */
export const settings = z.object({
  fieldNamespace: namespace,
  otherNamespace: namespace,
  lineItemFields: z.enum(['none', 'artwork_only', 'all']),
  artworkHosts: z.array(z.string().trim().toLowerCase().min(1).max(255)).max(50),
  routing: z.enum(['by_destination', 'always_eu', 'always_us']),
  sendAuthorized: z.boolean(),
  waitHours: z.number().min(0).max(72),
  approveAll: z.boolean(),
  approveProductTags: tags,
  approveOrderTags: tags,
  approveHighRisk: z.boolean(),
  testMode: z.boolean(),
  splitMixed: z.boolean(),
  shippingRules: z
    .array(
      z.object({
        title: z.string().min(1).max(255),
        country: z.string().length(2).nullable(),
        region,
        method: z.string().min(1).max(100),
      }),
    )
    .max(500),
  defaultMethod: z.object({ EU: z.string().min(1).max(100).optional(), US: z.string().min(1).max(100).optional() }),
  shippingFallback: z.boolean(),
  optionDefaults: z.record(z.string().min(1).max(255), z.string().min(1).max(255)),
  tagAfterImport: tag,
  tagAfterShipment: tag,
  notifyBuyer: z.enum(['at_shipment', 'at_first_scan', 'never']),
});

/** Shipping rate titles of the shop's print orders, most used first; `mapped` = a rule of that region names the title. */
export const shippingTitlesSeen = z.object({
  titles: z.array(
    z.object({ title: z.string(), region, orders: z.number(), lastSeenAtMs: z.number(), mapped: z.boolean() }),
  ),
});

/** Metafield namespaces that hold print fields; `keys` = how many of the 13 are defined there, on products or variants. */
export const namespacesSeen = z.object({
  namespaces: z.array(z.object({ namespace: z.string(), keys: z.number() })),
});

/** Options of the cached catalogue, for the option defaults. */
export const optionsSeen = z.object({
  options: z.array(z.object({ name: z.string(), isRequired: z.boolean(), values: z.array(z.string()) })),
});

export type Settings = z.infer<typeof settings>;
export type ShippingTitlesSeen = z.infer<typeof shippingTitlesSeen>;
export type NamespacesSeen = z.infer<typeof namespacesSeen>;
export type OptionsSeen = z.infer<typeof optionsSeen>;

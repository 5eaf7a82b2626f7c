import { z } from 'zod';

/**
 * The contract between the app's pages and its server; both sides import it. Times are epoch ms, money is in minor
 * units, ids are Shopify gids or the app's own.
 */
export const region = z.enum(['EU', 'US']);

export const connectionInput = z.object({
  apiUser: z.string().trim().min(1).max(200),
  apiKey: z.string().trim().min(1).max(500),
});

export const connectionView = z.object({
  region,
  apiUser: z.string(),
  currency: z.string().nullable(),
  rejected: z.boolean(),
  catalogueAtMs: z.number().nullable(),
  lastWebhookAtMs: z.number().nullable(),
  webhookUrl: z.string(),
});

export const connectionTest = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('connected'), products: z.number(), variants: z.number() }),
  z.object({ outcome: z.literal('credentials_rejected') }),
  z.object({ outcome: z.literal('unreachable'), reason: z.string() }),
]);

const namespace = z.string().regex(/^(\$app|[A-Za-z0-9_-]{2,255})$/);
const tag = z.string().trim().max(40);
const tags = z.array(tag.min(1)).max(50);

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
  shippingRules: z.array(z.object({ title: z.string().min(1).max(255), country: z.string().length(2).nullable(), region, method: z.string().min(1).max(100) })).max(500),
  defaultMethod: z.object({ EU: z.string().min(1).max(100).optional(), US: z.string().min(1).max(100).optional() }),
  shippingFallback: z.boolean(),
  optionDefaults: z.record(z.string().min(1).max(255), z.string().min(1).max(255)),
  tagAfterImport: tag,
  tagAfterShipment: tag,
  notifyBuyer: z.enum(['at_shipment', 'at_first_scan', 'never']),
});

export const problemView = z.object({
  code: z.string(),
  lineItemGid: z.string().optional(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
});

export const printOrderView = z.object({
  id: z.string(),
  orderGid: z.string(),
  orderName: z.string(),
  externalId: z.string(),
  region,
  state: z.string(),
  holdReason: z.string().nullable(),
  isTest: z.boolean(),
  picanovaOrderId: z.string().nullable(),
  picanovaStatus: z.string().nullable(),
  problems: z.array(problemView),
  items: z.array(z.object({ title: z.string(), quantity: z.number(), notes: z.array(z.string()) })),
  parcels: z.array(z.object({ carrier: z.string(), trackingNumber: z.string().nullable(), trackingUrl: z.string().nullable(), fulfillmentGid: z.string().nullable() })),
});

export type ConnectionView = z.infer<typeof connectionView>;
export type ConnectionTest = z.infer<typeof connectionTest>;
export type PrintOrderView = z.infer<typeof printOrderView>;

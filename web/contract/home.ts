import { z } from 'zod';
import { ACCESS_AREAS } from '../domain/kernel/access.ts';
import { inputText, problemCode, region } from './common.ts';

/** Days are the merchant's own: the page sends its time zone. */
export const homeQuery = z.object({ timeZone: inputText(100).default('UTC') });

/** `automatic_fulfilment` is there once Shopify was seen to fulfil at payment; done = not seen since the last order. */
const checklistStep = z.enum([
  'connect',
  'webhook_seen',
  'product_ready',
  'shipping_mapped',
  'test_order',
  'automatic_fulfilment',
]);

export const homeView = z.object({
  /** In the order they are best done; each ticks itself. */
  checklist: z.object({ dismissed: z.boolean(), steps: z.array(z.object({ step: checklistStep, done: z.boolean() })) }),
  /**
   * Whether orders go out as tests; a development store is in test mode from the start. The last two: undecided, and
   * orders wait for the merchant's choice, or for Shopify's answer.
   */
  testMode: z.enum(['off', 'on', 'development_store', 'kind_unknown', 'went_live']),
  /** Shipping rates that came with orders and that no rule of the shipping map names. */
  unmappedTitles: z.number(),
  health: z.object({
    shopifyAccessLost: z.boolean(),
    /** What Shopify does not let the app do until somebody grants it; null = nothing. */
    accessNotGranted: z
      .object({
        /** `customer_data`: the app is not approved for it; `scopes`: the merchant has not granted them. */
        what: z.enum(['customer_data', 'scopes']),
        /** What the scopes would open. */
        areas: z.array(z.enum(ACCESS_AREAS)),
        /** Orders that cannot be read meanwhile. */
        waiting: z.number(),
      })
      .nullable(),
    /** Regions whose key Picanova refuses. */
    rejected: z.array(region),
    /** Picanova does not answer: so many print orders wait for it, and when it is asked next. Null = it does. */
    picanovaAway: z.object({ printOrders: z.number(), nextTryAtMs: z.number().nullable() }).nullable(),
    lastShopifyWebhookAtMs: z.number().nullable(),
    lastPicanovaWebhookAtMs: z.number().nullable(),
    /** When an order was last seen to have moved on at Picanova, read back on a webhook or by polling. */
    lastReadBackAtMs: z.number().nullable(),
    /** Shopify's paid and cancelled orders were last compared with ours, to the end. */
    lastReconciledAtMs: z.number().nullable(),
    /** This shop's orders and print orders that are due now, and since when the oldest waits. */
    queue: z.object({ due: z.number(), oldestDueAtMs: z.number().nullable() }),
  }),
  /** Artwork links of products that worked and stopped working within a day. */
  brokenLinks: z.number(),
  /** Variants of the shop that a change of the catalogue stopped from being printed as they are. */
  stoppedByCatalogue: z.number(),
  /**
   * Open problems by cause, most print orders first; `examples` are the newest. `products` counts those whose print
   * fields are behind it, null = too many to say; `variant` is the only one, `product` the only product.
   */
  problems: z.array(
    z.object({
      code: problemCode,
      printOrders: z.number(),
      oldestAtMs: z.number(),
      examples: z.array(z.object({ orderGid: z.string(), orderName: z.string() })),
      products: z.number().nullable(),
      product: z.string().nullable(),
      variant: z.string().nullable(),
    }),
  ),
  /**
   * Print orders of the last 7 days, oldest first, today included, each counted once: `shipped` with its first parcel.
   * `day` is `YYYY-MM-DD` in the asked time zone.
   */
  days: z.array(z.object({ day: z.string(), received: z.number(), sent: z.number(), shipped: z.number() })),
  totals: z.object({ received: z.number(), sent: z.number(), shipped: z.number() }),
  /** Print orders made since the newest proof's comparison: no proof counts them yet. */
  sinceProof: z.number(),
  /** The daily proof, newest first; empty before the first one. */
  proofs: z.array(
    z.object({
      day: z.string(),
      /** Paid orders with prints in them, each counted once below. */
      paid: z.number(),
      atPicanova: z.number(),
      /** By reason: the hold reasons, `sending`, and `unread` for orders that nobody could read yet. */
      waiting: z.record(z.string(), z.number()),
      problems: z.number(),
      missing: z.number(),
      /** What changed in Shopify later was not looked at; null = nothing was compared yet. */
      lookedUntilMs: z.number().nullable(),
    }),
  ),
});

export const checklistInput = z.object({ dismissed: z.boolean() });

export type HomeView = z.infer<typeof homeView>;

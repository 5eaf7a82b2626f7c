import { z } from 'zod';
import { inputText, money, region } from './common.ts';

/** Settings → Connections (product §4). The key is never shown again. */
export const connectionInput = z.object({
  apiUser: inputText(200).trim().min(1),
  apiKey: inputText(500).trim().min(1),
});

export const connectionView = z.object({
  region,
  apiUser: z.string(),
  /** What its catalogue's prices are in; null = not known yet. */
  currency: z.string().nullable(),
  rejected: z.boolean(),
  /** When the catalogue was last read; null = not yet, its products are unknown. */
  catalogueAtMs: z.number().nullable(),
  catalogueVariants: z.number(),
  /** null = no call has arrived on the webhook URL yet. */
  lastWebhookAtMs: z.number().nullable(),
  /** Another shop of this app has connected the same account. */
  shared: z.boolean(),
  webhookUrl: z.string(),
  createdAtMs: z.number(),
});

export const connectionTest = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('connected'),
    products: z.number(),
    variants: z.number(),
    /** null = Picanova showed no price. */
    currency: z.string().nullable(),
    /** `live`: it has a real order. `tests_only`: all are tests, as in sandbox mode. Null = not to be told. */
    mode: z.enum(['live', 'tests_only']).nullable(),
  }),
  z.object({ outcome: z.literal('credentials_rejected') }),
  /** Picanova allows no more calls this minute. */
  z.object({ outcome: z.literal('busy') }),
  /** `reason` in Picanova's own words. */
  z.object({ outcome: z.literal('refused'), reason: z.string() }),
  /** `reason` is the network's, for support and not for merchants. */
  z.object({ outcome: z.literal('unreachable'), reason: z.string() }),
]);

/**
 * Picanova's methods for one piece of one catalogue variant to a country, as offered now; for the shipping map's
 * choices.
 */
export const shippingMethodsQuery = z.object({ country: z.string().regex(/^[A-Z]{2}$/) });
export const shippingMethods = z.object({
  methods: z.array(z.object({ code: z.string(), name: z.string(), price: money })),
});

export type ConnectionView = z.infer<typeof connectionView>;
export type ConnectionTest = z.infer<typeof connectionTest>;

import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import { z } from 'zod';

/**
 * What shopify.app.toml tells Shopify about the app: the scopes it asks for and the webhooks it wants
 * (shopify-platform §3).
 */
export interface AppConfig {
  readonly scopes: readonly string[];
  /** By topic: the fields to keep of the body; null = all. */
  readonly subscriptions: ReadonlyMap<string, readonly string[] | null>;
}

const FILE = new URL('../../../shopify.app.toml', import.meta.url);

const toml = z.object({
  access_scopes: z
    .object({ scopes: z.string().optional(), required_scopes: z.array(z.string()).optional() })
    .optional(),
  webhooks: z
    .object({
      subscriptions: z
        .array(
          z.object({
            topics: z.array(z.string()).default([]),
            compliance_topics: z.array(z.string()).default([]),
            include_fields: z.array(z.string()).optional(),
          }),
        )
        .default([]),
    })
    .optional(),
});

export function readAppConfig(): AppConfig {
  return existsSync(FILE) ? appConfigOf(readFileSync(FILE, 'utf8')) : WITHOUT_FILE;
}

export function appConfigOf(text: string): AppConfig {
  const config = toml.parse(parse(text));
  const subscriptions = new Map<string, readonly string[] | null>();
  for (const { topics, compliance_topics, include_fields } of config.webhooks?.subscriptions ?? []) {
    for (const topic of [...topics, ...compliance_topics]) subscriptions.set(topic, include_fields ?? null);
  }
  const scopes = config.access_scopes?.required_scopes ?? config.access_scopes?.scopes?.split(',') ?? [];
  return { scopes: scopes.map((scope) => scope.trim()).filter((scope) => scope !== ''), subscriptions };
}

const scopesOf = (...names: readonly string[]): string[] => names.flatMap((name) => [`read_${name}`, `write_${name}`]);

/** For simulating other clients than the app of this repository. */
const WITHOUT_FILE: AppConfig = {
  scopes: [
    ...scopesOf(
      'products',
      'orders',
      'merchant_managed_fulfillment_orders',
      'assigned_fulfillment_orders',
      'third_party_fulfillment_orders',
      'fulfillments',
      'inventory',
    ),
    'read_locations',
  ],
  subscriptions: new Map(
    `orders/paid orders/updated orders/cancelled orders/edited products/update products/delete
     fulfillment_orders/order_routing_complete fulfillment_orders/fulfillment_request_submitted
     fulfillment_orders/cancellation_request_submitted
     fulfillment_orders/placed_on_hold fulfillment_orders/hold_released fulfillment_orders/moved
     fulfillment_orders/split fulfillment_orders/cancelled
     fulfillments/create fulfillments/update app/uninstalled app/scopes_update
     customers/data_request customers/redact shop/redact`
      .split(/\s+/)
      .map((topic) => [topic, null] as const),
  ),
};

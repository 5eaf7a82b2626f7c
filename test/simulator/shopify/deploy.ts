import { randomUUID } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'smol-toml';
import { z } from 'zod';
import { loadAdminSchema, type AdminSchema } from '../../contract/shopify-schema.ts';
import { appConfigOf, type AppConfig } from './app-config.ts';

/**
 * Strict: a misspelt key is a fault here instead of a silent nothing in every shop. Metafield definitions are checked
 * by Shopify's servers only (shopify-platform §3.2).
 */
const metafieldSchema = z.strictObject({
  type: z.enum(['single_line_text_field', 'url']),
  name: z.string().min(1).max(255),
  description: z.string().min(1).max(100),
  access: z.strictObject({ admin: z.enum(['merchant_read', 'merchant_read_write']) }),
  validations: z
    .strictObject({ min: z.int().optional(), max: z.int().positive().optional(), regex: z.string().optional() })
    .optional(),
});

const ownerSchema = z.strictObject({
  metafields: z.strictObject({ app: z.record(z.string().regex(/^[A-Za-z0-9_-]{2,64}$/), metafieldSchema) }),
});

const subscriptionSchema = z.strictObject({
  name: z.string().max(50).optional(),
  topics: z.array(z.string()).optional(),
  compliance_topics: z.array(z.enum(['customers/data_request', 'customers/redact', 'shop/redact'])).optional(),
  uri: z.string().regex(/^(\/|https:\/\/)/),
  include_fields: z.array(z.string()).optional(),
});

/** shopify.app.toml as this app writes it, configured and deployed or not. */
const appTomlSchema = z.strictObject({
  client_id: z.string().min(1),
  name: z.string().min(1).max(30),
  handle: z.string().regex(/^[a-z0-9-]+$/),
  application_url: z.url({ protocol: /^https$/ }),
  embedded: z.literal(true),
  // Both are written by Shopify's own command: the shop that `dev` was last used with, whether it updates addresses.
  build: z.strictObject({
    automatically_update_urls_on_dev: z.boolean().optional(),
    dev_store_url: z.string().optional(),
  }),
  access_scopes: z.strictObject({ scopes: z.string(), use_legacy_install_flow: z.literal(false) }),
  access: z.strictObject({
    admin: z.strictObject({
      direct_api_mode: z.enum(['online', 'offline']),
      embedded_app_direct_api_access: z.boolean(),
    }),
  }),
  auth: z.strictObject({ redirect_urls: z.array(z.url()).min(1) }),
  webhooks: z.strictObject({ api_version: z.string(), subscriptions: z.array(subscriptionSchema) }),
  product: ownerSchema,
  variant: ownerSchema,
});

const extensionTomlSchema = z.strictObject({
  api_version: z.literal('2026-07'),
  extensions: z.tuple([
    z.strictObject({
      name: z.literal('t:name'),
      handle: z.string().regex(/^[a-z0-9-]{1,50}$/),
      type: z.literal('ui_extension'),
      // Written by the first deploy, by which Shopify knows the extension from then on.
      uid: z.string().optional(),
      targeting: z.tuple([z.strictObject({ module: z.string(), target: z.string() })]),
    }),
  ]),
});

/** Reads a folder's shopify.app.toml strictly. Throws. */
export function parseAppToml(folder: string): z.infer<typeof appTomlSchema> {
  return appTomlSchema.parse(parse(readFileSync(path.join(folder, 'shopify.app.toml'), 'utf8')));
}

const extensionTomls = (folder: string): readonly string[] =>
  globSync('extensions/*/shopify.extension.toml', { cwd: folder })
    .toSorted()
    .map((file) => path.join(folder, file));

/** Reads the TOML of one of a folder's extensions strictly. Throws. */
export function parseExtensionToml(folder: string, name: string): z.infer<typeof extensionTomlSchema> {
  const file = path.join(folder, 'extensions', name, 'shopify.extension.toml');
  return extensionTomlSchema.parse(parse(readFileSync(file, 'utf8')));
}

/** What the Dev Dashboard knows of the developer's apps. */
export interface Dashboard {
  readonly clientIds: readonly string[];
  /** Whether the use of protected customer data was requested, with its reasons. */
  readonly dataUse: 'requested' | 'not_requested';
}

export type Deployed =
  | { readonly outcome: 'released'; readonly app: AppConfig }
  | { readonly outcome: 'refused'; readonly reasons: readonly string[] };

/** Orders and all that hangs on them are customer data. */
const OF_CUSTOMERS = /orders|fulfillments/;

function faultsOfScopes(scopes: readonly string[], admin: AdminSchema): readonly string[] {
  return scopes.filter((scope) => !admin.scopes.has(scope)).map((scope) => `access_scopes: ${scope} is not a scope`);
}

function faultsOfTopics(
  { scopes, subscriptions }: AppConfig,
  { dataUse, admin }: { dataUse: Dashboard['dataUse']; admin: AdminSchema },
): readonly string[] {
  const values = admin.enumValues('WebhookSubscriptionTopic');
  const granted = new Set(scopes.flatMap((scope) => [scope, scope.replace(/^write_/, 'read_')]));
  return [...subscriptions.keys()].flatMap((topic) => {
    if (/^(customers|shop)\/(data_request|redact)$/.test(topic)) return [];
    const description = values.get(topic.toUpperCase().replace('/', '_'));
    if (description === undefined) return [`webhooks: ${topic} is not a topic`];
    const named = description.match(/read_[a-z_]+/g) ?? [];
    if (named.length > 0 && !named.some((scope) => granted.has(scope)))
      return [`webhooks: ${topic} needs one of ${named.join(', ')}`];
    if (dataUse === 'not_requested' && named.some((scope) => OF_CUSTOMERS.test(scope)))
      return [`webhooks: this app may not subscribe to ${topic}, which contains protected customer data`];
    return [];
  });
}

/** As Shopify's command does before it sends anything: an id for each extension that has none, after its handle. */
function writeUids(folder: string): void {
  for (const file of extensionTomls(folder)) {
    const text = readFileSync(file, 'utf8');
    if (!/^uid\s*=|\n\s*uid\s*=/.test(text))
      writeFileSync(file, text.replace(/\n(\s*)handle\s*=\s*"[^"]+"/, `$&\n$1uid = "${randomUUID()}"`));
  }
}

/**
 * `shopify app deploy` of a folder, as far as it can refuse: the command first, which must know the app, then Shopify's
 * servers. What is released is what shops are asked for from then on.
 */
export function deploy(folder: string, { clientIds, dataUse }: Dashboard): Deployed {
  const text = readFileSync(path.join(folder, 'shopify.app.toml'), 'utf8');
  const { client_id: clientId } = z.looseObject({ client_id: z.string().default('') }).parse(parse(text));
  if (!clientIds.includes(clientId))
    return { outcome: 'refused', reasons: [`No app with client ID ${clientId} found`] };
  writeUids(folder);
  const toml = appTomlSchema.safeParse(parse(text));
  if (!toml.success)
    return {
      outcome: 'refused',
      reasons: toml.error.issues.map(({ path: at, message }) => `${at.join('.')}: ${message}`),
    };
  for (const file of extensionTomls(folder)) extensionTomlSchema.parse(parse(readFileSync(file, 'utf8')));
  const admin = loadAdminSchema(toml.data.webhooks.api_version);
  const app = appConfigOf(text);
  const reasons = [...faultsOfScopes(app.scopes, admin), ...faultsOfTopics(app, { dataUse, admin })];
  return reasons.length > 0 ? { outcome: 'refused', reasons } : { outcome: 'released', app };
}

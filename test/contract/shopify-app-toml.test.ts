import { readFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ShopDomain } from '../../web/domain/kernel/ids.ts';
import { signalsOfShopify } from '../../web/domain/webhooks/shopify-signals.ts';
import { API_VERSION } from '../../web/shopify/client/operation.ts';
import { PRINT_METAFIELD_KEYS } from '../../web/shopify/orders/print-metafields.ts';
import { loadAdminSchema } from './shopify-schema.ts';

/**
 * shopify.app.toml is checked by Shopify only on deploy, and the metafield blocks only there
 * (shopify-platform §3.2). Strict schemas: a misspelt key is a fault here instead of a silent nothing in every shop.
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
  uri: z.string(),
  include_fields: z.array(z.string()).optional(),
});

const tomlSchema = z.strictObject({
  client_id: z.string(),
  name: z.string().min(1).max(30),
  handle: z.string().regex(/^[a-z0-9-]+$/),
  application_url: z.url({ protocol: /^https$/ }),
  embedded: z.literal(true),
  build: z.strictObject({ automatically_update_urls_on_dev: z.boolean(), include_config_on_deploy: z.literal(true) }),
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

const text = readFileSync(new URL('../../shopify.app.toml', import.meta.url), 'utf8');
const toml = tomlSchema.parse(parse(text));
const scopes = toml.access_scopes.scopes.split(',');
const topics = toml.webhooks.subscriptions.flatMap((subscription) => subscription.topics ?? []);
const compliance = toml.webhooks.subscriptions.flatMap((subscription) => subscription.compliance_topics ?? []);
const topicValues = loadAdminSchema(API_VERSION).enumValues('WebhookSubscriptionTopic');

describe('shopify.app.toml', () => {
  it('asks for webhooks of the version that the documents are written for', () => {
    expect(toml.webhooks.api_version).toBe(API_VERSION);
  });

  it('names every scope once, without spaces', () => {
    expect(scopes.every((scope) => /^(read|write)_[a-z_]+$/.test(scope))).toBe(true);
    expect(new Set(scopes).size).toBe(scopes.length);
  });

  it('asks for nothing about customers, inventory or all orders', () => {
    expect(scopes.filter((scope) => /customers|inventory|all_orders|content/.test(scope))).toEqual([]);
  });

  it.each(topics)('subscribes to %s, which exists and whose scope is asked for', (topic) => {
    const description = topicValues.get(topic.toUpperCase().replace('/', '_'));
    expect(description).toBeDefined();
    const named = description?.match(/read_[a-z_]+/g) ?? [];
    expect(named.length === 0 ? topic.startsWith('app/') : named.some((scope) => scopes.includes(scope))).toBe(true);
  });

  it.each([...topics, ...compliance])('subscribes to %s, which means something to the app', (topic) => {
    const hints = signalsOfShopify({
      topic,
      shop: 'one.myshopify.com' as ShopDomain,
      body: {},
      receivedAtMs: 1,
      triggeredAtMs: null,
    });
    expect(hints).not.toEqual([]);
  });

  it('subscribes to each topic once, and to all three compliance topics', () => {
    expect(new Set(topics).size).toBe(topics.length);
    expect(compliance.toSorted()).toEqual(['customers/data_request', 'customers/redact', 'shop/redact']);
  });

  it('sends every webhook to the one door', () => {
    expect(new Set(toml.webhooks.subscriptions.map(({ uri }) => uri))).toEqual(new Set(['/webhooks/shopify']));
  });

  it('keeps the id of the order or product in every trimmed body', () => {
    const trimmed = toml.webhooks.subscriptions.filter((subscription) => subscription.include_fields !== undefined);
    expect(trimmed.length).toBeGreaterThan(0);
    for (const { topics: names = [], include_fields: fields = [] } of trimmed) {
      expect(fields).toContain(names.every((name) => /^(orders|products)\//.test(name)) ? 'id' : 'order_id');
      expect(fields.filter((field) => /address|email|phone|customer|name/.test(field))).toEqual([]);
    }
  });

  it.each(['product', 'variant'] as const)(
    'defines the 15 print fields on every %s, editable by the merchant',
    (owner) => {
      const definitions = toml[owner].metafields.app;
      expect(Object.keys(definitions).toSorted()).toEqual([...PRINT_METAFIELD_KEYS].toSorted());
      expect(Object.keys(definitions)).toHaveLength(15);
      for (const { access } of Object.values(definitions)) expect(access.admin).toBe('merchant_read_write');
    },
  );

  it('defines a field alike on product and variant', () => {
    expect(toml.variant).toEqual(toml.product);
  });

  it('lets Shopify check the artwork address, and bounds every text', () => {
    const { print_url: url, ...texts } = toml.product.metafields.app;
    expect(url?.type).toBe('url');
    for (const definition of Object.values(texts))
      expect(definition).toMatchObject({ type: 'single_line_text_field', validations: { max: 255 } });
  });
});

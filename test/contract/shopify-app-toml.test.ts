import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeIdentity } from '../../tools/shopify/app-toml.ts';
import type { ShopDomain } from '../../web/domain/kernel/ids.ts';
import { signalsOfShopify } from '../../web/domain/webhooks/shopify-signals.ts';
import { API_VERSION } from '../../web/shopify/client/operation.ts';
import { PRINT_METAFIELD_KEYS } from '../../web/shopify/orders/print-metafields.ts';
import { deploy, parseAppToml } from '../simulator/shopify/deploy.ts';
import { copyClone } from '../support/clone-copy.ts';
import { loadAdminSchema } from './shopify-schema.ts';

const configured = copyClone();
writeIdentity(configured.folder, { clientId: '0123456789abcdef0123456789abcdef', url: 'https://prints.example.net' });
const deployed = deploy(configured.folder, {
  clientIds: ['0123456789abcdef0123456789abcdef'],
  dataUse: 'requested',
});
afterAll(() => configured.remove());

const topicValues = loadAdminSchema(API_VERSION).enumValues('WebhookSubscriptionTopic');

it('[R16] is taken by Shopify, which asks shops for just what stands in it', () => {
  expect(deployed).toMatchObject({ outcome: 'released' });
});

describe.each([
  ['as it stands', path.resolve(import.meta.dirname, '../..')],
  ['[R16] configured and deployed', configured.folder],
])('shopify.app.toml, %s', (_, folder) => {
  const toml = parseAppToml(folder);
  const scopes = toml.access_scopes.scopes.split(',');
  const topics = toml.webhooks.subscriptions.flatMap((subscription) => subscription.topics ?? []);
  const compliance = toml.webhooks.subscriptions.flatMap((subscription) => subscription.compliance_topics ?? []);

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
    'defines the 19 print fields on every %s, editable by the merchant',
    (owner) => {
      const definitions = toml[owner].metafields.app;
      expect(Object.keys(definitions).toSorted()).toEqual([...PRINT_METAFIELD_KEYS].toSorted());
      expect(Object.keys(definitions)).toHaveLength(19);
      for (const { access } of Object.values(definitions)) expect(access.admin).toBe('merchant_read_write');
    },
  );

  it('defines a field alike on product and variant', () => {
    expect(toml.variant).toEqual(toml.product);
  });

  it('lets Shopify check the artwork address, and bounds every text', () => {
    const definitions = Object.entries(toml.product.metafields.app);
    const isArtwork = (key: string): boolean => /^print_url(?:_\d)?$/.test(key);
    const links = definitions.filter(([key]) => isArtwork(key));
    expect(links.map(([, { type }]) => type)).toEqual(['url', 'url', 'url', 'url', 'url']);
    for (const [, definition] of definitions.filter(([key]) => !isArtwork(key)))
      expect(definition).toMatchObject({ type: 'single_line_text_field', validations: { max: 255 } });
  });
});

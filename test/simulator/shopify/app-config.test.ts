import { describe, expect, it } from 'vitest';
import { appConfigOf } from './app-config.ts';

describe("the app's configuration", () => {
  it('gives scopes and topics, with the fields each subscription keeps', () => {
    const config = appConfigOf(`
      [access_scopes]
      scopes = "read_orders, write_orders"
      [webhooks]
      api_version = "2026-10"
        [[webhooks.subscriptions]]
        topics = ["orders/paid", "orders/updated"]
        uri = "/webhooks/shopify"
        include_fields = ["id", "updated_at"]
        [[webhooks.subscriptions]]
        compliance_topics = ["shop/redact"]
        uri = "/webhooks/shopify"
    `);
    expect(config.scopes).toEqual(['read_orders', 'write_orders']);
    expect(Object.fromEntries(config.subscriptions)).toEqual({
      'orders/paid': ['id', 'updated_at'],
      'orders/updated': ['id', 'updated_at'],
      'shop/redact': null,
    });
  });
});

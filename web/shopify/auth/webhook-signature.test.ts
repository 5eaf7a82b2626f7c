import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createWebhookVerifier, readWebhookHeaders } from './webhook-signature.ts';

/** Slashes escaped, as Shopify sends them: only the raw bytes have this signature. */
const BODY = Buffer.from('{"id":1,"url":"https:\\/\\/one.example\\/ä"}');

const sign = (secret: string, body: Uint8Array = BODY): string =>
  createHmac('sha256', secret).update(body).digest('base64');

describe('the signature of a webhook', () => {
  const verify = createWebhookVerifier({ apiSecret: 'now', previousApiSecret: 'before' });

  it('is that of the raw bytes with the current secret', () => {
    expect(verify(BODY, sign('now'))).toBe(true);
    expect(verify(Buffer.from(JSON.stringify(JSON.parse(BODY.toString()))), sign('now'))).toBe(false);
  });

  it('may be that of the previous secret, while there is one', () => {
    expect(verify(BODY, sign('before'))).toBe(true);
    expect(createWebhookVerifier({ apiSecret: 'now', previousApiSecret: null })(BODY, sign('before'))).toBe(false);
  });

  it('is not that of another secret or another body', () => {
    expect(verify(BODY, sign('other'))).toBe(false);
    expect(verify(Buffer.from('{}'), sign('now'))).toBe(false);
  });

  it('of an empty body is checked like any other', () => {
    expect(verify(Buffer.alloc(0), sign('now', Buffer.alloc(0)))).toBe(true);
    expect(verify(Buffer.alloc(0), sign('now'))).toBe(false);
  });

  it.each([
    undefined,
    '',
    'x',
    `${sign('now')}=`,
    sign('now').slice(1),
    `${sign('now')}, ${sign('now')}`,
    '!'.repeat(44),
    sign('now').toLowerCase(),
  ])('%s is none', (signature) => {
    expect(verify(BODY, signature)).toBe(false);
  });

  it('does not depend on how the hexadecimal form of it looks', () => {
    expect(verify(BODY, createHmac('sha256', 'now').update(BODY).digest('hex'))).toBe(false);
  });
});

describe('the headers of a webhook', () => {
  const HEADERS = {
    'x-shopify-topic': 'orders/paid',
    'x-shopify-shop-domain': 'One.myshopify.com',
    'x-shopify-webhook-id': 'w-1',
    'x-shopify-event-id': 'e-1',
    'x-shopify-triggered-at': '2026-11-24T10:00:00.123456789Z',
    'x-shopify-api-version': '2026-10',
  };

  it('name topic, shop, ids, time and version', () => {
    expect(readWebhookHeaders(HEADERS)).toEqual({
      outcome: 'read',
      topic: 'orders/paid',
      shop: 'one.myshopify.com',
      webhookId: 'w-1',
      eventId: 'e-1',
      triggeredAtMs: Date.UTC(2026, 10, 24, 10, 0, 0, 123),
      apiVersion: '2026-10',
    });
  });

  it.each(['x-shopify-topic', 'x-shopify-shop-domain', 'x-shopify-webhook-id'])(
    'are not enough without %s',
    (header) => {
      expect(readWebhookHeaders({ ...HEADERS, [header]: undefined })).toEqual({ outcome: 'missing', header });
      expect(readWebhookHeaders({ ...HEADERS, [header]: '' })).toEqual({ outcome: 'missing', header });
    },
  );

  it('are not enough with a shop that is none', () => {
    expect(readWebhookHeaders({ ...HEADERS, 'x-shopify-shop-domain': 'evil.example.com' })).toEqual({
      outcome: 'missing',
      header: 'x-shopify-shop-domain',
    });
  });

  it('may lack event, time and version', () => {
    const needed = {
      'x-shopify-topic': 'app/uninstalled',
      'x-shopify-shop-domain': 'one.myshopify.com',
      'x-shopify-webhook-id': 'w-1',
    };
    expect(readWebhookHeaders(needed)).toMatchObject({
      outcome: 'read',
      eventId: null,
      triggeredAtMs: null,
      apiVersion: null,
    });
    expect(readWebhookHeaders({ ...needed, 'x-shopify-triggered-at': 'yesterday' })).toMatchObject({
      outcome: 'read',
      triggeredAtMs: null,
    });
  });
});

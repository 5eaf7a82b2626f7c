import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createWebhookVerifier, readWebhookHeaders } from './webhook-signature.ts';

/** Slashes escaped, as Shopify sends them: only the raw bytes have this signature. */
const BODY = Buffer.from('{"id":1,"url":"https:\\/\\/one.example\\/ä"}');

const sign = (secret: string, body: Uint8Array = BODY): string =>
  createHmac('sha256', secret).update(body).digest('base64');

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The letter behind it: of 43 letters, the last one's two lowest bits say nothing. */
function next(end: string): string {
  return LETTERS[LETTERS.indexOf(end.charAt(0)) + 1] ?? '';
}

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
    sign('now').replace(/=$/, ''),
    sign('now').replace(/=$/, '-'),
    sign('now').toLowerCase(),
  ])('%s is none', (signature) => {
    expect(verify(BODY, signature)).toBe(false);
  });

  it.each([
    ['with the letters of base64url', (text: string) => text.replaceAll('+', '-').replaceAll('/', '_')],
    ['with other spare bits', (text: string) => text.replace(/.=$/, (end) => `${next(end)}=`)],
  ])('has one form only: not %s', (_how, changed) => {
    const body = Array.from({ length: 50 }, (_, n) => Buffer.from(`{"id":${n}}`)).find((candidate) =>
      /^(?=.*\+)(?=.*\/)/.test(sign('now', candidate)),
    ) as Buffer;
    const signature = changed(sign('now', body));
    expect(Buffer.from(signature, 'base64')).toEqual(Buffer.from(sign('now', body), 'base64'));
    expect(verify(body, signature)).toBe(false);
    expect(verify(body, sign('now', body))).toBe(true);
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
      outcome: 'malformed',
      header: 'x-shopify-shop-domain',
    });
  });

  it.each([
    ['x-shopify-topic', `orders/${'x'.repeat(8_000)}`],
    ['x-shopify-topic', 'orders'],
    ['x-shopify-topic', 'orders/paid, orders/paid'],
    ['x-shopify-shop-domain', `${'a'.repeat(100)}.myshopify.com`],
    ['x-shopify-shop-domain', ' one.myshopify.com'],
    ['x-shopify-webhook-id', 'x'.repeat(129)],
    ['x-shopify-webhook-id', 'w\u00e4'],
    ['x-shopify-event-id', 'x'.repeat(129)],
    ['x-shopify-triggered-at', 'yesterday'],
    ['x-shopify-triggered-at', '2026-13-45T10:00:00Z'],
    ['x-shopify-triggered-at', `2026-11-24T10:00:00.${'1'.repeat(100)}Z`],
    ['x-shopify-triggered-at', '+287396-01-01T00:00:00Z'],
    ['x-shopify-api-version', 'newest'],
  ])('are refused by name when %s is %s', (header, value) => {
    expect(readWebhookHeaders({ ...HEADERS, [header]: value })).toEqual({ outcome: 'malformed', header });
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
  });
});

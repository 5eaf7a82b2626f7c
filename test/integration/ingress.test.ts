import { createHmac, randomUUID } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { METRICS_TOKEN } from '../support/surroundings.ts';
import { startAppUnderTest, type AppUnderTest } from './app-under-test.ts';

let app: AppUnderTest;
beforeAll(async () => {
  app = await startAppUnderTest();
});
afterAll(() => app.close());

function signed(
  body: string | Buffer,
  overrides: Record<string, string> = {},
): { body: string | Buffer; headers: Record<string, string> } {
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'x-shopify-topic': 'orders/paid',
      'x-shopify-shop-domain': app.surroundings.shop.domain,
      'x-shopify-webhook-id': randomUUID(),
      'x-shopify-triggered-at': new Date().toISOString(),
      'x-shopify-hmac-sha256': createHmac('sha256', app.surroundings.env['SHOPIFY_API_SECRET'] ?? '')
        .update(body)
        .digest('base64'),
      ...overrides,
    },
  };
}

async function post(
  webhook: { body: string | Buffer; headers: Record<string, string> },
  path = '/webhooks/shopify',
): Promise<number> {
  const response = await fetch(`${app.url}${path}`, {
    method: 'POST',
    headers: webhook.headers,
    body: typeof webhook.body === 'string' ? webhook.body : new Uint8Array(webhook.body),
  });
  return response.status;
}

async function metrics(): Promise<string> {
  const response = await fetch(`${app.url}/metrics`, { headers: { authorization: `Bearer ${METRICS_TOKEN}` } });
  return response.text();
}

describe('the Shopify webhook door', () => {
  it('takes a signed webhook, and takes the same delivery again without a second row', async () => {
    const webhook = signed('{"id":1}');
    expect(await post(webhook)).toBe(200);
    expect(await post(webhook)).toBe(200);
    expect(await metrics()).toMatch(/picanova_webhooks_total\{source="shopify",result="duplicate"\} 1/);
  });

  it.each([
    ['a forged signature', { 'x-shopify-hmac-sha256': Buffer.alloc(32).toString('base64') }],
    ['a cut signature', { 'x-shopify-hmac-sha256': 'c2hvcnQ=' }],
    ['no base64 at all', { 'x-shopify-hmac-sha256': '%%%' }],
    ['a signature without its padding', { 'x-shopify-hmac-sha256': Buffer.alloc(32).toString('base64url') }],
  ])('answers 401 to %s', async (_what, headers) => {
    expect(await post(signed('{"id":2}', headers as Record<string, string>))).toBe(401);
  });

  it('answers 401 without a signature', async () => {
    const webhook = signed('{"id":3}');
    delete webhook.headers['x-shopify-hmac-sha256'];
    expect(await post(webhook)).toBe(401);
  });

  it('answers 401 when a byte of the body was changed on the way', async () => {
    expect(await post({ ...signed('{"id":4}'), body: '{"id":5}' })).toBe(401);
  });

  it.each(['x-shopify-topic', 'x-shopify-shop-domain', 'x-shopify-webhook-id'])(
    '[S6] answers 400 to a signed delivery without %s',
    async (header) => {
      const webhook = signed('{"id":6}');
      delete webhook.headers[header];
      expect(await post(webhook)).toBe(400);
    },
  );

  it.each([
    ['an id', { 'x-shopify-webhook-id': 'x'.repeat(8_000) }],
    ['a topic', { 'x-shopify-topic': `orders/${'x'.repeat(8_000)}` }],
    ['a shop', { 'x-shopify-shop-domain': `${'x'.repeat(8_000)}.myshopify.com` }],
    ['a time', { 'x-shopify-triggered-at': '9'.repeat(8_000) }],
    ['a version', { 'x-shopify-api-version': '9'.repeat(8_000) }],
  ])('answers 400 to %s of 8 kB, and 200 to what arrives beside it', async (_what, header) => {
    const headers: Record<string, string>[] = [header, {}, {}];
    const answers = await Promise.all(headers.map((overrides) => post(signed('{"id":8}', overrides))));
    expect(answers).toEqual([400, 200, 200]);
  });

  it('stores what is not quite JSON, and names it unreadable', async () => {
    const before = app.events.length;
    expect(await post(signed('{this is not JSON'))).toBe(200);
    await eventually('the entry is called unreadable', () => app.events.slice(before).includes('webhook_unreadable'));
  });

  it('[S4] takes nothing else that the same secret signs: a session token, or the query of a launch', async () => {
    const [header, payload, signature = ''] = app.surroundings.shop.sessionToken().split('.');
    const standard = Buffer.from(signature, 'base64url').toString('base64');
    expect(await post(signed(`${header}.${payload}`, { 'x-shopify-hmac-sha256': standard }))).toBe(401);
    expect(await post(signed('embedded=1&shop=world.myshopify.com&timestamp=1764000000'))).toBe(401);
  });

  it.each(['app/uninstalled', 'shop/redact', 'customers/redact', 'customers/data_request'])(
    '[S5] answers 401 to %s about another shop than its header says, or about none',
    async (topic) => {
      const { domain } = app.surroundings.shop;
      const answers = await Promise.all(
        [{ shop_domain: 'other.myshopify.com' }, { myshopify_domain: 'other.myshopify.com', domain }, { id: 1 }].map(
          (body) => post(signed(JSON.stringify(body), { 'x-shopify-topic': topic })),
        ),
      );
      expect(answers).toEqual([401, 401, 401]);
    },
  );

  it('takes a topic it does not know', async () => {
    expect(await post(signed('{"id":7}', { 'x-shopify-topic': 'planets/aligned' }))).toBe(200);
  });

  it('takes a webhook of a shop it does not know', async () => {
    expect(await post(signed('{"id":8}', { 'x-shopify-shop-domain': 'stranger.myshopify.com' }))).toBe(200);
  });

  it('takes 5 MB and refuses what is larger than any order', async () => {
    const ofBytes = (bytes: number): string => JSON.stringify({ id: 1, note: 'x'.repeat(bytes) });
    expect(await post(signed(ofBytes(5_000_000)))).toBe(200);
    expect(await post(signed(ofBytes(9_000_000)))).toBe(413);
  });

  it('stores nothing of a body that was cut, and goes on', async () => {
    const webhook = signed('{"id":9}');
    const cut = httpRequest(`${app.url}/webhooks/shopify`, {
      method: 'POST',
      headers: { ...webhook.headers, 'content-length': '1000' },
    });
    const failed = new Promise((resolve) => cut.on('error', resolve));
    cut.write('{"id":9}');
    cut.destroy(new Error('cut'));
    await failed;
    expect(await post(webhook)).toBe(200);
    expect(await metrics()).not.toMatch(/result="failed"/);
  });

  it('answers 405 to anything but POST', async () => {
    expect((await fetch(`${app.url}/webhooks/shopify`)).status).toBe(405);
  });
});

async function webhookPath(): Promise<string> {
  const { connections } = (await app.api({ method: 'GET', path: '/connections' })) as {
    connections: { webhookUrl: string }[];
  };
  return new URL(connections[0]?.webhookUrl ?? '').pathname;
}

describe('the Picanova webhook door', () => {
  it('takes what comes with the right secret, whatever it says', async () => {
    const path = await webhookPath();
    expect(await post({ body: '<html>', headers: {} }, path)).toBe(200);
    expect(
      await post({ body: '{"type":"moon_landed","data":{"order":{"id":"PPO00000001"}}}', headers: {} }, path),
    ).toBe(200);
  });

  it('answers 404 to a wrong secret, an unknown connection and a shorter path alike', async () => {
    const path = await webhookPath();
    expect(await post({ body: '{}', headers: {} }, `${path}x`)).toBe(404);
    expect(await post({ body: '{}', headers: {} }, path.replace('/picanova/', '/picanova/x'))).toBe(404);
    expect(await post({ body: '{}', headers: {} }, '/webhooks/picanova/onlyone')).toBe(404);
  });

  it('honours a retired secret and the new one at once', async () => {
    const old = await webhookPath();
    await app.api({ method: 'POST', path: '/connections/EU/webhook-secret' });
    const fresh = await webhookPath();
    expect(fresh).not.toBe(old);
    expect(await post({ body: '{"n":1}', headers: {} }, old)).toBe(200);
    expect(await post({ body: '{"n":2}', headers: {} }, fresh)).toBe(200);
  });
});

describe('the session door', () => {
  it.each(['', 'Bearer nonsense', 'Basic abc'])('answers 401 with the retry header to “%s”', async (authorization) => {
    const response = await fetch(`${app.url}/api/settings`, { headers: { authorization } });
    expect(response.status).toBe(401);
    expect(response.headers.get('x-shopify-retry-invalid-session-request')).toBe('1');
  });

  it('answers health without a session, and the API never', async () => {
    expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${app.url}/readyz`)).status).toBe(200);
    expect((await fetch(`${app.url}/api/connections`)).status).toBe(401);
  });
});

describe('the page of operations', () => {
  it('counts calls to both outside systems, by what came of them', async () => {
    await app.api({ method: 'GET', path: '/settings/namespaces' });
    const text = await metrics();
    for (const system of ['shopify', 'picanova'])
      expect(text).toMatch(
        new RegExp(String.raw`picanova_remote_calls_total\{system="${system}",outcome="answered"\} [1-9]`),
      );
  });

  it.each([undefined, 'Bearer', 'Bearer guess', `Basic ${METRICS_TOKEN}`, `Bearer ${METRICS_TOKEN}x`])(
    '[S15] is not shown to “%s”',
    async (authorization) => {
      const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
      const response = await fetch(`${app.url}/metrics`, { headers });
      expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
      expect(await response.text()).not.toContain('picanova_');
    },
  );
});

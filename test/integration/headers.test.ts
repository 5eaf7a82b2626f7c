import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startAppUnderTest, type AppUnderTest } from './app-under-test.ts';

let app: AppUnderTest;
beforeAll(async () => {
  app = await startAppUnderTest({ connected: false });
});
afterAll(() => app.close());

const get = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${app.url}${path}`, { redirect: 'manual', ...init });

describe('every answer', () => {
  it.each([
    ['the document', () => `/?embedded=1&shop=${app.surroundings.shop.domain}`, {}],
    ['the way into the admin', () => `/?shop=${app.surroundings.shop.domain}`, {}],
    ['a document without a shop', () => '/?shop=no-shop', {}],
    ['the help', () => '/help', {}],
    ['a path that is none', () => '/no/such/page', { method: 'POST' }],
    ['a path that cannot be read', () => '/%', {}],
    ['a file that is not there', () => '/assets/no.js', {}],
    ['the API without a session', () => '/api/settings', {}],
    ['health', () => '/healthz', {}],
    ['metrics', () => '/metrics', {}],
    ['a webhook', () => '/webhooks/shopify', { method: 'POST', body: '{}' }],
  ])('is what it says it is, over https, and tells no address: %s', async (_what, path, init) => {
    const { headers } = await get(path(), init);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    if (headers.get('content-type')?.startsWith('text/html') === true)
      expect(headers.get('content-security-policy')).toMatch(/script-src [^;]+;/);
  });

  it.each(['POST', 'PUT', 'DELETE'])('to %s where there is nothing is no page of the framework’s', async (method) => {
    const response = await get('/no/such/page', { method });
    expect([response.status, await response.json()]).toEqual([404, { error: 'not_found' }]);
  });
});

describe('the document', () => {
  it('[S14] is framed by this shop’s admin only, and runs nothing but App Bridge and its own files', async () => {
    const shop = app.surroundings.shop.domain;
    const { headers } = await get(`/?shop=${shop}&embedded=1&id_token=${app.surroundings.shop.sessionToken()}`);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain(`frame-ancestors https://${shop} https://admin.shopify.com;`);
    expect(policy).toMatch(/script-src 'self' https:\/\/cdn\.shopify\.com[^;]*;/);
    expect(policy).not.toContain('unsafe');
  });

  it('is framed by nobody when its address names what is no shop', async () => {
    const response = await get('/?shop=not-a-shop');
    expect(response.status).toBe(400);
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none';");
  });

  it.each(['/', '/orders?tab=waiting', '/orders?shop='])(
    '[R4] is App Bridge, framed by any admin of Shopify’s and by nobody else, when no shop is named: %s',
    async (path) => {
      const response = await get(path);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-security-policy')).toContain(
        'frame-ancestors https://*.myshopify.com https://admin.shopify.com;',
      );
      expect(await response.text()).toContain('<script src="https://cdn.shopify.com/shopifycloud/app-bridge.js">');
    },
  );

  it('[R3] is bounced to itself when its token has run out, framed by this shop’s admin only', async () => {
    const { shop } = app.surroundings;
    const stale = shop.sessionToken({ expiresInSeconds: -600 });
    const { status, headers } = await get(`/orders?shop=${shop.domain}&embedded=1&id_token=${stale}`);
    expect(status).toBe(302);
    expect(headers.get('content-security-policy')).toContain(
      `frame-ancestors https://${shop.domain} https://admin.shopify.com;`,
    );
    const location = new URL(headers.get('location') ?? '', app.url);
    expect(location.origin).toBe(app.url);
    expect(location.searchParams.get('shopify-reload')).toBe(`/orders?shop=${shop.domain}&embedded=1`);
    expect((await get(location.pathname + location.search)).status).toBe(200);
  });

  it('is asked for once more by App Bridge when the token that it brought does not count', async () => {
    const { shop } = app.surroundings;
    const authorization = `Bearer ${shop.sessionToken({ expiresInSeconds: -600 })}`;
    const { status, headers } = await get(`/orders?shop=${shop.domain}&embedded=1`, { headers: { authorization } });
    expect([status, headers.get('x-shopify-retry-invalid-session-request')]).toEqual([401, '1']);
    expect(headers.get('content-type')).toMatch(/^text\/html/);
  });
});

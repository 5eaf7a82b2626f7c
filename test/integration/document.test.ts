import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PAGES, type PageEntry } from '../../web/contract/index.ts';
import { numberOf } from '../../web/contract/gids.ts';
import { eventually } from '../support/eventually.ts';
import { startAppUnderTest, type AppUnderTest } from './app-under-test.ts';

let app: AppUnderTest;
let orderName: string;
let orderGid: string;
beforeAll(async () => {
  app = await startAppUnderTest();
  const order = app.surroundings.shop.placeOrder({ lines: [{ variant: app.variant, quantity: 1 }] });
  orderName = order.name;
  orderGid = order.gid;
  await eventually('the order is in the list', async () =>
    JSON.stringify(await app.api({ method: 'GET', path: '/orders' })).includes(orderName) ? true : undefined,
  );
});
afterAll(() => app.close());

const LAPTOP = 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0.0.0';

/** A document as Shopify's admin asks for it; null leaves a parameter out. */
async function open(
  path: string,
  given: Readonly<Record<string, string | null>> = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { shop } = app.surroundings;
  const parameters = { embedded: '1', shop: shop.domain, locale: 'en-US', id_token: shop.sessionToken(), ...given };
  const query = new URLSearchParams(
    Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== null),
  );
  const response = await fetch(`${app.url}${path}?${query}`, { headers: { 'user-agent': LAPTOP, ...headers } });
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('content-security-policy')).toContain(
    `frame-ancestors https://${parameters.shop ?? shop.domain} https://admin.shopify.com;`,
  );
  return response.text();
}

function drawnOf(html: string): string {
  return html.slice(html.indexOf('<div id="app"'), html.indexOf('<script type="application/json"'));
}

function answersOf(html: string): Record<string, string> {
  const [, json = ''] = /<script type="application\/json" id="first-answers">(.*?)<\/script>/s.exec(html) ?? [];
  return JSON.parse(json) as Record<string, string>;
}

describe('the document', () => {
  it("has the first view drawn, in the shop's time zone and language, and brings the answers along", async () => {
    const html = await open('/orders', { locale: 'de-DE' });
    expect(html).toContain('data-time-zone="Europe/Berlin"');
    expect(drawnOf(html)).toContain(orderName);
    expect(drawnOf(html)).toContain('Bestellungen');
    expect(drawnOf(html)).toContain(`href="${app.url}/help?lang=de"`);
    expect(drawnOf(html)).toContain('href="https://example.com/privacy"');
    const answers = answersOf(html);
    expect(Object.keys(answers).toSorted()).toEqual(['/api/orders/counts', '/api/orders?tab=all&limit=25']);
    expect(answers['/api/orders?tab=all&limit=25']).toContain(orderName);
  });

  it.each(Object.values<PageEntry>(PAGES).filter(({ reads }) => reads !== undefined))(
    'has $path drawn whole from what the table says it reads first',
    async ({ path, reads = [] }) => {
      const html = await open(path.replace(':order', numberOf(orderGid)));
      expect(drawnOf(html)).toContain('Polaris-Page');
      expect(drawnOf(html)).not.toContain('aria-busy="true"');
      expect(Object.keys(answersOf(html))).toHaveLength(reads.length);
    },
  );

  it.each([
    ['on a phone, by its own word', {}, { 'sec-ch-ua-mobile': '?1' }],
    ['on a phone, by its name', {}, { 'user-agent': 'Mozilla/5.0 (iPhone) Mobile/15E148 Safari/604.1' }],
    ['without a locale', { locale: null }, {}],
  ])('leaves the drawing to the browser %s', async (_where, given, headers) => {
    const html = await open('/orders', given, headers as Record<string, string>);
    expect(html).toContain('/assets/');
    expect(html).not.toContain(orderName);
    expect(html).not.toContain('data-drawn-at');
  });

  it('leaves to the browser what is not there, and what no page asks for', async () => {
    expect(await open('/orders/999999999')).not.toContain('data-drawn-at');
    for (const after of ['no-cursor', 'x'.repeat(5_000)])
      expect(await open('/orders', { after })).not.toContain('data-drawn-at');
    expect(app.events).not.toContain('first_view_not_drawn');
  });

  it('installs a shop that is opened for the first time, and draws what it has: nothing yet', async () => {
    const fresh = app.surroundings.shopify.addShop('brand-new.myshopify.com');
    const html = await open('/orders', { shop: fresh.domain, id_token: fresh.sessionToken() });
    expect(drawnOf(html)).toContain('Paid orders with print products appear here');
  });

  it('is drawn for App Bridge, which has the token in a header, and for an address without a shop', async () => {
    const authorization = `Bearer ${app.surroundings.shop.sessionToken()}`;
    const html = await open('/orders', { id_token: null }, { authorization });
    expect(drawnOf(html)).toContain(orderName);
    const bare = await open('/orders', { id_token: null, shop: null, embedded: null }, { authorization });
    expect(drawnOf(bare)).toContain(orderName);
    expect(bare).toContain('data-app-in-admin="https://admin.shopify.com/store/world/apps/world-key"');
  });

  it('bounced, has the policy of what App Bridge writes into it', async () => {
    const url = `${app.url}/orders?embedded=1&shop=${app.surroundings.shop.domain}`;
    const headers = { authorization: `Bearer ${app.surroundings.shop.sessionToken()}` };
    const bounced = await fetch(url);
    const written = await fetch(url, { headers });
    expect(bounced.url).toContain('shopify-reload=');
    expect(await written.text()).toContain('/assets/');
    const policy = 'content-security-policy';
    expect(bounced.headers.get(policy)).toBe(written.headers.get(policy));
  });

  it('says nothing without a valid token of this very shop', async () => {
    const other = app.surroundings.shopify.addShop('another.myshopify.com');
    const tokens = [
      null,
      'forged',
      app.surroundings.shop.sessionToken({ expiresInSeconds: -600 }),
      other.sessionToken(),
    ];
    for (const id_token of tokens) {
      for (const html of [
        await open('/orders', { id_token }),
        await open('/orders', { id_token: null }, { authorization: `Bearer ${id_token}` }),
      ]) {
        expect(html).not.toContain(orderName);
        expect(html).not.toContain('/assets/');
        expect(html).toContain('https://cdn.shopify.com/shopifycloud/app-bridge.js');
        expect(html).toContain('href="https://admin.shopify.com/store/world/apps/world-key/orders"');
      }
    }
  });
});

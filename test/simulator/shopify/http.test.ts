import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exchangeBody, openClient, SHOP, type ShopClient } from './client.fixture.ts';
import { TOKEN_ROUTE } from './http.ts';

let client: ShopClient;
beforeEach(async () => {
  client = await openClient({ costs: 'off' });
});
afterEach(() => client.simulator.close());

const TAG = 'mutation Tag($id: ID!) { tagsAdd(id: $id, tags: ["sent"]) { userErrors { message } } }';
const place = (): string => client.shop.placeOrder({ lines: [{ title: 'Print', quantity: 1 }] }).gid;
const post = (path: string, body: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${client.simulator.adminUrl.replace('/{shop}', '')}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-shopify-access-token': client.accessToken, ...headers },
    body,
  });

const ask = (): Promise<Response> => post(`/${SHOP}/admin/api/2026-10/graphql.json`, '{"query":"{ shop { id } }"}');

describe('routes', () => {
  it('answer 404 for unknown shops and paths, 400 for bodies they cannot read, and say their version', async () => {
    expect(
      (await post('/nobody.myshopify.com/admin/api/2026-10/graphql.json', '{"query":"{ shop { id } }"}')).status,
    ).toBe(404);
    expect((await post(`/${SHOP}/admin/api/2026-10/orders.json`, '{}')).status).toBe(404);
    expect((await post(`/${SHOP}/admin/api/2026-10/graphql.json`, 'not json')).status).toBe(400);
    expect((await post(`/${SHOP}/admin/api/2026-10/graphql.json`, '{}')).status).toBe(400);
    const good = await post(`/${SHOP}/admin/api/2025-01/graphql.json`, '{"query":"{ shop { id } }"}');
    expect([good.status, good.headers.get('x-shopify-api-version')]).toEqual([200, '2026-10']);
  });

  it('take tokens as a form too', async () => {
    const form = new URLSearchParams({
      client_id: 'key-of-the-app',
      client_secret: 'secret-of-the-app',
      ...(exchangeBody(client.shop.sessionToken()) as Record<string, string>),
    });
    expect(
      (
        await post(`/${SHOP}/admin/oauth/access_token`, form.toString(), {
          'content-type': 'application/x-www-form-urlencoded',
        })
      ).status,
    ).toBe(200);
  });

  it('count by operation name, or by the first field of a nameless one', async () => {
    await client.graphql(TAG, { id: place() });
    await client.graphql('{ shop { id } }');
    expect(client.simulator.requests()).toEqual({ total: 3, byOperation: { [TOKEN_ROUTE]: 1, Tag: 1, shop: 1 } });
  });
});

describe('faults', () => {
  it('cut before the work: nothing has happened', async () => {
    const order = place();
    client.simulator.faults.script('Tag', { kind: 'cut_before_work' });
    await expect(client.graphql(TAG, { id: order })).rejects.toThrow();
    expect(client.shop.order(order).tags).toEqual([]);
  });

  it('cut after the commit: the caller cannot know, but it has happened', async () => {
    const order = place();
    client.simulator.faults.script('Tag', { kind: 'cut_after_commit' });
    await expect(client.graphql(TAG, { id: order })).rejects.toThrow();
    expect(client.shop.order(order).tags).toEqual(['sent']);
  });

  it('answer 429 with Retry-After, 500, HTML and an empty body', async () => {
    client.simulator.faults.script(
      'shop',
      { kind: 'status', status: 429, retryAfterSeconds: 2 },
      { kind: 'status', status: 500 },
      { kind: 'html' },
      { kind: 'empty_body' },
      null,
    );
    const limited = await ask();
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '2.0']);
    expect((await ask()).status).toBe(500);
    expect((await ask()).headers.get('content-type')).toBe('text/html');
    expect(await (await ask()).text()).toBe('');
    expect((await ask()).status).toBe(200);
  });

  it('reach the token route by its name', async () => {
    client.simulator.faults.script(TOKEN_ROUTE, { kind: 'status', status: 503 });
    expect((await client.oauth(exchangeBody(client.shop.sessionToken()))).status).toBe(503);
    expect((await client.oauth(exchangeBody(client.shop.sessionToken()))).status).toBe(200);
  });
});

import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { OrderGid } from '../domain/kernel/ids.ts';
import type { ShopTokens } from '../pipeline/ports/index.ts';
import { createShopify } from './create-shopify.ts';
import { startAnsweringServer, type AnsweringServer } from './testing/answering-server.ts';
import { keptLog, SHOP } from './testing/stand-ins.ts';

let server: AnsweringServer | undefined;
afterEach(() => server?.close());

const ISSUED = {
  access_token: 'new',
  scope: 'read_orders',
  expires_in: 3_600,
  refresh_token: 'r2',
  refresh_token_expires_in: 7_776_000,
};

/** The whole adapter over a row in memory, against one server for tokens and GraphQL. */
async function shopifyWith(stored: ShopTokens) {
  server = await startAnsweringServer(({ path }) => ({
    body: path.endsWith('/access_token') ? ISSUED : { data: { order: null } },
  }));
  let row = stored;
  return createShopify({
    config: { apiKey: 'key', apiSecret: 'secret', previousApiSecret: 'before', adminUrl: `${server.url}/{shop}` },
    appUrl: 'https://app.example.com',
    shops: {
      loadTokens: () => Promise.resolve(row),
      saveTokens(_, tokens) {
        row = tokens;
        return Promise.resolve('renewed');
      },
      markAccessLost: () => Promise.reject(new Error('access was not lost')),
    },
    work: { acquireLock: () => Promise.resolve('lock'), releaseLock: () => Promise.resolve() },
    clock: Date,
    random: { next: () => 0.5, id: () => '' },
    log: keptLog(),
  });
}

const pair = (expiresAtMs: number): ShopTokens => ({
  accessToken: 'old',
  accessTokenExpiresAtMs: expiresAtMs,
  refreshToken: 'r1',
  refreshTokenExpiresAtMs: expiresAtMs,
  scopes: [],
});

describe('the adapter as it is put together', () => {
  it('asks with the stored token', async () => {
    const { admin } = await shopifyWith(pair(Date.now() + 3_600_000));
    expect(await admin.readOrder(SHOP, 'gid://shopify/Order/1' as OrderGid, ['$app', 'custom'])).toEqual({
      outcome: 'not_found',
    });
    expect(server?.received.map(({ headers }) => headers['x-shopify-access-token'])).toEqual(['old']);
  });

  it('renews a token that has ended before it asks', async () => {
    const { admin } = await shopifyWith(pair(0));
    await admin.readOrder(SHOP, 'gid://shopify/Order/1' as OrderGid, ['$app', 'custom']);
    expect(server?.received.map(({ path, headers }) => [path, headers['x-shopify-access-token']])).toEqual([
      ['/one.myshopify.com/admin/oauth/access_token', undefined],
      ['/one.myshopify.com/admin/api/2026-10/graphql.json', 'new'],
    ]);
  });

  it('knows signatures of both secrets', async () => {
    const { verifyWebhookSignature, verifySessionToken } = await shopifyWith(pair(0));
    const body = Buffer.from('{}');
    expect(
      ['secret', 'before', 'other'].map((secret) =>
        verifyWebhookSignature(body, createHmac('sha256', secret).update(body).digest('base64')),
      ),
    ).toEqual([true, true, false]);
    expect(await verifySessionToken('no token')).toMatchObject({ outcome: 'invalid' });
  });
});

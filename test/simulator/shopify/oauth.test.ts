import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { API_KEY, API_SECRET, exchangeBody, openClient, SHOP, type ShopClient } from './client.fixture.ts';
import { mintSessionToken } from './jwt.ts';

let client: ShopClient;
beforeEach(async () => {
  client = await openClient();
});
afterEach(() => client.simulator.close());

const ping = (accessToken: string): Promise<number> => {
  client.accessToken = accessToken;
  return client.graphql('{ shop { id } }').then(({ status }) => status);
};
const refresh = (token: unknown): ReturnType<ShopClient['oauth']> =>
  client.oauth({ grant_type: 'refresh_token', refresh_token: token });

describe('token exchange', () => {
  it('turns a session token into an hour of access and 90 days of refresh', async () => {
    const { status, body } = await client.oauth(exchangeBody(client.shop.sessionToken()));
    expect(status).toBe(200);
    expect(body).toMatchObject({ expires_in: 3600, refresh_token_expires_in: 7_776_000 });
    expect(String(body['scope']).split(',')).toContain('write_merchant_managed_fulfillment_orders');
    expect(await ping(String(body['access_token']))).toBe(200);
  });

  it('refuses non-expiring offline tokens', async () => {
    const { expiring: _, ...withoutExpiring } = exchangeBody(client.shop.sessionToken());
    expect(await client.oauth(withoutExpiring)).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
  });

  it.each([
    ['expired', { exp: -60 }],
    ['of another app', { aud: 'another-app' }],
    ['of another shop', { dest: 'https://other.myshopify.com' }],
    ['not yet valid', { nbf: 60 }],
  ])('refuses a session token that is %s', async (_what, change) => {
    const now = client.clock.ms / 1000;
    const claims = {
      iss: `https://${SHOP}/admin`,
      dest: `https://${SHOP}`,
      aud: API_KEY,
      sub: '1',
      iat: now,
      jti: 'j',
      sid: 's',
      exp: now + 60,
      nbf: now,
    };
    const moved = Object.fromEntries(
      Object.entries(change).map(([name, value]) => [name, typeof value === 'number' ? now + value : value]),
    );
    const token = mintSessionToken({ ...claims, ...moved }, API_SECRET);
    expect(await client.oauth(exchangeBody(token))).toMatchObject({
      status: 400,
      body: { error: 'invalid_subject_token' },
    });
  });

  it('refuses a session token that was signed with another secret', async () => {
    const [header, payload] = client.shop.sessionToken().split('.');
    expect(await client.oauth(exchangeBody(`${header}.${payload}.AAAA`))).toMatchObject({
      status: 400,
      body: { error: 'invalid_subject_token' },
    });
  });

  it('refuses wrong client credentials and unknown grants', async () => {
    expect((await client.oauth({ ...exchangeBody(client.shop.sessionToken()), client_secret: 'wrong' })).status).toBe(
      401,
    );
    expect((await client.oauth({ grant_type: 'authorization_code' })).body).toMatchObject({
      error: 'unsupported_grant_type',
    });
  });

  it('grants an online token with its user', async () => {
    const body = {
      ...exchangeBody(client.shop.sessionToken()),
      requested_token_type: 'urn:shopify:params:oauth:token-type:online-access-token',
    };
    expect((await client.oauth(body)).body).toMatchObject({ associated_user: { account_owner: true } });
  });
});

describe('access tokens', () => {
  it('end with their hour', async () => {
    client.clock.ms += 3_599_000;
    expect(await ping(client.accessToken)).toBe(200);
    client.clock.ms += 1000;
    expect(await ping(client.accessToken)).toBe(401);
  });

  it('are unknown when they were never issued', async () => {
    expect(await ping('offline_forged')).toBe(401);
  });
});

describe('refresh', () => {
  it('hands out a new pair', async () => {
    const { status, body } = await refresh(client.refreshToken);
    expect(status).toBe(200);
    expect(body['refresh_token']).not.toBe(client.refreshToken);
    expect(await ping(String(body['access_token']))).toBe(200);
  });

  it('may be retried with the old token until the new one is first used', async () => {
    const lost = await refresh(client.refreshToken);
    const retried = await refresh(client.refreshToken);
    expect(retried.status).toBe(200);
    expect((await refresh(retried.body['refresh_token'])).status).toBe(200);
    expect(await refresh(client.refreshToken)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect(lost.body['refresh_token']).not.toBe(retried.body['refresh_token']);
  });

  it('is over for an old token 30 days after its first use', async () => {
    await refresh(client.refreshToken);
    client.clock.ms += 31 * 86_400_000;
    expect((await refresh(client.refreshToken)).status).toBe(400);
  });

  it('is over after 90 days', async () => {
    client.clock.ms += 90 * 86_400_000;
    expect((await refresh(client.refreshToken)).body).toMatchObject({ error: 'invalid_grant' });
  });
});

describe('on request', () => {
  it('answers leave fields out', async () => {
    client.simulator.tokenEndpoint = { omit: ['expires_in', 'refresh_token_expires_in'], refuse: null };
    const { status, body } = await refresh(client.refreshToken);
    expect([status, Object.keys(body).toSorted()]).toEqual([200, ['access_token', 'refresh_token', 'scope']]);
  });

  it('a refresh, or everything, is refused', async () => {
    client.simulator.tokenEndpoint = { omit: [], refuse: 'invalid_grant' };
    expect(await refresh(client.refreshToken)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect((await client.oauth(exchangeBody(client.shop.sessionToken()))).status).toBe(200);
    client.simulator.tokenEndpoint = { omit: [], refuse: 'invalid_client' };
    expect(await refresh(client.refreshToken)).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
  });

  it('tokens end', async () => {
    client.shop.endTokens('access');
    expect([await ping(client.accessToken), (await refresh(client.refreshToken)).status]).toEqual([401, 200]);
    client.shop.endTokens('all');
    expect([await ping(client.accessToken), (await refresh(client.refreshToken)).status]).toEqual([401, 400]);
  });
});

describe('uninstall', () => {
  it('revokes every token at once, and a reinstalled shop starts anew', async () => {
    client.shop.uninstall();
    expect(await ping(client.accessToken)).toBe(401);
    expect((await refresh(client.refreshToken)).status).toBe(401);
    client.shop.reinstall();
    expect(await ping(client.accessToken)).toBe(401);
    expect((await client.oauth(exchangeBody(client.shop.sessionToken()))).status).toBe(200);
  });
});

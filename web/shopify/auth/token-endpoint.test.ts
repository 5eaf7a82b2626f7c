import { afterEach, describe, expect, it } from 'vitest';
import { startAnsweringServer, type Answer, type AnsweringServer } from '../testing/answering-server.ts';
import { movedClock, SHOP } from '../testing/stand-ins.ts';
import { createTokenEndpoint } from './token-endpoint.ts';

const ISSUED = {
  access_token: 'offline_1',
  scope: 'read_orders, write_products,',
  expires_in: 3_600,
  refresh_token: 'refresh_1',
  refresh_token_expires_in: 7_776_000,
};

const HELD = { refreshToken: 'refresh_0', refreshTokenExpiresAtMs: 50_000_000, scopes: ['read_orders'] };

let server: AnsweringServer | undefined;
afterEach(() => server?.close());

async function endpointFor(answer: Answer) {
  server = await startAnsweringServer(() => answer);
  const endpoint = createTokenEndpoint({
    adminUrl: `${server.url}/{shop}`,
    apiKey: 'key',
    apiSecret: 'secret',
    clock: movedClock(1_000),
    timeouts: { connectMs: 1_000, totalMs: 200 },
  });
  return { endpoint, requests: server.received };
}

describe('the token endpoint', () => {
  it('issues a pair for a session token, with times in epoch ms', async () => {
    const { endpoint, requests } = await endpointFor({ body: ISSUED });
    expect(await endpoint.exchange(SHOP, 'jwt')).toEqual({
      outcome: 'issued',
      tokens: {
        accessToken: 'offline_1',
        accessTokenExpiresAtMs: 3_601_000,
        refreshToken: 'refresh_1',
        refreshTokenExpiresAtMs: 7_776_001_000,
        scopes: ['read_orders', 'write_products'],
      },
    });
    expect(requests[0]?.path).toBe('/one.myshopify.com/admin/oauth/access_token');
    expect(JSON.parse(requests[0]?.body ?? '')).toMatchObject({
      subject_token: 'jwt',
      expiring: '1',
      client_id: 'key',
      client_secret: 'secret',
    });
  });

  it('issues the next pair for a refresh token', async () => {
    const { endpoint, requests } = await endpointFor({ body: ISSUED });
    expect((await endpoint.refresh(SHOP, HELD)).outcome).toBe('issued');
    expect(JSON.parse(requests[0]?.body ?? '')).toEqual({
      client_id: 'key',
      client_secret: 'secret',
      grant_type: 'refresh_token',
      refresh_token: 'refresh_0',
    });
  });

  it.each([
    [400, 'invalid_grant'],
    [400, 'invalid_subject_token'],
    [401, 'invalid_grant'],
  ])('refuses for good with HTTP %d %s', async (status, error) => {
    const { endpoint } = await endpointFor({ status, body: { error, error_description: 'secret words' } });
    expect(await endpoint.refresh(SHOP, HELD)).toEqual({
      outcome: 'refused',
      retry: false,
      reason: `HTTP ${status}: ${error}`,
      status,
      fields: {},
    });
  });

  it.each([
    [401, { error: 'invalid_client' }],
    [403, { error: 'unauthorized_client' }],
    [400, { error: 'invalid_request' }],
    [401, { error: 42 }],
    [400, '<html>'],
  ])('calls HTTP %d %j our own fault, not the shop’s', async (status, body) => {
    const { endpoint } = await endpointFor({ status, body });
    expect((await endpoint.refresh(SHOP, HELD)).outcome).toBe('app_refused');
    expect((await endpoint.exchange(SHOP, 'jwt')).outcome).toBe('app_refused');
  });

  it('has lost access to a frozen shop', async () => {
    const { endpoint } = await endpointFor({ status: 402, body: '' });
    expect(await endpoint.refresh(SHOP, HELD)).toMatchObject({ outcome: 'access_lost', reason: 'HTTP 402' });
  });

  it('says when to come again', async () => {
    const { endpoint } = await endpointFor({ status: 429, headers: { 'retry-after': '3' }, body: '' });
    expect(await endpoint.refresh(SHOP, HELD)).toEqual({ outcome: 'throttled', retry: true, retryAtMs: 4_000 });
  });

  it.each([
    ['HTTP 500', { status: 500, body: '' }],
    ['a page of HTML', { body: '<html>' }],
    ['a cut connection', 'cut'],
    ['no answer in time', 'hang'],
  ] as [string, Answer][])('may be asked again after %s', async (_, answer) => {
    const { endpoint } = await endpointFor(answer);
    expect(await endpoint.refresh(SHOP, HELD)).toMatchObject({ outcome: 'unreachable', retry: true });
  });

  it('cannot do without an access token, and repeats none of the other values', async () => {
    const { endpoint } = await endpointFor({ body: { ...ISSUED, access_token: undefined } });
    const answer = await endpoint.exchange(SHOP, 'jwt');
    expect(answer).toMatchObject({ outcome: 'unreachable', reason: 'the token answer lacks access_token' });
  });
});

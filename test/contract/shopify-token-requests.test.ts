import '@shopify/shopify-api/adapters/node';
import { ApiVersion, LogSeverity, RequestedTokenType, shopifyApi } from '@shopify/shopify-api';
import { setAbstractFetchFunc } from '@shopify/shopify-api/runtime';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSessionTokenVerifier } from '../../web/shopify/auth/session-token.ts';
import { startAnsweringServer, type AnsweringServer } from '../../web/shopify/testing/answering-server.ts';
import { SHOP } from '../../web/shopify/testing/stand-ins.ts';
import { createTokenEndpoint } from '../../web/shopify/auth/token-endpoint.ts';

/** Our two token requests beside those of Shopify's own library: same path, same body. */
const API_KEY = 'key';
const API_SECRET = 'secret';
const ISSUED = {
  access_token: 'a',
  scope: 'read_orders',
  expires_in: 3_600,
  refresh_token: 'r',
  refresh_token_expires_in: 7_776_000,
};

const library = shopifyApi({
  apiKey: API_KEY,
  apiSecretKey: API_SECRET,
  hostName: 'app.example.com',
  apiVersion: ApiVersion.October26,
  isEmbeddedApp: true,
  logger: { level: LogSeverity.Error },
});

let server: AnsweringServer;

beforeAll(async () => {
  server = await startAnsweringServer(() => ({ body: ISSUED }));
  setAbstractFetchFunc((url, init) => fetch(String(url).replace('https://', `${server.url}/`), init));
});

afterAll(() => server.close());

const HELD = { refreshToken: 'old', refreshTokenExpiresAtMs: Date.now() + 60_000, scopes: [] };

const ours = () =>
  createTokenEndpoint({ adminUrl: `${server.url}/{shop}`, apiKey: API_KEY, apiSecret: API_SECRET, clock: Date });

function sessionToken(): Promise<string> {
  const seconds = Math.floor(Date.now() / 1_000);
  return new SignJWT({ dest: `https://${SHOP}`, sid: 's' })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(`https://${SHOP}/admin`)
    .setAudience(API_KEY)
    .setSubject('42')
    .setNotBefore(seconds)
    .setExpirationTime(seconds + 60)
    .sign(new TextEncoder().encode(API_SECRET));
}

/** The last two requests: the library's, then ours. */
function lastTwo() {
  return server.received.slice(-2).map(({ path, body }) => ({ path, body: JSON.parse(body) as unknown }));
}

describe('beside shopify-api', () => {
  it('the token exchange is the same request', async () => {
    const token = await sessionToken();
    await library.auth.tokenExchange({
      shop: SHOP,
      sessionToken: token,
      requestedTokenType: RequestedTokenType.OfflineAccessToken,
      expiring: true,
    });
    expect((await ours().exchange(SHOP, token)).outcome).toBe('issued');
    const [theirs, own] = lastTwo();
    expect(own).toEqual(theirs);
  });

  it('the refresh is the same request', async () => {
    await library.auth.refreshToken({ shop: SHOP, refreshToken: 'old' });
    expect((await ours().refresh(SHOP, HELD)).outcome).toBe('issued');
    const [theirs, own] = lastTwo();
    expect(own).toEqual(theirs);
  });

  it('a session token is read alike', async () => {
    const token = await sessionToken();
    const theirs = await library.session.decodeSessionToken(token);
    const own = await createSessionTokenVerifier({
      apiKey: API_KEY,
      apiSecret: API_SECRET,
      previousApiSecret: null,
      clock: Date,
    })(token);
    expect(own).toEqual({ outcome: 'valid', shop: new URL(theirs.dest).host, userId: theirs.sub });
  });
});

import { z } from 'zod';
import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type { Clock, Outcome, ShopTokens } from '../../pipeline/ports/index.ts';
import { accessLost, refused, throttled, unreachable } from '../client/failures.ts';
import type { HttpResult } from '../../outbound/http-client.ts';
import { POST_TIMEOUTS, postJson, type PostTimeouts } from '../client/post-json.ts';
import { isShopClosed, retryAfterMs } from '../client/http-status.ts';
import { parseJson } from '../client/json.ts';

/**
 * Shopify's token endpoint: a session token, or a refresh token, for an expiring offline pair
 * (shopify-platform §2.1, §2.2). The two bodies are those of shopify-api, which a contract test holds side by side. Its
 * own functions are not used: they fix the address to `https://{shop}`, can be led elsewhere only for the whole
 * process, and have no time-out.
 *
 * `refused` = this session or refresh token will never do. Asking again is safe after any other failure: the previous
 * refresh token stays valid until the new one is first used.
 */
export interface TokenEndpoint {
  exchange(shop: ShopDomain, sessionToken: string): Promise<Outcome<Issued>>;
  refresh(shop: ShopDomain, refreshToken: string): Promise<Outcome<Issued>>;
}

export interface Issued {
  readonly outcome: 'issued';
  readonly tokens: ShopTokens;
}

export interface TokenEndpointParts {
  /** `{shop}` stands for the shop's domain. */
  readonly adminUrl: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly clock: Clock;
  readonly timeouts?: PostTimeouts;
}

/** What an answer that does not say is taken to mean (shopify-platform §2.2). */
const REFRESH_TOKEN_SECONDS = 90 * 86_400;

const issuedSchema = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive(),
  refresh_token: z.string().min(1),
  refresh_token_expires_in: z.number().positive().default(REFRESH_TOKEN_SECONDS),
  scope: z.string().default(''),
});

const errorSchema = z.object({ error: z.string() });

function readFailure(result: Extract<HttpResult, { outcome: 'answered' }>, nowMs: number): Outcome<never> {
  const { status, headers, text } = result;
  const body = errorSchema.safeParse(parseJson(text));
  const reason = body.success ? `HTTP ${status}: ${body.data.error}` : `HTTP ${status}`;
  if (status === 400 || status === 401) return refused(reason, { status });
  if (status === 429) return throttled(nowMs + retryAfterMs(headers['retry-after']));
  return isShopClosed(status) ? accessLost(reason) : unreachable(reason);
}

function readTokens(result: HttpResult, nowMs: number): Outcome<Issued> {
  if (result.outcome !== 'answered') return unreachable(result.reason);
  if (result.status !== 200) return readFailure(result, nowMs);
  const issued = issuedSchema.safeParse(parseJson(result.text));
  if (!issued.success)
    return unreachable(
      `the token answer lacks ${issued.error.issues.map(({ path }) => path.join('.') || 'everything').join(', ')}`,
    );
  const { data } = issued;
  return {
    outcome: 'issued',
    tokens: {
      accessToken: data.access_token,
      accessTokenExpiresAtMs: nowMs + data.expires_in * 1_000,
      refreshToken: data.refresh_token,
      refreshTokenExpiresAtMs: nowMs + data.refresh_token_expires_in * 1_000,
      scopes: data.scope
        .split(',')
        .map((scope) => scope.trim())
        .filter((scope) => scope !== ''),
    },
  };
}

export function createTokenEndpoint(parts: TokenEndpointParts): TokenEndpoint {
  const { adminUrl, apiKey, apiSecret, clock } = parts;

  async function ask(shop: ShopDomain, grant: Readonly<Record<string, string>>): Promise<Outcome<Issued>> {
    const url = `${adminUrl.replaceAll('{shop}', shop)}/admin/oauth/access_token`;
    const body = JSON.stringify({ client_id: apiKey, client_secret: apiSecret, ...grant });
    return readTokens(
      await postJson(url, body, { headers: {}, timeouts: parts.timeouts ?? POST_TIMEOUTS }),
      clock.now(),
    );
  }

  return {
    exchange: (shop, sessionToken) =>
      ask(shop, {
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        subject_token: sessionToken,
        subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
        requested_token_type: 'urn:shopify:params:oauth:token-type:offline-access-token',
        expiring: '1',
      }),
    refresh: (shop, refreshToken) => ask(shop, { grant_type: 'refresh_token', refresh_token: refreshToken }),
  };
}

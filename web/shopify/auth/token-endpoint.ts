import { z } from 'zod';
import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type { Clock, Outcome, ShopTokens } from '../../pipeline/ports/index.ts';
import { accessLost, refused, throttled, unreachable } from '../client/failures.ts';
import type { HttpResult } from '../../outbound/http-client.ts';
import { POST_TIMEOUTS, postJson, type PostTimeouts } from '../client/post-json.ts';
import { isShopClosed, retryAfterMs } from '../client/http-status.ts';
import { parseJson } from '../client/json.ts';
import { readTokenAnswer } from './token-answer.ts';

/**
 * Shopify's token endpoint: a session token, or a refresh token, for an expiring offline pair
 * (shopify-platform §2.1, §2.2). The two bodies are those of shopify-api, which a contract test holds side by side. Its
 * own functions are not used: they fix the address to `https://{shop}`, can be led elsewhere only for the whole
 * process, and have no time-out.
 *
 * `refused` = this session or refresh token will never do; Shopify says so by `invalid_grant` or
 * `invalid_subject_token` alone. `app_refused` = the app's own id, secret or request is not taken: never the shop's
 * fault, and worth asking again. Asking again is safe after every failure: the previous refresh token stays valid until
 * the new one is first used.
 */
export interface TokenEndpoint {
  exchange(shop: ShopDomain, sessionToken: string): Promise<TokenAnswer>;
  /** What the answer does not say stays as it is in the pair that is held. */
  refresh(shop: ShopDomain, held: HeldTokens): Promise<TokenAnswer>;
}

export type TokenAnswer = Outcome<Issued> | AppRefused;

export interface AppRefused {
  readonly outcome: 'app_refused';
  readonly reason: string;
}

export type HeldTokens = Pick<ShopTokens, 'refreshToken' | 'refreshTokenExpiresAtMs' | 'scopes'>;

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

type Answered = Extract<HttpResult, { outcome: 'answered' }>;

const errorSchema = z.object({ error: z.string() });

/** The token that was shown is at fault, whoever shows it. */
const TOKEN_FAULTS: ReadonlySet<string> = new Set(['invalid_grant', 'invalid_subject_token']);
const APP_FAULTS: ReadonlySet<string> = new Set(['invalid_client', 'unauthorized_client']);

export function createTokenEndpoint(parts: TokenEndpointParts): TokenEndpoint {
  const { adminUrl, apiKey, apiSecret, clock } = parts;

  function readFailure(result: Answered): TokenAnswer {
    const { status, headers, text } = result;
    const body = errorSchema.safeParse(parseJson(text));
    const error = body.success ? body.data.error : '';
    const reason = error === '' ? `HTTP ${status}` : `HTTP ${status}: ${error}`;
    if (status === 429) return throttled(clock.now() + retryAfterMs(headers['retry-after']));
    if (TOKEN_FAULTS.has(error)) return refused(reason, { status });
    if (status === 400 || status === 401 || APP_FAULTS.has(error)) return { outcome: 'app_refused', reason };
    return isShopClosed(status) ? accessLost(reason) : unreachable(reason);
  }

  function readTokens(result: HttpResult, held: HeldTokens | null): TokenAnswer {
    if (result.outcome !== 'answered') return unreachable(result.reason);
    if (result.status !== 200) return readFailure(result);
    const tokens = readTokenAnswer(parseJson(result.text), { nowMs: clock.now(), held });
    return tokens === null ? unreachable('the token answer lacks access_token') : { outcome: 'issued', tokens };
  }

  async function ask(
    shop: ShopDomain,
    grant: Readonly<Record<string, string>>,
    held: HeldTokens | null,
  ): Promise<TokenAnswer> {
    const url = `${adminUrl.replaceAll('{shop}', shop)}/admin/oauth/access_token`;
    const body = JSON.stringify({ client_id: apiKey, client_secret: apiSecret, ...grant });
    const timeouts = parts.timeouts ?? POST_TIMEOUTS;
    return readTokens(await postJson(url, body, { headers: {}, timeouts }), held);
  }

  return {
    exchange: (shop, sessionToken) =>
      ask(
        shop,
        {
          grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
          subject_token: sessionToken,
          subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
          requested_token_type: 'urn:shopify:params:oauth:token-type:offline-access-token',
          expiring: '1',
        },
        null,
      ),
    refresh: (shop, held) => ask(shop, { grant_type: 'refresh_token', refresh_token: held.refreshToken }, held),
  };
}

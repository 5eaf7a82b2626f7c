import { createSecretKey } from 'node:crypto';
import { errors, jwtVerify, type JWTPayload } from 'jose';
import { parseShopDomain, type ShopDomain } from '../../domain/kernel/ids.ts';
import type { Clock } from '../../pipeline/ports/index.ts';

/**
 * Session tokens of the embedded page: HS256 with the app's secret, for this app, in time, from one shop. The shop of a
 * request comes from here and from nowhere else (shopify-platform §2.1, §2.3).
 */
export type VerifySessionToken = (token: string) => Promise<SessionTokenResult>;

export type SessionTokenResult =
  | { readonly outcome: 'valid'; readonly shop: ShopDomain; readonly userId: string | null }
  | { readonly outcome: 'invalid'; readonly reason: string };

export interface SessionTokenParts {
  readonly apiKey: string;
  readonly apiSecret: string;
  /** Shopify may sign with the old secret for up to an hour after a rotation. */
  readonly previousApiSecret: string | null;
  readonly clock: Clock;
}

const CLOCK_TOLERANCE_SECONDS = 10;

function hostOf(claim: unknown): string | null {
  return typeof claim === 'string' && URL.canParse(claim) && claim.startsWith('https://') ? new URL(claim).host : null;
}

function readClaims({ dest, iss, sub }: JWTPayload): SessionTokenResult {
  const host = hostOf(dest);
  const shop = host === null ? null : parseShopDomain(host);
  if (shop === null) return { outcome: 'invalid', reason: 'dest is not a shop' };
  if (hostOf(iss) !== host) return { outcome: 'invalid', reason: 'iss and dest are not the same shop' };
  return { outcome: 'valid', shop, userId: sub ?? null };
}

export function createSessionTokenVerifier({
  apiKey,
  apiSecret,
  previousApiSecret,
  clock,
}: SessionTokenParts): VerifySessionToken {
  const keys = [apiSecret, ...(previousApiSecret === null ? [] : [previousApiSecret])].map((secret) =>
    createSecretKey(secret, 'utf8'),
  );

  return async function verifySessionToken(token) {
    let reason = 'no key';
    for (const key of keys) {
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: ['HS256'],
          audience: apiKey,
          clockTolerance: CLOCK_TOLERANCE_SECONDS,
          currentDate: new Date(clock.now()),
          requiredClaims: ['exp', 'nbf', 'iss', 'dest'],
        });
        return readClaims(payload);
      } catch (error) {
        if (!(error instanceof errors.JOSEError)) throw error;
        reason = error instanceof errors.JWTClaimValidationFailed ? `${error.claim}: ${error.reason}` : error.code;
        if (!(error instanceof errors.JWSSignatureVerificationFailed)) break;
      }
    }
    return { outcome: 'invalid', reason };
  };
}

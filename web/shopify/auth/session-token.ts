import type { JWTPayload } from 'jose';
import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type { Clock } from '../../pipeline/ports/index.ts';
import { createShopifyLibrary, type ShopifyLibrary } from './library.ts';

/**
 * Session tokens of the embedded page: signed with one of the app's secrets, for this app, in time, from one shop. The
 * shop of a request comes from here and from nowhere else (shopify-platform §2.1, §2.3).
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

function invalid(reason: string): SessionTokenResult {
  return { outcome: 'invalid', reason };
}

function hostOf(claim: unknown): string | null {
  return typeof claim === 'string' && URL.canParse(claim) && claim.startsWith('https://') ? new URL(claim).host : null;
}

/** The token lives by this clock, give or take what two clocks may differ. */
function isInTime({ exp, nbf }: JWTPayload, nowMs: number): boolean {
  const now = Math.floor(nowMs / 1_000);
  return (
    typeof exp === 'number' &&
    typeof nbf === 'number' &&
    exp > now - CLOCK_TOLERANCE_SECONDS &&
    nbf <= now + CLOCK_TOLERANCE_SECONDS
  );
}

export function createSessionTokenVerifier(parts: SessionTokenParts): VerifySessionToken {
  const { apiKey, apiSecret, previousApiSecret, clock } = parts;
  const library = createShopifyLibrary({ apiKey, apiSecret });
  const libraries: readonly ShopifyLibrary[] =
    previousApiSecret === null ? [library] : [library, createShopifyLibrary({ apiKey, apiSecret: previousApiSecret })];

  function readClaims(claims: JWTPayload): SessionTokenResult {
    const { aud, dest, iss, sub } = claims;
    if (aud !== apiKey) return invalid('aud is another app');
    if (!isInTime(claims, clock.now())) return invalid('exp or nbf is missing or not in time');
    const host = hostOf(dest);
    const shop = host === null ? null : library.readShop(host);
    if (shop === null) return invalid('dest is not a shop');
    if (hostOf(iss) !== host) return invalid('iss and dest are not the same shop');
    return { outcome: 'valid', shop, userId: sub ?? null };
  }

  return async function verifySessionToken(token) {
    for (const { readSessionToken } of libraries) {
      const read = await readSessionToken(token);
      if (read.outcome === 'signed') return readClaims(read.claims);
      if (read.outcome === 'malformed') return invalid('malformed');
    }
    return invalid('ERR_JWS_SIGNATURE_VERIFICATION_FAILED');
  };
}

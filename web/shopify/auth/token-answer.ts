import type { ShopTokens } from '../../pipeline/ports/index.ts';
import { asList, asObject, asText } from '../../domain/kernel/json.ts';

/**
 * What Shopify's token endpoint answered, field by field: only the access token itself cannot be done without. What is
 * absent, null or of another type is taken to mean the least (shopify-platform §2.2), so that a shop works on.
 */
export interface ReadAnswer {
  readonly nowMs: number;
  /** The pair that was refreshed; null = none, this is an exchange. */
  readonly held: Pick<ShopTokens, 'refreshToken' | 'refreshTokenExpiresAtMs' | 'scopes'> | null;
}

/** A life that is not told counts as short: twice what is left when a token is renewed, so it serves for a while. */
const ASSUMED_ACCESS_SECONDS = 600;
/** The keep-alive comes twice in it. */
const ASSUMED_REFRESH_SECONDS = 86_400;
/** Longer than any token lives; a time beyond what a date can hold would end as null in the store. */
const LONGEST_SECONDS = 366 * 86_400;

function secondsOf(value: unknown, assumed: number): number {
  const text = asText(value);
  const seconds = text === null ? Number.NaN : Number(text);
  return seconds > 0 ? Math.min(seconds, LONGEST_SECONDS) : assumed;
}

/** Scopes stand in one text, with commas or spaces between them, or in a list. Null = not told. */
function scopesOf(value: unknown): readonly string[] | null {
  const texts = typeof value === 'string' ? [value] : Array.isArray(value) ? asList(value) : null;
  return texts?.flatMap((text) => (asText(text) ?? '').split(/[\s,]+/)).filter((scope) => scope !== '') ?? null;
}

/** Only text: a number or a list is no token. */
function tokenOf(value: unknown): string | null {
  return typeof value === 'string' ? asText(value) : null;
}

/** The tokens of an answer's JSON; null = there is no access token in it. */
export function readTokenAnswer(json: unknown, { nowMs, held }: ReadAnswer): ShopTokens | null {
  const body = asObject(json) ?? {};
  const accessToken = tokenOf(body['access_token']);
  if (accessToken === null) return null;
  const refreshToken = tokenOf(body['refresh_token']);
  const refreshSeconds = secondsOf(body['refresh_token_expires_in'], ASSUMED_REFRESH_SECONDS);
  // Without a new refresh token the one that was used goes on being it, with the life it had.
  const refreshing =
    refreshToken === null && held !== null
      ? held
      : { refreshToken: refreshToken ?? '', refreshTokenExpiresAtMs: nowMs + refreshSeconds * 1_000 };
  return {
    accessToken,
    accessTokenExpiresAtMs: nowMs + secondsOf(body['expires_in'], ASSUMED_ACCESS_SECONDS) * 1_000,
    refreshToken: refreshing.refreshToken,
    refreshTokenExpiresAtMs: refreshing.refreshTokenExpiresAtMs,
    scopes: scopesOf(body['scope']) ?? held?.scopes ?? [],
  };
}

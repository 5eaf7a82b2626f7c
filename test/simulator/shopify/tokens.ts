import { randomBytes } from 'node:crypto';

const DAY_MS = 86_400_000;
export const REFRESH_SECONDS = 90 * 86_400;
/** How long a replaced refresh token may still be tried, at most (shopify-platform §2.2). */
const RETRY_AT_MOST_MS = 30 * DAY_MS;

export interface TokenPair {
  readonly accessToken: string;
  readonly refreshToken: string;
}

interface Refresh {
  readonly expiresAtMs: number;
  /** The refresh token this one replaced; dies when this one is first used. */
  readonly replaced: string | null;
  /** When it was first exchanged; null = never. */
  firstUsedAtMs: number | null;
}

/** The tokens of one shop's installation. Expired and replaced ones are forgotten, so they read as unknown. */
export class TokenBook {
  readonly #accessMs: number;
  readonly #now: () => number;
  readonly #access = new Map<string, number>();
  readonly #refresh = new Map<string, Refresh>();

  constructor(accessTokenSeconds: number, now: () => number) {
    this.#accessMs = accessTokenSeconds * 1000;
    this.#now = now;
  }

  issue(replaced: string | null = null): TokenPair {
    const accessToken = this.issueAccess('offline_', this.#accessMs);
    const refreshToken = `refresh_${randomBytes(16).toString('hex')}`;
    this.#refresh.set(refreshToken, {
      expiresAtMs: this.#now() + REFRESH_SECONDS * 1000,
      replaced,
      firstUsedAtMs: null,
    });
    return { accessToken, refreshToken };
  }

  issueAccess(prefix: string, lifetimeMs: number): string {
    const token = `${prefix}${randomBytes(16).toString('hex')}`;
    this.#access.set(token, this.#now() + lifetimeMs);
    return token;
  }

  /**
   * A new pair, or null when the token is unknown, expired, or replaced by one that has been used. "Used" is read as:
   * exchanged in its turn; a call with the new access token does not retire the old refresh token.
   */
  refresh(refreshToken: string): TokenPair | null {
    const known = this.#refresh.get(refreshToken);
    const nowMs = this.#now();
    if (!known || known.expiresAtMs <= nowMs) return null;
    if (known.firstUsedAtMs !== null && nowMs - known.firstUsedAtMs > RETRY_AT_MOST_MS) return null;
    known.firstUsedAtMs ??= nowMs;
    if (known.replaced !== null) this.#refresh.delete(known.replaced);
    return this.issue(refreshToken);
  }

  isValid(accessToken: string): boolean {
    const expiresAtMs = this.#access.get(accessToken);
    return expiresAtMs !== undefined && expiresAtMs > this.#now();
  }

  revokeAccess(): void {
    this.#access.clear();
  }

  revokeAll(): void {
    this.revokeAccess();
    this.#refresh.clear();
  }
}

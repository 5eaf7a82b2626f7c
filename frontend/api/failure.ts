import type { ApiError } from '../../web/contract/index.ts';

/**
 * `offline`: no answer at all. `unavailable`: something else answers in the app's place, such as a proxy whose server
 * is down. `unreadable`: an answer that is not in the contract.
 */
export type FailureCode = ApiError['error'] | 'offline' | 'unavailable' | 'unreadable';

/** A call that did not succeed; thrown, because React Query carries errors this way. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';
  readonly code: FailureCode;
  readonly reason: string | null;
  /** Faulty inputs by path, `field.sub.0`. */
  readonly issues: readonly { readonly path: string; readonly message: string }[];
  /** How long the server wants not to be asked again; null = it did not say. */
  readonly retryAfterMs: number | null;

  constructor(code: FailureCode, about: Pick<ApiError, 'reason' | 'issues'> & { retryAfterMs?: number | null } = {}) {
    super(about.reason === undefined ? code : `${code}: ${about.reason}`);
    this.code = code;
    this.reason = about.reason ?? null;
    this.issues = about.issues ?? [];
    this.retryAfterMs = about.retryAfterMs ?? null;
  }
}

const WORTH_ANOTHER_TRY: ReadonlySet<FailureCode> = new Set([
  'offline',
  'unavailable',
  'busy',
  'too_many_requests',
  'shopify_unreachable',
  'picanova_unreachable',
  'storage_unavailable',
  'internal_error',
]);

const LONGEST_DELAY_MS = 30_000;

/** Whether the cause may pass by itself. */
export function isPassing(error: unknown): boolean {
  return error instanceof ApiFailure && WORTH_ANOTHER_TRY.has(error.code);
}

/** Reads are tried three times when the cause may pass by itself. */
export function retryRead(failedAttempts: number, error: unknown): boolean {
  return failedAttempts < 2 && isPassing(error);
}

/** Whether the app's server, or the way to it, is down: nothing about this one call. */
export function isAway(error: unknown): boolean {
  return error instanceof ApiFailure && (error.code === 'offline' || error.code === 'unavailable');
}

/** One second, then two; or as long as the server says, in which half a minute is as good as never. */
export function retryDelayMs(failedAttempts: number, error: unknown): number {
  const asked = error instanceof ApiFailure ? (error.retryAfterMs ?? 0) : 0;
  return Math.max(1_000 * 2 ** failedAttempts, Math.min(asked, LONGEST_DELAY_MS));
}

/** What React Query carries as an error, as the failure it is; a bug is told as an answer that cannot be read. */
export function asFailure(error: unknown): ApiFailure {
  return error instanceof ApiFailure ? error : new ApiFailure('unreadable');
}

const HELPED_BY_RELOAD: ReadonlySet<FailureCode> = new Set([
  'unreadable',
  'session_token_invalid',
  'token_exchange_refused',
  'shopify_access_lost',
  'bad_request',
]);

/** Whether a page of a newer version, or with another token, would get on: its texts say so. */
export function isHelpedByReload({ code }: ApiFailure): boolean {
  return HELPED_BY_RELOAD.has(code);
}

import type { CallUrgency } from './work.ts';

/**
 * How a call to an outside system can fail. Expected failures are values; a bug throws. Every failure says whether
 * trying again can help, and an `unknown` outcome says that the remote side may have acted: look before acting again.
 */
export type RemoteFailure =
  /**
   * Known not to have acted: refused by a rate limit, or by the local budget, which has nothing for calls of this
   * `urgency`.
   */
  | {
      readonly outcome: 'throttled';
      readonly retry: true;
      readonly retryAtMs: number;
      readonly urgency?: CallUrgency;
    }
  /** Known not to have acted: connection refused, DNS, 429/503 before work, breaker open. */
  | { readonly outcome: 'unreachable'; readonly retry: true; readonly reason: string }
  /** May have acted: time-out, connection cut, 5xx, an answer that cannot be read. */
  | { readonly outcome: 'unknown'; readonly retry: true; readonly reason: string }
  /** Credentials or token no longer accepted. The merchant must act. */
  | { readonly outcome: 'access_lost'; readonly retry: false; readonly reason: string }
  /**
   * The credentials are good, and this is not open to the app: the merchant has not granted the `scopes` named, or,
   * where none is, Shopify has not released customer data to it. A person must grant it.
   */
  | {
      readonly outcome: 'not_granted';
      readonly retry: false;
      readonly reason: string;
      readonly scopes: readonly string[];
    }
  /** Permanent for this request. `fields` names what was wrong when the remote said so. */
  | {
      readonly outcome: 'refused';
      readonly retry: false;
      readonly reason: string;
      readonly status: number | null;
      readonly fields: Readonly<Record<string, readonly string[]>>;
    };

export type Outcome<Success extends { readonly outcome: string }> = Success | RemoteFailure;

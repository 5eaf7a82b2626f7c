const WINDOW_MS = 60_000;

/** What the limiter says about one call; `retryAfterSeconds` is set when the call is refused. */
export interface BudgetState {
  readonly limit: number;
  readonly remaining: number;
  /** Unix seconds. */
  readonly resetAt: number;
  readonly retryAfterSeconds: number | null;
}

/** Calls per account in windows of a minute that open with the first call (picanova-api §1.6). */
export class CallBudget {
  readonly #limit: number;
  readonly #now: () => number;
  readonly #windows = new Map<string, { readonly endsAtMs: number; used: number }>();

  constructor(callsPerMinute: number, now: () => number) {
    this.#limit = callsPerMinute;
    this.#now = now;
  }

  /** Counts one call of the account; null = no limit is set. */
  spend(accountId: string): BudgetState | null {
    if (this.#limit === Number.POSITIVE_INFINITY) return null;
    const now = this.#now();
    let window = this.#windows.get(accountId);
    if (!window || window.endsAtMs <= now) {
      window = { endsAtMs: now + WINDOW_MS, used: 0 };
      this.#windows.set(accountId, window);
    }
    const refused = window.used >= this.#limit;
    if (!refused) window.used += 1;
    return {
      limit: this.#limit,
      remaining: this.#limit - window.used,
      resetAt: Math.ceil(window.endsAtMs / 1000),
      retryAfterSeconds: refused ? Math.ceil((window.endsAtMs - now) / 1000) : null,
    };
  }
}

export interface ThrottleStatus {
  readonly maximumAvailable: number;
  readonly currentlyAvailable: number;
  readonly restoreRate: number;
}

/**
 * The leaky bucket of one shop: filled by time, drained by cost, refunded by the difference (shopify-platform §6.1).
 */
export class CostBucket {
  readonly #maximum: number;
  readonly #restoreRate: number;
  readonly #now: () => number;
  #available: number;
  #filledAtMs: number;

  constructor(costs: { readonly maximum: number; readonly restoreRate: number }, now: () => number) {
    this.#maximum = costs.maximum;
    this.#restoreRate = costs.restoreRate;
    this.#now = now;
    this.#available = costs.maximum;
    this.#filledAtMs = now();
  }

  available(): number {
    const nowMs = this.#now();
    this.#available = Math.min(
      this.#maximum,
      this.#available + ((nowMs - this.#filledAtMs) / 1000) * this.#restoreRate,
    );
    this.#filledAtMs = nowMs;
    return this.#available;
  }

  /** False = THROTTLED, nothing is taken. */
  reserve(cost: number): boolean {
    if (this.available() < cost) return false;
    this.#available -= cost;
    return true;
  }

  refund(cost: number): void {
    this.#available = Math.min(this.#maximum, this.#available + cost);
  }

  status(): ThrottleStatus {
    return {
      maximumAvailable: this.#maximum,
      currentlyAvailable: Math.floor(this.available()),
      restoreRate: this.#restoreRate,
    };
  }
}

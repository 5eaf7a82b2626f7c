/** `extensions.cost.throttleStatus` of an answer, in points and points a second. */
export interface ThrottleStatus {
  readonly maximumAvailable: number;
  readonly currentlyAvailable: number;
  readonly restoreRate: number;
}

/**
 * What one shop will bear, as far as this process knows. Shopify takes a request's full estimate while it runs and
 * gives most of it back with the answer, so points are reserved before a request is sent, and whoever finds too few
 * waits for the requests under way, not for time. Each answer corrects the level, which is also how other processes'
 * use is learnt. Before the first answer the level is unknown and nothing waits: buckets start full, and THROTTLED does
 * no harm.
 */
export class ThrottleBucket {
  #level = Infinity;
  #maximum = Infinity;
  #restorePerSecond = 0;
  #atMs = 0;
  #reserved = 0;
  #waiting: (() => void)[] = [];

  /**
   * Reserves the points and answers how many ms to wait before sending; `busy` = nothing reserved, ask again after
   * `settled`.
   */
  reserve(points: number, nowMs: number): number | 'busy' {
    const short = points - (this.#levelAt(nowMs) - this.#reserved);
    if (short > 0 && this.#reserved > 0) return 'busy';
    this.#reserved += points;
    return short <= 0 ? 0 : Math.ceil((short / this.#restorePerSecond) * 1_000);
  }

  /** Resolves when a request under way has been answered or given up. */
  settled(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** The request was not sent after all. */
  release(points: number): void {
    this.#reserved -= points;
    this.#wake();
  }

  /** The request was answered. Without a status, its points are taken as spent. */
  settle(points: number, status: ThrottleStatus | null, nowMs: number): void {
    this.#reserved -= points;
    if (status === null) {
      this.#level = this.#levelAt(nowMs) - points;
    } else {
      this.#level = status.currentlyAvailable;
      this.#maximum = status.maximumAvailable;
      this.#restorePerSecond = status.restoreRate;
    }
    this.#atMs = nowMs;
    this.#wake();
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }

  #levelAt(nowMs: number): number {
    return Math.min(this.#maximum, this.#level + (Math.max(0, nowMs - this.#atMs) / 1_000) * this.#restorePerSecond);
  }
}

/** `extensions.cost.throttleStatus` of an answer, in points and points a second. */
export interface ThrottleStatus {
  readonly maximumAvailable: number;
  readonly currentlyAvailable: number;
  readonly restoreRate: number;
}

/**
 * What one shop will bear, as far as this process knows. Points are reserved before a request is sent, so requests that
 * wait do so in order; each answer corrects the level, which is also how other processes' use is learnt. Before the
 * first answer the level is unknown and nothing waits: buckets start full and a THROTTLED answer does no harm.
 */
export class ThrottleBucket {
  #level = Infinity;
  #maximum = Infinity;
  #restorePerSecond = 0;
  #atMs = 0;
  #reserved = 0;

  /** Reserves the points and answers how many ms to wait before sending. */
  reserve(points: number, nowMs: number): number {
    const short = points - (this.#levelAt(nowMs) - this.#reserved);
    this.#reserved += points;
    return short <= 0 ? 0 : Math.ceil((short / this.#restorePerSecond) * 1_000);
  }

  /** The request was not sent after all. */
  release(points: number): void {
    this.#reserved -= points;
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
  }

  #levelAt(nowMs: number): number {
    return Math.min(this.#maximum, this.#level + (Math.max(0, nowMs - this.#atMs) / 1_000) * this.#restorePerSecond);
  }
}

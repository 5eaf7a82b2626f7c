import type { SeededRandom } from './random.ts';

/**
 * What can go wrong with one request, in either direction. `cut_after_commit` does the work and then closes the
 * connection without an answer: the caller cannot know. `silence_after_commit` does it and never answers. A false
 * answer stands before the work unless `afterCommit` is set.
 */
export type Fault =
  | { readonly kind: 'drop' }
  | { readonly kind: 'delay'; readonly ms: number }
  | { readonly kind: 'cut_before_work' }
  | { readonly kind: 'cut_after_commit' }
  | { readonly kind: 'silence_after_commit' }
  | {
      readonly kind: 'status';
      readonly status: 429 | 500 | 502 | 503;
      readonly retryAfterSeconds?: number;
      readonly afterCommit?: boolean;
    }
  | { readonly kind: 'html'; readonly afterCommit?: boolean }
  | { readonly kind: 'empty_body'; readonly afterCommit?: boolean };

/** Faults of webhook deliveries, which the simulator sends. `reorder` delivers after the next one. */
export type DeliveryFault = 'drop' | 'duplicate' | 'reorder';

export interface FaultRates {
  readonly cutBeforeWork: number;
  readonly cutAfterCommit: number;
  readonly status429: number;
  readonly status500: number;
  readonly html: number;
  readonly deliveryDrop: number;
  readonly deliveryDuplicate: number;
  readonly deliveryReorder: number;
}

export const NO_FAULTS: FaultRates = {
  cutBeforeWork: 0,
  cutAfterCommit: 0,
  status429: 0,
  status500: 0,
  html: 0,
  deliveryDrop: 0,
  deliveryDuplicate: 0,
  deliveryReorder: 0,
};

/**
 * Decides each request's fate: scripted faults first (in order, by name), then the rates. Rates may be changed while
 * running.
 */
export class FaultScript {
  rates: FaultRates = NO_FAULTS;
  readonly #random: SeededRandom;
  readonly #scripted = new Map<string, (Fault | null)[]>();

  constructor(random: SeededRandom) {
    this.#random = random;
  }

  /**
   * The next requests of this name (a route such as `POST /orders`, or a GraphQL operation) meet these fates; null =
   * none.
   */
  script(name: string, ...faults: (Fault | null)[]): void {
    this.#scripted.set(name, [...(this.#scripted.get(name) ?? []), ...faults]);
  }

  next(name: string): Fault | null {
    const queue = this.#scripted.get(name);
    if (queue && queue.length > 0) return queue.shift() ?? null;
    const { rates } = this;
    const roll = this.#random.next();
    let edge = rates.cutBeforeWork;
    if (roll < edge) return { kind: 'cut_before_work' };
    if (roll < (edge += rates.cutAfterCommit)) return { kind: 'cut_after_commit' };
    if (roll < (edge += rates.status429)) return { kind: 'status', status: 429, retryAfterSeconds: 1 };
    if (roll < (edge += rates.status500)) return { kind: 'status', status: 500 };
    if (roll < edge + rates.html) return { kind: 'html' };
    return null;
  }

  nextDelivery(): DeliveryFault | null {
    const { rates } = this;
    const roll = this.#random.next();
    let edge = rates.deliveryDrop;
    if (roll < edge) return 'drop';
    if (roll < (edge += rates.deliveryDuplicate)) return 'duplicate';
    if (roll < edge + rates.deliveryReorder) return 'reorder';
    return null;
  }
}

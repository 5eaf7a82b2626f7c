import { scheduler } from 'node:timers/promises';
import type { Surroundings } from './surroundings.ts';

/** The machine's time and what a test lets pass besides; the app and both simulators live by it. */
export class PassingClock {
  #passedMs = 0;

  now(): number {
    return Date.now() + this.#passedMs;
  }

  pass(ms: number): void {
    this.#passedMs += ms;
  }
}

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** Longer than the pollers' idle time. */
const QUIET_MS = 600;

/** Waits until a whole look of every poller has gone by without a request to either side. */
export async function quiet({ shopify, picanova }: Pick<Surroundings, 'shopify' | 'picanova'>): Promise<void> {
  const asked = (): number => shopify.requests().total + picanova.calls().total;
  for (let before = -1; before !== asked(); await scheduler.wait(QUIET_MS)) {
    before = asked();
    await Promise.all([shopify.drain(), picanova.drain()]);
  }
}

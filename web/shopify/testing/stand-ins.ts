import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type { Clock, Log } from '../../pipeline/ports/index.ts';
import type { AccessTokens } from '../auth/access-tokens.ts';

export const SHOP = 'one.myshopify.com' as ShopDomain;

/** A clock that moves only when somebody sleeps. */
export interface MovedClock extends Clock {
  nowMs: number;
  readonly slept: number[];
  sleep(ms: number): Promise<void>;
}

export function movedClock(nowMs = 1_000_000): MovedClock {
  return {
    nowMs,
    slept: [],
    now() {
      return this.nowMs;
    },
    sleep(ms) {
      this.slept.push(ms);
      this.nowMs += ms;
      return Promise.resolve();
    },
  };
}

export interface KeptLog extends Log {
  readonly events: string[];
}

export function keptLog(): KeptLog {
  const events: string[] = [];
  const keep = (event: string): void => void events.push(event);
  return { events, debug: keep, info: keep, warn: keep, error: keep };
}

/** Tokens without a store: `first`, and `second` after a refresh. Keeps what was asked of it. */
export function twoTokens(): AccessTokens & { readonly asked: string[] } {
  const asked: string[] = [];
  let current = 'first';
  return {
    asked,
    accessToken: () => Promise.resolve({ outcome: 'token', accessToken: current }),
    forceRefresh(_, rejected) {
      asked.push(`refresh ${rejected}`);
      current = 'second';
      return Promise.resolve({ outcome: 'token', accessToken: current });
    },
    giveUp() {
      asked.push('give up');
      return Promise.resolve();
    },
    renew: () => Promise.reject(new Error('not part of this test')),
    exchange: () => Promise.reject(new Error('not part of this test')),
  };
}

import type { RequestHandler } from 'express';
import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type { Clock } from '../../pipeline/ports/index.ts';
import { shopOf } from '../session.ts';

/** Whether a shop may call now; when not, how long until it may. */
export type TakeCall = (
  shop: ShopDomain,
) => { readonly outcome: 'taken' } | { readonly outcome: 'refused'; readonly retryAfterMs: number };

export interface CallLimit {
  /** So many calls at once, by a shop that has been quiet. */
  readonly burst: number;
  /** In which a used-up burst is whole again, evenly. */
  readonly refillMs: number;
}

/** A page asks five things when it opens; people who click fast and several tabs stay far below this. */
export const CALL_LIMIT: CallLimit = { burst: 300, refillMs: 10_000 };

/** A sum of many fractions may be a hair above what it should be. */
const ROUNDING_MS = 0.001;

/** Shops whose bucket is full again are forgotten when so many are known. */
const KNOWN_AT_MOST = 10_000;

/** A bucket of calls for each shop, held as one number: when it will be full again. Nothing runs by the clock. */
export function createTakeCall(clock: Clock, { burst, refillMs }: CallLimit): TakeCall {
  const fullAtMs = new Map<ShopDomain, number>();
  const callMs = refillMs / burst;

  function forgetFull(nowMs: number): void {
    for (const [shop, atMs] of fullAtMs) if (atMs <= nowMs) fullAtMs.delete(shop);
  }

  return (shop) => {
    const nowMs = clock.now();
    const nextMs = Math.max(nowMs, fullAtMs.get(shop) ?? nowMs) + callMs;
    const tooEarlyMs = nextMs - nowMs - refillMs;
    if (tooEarlyMs > ROUNDING_MS) return { outcome: 'refused', retryAfterMs: tooEarlyMs };
    if (fullAtMs.size >= KNOWN_AT_MOST && !fullAtMs.has(shop)) forgetFull(nowMs);
    fullAtMs.set(shop, nextMs);
    return { outcome: 'taken' };
  };
}

/** Refuses the calls of a shop that asks for more than its share; after the session, which names the shop. */
export function limitCalls(takeCall: TakeCall): RequestHandler {
  return (_request, response, next) => {
    const taken = takeCall(shopOf(response));
    if (taken.outcome === 'taken') return next();
    response
      .status(429)
      .set('retry-after', String(Math.ceil(taken.retryAfterMs / 1_000)))
      .json({ error: 'too_many_requests' });
  };
}

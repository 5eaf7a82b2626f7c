import { backoffMs } from '../../domain/kernel/backoff.ts';
import type { OrderGid, ShopDomain } from '../../domain/kernel/ids.ts';
import type { RefusedAccess } from '../lookups/refused-access.ts';
import type { Clock, LaneSystem, Random, RemoteFailure, WorkStore } from '../ports/index.ts';

/** A create or write that may have happened is looked for no sooner than this: the remote side may still be at it. */
const UNKNOWN_WAIT_MS = 5_000;
const BASE_MS = 1_000;
const CAP_MS = 15 * 60_000;
/** A shop that lost access waits for its merchant; its lanes are blocked anyway. */
const ACCESS_LOST_MS = 15 * 60_000;
/** What is not granted is asked for elsewhere, and wakes what waits for it; this is for what that does not reach. */
const NOT_GRANTED_MS = 15 * 60_000;

/**
 * When to try again after a failure that can pass. `throttled` also keeps back all that would meet the same answer, and
 * so does `not_granted` where no scope is named: without customer data no order can be read.
 */
export function createRetry(ports: {
  readonly work: Pick<WorkStore, 'blockLane' | 'blockCalls'>;
  readonly refused: Pick<RefusedAccess, 'note'>;
  readonly clock: Clock;
  readonly random: Pick<Random, 'next'>;
}) {
  const { work, refused, clock, random } = ports;
  return async function retryAt(
    failure: Exclude<RemoteFailure, { outcome: 'refused' }>,
    row: { shop: ShopDomain; system: LaneSystem; attempt: number; orderGid: OrderGid | null },
  ): Promise<number> {
    const now = clock.now();
    switch (failure.outcome) {
      case 'throttled':
        await (failure.urgency === undefined
          ? work.blockLane(row.shop, row.system, failure.retryAtMs)
          : work.blockCalls(row.shop, failure.urgency, failure.retryAtMs));
        return failure.retryAtMs;
      case 'unreachable':
        return now + backoffMs({ attempt: row.attempt, baseMs: BASE_MS, capMs: CAP_MS, random: random.next() });
      case 'unknown':
        return (
          now +
          UNKNOWN_WAIT_MS +
          backoffMs({ attempt: row.attempt, baseMs: BASE_MS, capMs: CAP_MS, random: random.next() })
        );
      case 'access_lost':
        return now + ACCESS_LOST_MS;
      case 'not_granted':
        await refused.note(row.shop, { scopes: failure.scopes, orderGid: row.orderGid });
        if (failure.scopes.length === 0) await work.blockLane(row.shop, row.system, now + NOT_GRANTED_MS);
        return now + NOT_GRANTED_MS;
    }
  };
}

export type RetryAt = ReturnType<typeof createRetry>;

import type { Lease, Log, WorkStore } from '../pipeline/ports/index.ts';

/** A crashed process's rows come back after this; a living one renews its own three times in it. */
export const LEASE_MS = 12_000;
const RENEW_MS = 4_000;

/**
 * Keeps the leases of the rows this process works on, and returns those of processes that died to the queue.
 */
export interface LeaseKeeper {
  /** Runs the work while its leases are kept. */
  holding<Result>(leases: readonly Pick<Lease, 'token'>[], work: () => Promise<Result>): Promise<Result>;
  stop(): void;
}

/** Starts at once: renews every `RENEW_MS` and frees what dead processes held, calling `onReleased` when it did. */
export function createLeaseKeeper(parts: {
  work: WorkStore;
  now: () => number;
  log: Log;
  onReleased: () => void;
}): LeaseKeeper {
  const { work, now, log } = parts;
  const held = new Set<string>();

  async function renew(): Promise<void> {
    try {
      if (held.size > 0) await work.extendLeases([...held], now() + LEASE_MS);
      if ((await work.releaseExpired(now())) > 0) parts.onReleased();
    } catch (error) {
      log.error('leases_not_renewed', {
        held: held.size,
        error: error instanceof Error ? error.message : String(error),
      });
    }
  }

  // At once as well: a process that keeps dying early would otherwise never free what it left behind.
  void renew();
  const timer = setInterval(() => void renew(), RENEW_MS);
  return {
    async holding(leases, run) {
      for (const { token } of leases) held.add(token);
      try {
        return await run();
      } finally {
        for (const { token } of leases) held.delete(token);
      }
    },
    stop: () => clearInterval(timer),
  };
}

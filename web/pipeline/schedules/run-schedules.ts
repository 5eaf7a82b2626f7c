import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type { Clock, Log, PrivacyStore, ShopSchedule, ShopStore } from '../ports/index.ts';

/**
 * What happens by the clock, one shop at a time, one process at a time: a schedule is moved on before its work starts,
 * so a crash costs one run, never a double one.
 */
export interface ScheduledWork {
  readonly keepAlive: (shop: ShopDomain) => Promise<void>;
  readonly reconcile: (shop: ShopDomain) => Promise<void>;
  readonly dailyProof: (shop: ShopDomain) => Promise<void>;
  readonly refreshCatalogues: (shop: ShopDomain) => Promise<void>;
}

const DAY_MS = 86_400_000;

/** Keep-alive: the refresh token dies after 90 days without use (shopify-platform §2.2). */
const EVERY_MS: Readonly<Record<Exclude<ShopSchedule, 'reconcile'>, number>> = {
  keep_alive: 7 * DAY_MS,
  daily_proof: DAY_MS,
  catalogue: DAY_MS,
};

/** Personal data is deleted 60 days after completion (product §12). */
const RETENTION_MS = 60 * DAY_MS;
const SHOPS_A_RUN = 10;

export function createSchedules(ports: {
  shops: ShopStore;
  privacy: PrivacyStore;
  work: ScheduledWork;
  reconcileMs: number;
  clock: Clock;
  log: Log;
}) {
  const { shops, privacy, work, clock, log } = ports;
  const everyMs: Readonly<Record<ShopSchedule, number>> = { ...EVERY_MS, reconcile: ports.reconcileMs };
  const run: Readonly<Record<ShopSchedule, (shop: ShopDomain) => Promise<void>>> = {
    keep_alive: work.keepAlive,
    reconcile: work.reconcile,
    daily_proof: work.dailyProof,
    catalogue: work.refreshCatalogues,
  };
  let erasedAtMs = 0;

  async function eraseOldPersonalData(): Promise<void> {
    const now = clock.now();
    if (now - erasedAtMs < DAY_MS) return;
    erasedAtMs = now;
    const rows = await privacy.eraseCompleted(now - RETENTION_MS);
    if (rows > 0) log.info('personal_data_erased', { rows });
  }

  /** Runs everything that is due now. */
  return async function runDueSchedules(): Promise<void> {
    for (const schedule of Object.keys(everyMs) as ShopSchedule[]) {
      const due = await shops.claimSchedule(schedule, {
        nowMs: clock.now(),
        nextAtMs: clock.now() + everyMs[schedule],
        limit: SHOPS_A_RUN,
      });
      for (const shop of due) await run[schedule](shop);
    }
    await eraseOldPersonalData();
  };
}

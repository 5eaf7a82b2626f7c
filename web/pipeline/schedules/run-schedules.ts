import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type { Clock, Log, PrivacyStore, ShopSchedule, ShopStore } from '../ports/index.ts';
import { errorText } from '../../domain/kernel/error-text.ts';

/**
 * What happens by the clock, a few shops at a time, one process at a time: a schedule is moved on before its work
 * starts, so a crash costs one run, never a double one.
 */
interface ScheduledWork {
  readonly keepAlive: (shop: ShopDomain) => Promise<void>;
  readonly reconcile: (shop: ShopDomain) => Promise<void>;
  readonly dailyProof: (shop: ShopDomain) => Promise<void>;
  readonly refreshCatalogues: (shop: ShopDomain) => Promise<void>;
  readonly learnKind: (shop: ShopDomain) => Promise<void>;
}

export interface SchedulesPorts {
  readonly shops: Pick<ShopStore, 'claimSchedule'>;
  readonly privacy: Pick<PrivacyStore, 'eraseCompleted'>;
  readonly work: ScheduledWork;
  readonly reconcileMs: number;
  readonly clock: Clock;
  readonly log: Log;
}

const DAY_MS = 86_400_000;

/** Artwork has rounds of its own: whoever waits for a slow server keeps nobody else waiting. */
type Repeated = Exclude<ShopSchedule, 'artwork'>;

/** Keep-alive: the refresh token dies after 90 days without use (shopify-platform §2.2). */
const EVERY_MS: Readonly<Record<Exclude<Repeated, 'reconcile'>, number>> = {
  keep_alive: 7 * DAY_MS,
  daily_proof: DAY_MS,
  catalogue: DAY_MS,
  kind: DAY_MS,
};

/** Personal data is deleted 60 days after completion (product §12). */
const RETENTION_MS = 60 * DAY_MS;
const SHOPS_A_RUN = 10;

/**
 * Makes the interval's work: every schedule that is due, at most a few shops each, side by side, since one may wait
 * long for its outside system. A shop whose run throws is logged and is due again a round later.
 */
export function createSchedules(ports: SchedulesPorts): () => Promise<void> {
  const { shops, privacy, work, clock, log } = ports;
  const everyMs: Readonly<Record<Repeated, number>> = { ...EVERY_MS, reconcile: ports.reconcileMs };
  const run: Readonly<Record<Repeated, (shop: ShopDomain) => Promise<void>>> = {
    keep_alive: work.keepAlive,
    reconcile: work.reconcile,
    daily_proof: work.dailyProof,
    catalogue: work.refreshCatalogues,
    kind: work.learnKind,
  };
  let erasedAtMs = 0;

  async function eraseOldPersonalData(): Promise<void> {
    const now = clock.now();
    if (now - erasedAtMs < DAY_MS) return;
    erasedAtMs = now;
    const rows = await privacy.eraseCompleted(now - RETENTION_MS);
    if (rows > 0) log.info('personal_data_erased', { rows });
  }

  async function runAlone(schedule: Repeated, shop: ShopDomain): Promise<void> {
    try {
      await run[schedule](shop);
    } catch (error) {
      log.error('schedule_threw', { schedule, shop, error: errorText(error) });
    }
  }

  /** Runs everything that is due now. */
  return async function runDueSchedules(): Promise<void> {
    for (const schedule of Object.keys(everyMs) as Repeated[]) {
      const due = await shops.claimSchedule(schedule, {
        nowMs: clock.now(),
        nextAtMs: clock.now() + everyMs[schedule],
        limit: SHOPS_A_RUN,
      });
      await Promise.all(due.map((shop) => runAlone(schedule, shop)));
    }
    await eraseOldPersonalData();
  };
}

import type {
  ClaimRequest,
  ClaimedJob,
  ClaimedOrder,
  ClaimedPrintOrder,
  Clock,
  InboxEntry,
  JobStore,
  LaneClaimRequest,
  Log,
  Store,
  UnlocatedFulfillmentOrder,
} from '../pipeline/ports/index.ts';
import { createLeaseKeeper, LEASE_MS } from './leases.ts';
import { startInterval } from './interval.ts';
import { startPoller, type Poller } from './poller.ts';
import { createSlots, type Slots } from './slots.ts';

/**
 * The worker: one poller per kind of due row. It decides when and how many; what is done is the pipeline's.
 */
export interface Steps {
  readonly route: (entries: readonly InboxEntry[]) => Promise<void>;
  readonly locate: (rows: readonly UnlocatedFulfillmentOrder[]) => Promise<void>;
  readonly plan: (order: ClaimedOrder) => Promise<void>;
  readonly send: (row: ClaimedPrintOrder) => Promise<void>;
  readonly fulfil: (row: ClaimedPrintOrder) => Promise<void>;
  readonly cancel: (row: ClaimedPrintOrder) => Promise<void>;
  /** Rows of one shop. */
  readonly announce: (rows: readonly ClaimedPrintOrder[]) => Promise<void>;
  /** Rows of one connection. */
  readonly sync: (rows: readonly ClaimedPrintOrder[]) => Promise<void>;
  readonly runDueSchedules: () => Promise<void>;
  /** One turn of bulk work of the merchant's pages. */
  readonly runJob: (job: ClaimedJob) => Promise<void>;
  readonly tidyPages: () => Promise<void>;
  readonly lookAtArtworks: () => Promise<void>;
}

export interface Worker {
  /** Work may be due: look now instead of at the next idle look. */
  wake(): void;
  /** Claims nothing more and resolves when everything under way is committed. */
  stop(): Promise<void>;
}

const IDLE_MS = 250;
const SCHEDULES_MS = 1_000;
const TIDY_MS = 500;
const INBOX_BATCH = 200;

/** Slots of each poller whose rows wait in lanes: what runs, what may wait besides, and one shop's share of it all. */
const LOCATES = { running: 100, inWork: 800, perLane: 50 };
const PLANS = { running: 24, inWork: 384, perLane: 12 };
const PRINT_ORDERS = { running: 32, inWork: 512, perLane: 16 };
/** A shop has one job at a time, wherever it runs: the claim sees to it. */
const JOBS = { running: 8, inWork: 128 };
/**
 * While other shops have work too, a shop begins its rows one after the other, twenty a second in each lane, and four
 * once its queue is long: little of the core that all share, and far more than either outside system takes of one shop.
 */
const SHARED = { atOnce: 1, longestRestMs: 250 };

/** Starts all pollers and intervals of one process; several processes share the work by leases. */
export function startWorker(parts: {
  store: Store & { readonly jobs: Pick<JobStore, 'claim'> };
  steps: Steps;
  clock: Clock;
  log: Log;
  countStep: (step: string, result: 'done' | 'threw') => void;
}): Worker {
  const { store, steps, clock, log } = parts;
  const pollers: Poller[] = [];
  const wake = (): void => pollers.forEach((poller) => poller.wake());
  const leases = createLeaseKeeper({ work: store.work, now: () => clock.now(), log, onReleased: wake });
  const request = (limit: number) => ({ nowMs: clock.now(), leaseMs: LEASE_MS, limit });
  const now = (): number => clock.now();
  const locates = createSlots<UnlocatedFulfillmentOrder>({ ...LOCATES, placeOf: (row) => row, now });
  const plans = createSlots<ClaimedOrder>({ ...PLANS, placeOf: (row) => row, now });
  const printOrders = createSlots<ClaimedPrintOrder>({ ...PRINT_ORDERS, placeOf: (row) => row, now });

  /** Counts the step and lets its followers start; a bug still surfaces in the poller. */
  async function counted(step: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
      parts.countStep(step, 'done');
    } catch (error) {
      parts.countStep(step, 'threw');
      throw error;
    } finally {
      wake();
    }
  }

  function runPrintOrders(rows: readonly ClaimedPrintOrder[]): Promise<void> {
    const [first] = rows;
    if (first === undefined) return Promise.resolve();
    const { step } = first;
    const run = step === 'sync' || step === 'announce' ? () => steps[step](rows) : () => steps[step](first);
    return counted(step, () =>
      leases.holding(
        rows.map(({ lease }) => lease),
        run,
      ),
    );
  }

  pollers.push(
    startPoller<InboxEntry>({
      name: 'inbox',
      slots: createSlots({ running: INBOX_BATCH, inWork: INBOX_BATCH, placeOf: null, now }),
      idleMs: IDLE_MS,
      log,
      claim: (limit) => store.inbox.claim(request(limit)),
      group: (entries) => (entries.length > 0 ? [entries] : []),
      run: (entries) => counted('route', () => steps.route(entries)),
    }),
    startPoller<UnlocatedFulfillmentOrder>({
      name: 'locate',
      slots: locates,
      idleMs: IDLE_MS,
      log,
      claim: (limit) => store.orders.claimUnlocated({ ...request(limit), ...shareOf(locates, LOCATES.perLane) }),
      group: (rows) => groupBy(rows, ({ shop }) => shop),
      run: (rows) => counted('locate', () => steps.locate(rows)),
    }),
    startPoller<ClaimedOrder>({
      name: 'plan',
      slots: plans,
      idleMs: IDLE_MS,
      log,
      claim: (limit) => store.orders.claim({ ...request(limit), ...shareOf(plans, PLANS.perLane) }),
      run: ([order]) =>
        order === undefined
          ? Promise.resolve()
          : counted('plan', () => leases.holding([order.lease], () => steps.plan(order))),
    }),
    startPoller<ClaimedPrintOrder>({
      name: 'print_orders',
      slots: printOrders,
      idleMs: IDLE_MS,
      log,
      claim: (limit) => store.printOrders.claim({ ...request(limit), ...shareOf(printOrders, PRINT_ORDERS.perLane) }),
      group: (rows) => groupBy(rows, taskOf),
      run: runPrintOrders,
    }),
    startPoller<ClaimedJob>({
      name: 'jobs',
      slots: createSlots<ClaimedJob>({ ...JOBS, placeOf: null, now }),
      idleMs: IDLE_MS,
      log,
      claim: (limit) => store.jobs.claim(request(limit)),
      run: ([job]) =>
        job === undefined ? Promise.resolve() : counted('job', () => leases.holding([job], () => steps.runJob(job))),
    }),
  );

  const intervals = [
    startInterval(SCHEDULES_MS, () => counted('schedules', steps.runDueSchedules), log),
    startInterval(SCHEDULES_MS, () => counted('artwork', steps.lookAtArtworks), log),
    startInterval(TIDY_MS, () => counted('tidy', steps.tidyPages), log),
  ];

  return {
    wake,
    async stop() {
      await Promise.all([...pollers.map((poller) => poller.stop()), ...intervals.map((interval) => interval.stop())]);
      leases.stop();
    },
  };
}

/** What a claim may take of one lane. */
function shareOf<Row>(slots: Slots<Row>, perLane: number): Omit<LaneClaimRequest, keyof ClaimRequest> {
  return { perLane, inWork: slots.inWork, ...(slots.isShared() ? SHARED : { atOnce: perLane, longestRestMs: 0 }) };
}

/** Rows that one request can serve are one task: read-backs of a connection, announcements of a shop. */
function taskOf({ id, step, shop, connectionId, rung }: ClaimedPrintOrder): string {
  if (step === 'sync') return `sync ${connectionId} ${rung}`;
  return step === 'announce' ? `announce ${shop}` : id;
}

function groupBy<Row>(rows: readonly Row[], key: (row: Row) => string): readonly (readonly Row[])[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return [...groups.values()];
}

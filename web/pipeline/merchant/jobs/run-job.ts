import { setImmediate as othersTurn } from 'node:timers/promises';
import { z } from 'zod';
import type {
  ClaimedJob,
  Clock,
  JobStep,
  JobStore,
  Log,
  OrderListFilter,
  PendingRow,
  RemoteFailure,
  ShopStore,
  TimeCursor,
} from '../../ports/index.ts';
import type { EditFields } from '../products/edit-fields.ts';
import type { IndexProducts } from '../products/index-products.ts';
import { EDIT_ROWS_AT_ONCE, workEditRows } from './edit-rows.ts';
import type { OlderOrders } from './older-orders.ts';
import type { OrderJobKind } from '../../../contract/actions.ts';
import type { OrderRows } from './order-rows.ts';
import type { RowsWorked } from './rows-worked.ts';
import { errorText } from '../../../domain/kernel/error-text.ts';

/**
 * The merchant's jobs, step by step. A step commits what it did with its counts, so a crash repeats at most one step,
 * and every step may be repeated. Between steps a cancel is seen. The lease is renewed by whoever claimed the job.
 */
export interface JobParts {
  readonly jobs: Pick<JobStore, 'pending' | 'keep' | 'commit' | 'find'>;
  readonly orderRows: OrderRows;
  readonly olderOrders: OlderOrders;
  readonly editFields: EditFields;
  readonly indexProducts: IndexProducts;
  readonly shops: Pick<ShopStore, 'appendLog'>;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * A job gives way to others after this long and is due again at once: no longer than a task counts as running that does
 * not wait for an outside system (worker/slots.ts).
 */
const TURN_MS = 250;
const UNREACHABLE_WAIT_MS = 15_000;
const ACCESS_LOST_WAIT_MS = 5 * 60_000;
/** Few where each row is a call or two to Shopify: between steps a cancel is seen. */
const ORDER_ROWS_AT_ONCE: Readonly<Record<OrderJobKind, number>> = {
  orders_send: 50,
  orders_retry: 50,
  orders_cancel: 50,
  orders_resubmit: 50,
  orders_hold: 5,
  orders_release: 5,
};
const OLDER_AT_ONCE = 50;

const beginning = z.object({ beganAtMs: z.number() });
const position = z.object({ atMs: z.number(), id: z.string() });
const positionedRow = z.object({ place: position.nullable(), rows: z.number() });

type Step = Omit<JobStep, 'nowMs' | 'goesOn'> & { readonly retryAtMs?: number };

/** Somebody else works on the job by now: whatever was about to be done is left to them. */
class LeaseLost extends Error {}

/** Gives a claimed job one turn. A step that throws fails its job alone. */
export function createRunJob(parts: JobParts): (job: ClaimedJob) => Promise<void> {
  const { jobs, orderRows, olderOrders, editFields, indexProducts, clock } = parts;

  function later(failure: RemoteFailure): Step {
    switch (failure.outcome) {
      case 'throttled':
        return { retryAtMs: failure.retryAtMs };
      case 'unreachable':
      case 'unknown':
        return { retryAtMs: clock.now() + UNREACHABLE_WAIT_MS };
      case 'access_lost':
      case 'not_granted':
        return { retryAtMs: clock.now() + ACCESS_LOST_WAIT_MS };
      case 'refused':
        parts.log.error('job_refused', { reason: failure.reason });
        return { state: 'failed' };
    }
  }

  function stepAfter(worked: RowsWorked): Step {
    return worked.outcome === 'worked' ? { results: worked.results } : later(worked);
  }

  async function collectStep(job: ClaimedJob): Promise<Step> {
    const at = job.cursor === null ? { place: null, rows: 0 } : positionedRow.parse(JSON.parse(job.cursor));
    const found = await orderRows.collect(job.shop, job.params['filter'] as OrderListFilter, {
      after: at.place as TimeCursor | null,
      firstRow: at.rows + 1,
    });
    const cursor = JSON.stringify({ place: found.next, rows: at.rows + found.rows.length });
    return { added: found.rows, cursor, ...(found.next === null ? { state: 'running' as const } : {}) };
  }

  async function orderStep(job: ClaimedJob, kind: OrderJobKind): Promise<Step> {
    if (job.state === 'preparing') return collectStep(job);
    const pending = await jobs.pending(job.id, ORDER_ROWS_AT_ONCE[kind]);
    if (pending.length === 0) return { state: 'done' };
    return stepAfter(await orderRows.work(job.shop, { kind, notes: String(job.params['notes'] ?? '') }, pending));
  }

  async function olderStep(job: ClaimedJob): Promise<Step> {
    if (job.state === 'preparing') {
      const previewed = await olderOrders.preview(job);
      if (previewed.outcome === 'failed') return later(previewed.failure);
      if (previewed.outcome === 'catalogue_missing') return { retryAtMs: previewed.retryAtMs };
      return {
        added: previewed.added,
        cursor: previewed.cursor,
        ...(previewed.cursor === null ? { state: 'draft' as const } : {}),
      };
    }
    const pending = await jobs.pending(job.id, OLDER_AT_ONCE);
    return pending.length === 0 ? { state: 'done' } : { results: await olderOrders.work(job.shop, pending) };
  }

  async function editStep(job: ClaimedJob): Promise<Step> {
    const pending = await jobs.pending(job.id, EDIT_ROWS_AT_ONCE);
    if (pending.length === 0) return { state: 'done' };
    const keep = async (rows: readonly PendingRow[]): Promise<void> => {
      if ((await jobs.keep(job, rows)) === 'lease_lost') throw new LeaseLost();
    };
    return stepAfter(await workEditRows({ editFields, keep }, job.shop, pending));
  }

  async function indexStep(job: ClaimedJob): Promise<Step> {
    const step = await indexProducts.step(job.shop, { ...beginning.parse(job.params), cursor: job.cursor });
    if (step.outcome === 'complete') return { counted: { succeeded: step.read }, state: 'done' };
    if (step.outcome !== 'going_on') return later(step);
    const { read, cursor, retryAtMs } = step;
    return { counted: { succeeded: read }, cursor, ...(retryAtMs === undefined ? {} : { retryAtMs }) };
  }

  function stepOf(job: ClaimedJob): Promise<Step> {
    switch (job.kind) {
      case 'orders_send':
      case 'orders_retry':
      case 'orders_cancel':
      case 'orders_resubmit':
      case 'orders_hold':
      case 'orders_release':
        return orderStep(job, job.kind);
      case 'orders_older':
        return olderStep(job);
      case 'products_edit':
      case 'products_import':
        return editStep(job);
      case 'products_index':
        return indexStep(job);
    }
  }

  async function finished(job: ClaimedJob, state: string): Promise<void> {
    const end = await jobs.find(job.shop, job.id);
    if (end === null) return;
    const { kind, total, succeeded, unchanged, failed } = end;
    await parts.shops.appendLog(
      job.shop,
      { event: `job_${state}`, detail: { kind, total, succeeded, unchanged, failed } },
      clock.now(),
    );
  }

  /** Runs a claimed job until it ends, waits, or has had its turn. */
  async function run(claimed: ClaimedJob): Promise<void> {
    const turnEndsAtMs = clock.now() + TURN_MS;
    let job = claimed;
    for (;;) {
      // SQLite answers without ever leaving this turn of the event loop.
      await othersTurn();
      const step: Step = job.cancelRequested ? { state: 'cancelled' } : await stepOf(job);
      const nowMs = clock.now();
      const ends = step.state === 'done' || step.state === 'cancelled' || step.state === 'failed';
      const givesWay = ends || step.state === 'draft' || step.retryAtMs !== undefined || nowMs >= turnEndsAtMs;
      const { retryAtMs, ...change } = step;
      const committed = await jobs.commit(job, {
        ...change,
        nowMs,
        goesOn: !givesWay,
        dueAtMs: retryAtMs ?? nowMs,
      });
      if (committed.outcome === 'lease_lost') return;
      if (ends) return finished(job, String(step.state));
      if (givesWay) return;
      job = {
        ...job,
        cursor: step.cursor ?? job.cursor,
        state: step.state ?? job.state,
        cancelRequested: committed.cancelRequested,
      };
    }
  }

  /** What was committed before the step that threw stays done. */
  async function runAlone(job: ClaimedJob): Promise<void> {
    try {
      await run(job);
    } catch (error) {
      if (error instanceof LeaseLost) return;
      parts.log.error('job_threw', { kind: job.kind, shop: job.shop, error: errorText(error) });
      const nowMs = clock.now();
      const ended = await jobs.commit(job, { state: 'failed', nowMs, goesOn: false, dueAtMs: nowMs });
      if (ended.outcome === 'committed') await finished(job, 'failed');
    }
  }

  return runAlone;
}

import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type { Job, JobDetail, JobKind, JobRow, JobRowState, JobState } from '../../pipeline/ports/jobs.ts';
import type { Plain } from '../database.ts';
import type { job, job_row } from '../generated/sqlite/client.ts';

export type JobRecord = Plain<job>;
export type JobRowRecord = Plain<job_row>;

export function jobOf(row: JobRecord): Job {
  return {
    id: String(row.id),
    shop: row.shop as ShopDomain,
    kind: row.kind as JobKind,
    state: row.state as JobState,
    params: JSON.parse(row.params) as JobDetail,
    total: row.total,
    succeeded: row.succeeded,
    unchanged: row.unchanged,
    failed: row.failed,
    cancelRequested: Boolean(row.cancel_requested),
    createdAtMs: row.created_at,
    finishedAtMs: row.finished_at,
  };
}

export function jobRowOf(row: JobRowRecord): JobRow {
  return {
    row: row.row,
    label: row.label,
    state: row.state as JobRowState,
    error: row.error,
    detail: JSON.parse(row.detail) as JobDetail,
  };
}

/** The row id behind a job id; 0, which no row has, for text that is none (it may come from a URL). */
export function numberOf(id: string): number {
  return /^[1-9]\d{0,8}$/.test(id) ? Number(id) : 0;
}

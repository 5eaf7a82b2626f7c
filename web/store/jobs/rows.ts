import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type { Job, JobKind, JobRow, JobRowState, JobState } from '../../pipeline/ports/jobs.ts';
import type { Plain } from '../database.ts';
import type { job, job_row } from '../generated/sqlite/client.ts';
import { jsonObject } from '../json-column.ts';
import type { SealedPlace } from '../sealer.ts';

export type JobRecord = Plain<job>;
export type JobRowRecord = Omit<Plain<job_row>, 'payload'>;

/** For lists as well: a job whose params cannot be read is shown without them. */
export function jobOf(row: JobRecord): Job {
  return {
    id: String(row.id),
    shop: row.shop as ShopDomain,
    kind: row.kind as JobKind,
    state: row.state as JobState,
    params: jsonObject(row.params) ?? {},
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
    detail: jsonObject(row.detail) ?? {},
  };
}

/** An edit of print fields holds links to artwork. */
export const payloadPlace = (shop: string): SealedPlace => ({ shop, column: 'job_row.payload' });

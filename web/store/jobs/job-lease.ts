import type { ClaimedJob, NewJobRow } from '../../pipeline/ports/jobs.ts';
import type { Log, Random } from '../../pipeline/ports/system.ts';
import { appendActivity } from '../activity.ts';
import type { Database, Statements } from '../database.ts';
import { jsonObject } from '../json-column.ts';
import type { Sealer } from '../sealer.ts';
import { sql } from '../sql.ts';
import { addJobRows } from './commit-step.ts';
import { jobOf, type JobRecord } from './rows.ts';

interface LeaseParts {
  readonly database: Database;
  readonly random: Random;
  readonly log: Log;
}

interface Due {
  readonly nowMs: number;
  readonly leaseMs: number;
}

/** What it was asked to do cannot be read: it fails by name, and the next job has its turn. */
async function endUnreadable(tx: Statements, row: JobRecord, nowMs: number): Promise<void> {
  await tx.execute(sql`
    UPDATE job SET state = 'failed', finished_at = ${nowMs}, due_at = NULL, lease_until = NULL, lease_token = NULL
    WHERE id = ${row.id}`);
  const { shop, kind, total, succeeded, unchanged, failed } = row;
  const line = { event: 'job_failed', detail: { kind, total, succeeded, unchanged, failed } };
  await appendActivity(tx, [{ shop, orderGid: null, printOrderId: null, atMs: nowMs, line, actor: 'app' }]);
}

/** The job that waits longest and that nobody holds. Only one is claimed at a time: jobs are few and long. */
export function claimJob({ database, random, log }: LeaseParts, { nowMs, leaseMs }: Due): Promise<ClaimedJob | null> {
  return database.transaction(async (tx) => {
    for (;;) {
      const [row] = await tx.query<JobRecord>(sql`
        SELECT * FROM job WHERE due_at <= ${nowMs} AND (lease_until IS NULL OR lease_until < ${nowMs})
        ORDER BY due_at, id LIMIT 1 ${database.dialect.skipLocked}`);
      if (row === undefined) return null;
      if (jsonObject(row.params) === null) {
        log.error('job_unreadable', { id: row.id, kind: row.kind, shop: row.shop });
        await endUnreadable(tx, row, nowMs);
        continue;
      }
      const token = random.id();
      const until = nowMs + leaseMs;
      await tx.execute(sql`UPDATE job SET lease_until = ${until}, lease_token = ${token} WHERE id = ${row.id}`);
      return { ...jobOf(row), token, cursor: row.cursor };
    }
  });
}

/** Rows of a job that nobody has claimed yet. */
export function addRows(
  { database, sealer }: { readonly database: Database; readonly sealer: Sealer },
  id: number,
  rows: readonly NewJobRow[],
): Promise<void> {
  return database.transaction(async (tx) => {
    const [job] = await tx.query<Pick<JobRecord, 'shop'>>(
      sql`SELECT shop FROM job WHERE id = ${id} ${database.dialect.forUpdate}`,
    );
    if (job !== undefined) await addJobRows({ tx, sealer }, { id, shop: job.shop }, rows);
  });
}

/** Deletes jobs finished before, and drafts made before, with their rows. */
export function forgetJobs(database: Database, beforeMs: number): Promise<number> {
  const old = sql`finished_at < ${beforeMs} OR (state = 'draft' AND created_at < ${beforeMs})`;
  return database.transaction(async (tx) => {
    await tx.execute(sql`DELETE FROM job_row WHERE job_id IN (SELECT id FROM job WHERE ${old})`);
    return tx.execute(sql`DELETE FROM job WHERE ${old}`);
  });
}

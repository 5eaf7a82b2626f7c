import type { ClaimedJob, NewJobRow } from '../../pipeline/ports/jobs.ts';
import type { ClaimRequest } from '../../pipeline/ports/lease.ts';
import type { Log, Random } from '../../pipeline/ports/system.ts';
import { appendActivity } from '../activity.ts';
import type { Database, Statements } from '../database.ts';
import type { Dialect } from '../dialect.ts';
import { jsonObject } from '../json-column.ts';
import type { Sealer } from '../sealer.ts';
import { createLeases } from '../queue/claim.ts';
import { sql, type Sql } from '../sql.ts';
import { addJobRows } from './commit-step.ts';
import { jobOf, type JobRecord } from './rows.ts';

interface LeaseParts {
  readonly database: Database;
  readonly random: Random;
  readonly log: Log;
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

/** Of each shop of which no job is held, the one that waits longest. */
function isFirstOfItsShop(nowMs: number): Sql {
  return sql`due_at <= ${nowMs} AND (lease_until IS NULL OR lease_until < ${nowMs}) AND id IN (
    SELECT id FROM (
      SELECT id, ROW_NUMBER() OVER (
        PARTITION BY shop ORDER BY CASE WHEN lease_until >= ${nowMs} THEN 0 ELSE 1 END, due_at, id) AS place
      FROM job WHERE due_at <= ${nowMs}) AS waiting
    WHERE place = 1)`;
}

/** A shop's jobs may all have waited since yesterday: what counts is when it last had one worked on. */
const LAST_END = sql`COALESCE((SELECT MAX(finished_at) FROM job AS ended WHERE ended.shop = job.shop), 0)`;
const WAITS_SINCE = sql`CASE WHEN ${LAST_END} > due_at THEN ${LAST_END} ELSE due_at END`;

/** Gives each its lease. */
async function take(
  tx: Statements,
  rows: readonly JobRecord[],
  lease: { readonly random: Random; readonly untilMs: number; readonly anyOf: Dialect['anyOf'] },
): Promise<readonly ClaimedJob[]> {
  const { prefix, leaseOf } = createLeases('job', lease.random);
  await tx.execute(sql`
    UPDATE job SET lease_until = ${lease.untilMs}, lease_token = CAST(${prefix} AS TEXT) || id
    WHERE id ${lease.anyOf(rows.map(({ id }) => id))}`);
  return rows.map((row) => ({ ...jobOf(row), token: leaseOf(row).token, cursor: row.cursor }));
}

/** Claims due jobs; those whose params cannot be read end, and others have their turn. */
export async function claimJobs(
  { database, random, log }: LeaseParts,
  { nowMs, leaseMs, limit }: ClaimRequest,
): Promise<readonly ClaimedJob[]> {
  const isDue = isFirstOfItsShop(nowMs);
  const lease = { random, untilMs: nowMs + leaseMs, anyOf: database.dialect.anyOf };
  for (;;) {
    // Most looks find nothing: they cost one read and no transaction.
    if ((await database.query(sql`SELECT id FROM job WHERE ${isDue} LIMIT 1`)).length === 0) return [];
    const { found, claimed } = await database.transaction(async (tx) => {
      const rows = await tx.query<JobRecord>(sql`
        SELECT * FROM job WHERE ${isDue} ORDER BY ${WAITS_SINCE}, id LIMIT ${limit} ${database.dialect.skipLocked}`);
      const readable = rows.filter(({ params }) => jsonObject(params) !== null);
      for (const row of rows) {
        if (readable.includes(row)) continue;
        log.error('job_unreadable', { id: row.id, kind: row.kind, shop: row.shop });
        await endUnreadable(tx, row, nowMs);
      }
      const claimed = readable.length === 0 ? [] : await take(tx, readable, lease);
      return { found: rows.length, claimed };
    });
    if (claimed.length > 0 || found === 0) return claimed;
  }
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

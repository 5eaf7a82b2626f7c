import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type { ClaimedJob, JobDetail, JobKind, JobStore } from '../../pipeline/ports/jobs.ts';
import type { Random } from '../../pipeline/ports/system.ts';
import type { Database } from '../database.ts';
import { empty, sql } from '../sql.ts';
import { addJobRows, commitStep } from './commit-step.ts';
import { jobOf, jobRowOf, numberOf, type JobRecord, type JobRowRecord } from './rows.ts';

const RECENT = 50;

export function createJobStore({
  database,
  random,
}: {
  readonly database: Database;
  readonly random: Random;
}): JobStore {
  const { dialect } = database;

  /** The job that waits longest and that nobody holds. Only one is claimed at a time: jobs are few and long. */
  function claim({ nowMs, leaseMs }: { readonly nowMs: number; readonly leaseMs: number }): Promise<ClaimedJob | null> {
    return database.transaction(async (tx) => {
      const [row] = await tx.query<JobRecord>(sql`
        SELECT * FROM job WHERE due_at <= ${nowMs} AND (lease_until IS NULL OR lease_until < ${nowMs})
        ORDER BY due_at, id LIMIT 1 ${dialect.skipLocked}`);
      if (row === undefined) return null;
      const token = random.id();
      await tx.execute(
        sql`UPDATE job SET lease_until = ${nowMs + leaseMs}, lease_token = ${token} WHERE id = ${row.id}`,
      );
      return { ...jobOf(row), token, cursor: row.cursor };
    });
  }

  async function create(shop: ShopDomain, job: Parameters<JobStore['create']>[1]): Promise<string> {
    const { kind, state, params, nowMs } = job;
    const [row] = await database.query<{ id: number }>(sql`
      INSERT INTO job (shop, kind, state, params, created_at, due_at)
      VALUES (${shop}, ${kind}, ${state}, ${JSON.stringify(params)}, ${nowMs}, ${state === 'draft' ? null : nowMs})
      RETURNING id`);
    return String(row?.id);
  }

  function addRows(id: string, rows: Parameters<JobStore['addRows']>[1]): Promise<void> {
    return database.transaction(async (tx) => {
      const [job] = await tx.query<{ shop: string }>(
        sql`SELECT shop FROM job WHERE id = ${numberOf(id)} ${dialect.forUpdate}`,
      );
      if (job !== undefined) await addJobRows(tx, { id: numberOf(id), shop: job.shop }, rows);
    });
  }

  async function find(shop: ShopDomain, id: string) {
    const [row] = await database.query<JobRecord>(sql`SELECT * FROM job WHERE id = ${numberOf(id)} AND shop = ${shop}`);
    return row === undefined ? null : jobOf(row);
  }

  async function recent(shop: ShopDomain, sinceMs: number) {
    const rows = await database.query<JobRecord>(
      sql`SELECT * FROM job WHERE shop = ${shop} AND state <> 'draft'
        AND (finished_at IS NULL OR finished_at >= ${sinceMs}) ORDER BY id DESC LIMIT ${RECENT}`,
    );
    return rows.map(jobOf);
  }

  async function rows(shop: ShopDomain, id: string, page: Parameters<JobStore['rows']>[2]) {
    const found = await database.query<JobRowRecord>(sql`
      SELECT * FROM job_row WHERE job_id = ${numberOf(id)} AND shop = ${shop} AND row > ${page.after}
      ${page.state === null ? empty : sql`AND state = ${page.state}`} ORDER BY row LIMIT ${page.limit}`);
    return found.map(jobRowOf);
  }

  async function running(shop: ShopDomain, kind: JobKind) {
    const [row] = await database.query<JobRecord>(
      sql`SELECT * FROM job WHERE shop = ${shop} AND kind = ${kind} AND finished_at IS NULL AND state <> 'draft'
        ORDER BY id DESC LIMIT 1`,
    );
    return row === undefined ? null : jobOf(row);
  }

  async function apply(shop: ShopDomain, id: string, nowMs: number): Promise<boolean> {
    return (
      (await database.execute(
        sql`UPDATE job SET state = 'running', due_at = ${nowMs}
          WHERE id = ${numberOf(id)} AND shop = ${shop} AND state = 'draft'`,
      )) > 0
    );
  }

  /** A waiting job becomes due at once, so that its end is seen without delay. */
  async function requestCancel(shop: ShopDomain, id: string, nowMs: number): Promise<boolean> {
    const own = sql`id = ${numberOf(id)} AND shop = ${shop} AND finished_at IS NULL`;
    const draft = await database.execute(
      sql`UPDATE job SET state = 'cancelled', cancel_requested = true, finished_at = ${nowMs}
        WHERE ${own} AND state = 'draft'`,
    );
    const others =
      draft > 0
        ? 0
        : await database.execute(sql`UPDATE job SET cancel_requested = true, due_at = ${nowMs} WHERE ${own}`);
    return draft + others > 0;
  }

  async function pending(id: string, limit: number) {
    const found = await database.query<JobRowRecord>(
      sql`SELECT * FROM job_row WHERE job_id = ${numberOf(id)} AND state = 'pending' ORDER BY row LIMIT ${limit}`,
    );
    return found.map(({ row, payload }) => ({ row, payload: JSON.parse(payload) as JobDetail }));
  }

  function forget(beforeMs: number): Promise<number> {
    const old = sql`finished_at < ${beforeMs} OR (state = 'draft' AND created_at < ${beforeMs})`;
    return database.transaction(async (tx) => {
      await tx.execute(sql`DELETE FROM job_row WHERE job_id IN (SELECT id FROM job WHERE ${old})`);
      return tx.execute(sql`DELETE FROM job WHERE ${old}`);
    });
  }

  return {
    create,
    addRows,
    find,
    recent,
    rows,
    running,
    apply,
    requestCancel,
    claim,
    pending,
    commit: (job, step) => commitStep(database, { id: numberOf(job.id), token: job.token }, step),
    forget,
  };
}

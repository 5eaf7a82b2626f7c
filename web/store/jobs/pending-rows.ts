import { asObject } from '../../domain/kernel/json.ts';
import type { JobStore, PendingRow } from '../../pipeline/ports/jobs.ts';
import type { Log } from '../../pipeline/ports/system.ts';
import type { Database, Plain } from '../database.ts';
import type { job_row } from '../generated/sqlite/client.ts';
import { tryOpenJson } from '../sealed-json.ts';
import type { Sealer } from '../sealer.ts';
import { sql } from '../sql.ts';
import { payloadPlace } from './rows.ts';

interface Parts {
  readonly database: Database;
  readonly sealer: Sealer;
  readonly log: Log;
}

/** Rows whose payload cannot be read fail by name; the others of their job are worked on. */
function failRows({ database }: Parts, jobId: number, rows: readonly number[]): Promise<void> {
  return database.transaction(async (tx) => {
    const failed = await tx.execute(
      sql`UPDATE job_row SET state = 'failed', error = 'row_unreadable'
        WHERE job_id = ${jobId} AND row ${database.dialect.anyOf(rows)} AND state = 'pending'`,
    );
    await tx.execute(sql`UPDATE job SET failed = failed + ${failed} WHERE id = ${jobId}`);
  });
}

/** The next rows of a job to be worked on. */
export async function pendingRows(parts: Parts, jobId: number, limit: number): Promise<readonly PendingRow[]> {
  const { database, sealer, log } = parts;
  for (;;) {
    const found = await database.query<Pick<Plain<job_row>, 'row' | 'shop' | 'payload'>>(
      sql`SELECT row, shop, payload FROM job_row WHERE job_id = ${jobId} AND state = 'pending'
        ORDER BY row LIMIT ${limit}`,
    );
    const read = found.map(({ row, shop, payload }) => ({
      row,
      payload: asObject(tryOpenJson(sealer, payload, payloadPlace(shop))),
    }));
    const readable = read.flatMap(({ row, payload }) => (payload === null ? [] : [{ row, payload }]));
    const unreadable = read.filter(({ payload }) => payload === null).map(({ row }) => row);
    if (unreadable.length > 0) {
      log.error('job_rows_unreadable', { job: jobId, rows: unreadable });
      await failRows(parts, jobId, unreadable);
    }
    if (readable.length > 0 || unreadable.length === 0) return readable;
  }
}

/** What changed something, or may have, with what it keeps. */
export async function touchedRows(
  { database, sealer }: Omit<Parts, 'log'>,
  job: { readonly shop: string; readonly id: number },
  { after, limit }: { readonly after: number; readonly limit: number },
): ReturnType<JobStore['touched']> {
  const found = await database.query<Pick<Plain<job_row>, 'row' | 'label' | 'payload'>>(
    sql`SELECT row, label, payload FROM job_row WHERE job_id = ${job.id} AND shop = ${job.shop}
      AND state <> 'unchanged' AND row > ${after} ORDER BY row LIMIT ${limit}`,
  );
  const rows = found.flatMap(({ row, label, payload }) => {
    const opened = asObject(tryOpenJson(sealer, payload, payloadPlace(job.shop)));
    return opened === null ? [] : [{ row, label, payload: opened }];
  });
  return { rows, next: found.length < limit ? null : (found.at(-1)?.row ?? null) };
}

/** Rows of a draft that the merchant does not want: they count as those that need nothing. */
export function leaveOut(
  database: Database,
  draft: { readonly shop: string; readonly id: number },
  rows: readonly number[],
): Promise<void> {
  if (rows.length === 0) return Promise.resolve();
  return database.transaction(async (tx) => {
    const left = await tx.execute(
      sql`UPDATE job_row SET state = 'unchanged'
        WHERE job_id = ${draft.id} AND shop = ${draft.shop} AND row ${database.dialect.anyOf(rows)}
        AND state = 'pending'
        AND EXISTS (SELECT 1 FROM job WHERE job.id = job_row.job_id AND job.state = 'draft')`,
    );
    await tx.execute(sql`UPDATE job SET unchanged = unchanged + ${left} WHERE id = ${draft.id}`);
  });
}

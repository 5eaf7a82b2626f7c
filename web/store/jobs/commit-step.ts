import { storable } from '../../domain/kernel/storable-text.ts';
import type { JobStep, NewJobRow, PendingRow, RowResult } from '../../pipeline/ports/jobs.ts';
import type { Database, Statements } from '../database.ts';
import { sealJson } from '../sealed-json.ts';
import type { Sealer } from '../sealer.ts';
import { join, sql } from '../sql.ts';
import { payloadPlace, type JobRecord } from './rows.ts';

/** Values a statement stay far below what either database takes. */
const ROWS_AT_ONCE = 500;

const ENDS = new Set(['done', 'cancelled', 'failed']);

/** Adds rows that are not there yet; `total` counts them. */
export async function addJobRows(
  { tx, sealer }: { readonly tx: Statements; readonly sealer: Sealer },
  job: { readonly id: number; readonly shop: string },
  rows: readonly NewJobRow[],
): Promise<void> {
  let added = 0;
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const values = rows.slice(from, from + ROWS_AT_ONCE).map(
      ({ row, label, payload, detail = {} }) =>
        sql`(${job.id}, ${row}, ${job.shop}, ${storable(label)},
            ${sealJson(sealer, payload, payloadPlace(job.shop))}, ${JSON.stringify(detail)})`,
    );
    added += await tx.execute(
      sql`INSERT INTO job_row (job_id, row, shop, label, payload, detail) VALUES ${join(values)}
        ON CONFLICT DO NOTHING`,
    );
  }
  if (added > 0) await tx.execute(sql`UPDATE job SET total = total + ${added} WHERE id = ${job.id}`);
}

/** A result counts once: a row that has one already keeps it. */
async function writeResults(
  { tx, sealer }: { readonly tx: Statements; readonly sealer: Sealer },
  job: { readonly id: number; readonly shop: string },
  results: readonly RowResult[],
): Promise<Readonly<Record<RowResult['state'], number>>> {
  const counts = { succeeded: 0, unchanged: 0, failed: 0 };
  for (const { row, state, error, detail, payload } of results) {
    const kept = payload === undefined ? sql`payload` : sql`${sealJson(sealer, payload, payloadPlace(job.shop))}`;
    counts[state] += await tx.execute(
      sql`UPDATE job_row SET state = ${state}, error = ${error === null ? null : storable(error)}, detail =
        ${JSON.stringify(detail)}, payload = ${kept} WHERE job_id = ${job.id} AND row = ${row} AND state = 'pending'`,
    );
  }
  return counts;
}

/** Payloads of rows that have no result yet, all of them or, when the lease is lost, none. */
export function keepPayloads(
  { database, sealer }: { readonly database: Database; readonly sealer: Sealer },
  job: { readonly id: number; readonly token: string },
  rows: readonly PendingRow[],
): Promise<'kept' | 'lease_lost'> {
  return database.transaction(async (tx) => {
    const [held] = await tx.query<Pick<JobRecord, 'shop'>>(sql`
      SELECT shop FROM job WHERE id = ${job.id} AND lease_token = ${job.token} ${database.dialect.forUpdate}`);
    if (held === undefined) return 'lease_lost';
    for (const { row, payload } of rows)
      await tx.execute(sql`
        UPDATE job_row SET payload = ${sealJson(sealer, payload, payloadPlace(held.shop))}
        WHERE job_id = ${job.id} AND row = ${row} AND state = 'pending'`);
    return 'kept';
  });
}

/** One step of a job, all of it or, when the lease is lost, nothing. */
export function commitStep(
  { database, sealer }: { readonly database: Database; readonly sealer: Sealer },
  job: { readonly id: number; readonly token: string },
  step: JobStep,
): Promise<{ readonly outcome: 'committed'; readonly cancelRequested: boolean } | { readonly outcome: 'lease_lost' }> {
  const { nowMs, goesOn } = step;
  return database.transaction(async (tx) => {
    const [held] = await tx.query<Pick<JobRecord, 'shop' | 'cancel_requested' | 'state' | 'cursor'>>(sql`
      SELECT shop, cancel_requested, state, cursor FROM job
      WHERE id = ${job.id} AND lease_token = ${job.token} ${database.dialect.forUpdate}`);
    if (held === undefined) return { outcome: 'lease_lost' };
    await addJobRows({ tx, sealer }, { id: job.id, shop: held.shop }, step.added ?? []);
    const counts = await writeResults({ tx, sealer }, { id: job.id, shop: held.shop }, step.results ?? []);
    const counted = step.counted?.succeeded ?? 0;
    const state = step.state ?? held.state;
    const over = ENDS.has(state);
    const rests = over || state === 'draft';
    const lease = goesOn && !rests ? sql`` : sql`, lease_until = NULL, lease_token = NULL`;
    await tx.execute(sql`
      UPDATE job SET state = ${state}, cursor = ${step.cursor === undefined ? held.cursor : step.cursor},
      total = total + ${counted}, succeeded = succeeded + ${counts.succeeded + counted},
        unchanged = unchanged + ${counts.unchanged}, failed = failed + ${counts.failed}, finished_at =
        ${over ? nowMs : null}, due_at = ${rests ? null : (step.dueAtMs ?? nowMs)}${lease}
      WHERE id = ${job.id}`);
    return { outcome: 'committed', cancelRequested: Boolean(held.cancel_requested) };
  });
}

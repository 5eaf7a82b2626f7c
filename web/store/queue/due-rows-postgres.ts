import type { Plain, Statements } from '../database.ts';
import type { lane } from '../generated/sqlite/client.ts';
import { raw, sql } from '../sql.ts';
import type { DueRows, LaneClaim } from './lane-claim.ts';

/**
 * PostgreSQL: the lanes are locked first and the rows by a statement of their own, which sees everything that was
 * committed until then. In one statement, a row that became due while it waited for its lane would be missed, and the
 * lane parked on top of it. Locked lanes and rows are passed over: several workers share the work.
 */
export async function dueRowsOnPostgres<Row extends object>(tx: Statements, claim: LaneClaim): Promise<DueRows<Row>> {
  const { nowMs, limit } = claim.request;
  const rows: Row[] = [];
  const served: string[] = [];
  for (const queue of claim.queues) {
    const free = limit - rows.length;
    if (free <= 0) break;
    const lanes = await tx.query<Pick<Plain<lane>, 'lane'>>(
      sql`SELECT lane FROM lane WHERE queue = ${queue} AND ready_at <= ${nowMs}
        ORDER BY ready_at LIMIT ${free} FOR UPDATE SKIP LOCKED`,
    );
    if (lanes.length === 0) continue;
    const keys = lanes.map(({ lane }) => lane);
    const found = await tx.query<Row & { readonly lane: string }>(sql`
      SELECT t.* FROM unnest(CAST(${keys} AS TEXT[])) WITH ORDINALITY AS l(key, place)
      CROSS JOIN LATERAL (
        SELECT * FROM ${raw(claim.table)} d WHERE d.lane = l.key AND d.due_at <= ${nowMs}
        ORDER BY d.due_at LIMIT ${claim.perLane} FOR UPDATE SKIP LOCKED
      ) t ORDER BY l.place, t.due_at LIMIT ${free}`);
    rows.push(...found);
    const last = found.at(-1);
    served.push(...(last === undefined || found.length < free ? keys : keys.slice(0, keys.indexOf(last.lane) + 1)));
  }
  return { rows, served };
}

import type { Plain, Statements } from '../database.ts';
import type { lane } from '../generated/sqlite/client.ts';
import { raw, sql } from '../sql.ts';
import type { DueRows, LaneClaim } from './lane-claim.ts';

/**
 * SQLite has no LATERAL, so each lane is asked for its rows: 10 µs a lane through (lane, due_at). The transaction began
 * IMMEDIATE, so nobody else claims meanwhile.
 */
export async function dueRowsOnSqlite<Row extends object>(tx: Statements, claim: LaneClaim): Promise<DueRows<Row>> {
  const { nowMs, limit } = claim.request;
  const rows: Row[] = [];
  const served: string[] = [];
  for (const queue of claim.queues) {
    const lanes = await tx.query<Pick<Plain<lane>, 'lane'>>(
      sql`SELECT lane FROM lane WHERE queue = ${queue} AND ready_at <= ${nowMs} ORDER BY ready_at LIMIT ${limit}`,
    );
    for (const { lane } of lanes) {
      const free = Math.min(claim.perLane, limit - rows.length);
      if (free <= 0) return { rows, served };
      rows.push(
        ...(await tx.query<Row>(
          sql`SELECT * FROM ${raw(claim.table)} WHERE lane = ${lane} AND due_at <= ${nowMs}
            ORDER BY due_at LIMIT ${free}`,
        )),
      );
      served.push(lane);
    }
  }
  return { rows, served };
}

import type { Statements } from '../database.ts';
import type { Dialect } from '../dialect.ts';
import { raw, sql } from '../sql.ts';
import { isReady, shareOf, type DueRows, type LaneClaim, type ReadyLane } from './lane-claim.ts';

/**
 * SQLite has no LATERAL, so each lane is asked for its rows: 10 µs a lane through (lane, due_at). The transaction began
 * IMMEDIATE, so nobody else claims meanwhile.
 */
export async function dueRowsOnSqlite<Row extends object>(
  tx: Statements,
  claim: LaneClaim,
  dialect: Dialect,
): Promise<DueRows<Row>> {
  const { nowMs, limit } = claim.request;
  const rows: Row[] = [];
  const served: string[] = [];
  for (const queue of claim.queues) {
    const lanes = await tx.query<ReadyLane>(
      sql`SELECT lane, blocked_until FROM lane WHERE queue = ${queue} AND ${isReady(claim, dialect.anyOf)}
        ORDER BY ready_at LIMIT ${limit}`,
    );
    for (const lane of lanes) {
      if (rows.length >= limit) return { rows, served };
      const free = Math.min(shareOf(lane, queue, claim), limit - rows.length);
      rows.push(
        ...(await tx.query<Row>(
          sql`SELECT * FROM ${raw(claim.table)} WHERE lane = ${lane.lane} AND due_at <= ${nowMs}
            ORDER BY due_at LIMIT ${free}`,
        )),
      );
      served.push(lane.lane);
    }
  }
  return { rows, served };
}

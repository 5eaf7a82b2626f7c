import type { Statements } from '../database.ts';
import type { Dialect } from '../dialect.ts';
import { raw, sql } from '../sql.ts';
import { isReady, shareOf, type DueRows, type LaneClaim, type ReadyLane } from './lane-claim.ts';

/**
 * PostgreSQL: the lanes are locked first and the rows by a statement of their own, which sees everything that was
 * committed until then. In one statement, a row that became due while it waited for its lane would be missed, and the
 * lane parked on top of it. Locked lanes and rows are passed over: several workers share the work.
 */
export async function dueRowsOnPostgres<Row extends object>(
  tx: Statements,
  claim: LaneClaim,
  dialect: Dialect,
): Promise<DueRows<Row>> {
  const { nowMs, limit } = claim.request;
  const rows: Row[] = [];
  const served: string[] = [];
  for (const queue of claim.queues) {
    const free = limit - rows.length;
    if (free <= 0) break;
    const lanes = await tx.query<ReadyLane>(
      sql`SELECT lane, blocked_until FROM lane WHERE queue = ${queue} AND ${isReady(claim, dialect.anyOf)}
        ORDER BY ready_at LIMIT ${free} FOR UPDATE SKIP LOCKED`,
    );
    if (lanes.length === 0) continue;
    const keys = lanes.map(({ lane }) => lane);
    const shares = lanes.map((lane) => shareOf(lane, queue, claim));
    const found = await tx.query<Row & { readonly lane: string }>(sql`
      SELECT t.* FROM unnest(CAST(${keys} AS TEXT[]), CAST(${shares} AS INTEGER[])) WITH ORDINALITY
        AS l(key, share, place)
      CROSS JOIN LATERAL (
        SELECT * FROM ${raw(claim.table)} d WHERE d.lane = l.key AND d.due_at <= ${nowMs}
        ORDER BY d.due_at LIMIT l.share FOR UPDATE SKIP LOCKED
      ) t ORDER BY l.place, t.due_at LIMIT ${free}`);
    rows.push(...found);
    const last = found.at(-1);
    served.push(...(last === undefined || found.length < free ? keys : keys.slice(0, keys.indexOf(last.lane) + 1)));
  }
  return { rows, served };
}

import type { Database, Statements } from '../database.ts';
import { raw, sql } from '../sql.ts';
import type { LeasedTable } from './claim.ts';
import { parseLane, touchLanes, type LaneTouch } from './lanes.ts';

/**
 * A row whose step keeps throwing, or ending its process, falls off instead of coming back with every lease: at once
 * while it may have been bad luck, after a minute, after a quarter of an hour.
 */
const PAUSE_MS = sql`CASE WHEN attempt <= 3 THEN 0 WHEN attempt <= 6 THEN 60000 ELSE 900000 END`;

interface Released {
  readonly lane: string;
  readonly due_at: number;
}

async function release(tx: Statements, table: LeasedTable, nowMs: number): Promise<readonly LaneTouch[]> {
  const released = await tx.query<Released>(sql`
    UPDATE ${raw(table)} SET due_at = CAST(${nowMs} AS BIGINT) + ${PAUSE_MS}, lease_until = NULL, lease_token = NULL
    WHERE lease_until < ${nowMs} RETURNING due_at, ${table === 'inbox' ? sql`'' AS lane` : sql`lane`}`);
  return released.map(({ lane, due_at: dueAtMs }) => ({ lane: parseLane(lane), dueAtMs }));
}

/** Not jobs: they are due while they are held, and a claim finds those whose lease has run out. */
const TABLES: readonly LeasedTable[] = ['inbox', 'shop_order', 'print_order'];

/** Rows whose process died: due again, their attempt counted. Costs one read each while there are none. */
export async function releaseExpired(database: Database, nowMs: number): Promise<number> {
  let count = 0;
  for (const table of TABLES) {
    const expired = await database.query(sql`SELECT id FROM ${raw(table)} WHERE lease_until < ${nowMs} LIMIT 1`);
    if (expired.length === 0) continue;
    count += await database.transaction(async (tx) => {
      const touches = await release(tx, table, nowMs);
      if (table !== 'inbox') await touchLanes(tx, touches);
      return touches.length;
    });
  }
  return count;
}

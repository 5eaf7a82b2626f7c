import type { Database, Plain, Statements } from '../database.ts';
import type { shop_order } from '../generated/sqlite/client.ts';
import { raw, sql } from '../sql.ts';
import type { LeasedTable } from './claim.ts';
import { parseLane, touchLanes, type LaneTouch } from './lanes.ts';

async function release(tx: Statements, table: LeasedTable, nowMs: number): Promise<readonly LaneTouch[]> {
  const released = await tx.query<Pick<Plain<shop_order>, 'id' | 'lane'>>(sql`
    UPDATE ${raw(table)} SET due_at = ${nowMs}, lease_until = NULL, lease_token = NULL WHERE lease_until < ${nowMs}
    RETURNING id, ${table === 'inbox' ? sql`'' AS lane` : sql`lane`}`);
  return released.map(({ lane }) => ({ lane: parseLane(lane), dueAtMs: nowMs }));
}

const TABLES: readonly LeasedTable[] = ['inbox', 'shop_order', 'print_order'];

/** Rows whose process died: due again at once, their attempt counted. Costs one read each while there are none. */
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

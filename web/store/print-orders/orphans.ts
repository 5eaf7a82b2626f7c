import { statesBefore } from '../../domain/print-order/transition.ts';
import { inStates } from './in-states.ts';
import type { ConnectionId } from '../../domain/kernel/ids.ts';
import { appendActivity } from '../activity.ts';
import type { Database } from '../database.ts';
import { touchLanes } from '../queue/lanes.ts';
import { sql } from '../sql.ts';
import { laneOf } from './rows.ts';

/**
 * Picanova's list shows orders that we do not know as sent: the create got there and everything after it was lost. They
 * are sent again with a look-up first, which finds and adopts them. One that is leased is being dealt with; a cancelled
 * one was looked up before it ended.
 */
export function wakeOrphans(
  database: Database,
  connection: ConnectionId,
  list: { readonly externalIds: readonly string[]; readonly nowMs: number },
): Promise<number> {
  const { externalIds, nowMs } = list;
  const condition = sql`connection_id = ${connection} AND external_id ${database.dialect.anyOf(externalIds)}
    AND picanova_order_id IS NULL
    AND lease_token IS NULL AND NOT cancel_pending AND ${inStates(statesBefore('found_in_list'))}`;
  return database.query(sql`SELECT id FROM print_order WHERE ${condition} LIMIT 1`).then((some) =>
    some.length === 0
      ? 0
      : database.transaction(async (tx) => {
          const rows = await tx.query<{ id: number; shop: string; order_gid: string }>(sql`
            UPDATE print_order SET state = 'ready', step = 'send', create_asked_at = ${nowMs}, signals = signals + 1,
            attempt = 0, hold_reason = NULL, hold_until = NULL,
              problems = '[]', lane = shop || '|picanova|print_orders', due_at = ${nowMs} WHERE ${condition}
              RETURNING id, shop, order_gid`);
          await appendActivity(
            tx,
            rows.map((row) => ({
              shop: row.shop,
              orderGid: row.order_gid,
              printOrderId: row.id,
              atMs: nowMs,
              line: { event: 'orphan_found', detail: {} },
              actor: 'app' as const,
            })),
          );
          await touchLanes(
            tx,
            rows.map(({ shop }) => ({ lane: laneOf(shop, 'send'), dueAtMs: nowMs })),
          );
          return rows.length;
        }),
  );
}

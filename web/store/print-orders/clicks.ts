import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type { PrintOrderStore } from '../../pipeline/ports/index.ts';
import { appendActivity } from '../activity.ts';
import type { Database } from '../database.ts';
import { wakeOrders } from '../orders/wake-orders.ts';
import { parseLane, touchLanes, type LaneTouch } from '../queue/lanes.ts';
import { sql, type Sql } from '../sql.ts';
import { BEYOND_CANCEL, cancelPrintOrders } from './cancel-requests.ts';
import type { TransactionContext } from '../transaction-context.ts';

type Click = Parameters<PrintOrderStore['request']>[2];

interface Clicked {
  readonly order_gid: string;
  readonly lane: string;
  readonly due_at: number | null;
}

/** Planned anew under the next revision: the plan sees the mark. */
const RESUBMIT = sql`UPDATE print_order SET resubmit = true WHERE state IN ('cancelled', 'failed') AND NOT cancel_pending`;

/** Read back now; a step under way is followed by the read. */
const REFRESH = (nowMs: number): Sql => sql`
  UPDATE print_order SET hints = hints + 1, resync = true, attempt = 0,
    step = CASE WHEN step IS NULL AND lease_token IS NULL THEN 'sync' ELSE step END,
    lane = CASE WHEN step IS NULL AND lease_token IS NULL AND NOT cancel_pending THEN shop || '|picanova|print_orders' ELSE lane END,
    due_at = CASE WHEN lease_token IS NULL THEN ${nowMs} ELSE due_at END
  WHERE (picanova_order_id IS NOT NULL OR create_unknown)`;

/** False = unknown to this shop, or not possible in its state. */
export function clickOnPrintOrder(
  database: Database,
  row: { readonly shop: ShopDomain; readonly id: number },
  click: Click,
): Promise<boolean> {
  const { shop, id } = row;
  const { what, nowMs } = click;
  const own = sql`id = ${id} AND shop = ${shop}`;

  return database.transaction(async (tx) => {
    const context: TransactionContext = { tx, dialect: database.dialect, nowMs };
    if (what === 'cancel') {
      const possible = await tx.query(
        sql`SELECT id FROM print_order WHERE ${own} AND NOT cancel_pending AND NOT ${BEYOND_CANCEL}`,
      );
      if (possible.length === 0) return false;
      await touchLanes(
        tx,
        await cancelPrintOrders(context, [{ of: own, atMs: nowMs, actor: 'merchant', why: 'cancelled' }]),
      );
      return true;
    }
    const [clicked] = await tx.query<Clicked>(
      sql`${what === 'resubmit' ? RESUBMIT : REFRESH(nowMs)} AND ${own} RETURNING order_gid, lane, due_at`,
    );
    if (clicked === undefined) return false;
    await appendActivity(tx, [
      {
        shop,
        orderGid: clicked.order_gid,
        printOrderId: id,
        atMs: nowMs,
        line: { event: `${what}_requested`, detail: {} },
        actor: 'merchant',
      },
    ]);
    const touches: readonly LaneTouch[] =
      what === 'resubmit'
        ? await wakeOrders(context, [{ shop, orderGid: clicked.order_gid, dueAtMs: nowMs, always: true }])
        : clicked.due_at === null
          ? []
          : [{ lane: parseLane(clicked.lane), dueAtMs: clicked.due_at }];
    await touchLanes(tx, touches);
    return true;
  });
}

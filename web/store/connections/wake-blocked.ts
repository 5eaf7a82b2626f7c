import { orderLane, WAKE_ORDER } from '../orders/wake-orders.ts';
import { statesBefore } from '../../domain/print-order/transition.ts';
import { inStates } from '../print-orders/in-states.ts';
import type { LaneTouch } from '../queue/lanes.ts';
import { sql, type Sql } from '../sql.ts';
import type { TransactionContext } from '../transaction-context.ts';

async function wakeWhere(
  { tx, nowMs }: TransactionContext,
  shop: string,
  condition: Sql,
): Promise<readonly LaneTouch[]> {
  const woken = await tx.execute(sql`
    UPDATE shop_order SET ${WAKE_ORDER(sql`${nowMs}`)}
    WHERE shop = ${shop} AND order_gid IN (SELECT order_gid FROM print_order WHERE shop = ${shop} AND ${condition})`);
  return woken === 0 ? [] : [{ lane: orderLane(shop), dueAtMs: nowMs }];
}

/** Orders of which something is blocked are planned again: what blocked them may be gone. */
export function wakeBlockedOrders(context: TransactionContext, shop: string): Promise<readonly LaneTouch[]> {
  return wakeWhere(context, shop, inStates(['blocked']));
}

/** Orders with unsent print orders on this connection are planned again: it is gone. */
export function wakeUnsentOrders(
  context: TransactionContext,
  shop: string,
  connectionId: string,
): Promise<readonly LaneTouch[]> {
  return wakeWhere(context, shop, sql`${inStates(statesBefore('dropped'))} AND connection_id = ${connectionId}`);
}

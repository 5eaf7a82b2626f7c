import { statesBefore } from '../../domain/print-order/transition.ts';
import { inStates } from '../print-orders/in-states.ts';
import type { LaneTouch } from '../queue/lanes.ts';
import { join, sql, type Sql } from '../sql.ts';
import type { TransactionContext } from '../transaction-context.ts';
import { orderLane, WAKE_ORDER } from './wake-orders.ts';

/** How many orders are planned again, and the lanes to touch. */
export interface Woken {
  readonly orders: number;
  readonly touches: readonly LaneTouch[];
}

async function wakeWhere({ tx, nowMs }: TransactionContext, shop: string, condition: Sql): Promise<Woken> {
  const orders = await tx.execute(sql`
    UPDATE shop_order SET attempt = 0, ${WAKE_ORDER(sql`${nowMs}`)}
    WHERE shop = ${shop} AND order_gid IN (SELECT order_gid FROM print_order WHERE shop = ${shop} AND ${condition})`);
  return { orders, touches: orders === 0 ? [] : [{ lane: orderLane(shop), dueAtMs: nowMs }] };
}

const BLOCKED = inStates(['blocked']);
const UNSENT = sql`(${inStates(['held', 'blocked'])} OR (${inStates(['ready'])} AND create_asked_at IS NULL))`;

/** The rules have changed: whatever is not sent yet is judged again. */
export function wakeWaiting(context: TransactionContext, shop: string): Promise<Woken> {
  return wakeWhere(context, shop, UNSENT);
}

/** The app sees more than before: whatever is not settled may be another thing by now. */
export async function wakeUnsettled({ tx, nowMs }: TransactionContext, shop: string): Promise<Woken> {
  const orders = await tx.execute(sql`
    UPDATE shop_order SET attempt = 0, ${WAKE_ORDER(sql`${nowMs}`)}
    WHERE shop = ${shop} AND NOT settled AND cancelled_at IS NULL`);
  return { orders, touches: orders === 0 ? [] : [{ lane: orderLane(shop), dueAtMs: nowMs }] };
}

/** The catalogue or the key has changed: what was blocked, or waits for the catalogue, may go on. */
export function wakeBlocked(context: TransactionContext, shop: string): Promise<Woken> {
  return wakeWhere(context, shop, sql`(${BLOCKED} OR (${inStates(['held'])} AND hold_reason = 'catalogue'))`);
}

/**
 * Print fields of these products may have changed: what is blocked because of them may go on. A problem that names no
 * product may be about any.
 */
export function wakeBlockedBy(
  context: TransactionContext,
  shop: string,
  productGids: readonly string[],
): Promise<Woken> {
  const about = productGids.map((gid) => sql`problems LIKE ${`%"${gid}"%`}`);
  return wakeWhere(
    context,
    shop,
    sql`${BLOCKED} AND (${join([...about, sql`problems NOT LIKE '%"productGid"%'`], ' OR ')})`,
  );
}

/** The connection of these unsent print orders is gone. */
export function wakeUnsentOf(context: TransactionContext, shop: string, connectionId: string): Promise<Woken> {
  return wakeWhere(context, shop, sql`${inStates(statesBefore('dropped'))} AND connection_id = ${connectionId}`);
}

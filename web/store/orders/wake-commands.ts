import type { OrderGid, ShopDomain } from '../../domain/kernel/ids.ts';
import { appendActivity } from '../activity.ts';
import type { Database } from '../database.ts';
import { laneKey, touchLanes } from '../queue/lanes.ts';
import { join, sql } from '../sql.ts';
import { writeApproval } from './approvals.ts';
import { orderLane, WAKE_ORDER } from './wake-orders.ts';

/** The merchant's *Send*. False = an order we never heard of. */
export function wakeKnownOrder(
  database: Database,
  order: { readonly shop: ShopDomain; readonly orderGid: OrderGid },
  command: { readonly approve: boolean; readonly nowMs: number },
): Promise<boolean> {
  const { shop, orderGid } = order;
  return database.transaction(async (tx) => {
    const found = await tx.execute(
      sql`UPDATE shop_order SET attempt = 0,
        ${WAKE_ORDER(sql`${command.nowMs}`)} WHERE shop = ${shop} AND order_gid = ${orderGid}`,
    );
    if (found === 0) return false;
    if (command.approve) await writeApproval(tx, order);
    await appendActivity(tx, [
      {
        shop,
        orderGid,
        printOrderId: null,
        atMs: command.nowMs,
        line: { event: command.approve ? 'send_requested' : 'plan_requested', detail: {} },
        actor: 'merchant',
      },
    ]);
    await touchLanes(tx, [{ lane: orderLane(shop), dueAtMs: command.nowMs }]);
    return true;
  });
}

/** The reconciler's catch: orders of Shopify's list that nobody told us about. */
export function wakeUnknownOrders(
  database: Database,
  shop: ShopDomain,
  list: { readonly orders: readonly OrderGid[]; readonly nowMs: number },
): Promise<readonly OrderGid[]> {
  const { orders, nowMs } = list;
  if (orders.length === 0) return Promise.resolve([]);
  const rows = [...new Set(orders)]
    .sort()
    .map((orderGid) => sql`(${shop}, ${orderGid}, ${nowMs}, ${laneKey(orderLane(shop))}, ${nowMs}, 1)`);
  return database.transaction(async (tx) => {
    const created = await tx.query<{ order_gid: OrderGid }>(sql`
      INSERT INTO shop_order (shop, order_gid, first_seen_at, lane, due_at, signals) VALUES ${join(rows)}
      ON CONFLICT (shop, order_gid) DO NOTHING RETURNING order_gid`);
    if (created.length > 0) await touchLanes(tx, [{ lane: orderLane(shop), dueAtMs: nowMs }]);
    return created.map(({ order_gid }) => order_gid);
  });
}

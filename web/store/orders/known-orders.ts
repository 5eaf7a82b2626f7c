import type { OrderGid, ShopDomain } from '../../domain/kernel/ids.ts';
import type { KnownOrder, ListedOrder } from '../../domain/planning/changed-order.ts';
import { isEnded, PRINT_ORDER_STATES } from '../../domain/print-order/states.ts';
import type { Database } from '../database.ts';
import { inStates } from '../print-orders/in-states.ts';
import { laneKey, touchLanes } from '../queue/lanes.ts';
import { join, sql } from '../sql.ts';
import { orderLane, WAKE_ORDER } from './wake-orders.ts';

const OPEN = inStates(PRINT_ORDER_STATES.filter((state) => !isEnded(state)));

/** Of these orders the known ones, as they were read last. */
export async function knownOrders(
  database: Database,
  shop: ShopDomain,
  orders: readonly OrderGid[],
): Promise<ReadonlyMap<OrderGid, KnownOrder>> {
  if (orders.length === 0) return new Map();
  const rows = await database.query<{
    order_gid: OrderGid;
    updated_at: number | null;
    read_at: number | null;
    settled: boolean | number;
    open: boolean | number;
  }>(sql`
    SELECT order_gid, updated_at, read_at, settled, EXISTS (
      SELECT 1 FROM print_order p WHERE p.shop = o.shop AND p.order_gid = o.order_gid AND p.${OPEN}) AS open
    FROM shop_order o WHERE shop = ${shop} AND order_gid ${database.dialect.anyOf([...new Set(orders)])}`);
  return new Map(
    rows.map((row) => [
      row.order_gid,
      {
        updatedAtMs: row.updated_at,
        readAtMs: row.read_at,
        settled: Boolean(row.settled),
        hasOpenPrintOrder: Boolean(row.open),
      },
    ]),
  );
}

/** Known orders are due to be planned. */
export async function wakeChangedOrders(
  database: Database,
  shop: ShopDomain,
  { orders, nowMs }: { readonly orders: readonly OrderGid[]; readonly nowMs: number },
): Promise<void> {
  if (orders.length === 0) return;
  await database.transaction(async (tx) => {
    await tx.execute(sql`
      UPDATE shop_order SET attempt = 0, ${WAKE_ORDER(sql`${nowMs}`)}
      WHERE shop = ${shop} AND order_gid ${database.dialect.anyOf(orders)}`);
    await touchLanes(tx, [{ lane: orderLane(shop), dueAtMs: nowMs }]);
  });
}

/** Orders from before the app's time: known from now on, and not planned unless somebody asks for it. */
export async function leaveOrdersAlone(
  database: Database,
  shop: ShopDomain,
  { orders, nowMs }: { readonly orders: readonly ListedOrder[]; readonly nowMs: number },
): Promise<void> {
  if (orders.length === 0) return;
  const rows = orders
    .toSorted((one, other) => one.gid.localeCompare(other.gid))
    .map(({ gid, updatedAtMs }) => sql`(${shop}, ${gid}, ${nowMs}, ${laneKey(orderLane(shop))}, true, ${updatedAtMs})`);
  await database.execute(sql`
    INSERT INTO shop_order (shop, order_gid, first_seen_at, lane, settled, updated_at) VALUES ${join(rows)}
    ON CONFLICT (shop, order_gid) DO NOTHING`);
}

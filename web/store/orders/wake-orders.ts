import { mergePlans, type CancelledOrder, type PlanSignal } from '../../domain/webhooks/signal-batch.ts';
import { laneKey, type Lane, type LaneTouch } from '../queue/lanes.ts';
import { join, sql, type Sql } from '../sql.ts';
import type { TransactionContext } from '../transaction-context.ts';

export const orderLane = (shop: string): Lane => ({ shop, system: 'shopify', queue: 'orders' });

/** A row leased now keeps its place; the signal counted here makes its completion leave it due. */
export const WAKE_ORDER = (dueAtMs: Sql): Sql => sql`
  signals = shop_order.signals + 1,
  due_at = CASE WHEN shop_order.lease_token IS NULL
  AND (shop_order.due_at IS NULL OR shop_order.due_at > ${dueAtMs}) THEN ${dueAtMs} ELSE shop_order.due_at END`;

/** Creates the orders that are new and makes all due to be planned; answers the lanes to touch. */
export async function wakeOrders(
  { tx, nowMs }: Pick<TransactionContext, 'tx' | 'nowMs'>,
  wishes: readonly PlanSignal[],
): Promise<readonly LaneTouch[]> {
  const merged = mergePlans(wishes);
  for (const always of [true, false]) {
    const some = merged.filter((wish) => wish.always === always);
    if (some.length === 0) continue;
    const rows = some.map(
      ({ shop, orderGid, dueAtMs }) =>
        sql`(${shop}, ${orderGid}, ${nowMs}, ${laneKey(orderLane(shop))}, ${dueAtMs}, 1)`,
    );
    await tx.execute(sql`
      INSERT INTO shop_order (shop, order_gid, first_seen_at, lane, due_at, signals) VALUES ${join(rows)}
      ON CONFLICT (shop, order_gid) DO UPDATE SET ${WAKE_ORDER(sql`excluded.due_at`)}
      ${always ? sql`` : sql`WHERE NOT shop_order.settled`}`);
  }
  return merged.map(({ shop, dueAtMs }) => ({ lane: orderLane(shop), dueAtMs }));
}

/** The order was cancelled in Shopify. Remembered even of an order never seen, so that no later plan sends it. */
export async function rememberCancelled(
  { tx, nowMs }: Pick<TransactionContext, 'tx' | 'nowMs'>,
  cancelled: readonly CancelledOrder[],
): Promise<void> {
  if (cancelled.length === 0) return;
  const rows = cancelled.map(
    ({ shop, orderGid, atMs }) => sql`(${shop}, ${orderGid}, ${nowMs}, ${atMs}, ${laneKey(orderLane(shop))})`,
  );
  await tx.execute(sql`
    INSERT INTO shop_order (shop, order_gid, first_seen_at, cancelled_at, lane) VALUES ${join(rows)}
    ON CONFLICT (shop, order_gid) DO UPDATE
    SET cancelled_at = coalesce(shop_order.cancelled_at, excluded.cancelled_at), signals = shop_order.signals + 1`);
}

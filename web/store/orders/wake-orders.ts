import { laneKey, type Lane, type LaneTouch } from '../queue/lanes.ts';
import { join, sql, type Sql } from '../sql.ts';
import type { TransactionContext } from '../transaction-context.ts';

export interface Wake {
  readonly shop: string;
  readonly orderGid: string;
  readonly dueAtMs: number;
  /** false = not when the order is settled. */
  readonly always: boolean;
}

export const orderLane = (shop: string): Lane => ({ shop, system: 'shopify', queue: 'orders' });

/** A row leased now keeps its place; the hint counted here makes its completion leave it due. */
export const WAKE_ORDER = (dueAtMs: Sql): Sql => sql`
  hints = shop_order.hints + 1,
  due_at = CASE WHEN shop_order.lease_token IS NULL AND (shop_order.due_at IS NULL OR shop_order.due_at > ${dueAtMs}) THEN ${dueAtMs} ELSE shop_order.due_at END`;

/** Wakes for one order are one wake: the earliest, and `always` if any of them is. */
function merge(wakes: readonly Wake[]): readonly Wake[] {
  const merged = new Map<string, Wake>();
  for (const wake of wakes) {
    const key = `${wake.shop}\n${wake.orderGid}`;
    const same = merged.get(key);
    merged.set(
      key,
      same === undefined
        ? wake
        : { ...wake, dueAtMs: Math.min(wake.dueAtMs, same.dueAtMs), always: wake.always || same.always },
    );
  }
  return [...merged].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, wake]) => wake);
}

/** Creates the orders that are new and makes all due to be planned; answers the lanes to touch. */
export async function wakeOrders(
  { tx, nowMs }: Pick<TransactionContext, 'tx' | 'nowMs'>,
  wakes: readonly Wake[],
): Promise<readonly LaneTouch[]> {
  const merged = merge(wakes);
  for (const always of [true, false]) {
    const some = merged.filter((wake) => wake.always === always);
    if (some.length === 0) continue;
    const rows = some.map(
      ({ shop, orderGid, dueAtMs }) =>
        sql`(${shop}, ${orderGid}, ${nowMs}, ${laneKey(orderLane(shop))}, ${dueAtMs}, 1)`,
    );
    await tx.execute(sql`
      INSERT INTO shop_order (shop, order_gid, first_seen_at, lane, due_at, hints) VALUES ${join(rows)}
      ON CONFLICT (shop, order_gid) DO UPDATE SET ${WAKE_ORDER(sql`excluded.due_at`)} ${always ? sql`` : sql`WHERE NOT shop_order.settled`}`);
  }
  return merged.map(({ shop, dueAtMs }) => ({ lane: orderLane(shop), dueAtMs }));
}

/** The order was cancelled in Shopify. Remembered even of an order never seen, so that no later plan sends it. */
export async function rememberCancelled(
  { tx, nowMs }: TransactionContext,
  cancels: readonly { readonly shop: string; readonly orderGid: string; readonly atMs: number }[],
): Promise<void> {
  const merged = merge(cancels.map(({ shop, orderGid, atMs }) => ({ shop, orderGid, dueAtMs: atMs, always: true })));
  if (merged.length === 0) return;
  const rows = merged.map(
    ({ shop, orderGid, dueAtMs: atMs }) => sql`(${shop}, ${orderGid}, ${nowMs}, ${atMs}, ${laneKey(orderLane(shop))})`,
  );
  await tx.execute(sql`
    INSERT INTO shop_order (shop, order_gid, first_seen_at, cancelled_at, lane) VALUES ${join(rows)}
    ON CONFLICT (shop, order_gid) DO UPDATE SET cancelled_at = coalesce(shop_order.cancelled_at, excluded.cancelled_at), hints = shop_order.hints + 1`);
}

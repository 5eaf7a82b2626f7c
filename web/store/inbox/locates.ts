import type { LocateSignal, PlanSignal } from '../../domain/webhooks/signal-batch.ts';
import type { LaneTouch } from '../queue/lanes.ts';
import { laneKey } from '../queue/lanes.ts';
import { join, sql } from '../sql.ts';
import type { TransactionContext } from '../transaction-context.ts';

interface Located {
  /** Those whose order is known: they ask for its plan. */
  readonly plans: readonly PlanSignal[];
  readonly touches: readonly LaneTouch[];
}

const locateLane = (shop: string) => ({ shop, system: 'shopify', queue: 'fulfillment_orders' }) as const;

/** Fulfillment orders of known orders become plan signals; the others wait to be located. */
export async function applyLocates(context: TransactionContext, signals: readonly LocateSignal[]): Promise<Located> {
  if (signals.length === 0) return { plans: [], touches: [] };
  const { tx, dialect } = context;
  // `order_gid IS NOT NULL` is left to the code: with it SQLite walks all of the shop's rows instead of looking these
  // up.
  const rows = await tx.query<{ shop: string; fulfillment_order_gid: string; order_gid: string | null }>(sql`
    SELECT shop, fulfillment_order_gid, order_gid FROM fulfillment_order
    WHERE shop ${dialect.anyOf([...new Set(signals.map(({ shop }) => shop))])}
    AND fulfillment_order_gid ${dialect.anyOf(signals.map(({ fulfillmentOrderGid }) => fulfillmentOrderGid))}`);
  const orders = new Map(rows.map((row) => [`${row.shop}\n${row.fulfillment_order_gid}`, row.order_gid]));
  const plans: PlanSignal[] = [];
  const unknown: LocateSignal[] = [];
  for (const signal of signals) {
    const orderGid = orders.get(`${signal.shop}\n${signal.fulfillmentOrderGid}`);
    if (orderGid === undefined || orderGid === null) unknown.push(signal);
    else
      plans.push({
        shop: signal.shop,
        orderGid: orderGid as PlanSignal['orderGid'],
        dueAtMs: signal.dueAtMs,
        always: signal.always,
      });
  }
  await insertUnknown(context, unknown);
  return { plans, touches: unknown.map(({ shop, dueAtMs }) => ({ lane: locateLane(shop), dueAtMs })) };
}

/** Of one that waits already, the stronger wish and the earlier time win. */
async function insertUnknown({ tx }: TransactionContext, signals: readonly LocateSignal[]): Promise<void> {
  if (signals.length === 0) return;
  const rows = signals.map(
    ({ shop, fulfillmentOrderGid, always, dueAtMs }) =>
      sql`(${shop}, ${fulfillmentOrderGid}, ${always}, ${laneKey(locateLane(shop))}, ${dueAtMs})`,
  );
  await tx.execute(sql`
    INSERT INTO fulfillment_order (shop, fulfillment_order_gid, always, lane, due_at)
    VALUES ${join(rows)}
    ON CONFLICT (shop, fulfillment_order_gid) DO UPDATE SET always = (fulfillment_order.always OR excluded.always),
      due_at = CASE WHEN fulfillment_order.due_at < excluded.due_at
        THEN fulfillment_order.due_at ELSE excluded.due_at END
    WHERE fulfillment_order.order_gid IS NULL`);
}

import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type { Statements } from '../database.ts';
import { laneKey, touchLanes, type Lane } from '../queue/lanes.ts';
import { raw, sql, type Sql } from '../sql.ts';

/** Only what a failure put off counts its attempts; what waits on purpose has none. A locate has no such count. */
const QUEUES: readonly (Pick<Lane, 'queue'> & { readonly table: string; readonly isPutOff: Sql })[] = [
  { queue: 'orders', table: 'shop_order', isPutOff: sql`attempt > 0` },
  { queue: 'fulfillment_orders', table: 'fulfillment_order', isPutOff: sql`order_gid IS NULL` },
  { queue: 'print_orders', table: 'print_order', isPutOff: sql`attempt > 0` },
];

/**
 * What was put off while Shopify refused us is due now: orders to be planned, fulfillment orders to be located, print
 * orders to be announced and fulfilled, and the merchant's tasks. A lane that Shopify throttles stays blocked.
 */
export async function wakePostponed(tx: Statements, shop: ShopDomain, nowMs: number): Promise<void> {
  for (const { queue, table, isPutOff } of QUEUES) {
    const lane: Lane = { shop, system: 'shopify', queue };
    const woken = await tx.execute(
      sql`UPDATE ${raw(table)} SET due_at = ${nowMs}
        WHERE lane = ${laneKey(lane)} AND due_at > ${nowMs} AND ${isPutOff}`,
    );
    if (woken > 0) await touchLanes(tx, [{ lane, dueAtMs: nowMs }]);
  }
  await tx.execute(
    sql`UPDATE job SET due_at = ${nowMs} WHERE shop = ${shop} AND due_at > ${nowMs} AND lease_token IS NULL`,
  );
}

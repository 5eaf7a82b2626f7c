import type { Hint } from '../../domain/webhooks/hint.ts';
import { wakeOrders, type Wake } from '../orders/wake-orders.ts';
import type { LaneTouch } from '../queue/lanes.ts';
import { laneKey } from '../queue/lanes.ts';
import { join, sql } from '../sql.ts';
import type { TransactionContext } from '../transaction-context.ts';

type LocateHint = Extract<Hint, { readonly kind: 'locate' }>;
type PlanHint = Omit<Extract<Hint, { readonly kind: 'plan' }>, 'kind'>;

export function applyPlanHints(context: TransactionContext, hints: readonly PlanHint[]): Promise<readonly LaneTouch[]> {
  return wakeOrders(
    context,
    hints.map(({ shop, orderGid, dueAtMs, always }): Wake => ({ shop, orderGid, dueAtMs, always })),
  );
}

interface Located {
  /** Those whose order is known: they ask for its plan. */
  readonly plans: readonly PlanHint[];
  readonly touches: readonly LaneTouch[];
}

const locateLane = (shop: string) => ({ shop, system: 'shopify', queue: 'fulfillment_orders' }) as const;

/** Fulfillment orders of known orders become plan hints; the others wait to be located. */
export async function applyLocateHints(context: TransactionContext, hints: readonly LocateHint[]): Promise<Located> {
  if (hints.length === 0) return { plans: [], touches: [] };
  const { tx, dialect } = context;
  // `order_gid IS NOT NULL` is left to the code: with it SQLite walks all of the shop's rows instead of looking these up.
  const rows = await tx.query<{ shop: string; fulfillment_order_gid: string; order_gid: string | null }>(sql`
    SELECT shop, fulfillment_order_gid, order_gid FROM fulfillment_order
    WHERE shop ${dialect.anyOf([...new Set(hints.map(({ shop }) => shop))])} AND fulfillment_order_gid ${dialect.anyOf(hints.map(({ fulfillmentOrderGid }) => fulfillmentOrderGid))}`);
  const orders = new Map(rows.map((row) => [`${row.shop}\n${row.fulfillment_order_gid}`, row.order_gid]));
  const plans: PlanHint[] = [];
  const unknown: LocateHint[] = [];
  for (const hint of hints) {
    const orderGid = orders.get(`${hint.shop}\n${hint.fulfillmentOrderGid}`);
    if (orderGid === undefined || orderGid === null) unknown.push(hint);
    else
      plans.push({
        shop: hint.shop,
        orderGid: orderGid as PlanHint['orderGid'],
        dueAtMs: hint.dueAtMs,
        always: hint.always,
      });
  }
  await insertUnknown(context, unknown);
  return { plans, touches: unknown.map(({ shop, dueAtMs }) => ({ lane: locateLane(shop), dueAtMs })) };
}

/** The stronger wish and the earlier time win. */
async function insertUnknown({ tx }: TransactionContext, hints: readonly LocateHint[]): Promise<void> {
  const merged = new Map<string, LocateHint>();
  for (const hint of hints) {
    const key = `${hint.shop}\n${hint.fulfillmentOrderGid}`;
    const same = merged.get(key);
    merged.set(
      key,
      same === undefined
        ? hint
        : { ...hint, always: hint.always || same.always, dueAtMs: Math.min(hint.dueAtMs, same.dueAtMs) },
    );
  }
  if (merged.size === 0) return;
  const sorted = [...merged].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, hint]) => hint);
  await tx.execute(sql`
    INSERT INTO fulfillment_order (shop, fulfillment_order_gid, always, lane, due_at)
    VALUES ${join(sorted.map(({ shop, fulfillmentOrderGid, always, dueAtMs }) => sql`(${shop}, ${fulfillmentOrderGid}, ${always}, ${laneKey(locateLane(shop))}, ${dueAtMs})`))}
    ON CONFLICT (shop, fulfillment_order_gid) DO UPDATE SET always = (fulfillment_order.always OR excluded.always),
      due_at = CASE WHEN fulfillment_order.due_at < excluded.due_at THEN fulfillment_order.due_at ELSE excluded.due_at END
    WHERE fulfillment_order.order_gid IS NULL`);
}

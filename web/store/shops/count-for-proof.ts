import type { ShopDomain } from '../../domain/kernel/ids.ts';
import { PAID_STATUSES } from '../../domain/planning/gate.ts';
import type { DailyProof } from '../../pipeline/ports/index.ts';
import type { Database } from '../database.ts';
import { sql } from '../sql.ts';

/**
 * Orders, not print orders: an order is at Picanova when every print order of it that was not cancelled is. One that is
 * held waits on purpose and is not missing; one that is blocked or ready is. Shopify orders without print orders are
 * not ours, and cancelled ones owe nobody a print.
 */
export async function countForProof(
  database: Database,
  shop: ShopDomain,
  sinceMs: number,
): Promise<Omit<DailyProof, 'day'>> {
  const [counted] = await database.query<{ paid: number; unsent: number; missing: number }>(sql`
    SELECT count(*) AS paid, coalesce(sum(unsent), 0) AS unsent, coalesce(sum(missing), 0) AS missing FROM (
      SELECT max(CASE WHEN p.picanova_order_id IS NULL THEN 1 ELSE 0 END) AS unsent,
        max(CASE WHEN p.picanova_order_id IS NULL AND p.state <> 'held' THEN 1 ELSE 0 END) AS missing
      FROM shop_order o JOIN print_order p ON p.shop = o.shop AND p.order_gid = o.order_gid
      WHERE o.shop = ${shop} AND o.first_seen_at >= ${sinceMs}
      AND o.financial_status ${database.dialect.anyOf(PAID_STATUSES)}
      AND o.cancelled_at IS NULL AND p.state <> 'cancelled'
      GROUP BY o.id) AS orders`);
  const { paid, unsent, missing } = counted ?? { paid: 0, unsent: 0, missing: 0 };
  return { paid, atPicanova: paid - unsent, missing };
}

import type { ShopDomain } from '../../domain/kernel/ids.ts';
import { PAID_STATUSES } from '../../domain/planning/gate.ts';
import type { ProofCounts } from '../../pipeline/ports/index.ts';
import type { Database } from '../database.ts';
import { sql } from '../sql.ts';

/** Ready to be sent, and nothing about it moved for so long. */
const STUCK_MS = 3_600_000;

/** What of an order decides, the worst first. */
const MISSING = 3;
const PROBLEM = 2;
const WAITS = 1;

/**
 * Orders, not print orders: an order counts as the worst of its print orders that were not cancelled. Shopify orders
 * without print orders are not ours, and cancelled ones owe nobody a print. Orders that nobody could read for an hour
 * may be ours: they wait as `unread`.
 */
export async function countForProof(
  database: Database,
  shop: ShopDomain,
  { sinceMs, nowMs }: { readonly sinceMs: number; readonly nowMs: number },
): Promise<ProofCounts> {
  const stuckBefore = nowMs - STUCK_MS;
  const groups = await database.query<{ worst: number; reason: string | null; count: number }>(sql`
    SELECT worst, reason, count(*) AS count FROM (
      SELECT o.id, max(CASE WHEN p.picanova_order_id IS NOT NULL THEN 0
          WHEN p.state = 'held' THEN ${WAITS}
          WHEN p.state = 'blocked' OR p.problems <> '[]' THEN ${PROBLEM}
          WHEN p.due_at IS NULL OR p.due_at < ${stuckBefore} THEN ${MISSING}
          ELSE ${WAITS} END) AS worst,
        max(CASE WHEN p.state = 'held' THEN p.hold_reason END) AS reason
      FROM shop_order o JOIN print_order p ON p.shop = o.shop AND p.order_gid = o.order_gid
      WHERE o.shop = ${shop} AND o.first_seen_at >= ${sinceMs}
      AND o.financial_status ${database.dialect.anyOf(PAID_STATUSES)}
      AND o.cancelled_at IS NULL AND p.state <> 'cancelled'
      GROUP BY o.id) AS orders
    GROUP BY worst, reason`);
  const [unread] = await database.query<{ count: number }>(sql`
    SELECT count(*) AS count FROM shop_order
    WHERE shop = ${shop} AND first_seen_at >= ${sinceMs} AND first_seen_at < ${stuckBefore}
    AND name IS NULL AND due_at IS NOT NULL`);
  const sum = (worst: number): number =>
    groups.filter((group) => group.worst === worst).reduce((total, { count }) => total + count, 0);
  const waiting = new Map<string, number>();
  for (const { worst, reason, count } of groups)
    if (worst === WAITS) waiting.set(reason ?? 'sending', (waiting.get(reason ?? 'sending') ?? 0) + count);
  if (unread !== undefined && unread.count > 0) waiting.set('unread', unread.count);
  return {
    paid: groups.reduce((total, { count }) => total + count, 0),
    atPicanova: sum(0),
    waiting: Object.fromEntries(waiting),
    problems: sum(PROBLEM),
    missing: sum(MISSING),
  };
}

import type { ShopDomain } from '../../domain/kernel/ids.ts';
import { PAID_STATUSES } from '../../domain/planning/gate.ts';
import { SENT_ANYWAY } from '../../domain/print-fields/notes.ts';
import type { HomeReads } from '../../pipeline/ports/reads.ts';
import type { Database } from '../database.ts';
import { join, sql, type Sql } from '../sql.ts';

/**
 * A print order of later that went to Picanova for a paid order: then its fulfillment order was open after payment.
 * What is not paid, not sent, or was sent though Shopify had fulfilled it proves nothing.
 */
function sentWhileOpen(shop: ShopDomain, afterMs: number): Sql {
  return sql`SELECT print_order.id FROM print_order
    JOIN shop_order ON shop_order.shop = print_order.shop AND shop_order.order_gid = print_order.order_gid
    WHERE print_order.shop = ${shop} AND print_order.created_at > ${afterMs} AND print_order.sent_at > ${afterMs}
      AND print_order.assignment = 'merchant' AND print_order.items NOT LIKE ${`%"${SENT_ANYWAY}"%`}
      AND shop_order.financial_status IN (${join(PAID_STATUSES.map((status) => sql`${status}`))}) LIMIT 1`;
}

/** What the first page asks for until its checklist is done. */
export function createChecklist(database: Database): Pick<HomeReads, 'milestones' | 'dismissChecklist'> {
  const { models } = database;

  async function automaticFulfilment(shop: ShopDomain): Promise<'never_seen' | 'seen' | 'over'> {
    const [seen] = await database.query<{ at: number | null }>(
      sql`SELECT max(at) AS at FROM activity WHERE shop = ${shop} AND event = 'fulfilled_by_shopify'`,
    );
    const at = seen?.at ?? null;
    if (at === null) return 'never_seen';
    const [proof] = await database.query<{ id: number }>(sentWhileOpen(shop, at));
    return proof === undefined ? 'seen' : 'over';
  }

  return {
    async milestones(shop) {
      const sent = await models.print_order.findFirst({
        where: { shop, is_test: true, sent_at: { not: null } },
        select: { id: true },
      });
      const page = await models.shop_pages.findUnique({ where: { shop }, select: { checklist_dismissed: true } });
      return {
        anyTestSent: sent !== null,
        checklistDismissed: page?.checklist_dismissed ?? false,
        automaticFulfilment: await automaticFulfilment(shop),
      };
    },

    async dismissChecklist(shop, dismissed) {
      const line = { checklist_dismissed: dismissed };
      await models.shop_pages.upsert({ where: { shop }, create: { shop, ...line }, update: line });
    },
  };
}

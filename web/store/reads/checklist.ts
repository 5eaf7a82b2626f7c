import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type { HomeReads } from '../../pipeline/ports/reads.ts';
import type { Database } from '../database.ts';
import { sql } from '../sql.ts';

/** What the first page asks for until its checklist is done. */
export function createChecklist(database: Database): Pick<HomeReads, 'milestones' | 'dismissChecklist'> {
  const { models } = database;

  async function automaticFulfilment(shop: ShopDomain): Promise<'never_seen' | 'seen' | 'over'> {
    const [seen] = await database.query<{ at: number | null }>(
      sql`SELECT max(at) AS at FROM activity WHERE shop = ${shop} AND event = 'fulfilled_by_shopify'`,
    );
    const at = seen?.at ?? null;
    if (at === null) return 'never_seen';
    const later = await models.print_order.findFirst({
      where: { shop, created_at: { gt: at } },
      select: { id: true },
    });
    return later === null ? 'seen' : 'over';
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

import type { HomeReads } from '../../pipeline/ports/reads.ts';
import type { Database } from '../database.ts';

/** What the first page asks for until its checklist is done. */
export function createChecklist({ models }: Database): Pick<HomeReads, 'milestones' | 'dismissChecklist'> {
  return {
    async milestones(shop) {
      const sent = await models.print_order.findFirst({
        where: { shop, sent_at: { not: null } },
        select: { id: true },
      });
      const page = await models.shop_pages.findUnique({ where: { shop }, select: { checklist_dismissed: true } });
      return { anyOrderSent: sent !== null, checklistDismissed: page?.checklist_dismissed ?? false };
    },

    async dismissChecklist(shop, dismissed) {
      const line = { checklist_dismissed: dismissed };
      await models.shop_pages.upsert({ where: { shop }, create: { shop, ...line }, update: line });
    },
  };
}

import { olderOrder, type OlderOrdersChoice, type OlderOrdersSums } from '../../../contract/jobs.ts';
import { isChosen, isStuck, NO_ORDERS, withOrder, type FoundOrder } from '../../../contract/older-orders.ts';
import type { ShopDomain } from '../../../domain/kernel/ids.ts';
import type { JobStore } from '../../ports/index.ts';

const ROWS_AT_ONCE = 500;

/** The preview of older orders as a whole, of which a page shows a part: what it comes to, and what is sent of it. */
export function createOlderChoice(jobs: Pick<JobStore, 'rows' | 'leaveOut'>) {
  async function* portions(shop: ShopDomain, id: string): AsyncGenerator<readonly FoundOrder[]> {
    for (let after: number | undefined = 0; after !== undefined;) {
      const rows = await jobs.rows(shop, id, { state: null, after, limit: ROWS_AT_ONCE });
      yield rows.map(({ row, detail }) => ({ row, ...olderOrder.parse(detail) }));
      after = rows.length < ROWS_AT_ONCE ? undefined : rows.at(-1)?.row;
    }
  }

  /** Number and cost of all that was found. */
  async function sums(shop: ShopDomain, id: string): Promise<OlderOrdersSums> {
    let found: OlderOrdersSums = { ready: NO_ORDERS, stuck: NO_ORDERS };
    for await (const orders of portions(shop, id))
      for (const order of orders)
        found = isStuck(order)
          ? { ...found, stuck: withOrder(found.stuck, order) }
          : { ...found, ready: withOrder(found.ready, order) };
    return found;
  }

  /** Takes out of the draft what is not chosen. */
  async function choose(shop: ShopDomain, id: string, choice: OlderOrdersChoice): Promise<void> {
    for await (const orders of portions(shop, id)) {
      const left = orders.filter((order) => !isChosen(choice, order)).map(({ row }) => row);
      await jobs.leaveOut(shop, id, left);
    }
  }

  return { sums, choose };
}

import { expect, test } from 'vitest';
import { sql } from '../../../web/store/sql.ts';
import type { Subject } from '../conformance.ts';
import { claimRequest, ITEM, orderGid, plan, SHOP, wanted } from '../samples.ts';
import { START_MS } from '../start.ts';
import { pagesOf } from './sample-list.ts';

const LIST = { states: null, problem: null, words: [], after: null, limit: 9 };

/** What was given back of an order is counted wherever it is shown what its prints have brought. */
export function keptSharesSuite(subject: Subject): void {
  async function planned(keptShares: Readonly<Record<string, number>>): Promise<void> {
    const { orders } = subject.store;
    if (!(await orders.wake(SHOP, orderGid(1), { approve: false, nowMs: START_MS })))
      await orders.wakeUnknown(SHOP, [orderGid(1)], START_MS);
    const [order] = await orders.claim(claimRequest(START_MS));
    if (order === undefined) throw new Error('not claimed');
    await orders.commitPlan(order.lease, plan([wanted(1)], { order: { keptShares } }));
  }

  async function told() {
    const { orders } = pagesOf(subject).reads;
    const { rows } = await orders.list(SHOP, LIST);
    const header = await orders.header(SHOP, orderGid(1));
    return [header?.keptShares, rows.map(({ soldFor }) => soldFor?.minor)];
  }

  test('all stays of an order of which nothing was given back', async () => {
    await planned({});
    expect(await told()).toEqual([{}, [3_998]]);
  });

  test('the last plan tells what was given back, and what cannot be read takes nothing away', async () => {
    const half = { [ITEM.lineItemGid]: 0.5 };
    await planned({});
    await planned(half);
    expect(await told()).toEqual([half, [1_999]]);
    await subject.database.execute(sql`UPDATE shop_order SET kept_shares = '{' WHERE order_gid = ${orderGid(1)}`);
    expect(await told()).toEqual([{}, [3_998]]);
  });
}

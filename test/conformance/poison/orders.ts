import { expect, test } from 'vitest';
import type { Subject } from '../conformance.ts';
import type { PlanCommit } from '../../../web/pipeline/ports/index.ts';
import {
  claimOrder,
  claimPrintOrders,
  claimRequest,
  fulfillmentOrderGid,
  ITEM,
  LEASE_MS,
  orderGid,
  OTHER_SHOP,
  plan,
  SHOP,
  wakeOrder,
  wanted,
} from '../samples.ts';
import { sql } from '../../../web/store/sql.ts';
import { signal } from '../signals.ts';
import { START_MS } from '../start.ts';

const LONG = 'x'.repeat(10_000);

const order = (more: Partial<PlanCommit['order']>): PlanCommit => plan([wanted(1)], { order: more });

/** Plans as they would come from an answer of Shopify's that nobody foresaw. */
const PLANS: readonly (readonly [string, PlanCommit])[] = [
  ['NUL in every text', plan([wanted(1, { shippingTitle: 'a\0', items: [{ ...ITEM, title: 'b\0' }] })])],
  ['NUL in the order’s name', order({ name: '#1\0' })],
  ['half a surrogate pair in the order’s name', order({ name: '#1\uD83D' })],
  ['a name of 10,000 characters', order({ name: LONG })],
  ['a time that is none', order({ updatedAtMs: Number.NaN })],
  ['a cancellation after all dates', order({ cancelledAtMs: 1e19 })],
  ['a fulfillment order too long for an index', order({ fulfillmentOrderGids: [LONG as never] })],
  ['an external id too long for an index', plan([wanted(1, { externalId: LONG })])],
  ['customs beyond 2^31', plan([wanted(1, { customsShippingMinor: 2 ** 31 })])],
  ['customs beyond 2^53', plan([wanted(1, { customsShippingMinor: 2 ** 53 })])],
  ['a wait that never ends', plan([wanted(1, { state: 'held', holdUntilMs: Number.POSITIVE_INFINITY })])],
  ['NUL in its log', plan([wanted(1)], { log: [{ event: 'planned', detail: { what: 'a\0', other: '\uD800' } }] })],
];

/** The queues of orders and of fulfillment orders. */
export function poisonedOrderSuite(subject: Subject): void {
  test.each(PLANS)('a plan with %s ends, and no other order waits for it', async (_what, commit) => {
    const { orders } = subject.store;
    await wakeOrder(subject.store, 1);
    await wakeOrder(subject.store, 2);
    await wakeOrder(subject.store, 3, OTHER_SHOP);
    const claimed = await orders.claim(claimRequest(START_MS));
    const results = [];
    for (const { lease, orderGid: gid } of claimed)
      results.push(await orders.commitPlan(lease, gid === orderGid(1) ? commit : plan([wanted(2)])));
    expect(results.filter((result) => result === 'committed').length).toBeGreaterThanOrEqual(2);
    const [row] = await subject.database.models.shop_order.findMany({ where: { order_gid: orderGid(1) } });
    expect(row).toMatchObject({ due_at: null, lease_token: null });
    const isAside = results.includes('set_aside');
    expect(subject.errors.map(({ event }) => event)).toEqual(isAside ? ['plan_not_written'] : []);
    expect(await subject.database.models.activity.count({ where: { event: 'plan_not_written' } })).toBe(
      isAside ? 1 : 0,
    );
    expect(await orders.claim(claimRequest(START_MS + 10 * LEASE_MS))).toEqual([]);
    expect((await claimPrintOrders(subject.store)).length).toBeGreaterThanOrEqual(2);
  });

  test('an order that was set aside is planned again when something comes', async () => {
    await wakeOrder(subject.store, 1);
    const { lease } = await claimOrder(subject.store);
    expect(await subject.store.orders.commitPlan(lease, order({ updatedAtMs: Number.NaN }))).toBe('set_aside');
    await subject.store.orders.wake(SHOP, orderGid(1), { approve: false, nowMs: START_MS });
    const again = await claimOrder(subject.store);
    expect(await subject.store.orders.commitPlan(again.lease, plan([wanted(1)]))).toBe('committed');
  });

  test.each(['', '[', '{}'])(
    'an order of which is not known what was left out (%j) is handed out with the rest',
    async (json) => {
      await wakeOrder(subject.store, 1);
      await wakeOrder(subject.store, 2);
      await subject.database.execute(sql`UPDATE shop_order SET left_out = ${json} WHERE order_gid = ${orderGid(1)}`);
      const claimed = await subject.store.orders.claim(claimRequest(START_MS));
      expect(claimed.map(({ leftOut }) => leftOut)).toEqual([[], []]);
    },
  );

  test('an account whose calls cannot be read begins to count anew', async () => {
    const { work } = subject.store;
    const budget = { account: 'a', urgency: 'send', limit: 1, windowMs: 1_000, wanted: 1, nowMs: START_MS } as const;
    expect((await work.takeCalls(budget)).granted).toBe(1);
    await subject.database.execute(sql`UPDATE call_window SET times = '{'`);
    expect((await work.takeCalls(budget)).granted).toBe(1);
    expect((await work.takeCalls(budget)).granted).toBe(0);
  });

  test('an order whose step keeps throwing comes later each time; the others do not wait for it', async () => {
    const { orders, work } = subject.store;
    await wakeOrder(subject.store, 1);
    let nowMs = START_MS;
    for (let attempt = 1; attempt <= 4; attempt += 1) {
      expect(await orders.claim(claimRequest(nowMs))).toHaveLength(1);
      nowMs += LEASE_MS + 1;
      await work.releaseExpired(nowMs);
    }
    await wakeOrder(subject.store, 2);
    expect((await orders.claim(claimRequest(nowMs))).map((one) => one.orderGid)).toEqual([orderGid(2)]);
    expect((await orders.claim(claimRequest(nowMs + 60_000))).map((one) => one.orderGid)).toEqual([orderGid(1)]);
  });

  test.each([
    ['an order too long for an index', LONG],
    ['NUL in the order', 'gid://shopify/Order/1\0'],
    ['an order beyond 2^53', 'gid://shopify/Order/99999999999999999999'],
  ])('a fulfillment order that is located with %s holds nobody up', async (_what, gid) => {
    const { orders } = subject.store;
    const gids = [11, 12, 13].map(fulfillmentOrderGid);
    for (const fulfillmentOrder of gids)
      await signal(subject, {
        kind: 'locate',
        shop: SHOP,
        fulfillmentOrderGid: fulfillmentOrder,
        dueAtMs: START_MS,
        always: true,
      });
    expect(await orders.claimUnlocated(claimRequest(START_MS))).toHaveLength(3);
    const found = [orderGid(1), gid as never, orderGid(3)];
    await orders.located(
      SHOP,
      gids.map((fulfillmentOrder, at) => ({
        fulfillmentOrderGid: fulfillmentOrder,
        orderGid: found[at] ?? null,
        always: true,
      })),
      START_MS,
    );
    const due = (await orders.claim(claimRequest(START_MS))).map((one) => one.orderGid);
    expect(due).toEqual(expect.arrayContaining([orderGid(1), orderGid(3)]));
    expect(await subject.database.models.fulfillment_order.count({ where: { due_at: { not: null } } })).toBe(0);
  });
}

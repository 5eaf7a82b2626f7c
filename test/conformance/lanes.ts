import { expect, test } from 'vitest';
import type { ShopDomain } from '../../web/domain/kernel/ids.ts';
import type { Subject } from './conformance.ts';
import { START_MS } from './start.ts';
import { signal } from './signals.ts';
import {
  change,
  claimOrder,
  claimPrintOrder,
  claimPrintOrders,
  claimRequest,
  orderGid,
  OTHER_SHOP,
  plan,
  planOrderOf,
  sendPrintOrder,
  sent,
  SHOP,
  TOKENS,
  wakeOrder,
} from './samples.ts';

export function laneSuite(subject: Subject): void {
  const later = START_MS + 60_000;
  const A_WHILE_MS = 60_000;
  const claim = (limit: number, perLane: number, nowMs = START_MS) =>
    subject.store.printOrders.claim({ ...claimRequest(nowMs, limit), perLane, atOnce: perLane });

  async function fill(shop: ShopDomain, numbers: readonly number[]): Promise<void> {
    for (const number of numbers) await planOrderOf(subject.store, shop, { number });
  }

  test('a busy shop takes no more than its share of a claim', async () => {
    await fill(SHOP, [1, 2, 3, 4, 5]);
    await fill(OTHER_SHOP, [6]);
    expect((await claim(4, 2)).map(({ shop }) => shop).toSorted()).toEqual([SHOP, SHOP, OTHER_SHOP]);
  });

  test('shops take turns: one with a long backlog does not keep the others waiting', async () => {
    await fill(SHOP, [1, 2, 3, 4]);
    await fill(OTHER_SHOP, [5, 6]);
    const turns: string[] = [];
    for (let turn = 1; turn <= 4; turn += 1)
      turns.push(...(await claim(1, 1, START_MS + turn)).map(({ shop }) => shop));
    expect(turns).toEqual([SHOP, OTHER_SHOP, SHOP, OTHER_SHOP]);
  });

  test('a lane that found no room in a claim keeps its place', async () => {
    const shops = ['a', 'b', 'c'].map((name) => `${name}.myshopify.com` as ShopDomain);
    for (const [index, shop] of shops.entries()) await fill(shop, [10 + index, 20 + index]);
    const first = await claim(2, 1, START_MS + 1);
    const second = await claim(1, 1, START_MS + 2);
    expect(new Set([...first, ...second].map(({ shop }) => shop)).size).toBe(3);
  });

  test('a blocked lane is not claimed before its time, and the others are', async () => {
    await fill(SHOP, [1]);
    await fill(OTHER_SHOP, [2]);
    await subject.store.work.blockLane(SHOP, 'picanova', later);
    expect((await claim(10, 10)).map(({ shop }) => shop)).toEqual([OTHER_SHOP]);
    expect(await claim(10, 10, later - 1)).toEqual([]);
    expect((await claim(10, 10, later)).map(({ shop }) => shop)).toEqual([SHOP]);
  });

  test('work that comes into a blocked lane waits for it as well', async () => {
    await fill(SHOP, [1]);
    await subject.store.work.blockLane(SHOP, 'picanova', later);
    await fill(SHOP, [2]);
    expect(await claim(10, 10, later - 1)).toEqual([]);
    expect(await claim(10, 10, later + A_WHILE_MS)).toHaveLength(2);
  });

  test('a lane that was blocked begins with one row: what it waited for is scarce', async () => {
    await fill(SHOP, [1, 2, 3, 4, 5, 6]);
    await subject.store.work.blockLane(SHOP, 'picanova', later);
    expect(await claim(10, 10, later)).toHaveLength(1);
    expect(await claim(10, 10, later + 249)).toHaveLength(1);
    expect(await claim(10, 10, later + 500)).toHaveLength(3);
  });

  test('a shop with its share in work is passed over, and served again when something of it ends', async () => {
    await fill(SHOP, [1, 2, 3]);
    await fill(OTHER_SHOP, [4]);
    const lane = `${SHOP}|picanova|print_orders`;
    const whileInWork = (rows: number) =>
      subject.store.printOrders.claim({ ...claimRequest(START_MS), perLane: 3, inWork: new Map([[lane, rows]]) });
    expect((await whileInWork(3)).map(({ shop }) => shop)).toEqual([OTHER_SHOP]);
    expect((await whileInWork(2)).map((row) => [row.shop, row.lane])).toEqual([[SHOP, lane]]);
    expect(await whileInWork(0)).toHaveLength(2);
  });

  test('while shops share a worker, each begins a few rows with a claim, and none is forgotten', async () => {
    await fill(SHOP, [1, 2, 3]);
    await fill(OTHER_SHOP, [4, 5]);
    const turns: (readonly string[])[] = [];
    for (let turn = 0; turn < 4; turn += 1)
      turns.push(
        (await subject.store.printOrders.claim({ ...claimRequest(START_MS + turn), atOnce: 1 })).map(
          ({ shop }) => shop,
        ),
      );
    expect(turns.map((shops) => shops.toSorted())).toEqual([[SHOP, OTHER_SHOP], [SHOP, OTHER_SHOP], [SHOP], []]);
  });

  test('a lane with more to do rests between claims when told to; what comes meanwhile is looked at', async () => {
    await fill(SHOP, [1, 2, 3]);
    const resting = (nowMs: number) =>
      subject.store.printOrders.claim({ ...claimRequest(nowMs), atOnce: 1, longestRestMs: 100 });
    expect(await resting(START_MS)).toHaveLength(1);
    expect(await resting(START_MS + 49)).toEqual([]);
    expect(await resting(START_MS + 50)).toHaveLength(1);
    await fill(SHOP, [4]);
    expect(await resting(START_MS + 51)).toHaveLength(1);
    expect(await resting(START_MS + 151)).toHaveLength(1);
    expect(await resting(START_MS + 251)).toEqual([]);
  });

  test('the longer its rows have been due, the longer a lane rests, to a limit', async () => {
    await fill(SHOP, [1, 2, 3]);
    const lateBy = async (nowMs: number): Promise<number> => {
      await subject.store.printOrders.claim({ ...claimRequest(nowMs), atOnce: 1, longestRestMs: 100 });
      const lane = await subject.database.models.lane.findUnique({ where: { lane: `${SHOP}|picanova|print_orders` } });
      return Number(lane?.ready_at) - nowMs;
    };
    expect(await lateBy(START_MS + 400)).toBe(70);
    expect(await lateBy(START_MS + 60_000)).toBe(100);
  });

  test('a shop without calls for sends cancels and reads back all the same', async () => {
    for (const number of [1, 2, 3]) await sendPrintOrder(subject.store, number);
    const [first, second] = await subject.store.orders
      .printOrdersOf(SHOP, orderGid(1))
      .then(async ([one]) => [one, (await subject.store.orders.printOrdersOf(SHOP, orderGid(2)))[0]]);
    await fill(SHOP, [4]);
    await subject.store.work.blockCalls(SHOP, 'send', later);
    await subject.store.work.blockCalls(SHOP, 'poll', later);
    await subject.store.printOrders.request(SHOP, first?.id as never, { what: 'cancel', nowMs: START_MS });
    await subject.store.printOrders.request(SHOP, second?.id as never, { what: 'refresh', nowMs: START_MS });
    const claimed = await claim(10, 10);
    expect(claimed.map(({ step, rung }) => [step, rung])).toEqual([
      ['cancel', false],
      ['sync', true],
    ]);
    expect((await claim(10, 10, later)).map(({ step }) => step)).toEqual(['send']);
  });

  test('a read-back that could not be made goes before the polls again; a poll does not', async () => {
    for (const number of [1, 2]) await sendPrintOrder(subject.store, number);
    const poll = START_MS + 600_000;
    const [one, two] = await claim(10, 10, poll);
    if (one === undefined || two === undefined) throw new Error('two rows expected');
    expect([one.rung, two.rung]).toEqual([false, false]);
    const again = { nowMs: poll, next: { step: 'sync', dueAtMs: poll }, log: [] } as const;
    await subject.store.printOrders.commit(one.lease, { ...again, rung: false });
    await subject.store.printOrders.commit(two.lease, { ...again, rung: true });
    expect((await claim(10, 10, poll)).map(({ id, rung }) => [id, rung])).toEqual([
      [two.id, true],
      [one.id, false],
    ]);
  });

  test('a block is never shortened by a shorter one', async () => {
    await fill(SHOP, [1]);
    await subject.store.work.blockLane(SHOP, 'picanova', later);
    await subject.store.work.blockLane(SHOP, 'picanova', START_MS + 1);
    expect(await claim(10, 10, later - 1)).toEqual([]);
  });

  test('a block holds back cancels too, and nothing of the other system', async () => {
    await fill(SHOP, [1, 2]);
    const [announce, other] = await claim(2, 2);
    if (announce === undefined || other === undefined) throw new Error('two rows expected');
    await subject.store.printOrders.commit(announce.lease, {
      ...sent('PPO1'),
      next: { step: 'announce', dueAtMs: START_MS },
    });
    await subject.store.printOrders.commit(other.lease, sent('PPO2'));
    await signal(subject, { kind: 'cancel_order', shop: SHOP, orderGid: orderGid(2), atMs: START_MS });
    await subject.store.work.blockLane(SHOP, 'picanova', later);
    expect((await claim(10, 10, later - 1)).map(({ step }) => step)).toEqual(['announce']);
    expect((await claim(10, 10, later)).map(({ step }) => step)).toEqual(['cancel']);
  });

  test('a block of Shopify stops planning, announcing and locating of that shop only', async () => {
    await wakeOrder(subject.store, 1);
    await wakeOrder(subject.store, 2, OTHER_SHOP);
    await subject.store.work.blockLane(SHOP, 'shopify', later);
    expect((await subject.store.orders.claim(claimRequest(START_MS))).map(({ shop }) => shop)).toEqual([OTHER_SHOP]);
    expect((await subject.store.orders.claim(claimRequest(later))).map(({ shop }) => shop)).toEqual([SHOP]);
  });

  test('a shop that lost its access plans nothing until it has tokens again, and sends on', async () => {
    const { shops, orders } = subject.store;
    await shops.saveTokens(SHOP, TOKENS, START_MS);
    await fill(SHOP, [1]);
    await shops.markAccessLost(SHOP, START_MS);
    await wakeOrder(subject.store, 2);
    expect(await orders.claim(claimRequest(START_MS + 10 * 365 * 86_400_000))).toEqual([]);
    expect(await claimPrintOrder(subject.store)).toMatchObject({ step: 'send' });
    expect(await shops.saveTokens(SHOP, TOKENS, later)).toBe('renewed');
    expect(await orders.claim(claimRequest(later))).toHaveLength(1);
  });

  /** An order, an unlocated fulfillment order and an announcement that a failure put off, and an order that waits. */
  async function putOff(untilMs: number): Promise<void> {
    const { orders, printOrders } = subject.store;
    await fill(SHOP, [1]);
    const row = await claimPrintOrder(subject.store);
    const announce = { step: 'announce', dueAtMs: START_MS } as const;
    await printOrders.commit(row.lease, { ...sent('PPO1'), next: announce });
    const again = await claimPrintOrder(subject.store);
    await printOrders.commit(again.lease, change({ next: { ...announce, dueAtMs: untilMs }, progressed: false }));
    await wakeOrder(subject.store, 2);
    const order = await claimOrder(subject.store);
    await orders.reschedule(order.lease, { dueAtMs: untilMs, log: null });
    await wakeOrder(subject.store, 3);
    await orders.commitPlan((await claimOrder(subject.store)).lease, plan([], { dueAtMs: untilMs }));
    const gid = 'gid://shopify/FulfillmentOrder/9' as never;
    await signal(subject, { kind: 'locate', shop: SHOP, fulfillmentOrderGid: gid, dueAtMs: untilMs, always: true });
  }

  async function dueAt(nowMs: number): Promise<readonly unknown[]> {
    return [
      (await subject.store.orders.claim(claimRequest(nowMs))).map((order) => order.orderGid),
      (await claim(10, 10, nowMs)).map(({ step }) => step),
      (await subject.store.orders.claimUnlocated(claimRequest(nowMs))).length,
    ];
  }

  test('[A15] what lost access put off is due once access is back; what waits on purpose goes on waiting', async () => {
    const { shops } = subject.store;
    await shops.saveTokens(SHOP, TOKENS, START_MS);
    await putOff(later);
    await shops.markAccessLost(SHOP, START_MS);
    expect(await dueAt(START_MS + 1)).toEqual([[], [], 0]);
    await shops.saveTokens(SHOP, TOKENS, START_MS + 2);
    expect(await subject.database.models.fulfillment_order.findMany({ select: { due_at: true } })).toContainEqual({
      due_at: BigInt(START_MS + 2),
    });
    expect((await dueAt(START_MS + 3)).slice(0, 2)).toEqual([[orderGid(2)], ['announce']]);
  });

  test('[R2] what was refused is due once it is granted, and so is whatever saw too little', async () => {
    const { shops, work } = subject.store;
    await shops.saveTokens(SHOP, TOKENS, START_MS);
    await putOff(later);
    await wakeOrder(subject.store, 4);
    await subject.store.orders.commitPlan(
      (await claimOrder(subject.store)).lease,
      plan([], { order: { settled: false } }),
    );
    const refusal = { scopes: [], orderGid: orderGid(2) };
    const at = { nowMs: START_MS, askAgainAtMs: START_MS + 60_000 };
    await shops.markAccessRefused(SHOP, { scopes: ['read_orders'], orderGid: null }, at);
    await shops.markAccessRefused(SHOP, refusal, { ...at, nowMs: START_MS + 1 });
    expect((await shops.find(SHOP))?.accessRefused).toEqual(refusal);
    await work.blockLane(SHOP, 'shopify', later);
    expect(await dueAt(START_MS + 1)).toEqual([[], [], 0]);
    await shops.grantAccess(SHOP, START_MS + 2);
    expect((await shops.find(SHOP))?.accessRefused).toBeNull();
    expect((await dueAt(START_MS + 3)).slice(0, 2)).toEqual([[orderGid(2), orderGid(4)], ['announce']]);
    const events = await subject.database.models.activity.findMany({ where: { event: { contains: 'granted' } } });
    expect(events.map(({ event }) => event)).toEqual(['access_not_granted', 'access_granted']);
  });

  test('[R2] what is refused is asked for again soon; a change of scopes asks at once', async () => {
    const { shops } = subject.store;
    await shops.saveTokens(SHOP, TOKENS, START_MS);
    const due = (nowMs: number) => shops.claimSchedule('reconcile', { nowMs, nextAtMs: nowMs + 600_000, limit: 10 });
    expect(await due(START_MS)).toEqual([SHOP]);
    const askAgainAtMs = START_MS + 120_000;
    await shops.markAccessRefused(SHOP, { scopes: [], orderGid: null }, { nowMs: START_MS, askAgainAtMs });
    expect(await due(askAgainAtMs - 1)).toEqual([]);
    expect(await due(askAgainAtMs)).toEqual([SHOP]);
    expect(await due(askAgainAtMs + 1)).toEqual([]);
    await signal(subject, { kind: 'scopes_changed', shop: SHOP, scopes: ['read_orders'] });
    expect(await due(START_MS + 600_000)).toEqual([SHOP]);
  });

  test('so it is when a scope is granted, and not with every hourly renewal', async () => {
    const { shops } = subject.store;
    await shops.saveTokens(SHOP, TOKENS, START_MS);
    await putOff(later);
    await shops.saveTokens(SHOP, { ...TOKENS, accessToken: 'next hour' }, START_MS + 1);
    expect(await dueAt(START_MS + 1)).toEqual([[], [], 0]);
    await shops.saveTokens(SHOP, { ...TOKENS, scopes: [...TOKENS.scopes, 'read_products'] }, START_MS + 2);
    expect((await dueAt(START_MS + 2)).slice(0, 2)).toEqual([[orderGid(2)], ['announce']]);
  });

  test('renewed tokens leave a lane blocked that Shopify throttles', async () => {
    const { shops, orders, work } = subject.store;
    await shops.saveTokens(SHOP, TOKENS, START_MS);
    await wakeOrder(subject.store, 1);
    await work.blockLane(SHOP, 'shopify', later);
    await shops.saveTokens(SHOP, TOKENS, START_MS + 1);
    expect(await orders.claim(claimRequest(later - 1))).toEqual([]);
  });

  test('an uninstalled shop stands still, in every lane, until it is installed again', async () => {
    const { shops, orders, inbox } = subject.store;
    await shops.saveTokens(SHOP, TOKENS, START_MS);
    await fill(SHOP, [1]);
    await signal(subject, { kind: 'uninstalled', shop: SHOP, atMs: START_MS + 1 });
    await wakeOrder(subject.store, 2);
    await signal(subject, {
      kind: 'locate',
      shop: SHOP,
      fulfillmentOrderGid: 'gid://shopify/FulfillmentOrder/9' as never,
      dueAtMs: START_MS,
      always: true,
    });
    const muchLater = START_MS + 10 * 365 * 86_400_000;
    expect(await claimPrintOrders(subject.store, muchLater)).toEqual([]);
    expect(await orders.claim(claimRequest(muchLater))).toEqual([]);
    expect(await orders.claimUnlocated(claimRequest(muchLater))).toEqual([]);
    expect(await inbox.claim(claimRequest(muchLater))).toEqual([]);
    expect(await shops.saveTokens(SHOP, TOKENS, later)).toBe('reinstalled');
    expect(await claimPrintOrders(subject.store, later)).toHaveLength(1);
    const [order] = await orders.claim(claimRequest(later));
    await orders.reschedule(order?.lease as never, { dueAtMs: null, log: null });
    expect(await orders.claimUnlocated(claimRequest(later))).toHaveLength(1);
  });

  test('an empty lane is parked and wakes with its next row', async () => {
    await fill(SHOP, [1]);
    const row = await claimPrintOrder(subject.store);
    await subject.store.printOrders.commit(row.lease, change());
    expect(await claim(10, 10, later)).toEqual([]);
    const [lane] = await subject.database.models.lane.findMany({ where: { queue: 'print_orders' } });
    expect(lane?.ready_at).toBeNull();
    await fill(SHOP, [2]);
    expect(await claim(10, 10)).toHaveLength(1);
  });
}

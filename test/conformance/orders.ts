import { expect, test } from 'vitest';
import type { Subject } from './conformance.ts';
import { pagesOf } from './pages/sample-list.ts';
import { START_MS } from './start.ts';
import {
  ADDRESS,
  claimOrder,
  claimPrintOrder,
  claimPrintOrders,
  claimRequest,
  ITEM,
  LEASE_MS,
  orderGid,
  OTHER_SHOP,
  plan,
  planOrder,
  SHOP,
  wakeOrder,
  wanted,
} from './samples.ts';

export function orderSuite(subject: Subject): void {
  const later = START_MS + 1_000;

  test('orders come oldest due first, each with a lease of its own', async () => {
    const { orders } = subject.store;
    await orders.wakeUnknown(SHOP, [orderGid(2)], START_MS - 2);
    await orders.wakeUnknown(SHOP, [orderGid(1)], START_MS - 1);
    const claimed = await orders.claim(claimRequest(START_MS));
    expect(claimed.map((order) => order.orderGid)).toEqual([orderGid(2), orderGid(1)]);
    expect(new Set(claimed.map(({ lease }) => lease.token)).size).toBe(2);
  });

  test('only the unknown of a list are created, once', async () => {
    const { orders } = subject.store;
    await wakeOrder(subject.store, 1);
    expect(await orders.wakeUnknown(SHOP, [orderGid(1), orderGid(2), orderGid(2)], START_MS)).toEqual([orderGid(2)]);
    expect(await orders.wakeUnknown(SHOP, [], START_MS)).toEqual([]);
    expect(await orders.wakeUnknown(OTHER_SHOP, [orderGid(1)], START_MS)).toEqual([orderGid(1)]);
  });

  test('known orders are known as they were read last, and woken without losing a lease', async () => {
    const { orders } = subject.store;
    await planOrder(subject.store, 1);
    await wakeOrder(subject.store, 2);
    const known = await orders.known(SHOP, [orderGid(1), orderGid(1), orderGid(2), orderGid(3)]);
    expect(Object.fromEntries(known)).toEqual({
      [orderGid(1)]: { updatedAtMs: START_MS, readAtMs: START_MS, settled: true, hasOpenPrintOrder: true },
      [orderGid(2)]: { updatedAtMs: null, readAtMs: null, settled: false, hasOpenPrintOrder: false },
    });
    expect(await orders.known(OTHER_SHOP, [orderGid(1)])).toEqual(new Map());
    expect(await orders.known(SHOP, [])).toEqual(new Map());
    await claimOrder(subject.store);
    await orders.wakeKnown(SHOP, [], later);
    await orders.wakeKnown(OTHER_SHOP, [orderGid(1)], later);
    expect(await orders.claim(claimRequest(later))).toEqual([]);
    await orders.wakeKnown(SHOP, [orderGid(1), orderGid(3)], later);
    expect(await claimOrder(subject.store, later)).toMatchObject({ orderGid: orderGid(1), attempt: 1 });
  });

  test('titles are known that stand on an item of any print order of the shop, letter by letter', async () => {
    const { orders } = subject.store;
    const odd = 'A "Sea" 100%_! \\ Ä';
    await planOrder(subject.store, 1, [wanted(1, { items: [{ ...ITEM, title: odd }] })]);
    await pagesOf(subject).reads.indexTerms(10);
    expect(await orders.printedTitles(SHOP, [odd, 'A "Sea" 100', 'A "Sea" 100xx! \\ Ä', 'Sea'])).toEqual([odd]);
    expect(await orders.printedTitles(OTHER_SHOP, [odd])).toEqual([]);
    expect(await orders.printedTitles(SHOP, [])).toEqual([]);
  });

  test('orders from before our time are known and left alone, until somebody asks for them', async () => {
    const { orders } = subject.store;
    const listed = (number: number) => ({
      gid: orderGid(number),
      createdAtMs: 1,
      updatedAtMs: START_MS,
      cancelled: false,
      financialStatus: 'PAID',
      nothingLeft: false,
    });
    await wakeOrder(subject.store, 1);
    await orders.leaveAlone(SHOP, [], START_MS);
    await orders.leaveAlone(SHOP, [listed(2), listed(1)], START_MS);
    expect((await claimOrder(subject.store)).orderGid).toBe(orderGid(1));
    expect(await orders.claim(claimRequest(later))).toEqual([]);
    expect((await orders.known(SHOP, [orderGid(2)])).get(orderGid(2))).toEqual({
      updatedAtMs: START_MS,
      readAtMs: null,
      settled: true,
      hasOpenPrintOrder: false,
    });
    expect(await orders.wake(SHOP, orderGid(2), { approve: false, nowMs: later })).toBe(true);
    expect((await claimOrder(subject.store, later)).orderGid).toBe(orderGid(2));
  });

  test('what a plan learnt of an order is handed to the next one', async () => {
    const { orders } = subject.store;
    await wakeOrder(subject.store, 1);
    const first = await claimOrder(subject.store);
    expect(first).toMatchObject({ paidAtMs: null, leftOut: [] });
    const learnt = { paidAtMs: START_MS - 7, leftOut: ['pick_up' as const] };
    await orders.commitPlan(first.lease, plan([], { order: learnt, dueAtMs: later, progressed: false }));
    expect(await claimOrder(subject.store, later)).toMatchObject({ ...learnt, attempt: 2 });
  });

  test('a plan is kept with everything it says, the address sealed where it lies', async () => {
    await planOrder(subject.store, 1);
    const [printOrder, ...others] = await subject.store.orders.printOrdersOf(SHOP, orderGid(1));
    expect(others).toEqual([]);
    expect(printOrder).toEqual({
      ...wanted(1),
      holdUntilMs: undefined,
      id: printOrder?.id,
      shop: SHOP,
      orderGid: orderGid(1),
      orderName: '#1001',
      orderIsTest: false,
      step: 'send',
      shippingMethod: null,
      currency: 'EUR',
      createUnknown: false,
      createAskedAtMs: null,
      cancelRequestedAtMs: null,
      cancelCause: null,
      changedAddress: null,
      picanovaOrderId: null,
      picanovaStatus: null,
      totalMinor: null,
      totalCurrency: null,
      itemIds: {},
      shipments: [],
      sentAtMs: null,
      resubmit: false,
      createdAtMs: START_MS,
    });
    const [row] = await subject.database.models.print_order.findMany();
    expect(Buffer.from(row?.address ?? []).toString('latin1')).not.toContain('Mustermann');
  });

  test('a planned order is idle until the plan says or somebody signals', async () => {
    await wakeOrder(subject.store, 1);
    const { lease } = await claimOrder(subject.store);
    await subject.store.orders.commitPlan(lease, plan([], { dueAtMs: later }));
    expect(await subject.store.orders.claim(claimRequest(later - 1))).toEqual([]);
    expect((await claimOrder(subject.store, later)).attempt).toBe(1);
  });

  test('what is not ready to send is not handed out', async () => {
    await planOrder(subject.store, 1, [
      wanted(1, { state: 'held', holdReason: 'wait_window', holdUntilMs: later }),
      wanted(2, { state: 'blocked', problems: [{ code: 'unknown_sku', detail: { sku: 'X' } }] }),
    ]);
    expect(await claimPrintOrders(subject.store, START_MS + 3_600_000)).toEqual([]);
    const [held, blocked] = await subject.store.orders.printOrdersOf(SHOP, orderGid(1));
    expect(held).toMatchObject({ state: 'held', holdReason: 'wait_window', step: null });
    expect(blocked).toMatchObject({ state: 'blocked', problems: [{ code: 'unknown_sku', detail: { sku: 'X' } }] });
  });

  test('an unsent print order is replaced under its external id', async () => {
    await planOrder(subject.store, 1, [wanted(1, { state: 'blocked', address: null })]);
    const { orders } = subject.store;
    await orders.wake(SHOP, orderGid(1), { approve: false, nowMs: later });
    const { lease } = await claimOrder(subject.store, later);
    await orders.commitPlan(lease, plan([wanted(1, { items: [{ ...ITEM, quantity: 5 }] })], { nowMs: later }));
    const [printOrder, ...others] = await orders.printOrdersOf(SHOP, orderGid(1));
    expect(others).toEqual([]);
    expect(printOrder).toMatchObject({
      state: 'ready',
      address: ADDRESS,
      createdAtMs: START_MS,
      items: [{ quantity: 5 }],
    });
    expect(await claimPrintOrders(subject.store, later)).toHaveLength(1);
  });

  test('a sent print order is never replaced', async () => {
    await planOrder(subject.store, 1);
    const row = await claimPrintOrder(subject.store);
    await subject.store.printOrders.commit(row.lease, {
      nowMs: START_MS,
      state: 'sent',
      picanovaOrderId: 'PPO1' as never,
      createUnknown: false,
      next: null,
      log: [],
    });
    await subject.store.orders.wake(SHOP, orderGid(1), { approve: false, nowMs: later });
    const { lease } = await claimOrder(subject.store, later);
    await subject.store.orders.commitPlan(lease, plan([wanted(1, { items: [] })], { nowMs: later }));
    expect(await subject.store.orders.printOrdersOf(SHOP, orderGid(1))).toMatchObject([
      { state: 'sent', items: [{ quantity: 2 }] },
    ]);
    expect(await claimPrintOrders(subject.store, later)).toEqual([]);
  });

  test('one that is being sent at this moment is left alone, and its order planned again soon', async () => {
    await planOrder(subject.store, 1);
    const row = await claimPrintOrder(subject.store);
    await subject.store.orders.wake(SHOP, orderGid(1), { approve: false, nowMs: later });
    const { lease } = await claimOrder(subject.store, later);
    await subject.store.orders.commitPlan(lease, plan([wanted(1, { items: [] })], { nowMs: later }));
    expect(await subject.store.orders.printOrdersOf(SHOP, orderGid(1))).toMatchObject([{ items: [{ quantity: 2 }] }]);
    expect(
      await subject.store.printOrders.commit(row.lease, {
        nowMs: later,
        state: 'blocked',
        createUnknown: false,
        next: null,
        log: [],
      }),
    ).toBe('committed');
    expect(await subject.store.orders.claim(claimRequest(later + 10_000))).toHaveLength(1);
  });

  test('a create that may have reached Picanova is not replaced either', async () => {
    await planOrder(subject.store, 1);
    const row = await claimPrintOrder(subject.store);
    await subject.store.printOrders.commit(row.lease, {
      nowMs: START_MS,
      createUnknown: true,
      next: { step: 'send', dueAtMs: later },
      progressed: false,
      log: [],
    });
    await subject.store.orders.wake(SHOP, orderGid(1), { approve: false, nowMs: START_MS });
    const { lease } = await claimOrder(subject.store);
    await subject.store.orders.commitPlan(lease, plan([wanted(1, { items: [] })]));
    expect(await claimPrintOrder(subject.store, later)).toMatchObject({
      createUnknown: true,
      attempt: 2,
      items: [{ quantity: 2 }],
    });
  });

  test('dropped print orders end without having been asked to cancel', async () => {
    await planOrder(subject.store, 1, [wanted(1), wanted(2)]);
    const [, two] = await subject.store.orders.printOrdersOf(SHOP, orderGid(1));
    await subject.store.orders.wake(SHOP, orderGid(1), { approve: false, nowMs: START_MS });
    const { lease } = await claimOrder(subject.store);
    await subject.store.orders.commitPlan(lease, plan([wanted(1)], { drop: two ? [two.id] : [] }));
    expect(await subject.store.orders.printOrdersOf(SHOP, orderGid(1))).toMatchObject([
      { state: 'ready' },
      { state: 'cancelled', cancelRequestedAtMs: null, step: null },
    ]);
    expect(await claimPrintOrders(subject.store)).toHaveLength(1);
  });

  test('a completion without its lease changes nothing at all', async () => {
    await wakeOrder(subject.store, 1);
    const { lease } = await claimOrder(subject.store);
    await subject.store.work.releaseExpired(START_MS + LEASE_MS + 1);
    expect(await subject.store.orders.commitPlan(lease, plan([wanted(1)]))).toBe('lease_lost');
    expect(await subject.store.orders.reschedule(lease, { dueAtMs: null, log: { event: 'late', detail: {} } })).toBe(
      'lease_lost',
    );
    expect(await subject.store.orders.printOrdersOf(SHOP, orderGid(1))).toEqual([]);
    expect(await subject.database.models.activity.count()).toBe(0);
    expect((await claimOrder(subject.store, START_MS + LEASE_MS + 1)).attempt).toBe(2);
  });

  test('a signal during the lease leaves the order due at once', async () => {
    await wakeOrder(subject.store, 1);
    const { lease } = await claimOrder(subject.store);
    await subject.store.orders.wake(SHOP, orderGid(1), { approve: true, nowMs: START_MS });
    expect(await subject.store.orders.claim(claimRequest(later))).toEqual([]);
    await subject.store.orders.commitPlan(lease, plan([], { nowMs: later, dueAtMs: later + 3_600_000 }));
    expect(await claimOrder(subject.store, later)).toMatchObject({ approval: null });
  });

  test('the merchant’s word is kept with what they saw, and an earlier one with it', async () => {
    await wakeOrder(subject.store, 1);
    const { lease } = await claimOrder(subject.store);
    const held = { state: 'held', holdReason: 'needs_approval' } as const;
    await subject.store.orders.commitPlan(lease, plan([wanted(1, held)], { nowMs: START_MS }));
    await subject.store.orders.wake(SHOP, orderGid(1), { approve: true, nowMs: START_MS });
    const first = await claimOrder(subject.store, later);
    const lines = [
      { lineItemGid: wanted(1, held).items[0]?.lineItemGid, quantity: wanted(1, held).items[0]?.quantity },
    ];
    expect(first.approval).toEqual({ reasons: ['needs_approval'], lines });
    const blocked = { state: 'blocked', problems: [{ code: 'fulfilled_by_shopify', detail: {} }] } as const;
    await subject.store.orders.commitPlan(first.lease, plan([wanted(1, blocked)], { nowMs: later }));
    await subject.store.orders.wake(SHOP, orderGid(1), { approve: true, nowMs: later });
    const second = await claimOrder(subject.store, later);
    expect(second.approval).toEqual({ reasons: ['fulfilled_by_shopify', 'needs_approval'], lines });
  });

  test('a rescheduled order counts its attempts until it gives up', async () => {
    const { orders } = subject.store;
    await wakeOrder(subject.store, 1);
    const first = await claimOrder(subject.store);
    await orders.reschedule(first.lease, { dueAtMs: later, log: null });
    const second = await claimOrder(subject.store, later);
    expect(second.attempt).toBe(2);
    await orders.reschedule(second.lease, { dueAtMs: null, log: { event: 'plan_refused', detail: { reason: 'x' } } });
    expect(await orders.claim(claimRequest(later + 3_600_000))).toEqual([]);
    expect(await orders.wake(SHOP, orderGid(1), { approve: false, nowMs: later })).toBe(true);
    expect((await claimOrder(subject.store, later)).attempt).toBe(1);
    expect(await subject.database.models.activity.findMany({ where: { event: 'plan_refused' } })).toMatchObject([
      { shop: SHOP, order_gid: orderGid(1), detail: '{"reason":"x"}', actor: 'app' },
    ]);
  });

  test("an order nobody heard of cannot be woken, nor another shop's", async () => {
    await wakeOrder(subject.store, 1);
    expect(await subject.store.orders.wake(SHOP, orderGid(9), { approve: true, nowMs: START_MS })).toBe(false);
    expect(await subject.store.orders.wake(OTHER_SHOP, orderGid(1), { approve: true, nowMs: START_MS })).toBe(false);
  });
}

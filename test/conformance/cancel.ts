import { expect, test } from 'vitest';
import { PRINT_ADDRESS } from '../fixtures/print-orders.ts';
import type { Subject } from './conformance.ts';
import { START_MS } from './start.ts';
import { signal } from './signals.ts';
import {
  change,
  claimOrder,
  claimPrintOrder,
  claimPrintOrders,
  LEASE_MS,
  orderGid,
  plan,
  planOrder,
  sendPrintOrder,
  sent,
  SHOP,
  wakeOrder,
  wanted,
} from './samples.ts';

export function cancelSuite(subject: Subject): void {
  const later = START_MS + 1_000;
  const poll = START_MS + 600_000;
  const cancelled = (number: number) =>
    signal(subject, { kind: 'cancel_order', shop: SHOP, orderGid: orderGid(number), atMs: START_MS + 5 });

  test('what was not sent ends at once and is never handed out', async () => {
    await planOrder(subject.store, 1, [
      wanted(1),
      wanted(2, { state: 'held', holdReason: 'wait_window', holdUntilMs: later }),
      wanted(3, { state: 'blocked' }),
    ]);
    await cancelled(1);
    expect(await subject.store.orders.printOrdersOf(SHOP, orderGid(1))).toMatchObject(
      Array.from({ length: 3 }, () => ({
        state: 'cancelled',
        cancelRequestedAtMs: START_MS + 5,
        step: null,
        holdReason: null,
      })),
    );
    expect(await claimPrintOrders(subject.store, poll)).toEqual([]);
  });

  test('what was sent is cancelled at Picanova before anything else of the shop', async () => {
    await sendPrintOrder(subject.store, 1);
    for (const number of [2, 3, 4]) await planOrder(subject.store, number);
    await cancelled(1);
    const [first, ...others] = await claimPrintOrders(subject.store, START_MS, 2);
    expect(first).toMatchObject({
      step: 'cancel',
      picanovaOrderId: 'PPO1',
      state: 'cancelling',
      attempt: 1,
      cancelRequestedAtMs: START_MS + 5,
    });
    expect(others).toMatchObject([{ step: 'send' }]);
  });

  test('a create of which nobody knows the outcome is not taken for unsent', async () => {
    await planOrder(subject.store, 1);
    const row = await claimPrintOrder(subject.store);
    await subject.store.printOrders.commit(
      row.lease,
      change({ createUnknown: true, next: { step: 'send', dueAtMs: poll }, progressed: false }),
    );
    await cancelled(1);
    expect(await claimPrintOrder(subject.store)).toMatchObject({ step: 'cancel', createUnknown: true });
  });

  test('a cancel during the send is handed out as soon as the send is over', async () => {
    await planOrder(subject.store, 1);
    const send = await claimPrintOrder(subject.store);
    await cancelled(1);
    expect(await claimPrintOrders(subject.store)).toEqual([]);
    await subject.store.printOrders.commit(send.lease, { ...sent('PPO1'), next: { step: 'announce', dueAtMs: later } });
    expect(await claimPrintOrder(subject.store)).toMatchObject({ step: 'cancel', picanovaOrderId: 'PPO1' });
  });

  test('a cancel during a send that was refused is handed out too', async () => {
    await planOrder(subject.store, 1);
    const send = await claimPrintOrder(subject.store);
    await cancelled(1);
    await subject.store.printOrders.commit(send.lease, change({ state: 'blocked', createUnknown: false, next: null }));
    expect(await claimPrintOrder(subject.store)).toMatchObject({
      step: 'cancel',
      state: 'cancelling',
      createUnknown: false,
      picanovaOrderId: null,
    });
  });

  test('a step that was under way when the cancel came does not hide it, whatever it found', async () => {
    const { id } = await sendPrintOrder(subject.store, 1);
    const sync = await claimPrintOrder(subject.store, poll);
    await cancelled(1);
    await subject.store.printOrders.commit(sync.lease, change({ nowMs: poll, state: 'failed', next: null }));
    expect((await subject.store.printOrders.find(SHOP, id))?.state).toBe('cancelling');
    expect(await claimPrintOrder(subject.store, poll)).toMatchObject({ id, step: 'cancel' });
  });

  test('a cancel that must be tried again waits as long as its step says, and stays first', async () => {
    await sendPrintOrder(subject.store, 1);
    await cancelled(1);
    const row = await claimPrintOrder(subject.store);
    await subject.store.printOrders.commit(
      row.lease,
      change({ next: { step: 'cancel', dueAtMs: later }, progressed: false }),
    );
    for (const number of [2, 3]) await planOrder(subject.store, number);
    expect((await claimPrintOrders(subject.store, later - 1, 1)).map(({ step }) => step)).toEqual(['send']);
    expect(await claimPrintOrders(subject.store, later, 1)).toMatchObject([{ step: 'cancel', attempt: 2 }]);
  });

  test('an answered cancel no longer goes first', async () => {
    await sendPrintOrder(subject.store, 1);
    await cancelled(1);
    const row = await claimPrintOrder(subject.store);
    await subject.store.printOrders.commit(
      row.lease,
      change({
        cancelAnswered: true,
        next: { step: 'sync', dueAtMs: later },
        problems: [{ code: 'too_late_to_cancel', detail: {} }],
      }),
    );
    expect(await claimPrintOrder(subject.store, later)).toMatchObject({
      step: 'sync',
      cancelRequestedAtMs: START_MS + 5,
    });
  });

  test('a cancel whose process dies is handed out again as a cancel', async () => {
    await sendPrintOrder(subject.store, 1);
    await cancelled(1);
    await claimPrintOrder(subject.store);
    await subject.store.work.releaseExpired(START_MS + LEASE_MS + 1);
    expect(await claimPrintOrder(subject.store, START_MS + LEASE_MS + 1)).toMatchObject({
      step: 'cancel',
      attempt: 2,
      createUnknown: false,
    });
  });

  test('Shopify saying it twice asks Picanova once', async () => {
    await sendPrintOrder(subject.store, 1);
    await cancelled(1);
    const row = await claimPrintOrder(subject.store);
    await subject.store.printOrders.commit(
      row.lease,
      change({ cancelAnswered: true, next: { step: 'sync', dueAtMs: poll } }),
    );
    await cancelled(1);
    expect(await claimPrintOrders(subject.store, later)).toEqual([]);
  });

  test('an order that is cancelled before it was ever planned is not sent by a plan that read it earlier', async () => {
    await cancelled(1);
    await subject.store.orders.wake(SHOP, orderGid(1), { approve: false, nowMs: START_MS });
    const { lease } = await claimOrder(subject.store);
    await subject.store.orders.commitPlan(lease, plan([wanted(1)]));
    expect(await claimPrintOrders(subject.store, poll)).toEqual([]);
    expect(await subject.store.orders.printOrdersOf(SHOP, orderGid(1))).toMatchObject([{ state: 'cancelled' }]);
  });

  test('a cancellation while the plan is made counts as well', async () => {
    await wakeOrder(subject.store, 1);
    const { lease } = await claimOrder(subject.store);
    await cancelled(1);
    await subject.store.orders.commitPlan(lease, plan([wanted(1)]));
    expect(await claimPrintOrders(subject.store, poll)).toEqual([]);
    expect((await claimOrder(subject.store)).orderGid).toBe(orderGid(1));
  });

  test('why it is cancelled, and the address it should go to instead, stay with it', async () => {
    const { id } = await sendPrintOrder(subject.store, 1);
    await subject.store.orders.wake(SHOP, orderGid(1), { approve: false, nowMs: later });
    const { lease } = await claimOrder(subject.store, later);
    const cause = { why: 'address', parts: ['city'] } as const;
    const address = { ...PRINT_ADDRESS, city: 'Aachen' };
    await subject.store.orders.commitPlan(
      lease,
      plan([], { nowMs: later, cancel: [{ id, sendRest: true, cause, address }] }),
    );
    expect(await claimPrintOrder(subject.store, later)).toMatchObject({
      step: 'cancel',
      resubmit: true,
      cancelCause: cause,
      changedAddress: address,
    });
  });

  test('the address that it was too late for outlasts a cancel by hand', async () => {
    const { id } = await sendPrintOrder(subject.store, 1);
    await subject.store.orders.wake(SHOP, orderGid(1), { approve: false, nowMs: later });
    const planned = await claimOrder(subject.store, later);
    const cause = { why: 'address', parts: ['city'] } as const;
    const address = { ...PRINT_ADDRESS, city: 'Aachen' };
    await subject.store.orders.commitPlan(
      planned.lease,
      plan([], { nowMs: later, cancel: [{ id, sendRest: true, cause, address }] }),
    );
    const { lease } = await claimPrintOrder(subject.store, later);
    const problems = [{ code: 'address_changed', detail: {} }] as const;
    const answered = { state: 'sent', cancelAnswered: true, problems, next: null } as const;
    await subject.store.printOrders.commit(lease, change(answered));
    await subject.store.printOrders.request(SHOP, id, { what: 'cancel', nowMs: later });
    expect(await subject.store.printOrders.find(SHOP, id)).toMatchObject({
      state: 'cancelling',
      cancelCause: null,
      changedAddress: address,
    });
  });

  test('a plan that wants a sent print order gone cancels it', async () => {
    const { id } = await sendPrintOrder(subject.store, 1);
    await subject.store.orders.wake(SHOP, orderGid(1), { approve: false, nowMs: later });
    const { lease } = await claimOrder(subject.store, later);
    await subject.store.orders.commitPlan(
      lease,
      plan([], { nowMs: later, cancel: [{ id, sendRest: false, cause: { why: 'cancelled' } }] }),
    );
    expect(await claimPrintOrder(subject.store, later)).toMatchObject({ id, step: 'cancel' });
  });

  test('the merchant cancels one print order of several, and may ask again after a "too late"', async () => {
    await planOrder(subject.store, 1, [wanted(1), wanted(2)]);
    const [one, two] = await subject.store.orders.printOrdersOf(SHOP, orderGid(1));
    if (one === undefined || two === undefined) throw new Error('two print orders expected');
    expect(await subject.store.printOrders.request(SHOP, one.id, { what: 'cancel', nowMs: START_MS })).toBe(true);
    expect(await subject.store.printOrders.request(SHOP, one.id, { what: 'cancel', nowMs: START_MS })).toBe(false);
    const send = await claimPrintOrder(subject.store);
    expect(send.id).toBe(two.id);
    await subject.store.printOrders.commit(send.lease, sent('PPO2'));
    for (const _ of ['first', 'second']) {
      expect(await subject.store.printOrders.request(SHOP, two.id, { what: 'cancel', nowMs: START_MS })).toBe(true);
      const row = await claimPrintOrder(subject.store);
      expect(row.step).toBe('cancel');
      await subject.store.printOrders.commit(
        row.lease,
        change({ state: 'sent', cancelAnswered: true, next: { step: 'sync', dueAtMs: poll } }),
      );
    }
    const sync = await claimPrintOrder(subject.store, poll);
    await subject.store.printOrders.commit(sync.lease, change({ nowMs: poll, state: 'shipped', next: null }));
    expect(await subject.store.printOrders.request(SHOP, two.id, { what: 'cancel', nowMs: poll })).toBe(false);
    expect(
      await subject.database.models.activity.count({ where: { actor: 'merchant', event: 'cancel_requested' } }),
    ).toBe(2);
  });
}

import { expect, test } from 'vitest';
import type { ConnectionId } from '../../web/domain/kernel/ids.ts';
import type { Signal } from '../../web/pipeline/ports/index.ts';
import type { Subject } from './conformance.ts';
import { START_MS } from './start.ts';
import {
  change,
  claimOrder,
  claimPrintOrder,
  claimPrintOrders,
  claimRequest,
  inboxEntry,
  orderGid,
  OTHER_SHOP,
  plan,
  planOrder,
  sendPrintOrder,
  sent,
  SHOP,
  TOKENS,
  wakeOrder,
} from './samples.ts';

/** Settles one new entry with these signals. */
export async function signal(subject: Subject, ...signals: readonly Signal[]): Promise<void> {
  await subject.store.inbox.append([
    inboxEntry(`signal-${JSON.stringify(signals)}-${subject.clock.nowMs}-${Math.random()}`, {
      receivedAtMs: subject.clock.nowMs,
    }),
  ]);
  const entries = await subject.store.inbox.claim(claimRequest(subject.clock.nowMs));
  await subject.store.inbox.settle(entries.map(({ lease }) => ({ lease, outcome: 'done', signals })));
}

export function signalSuite(subject: Subject): void {
  const later = START_MS + 1_000;
  const poll = START_MS + 600_000;
  const planSignal = (number: number, more: Partial<Extract<Signal, { kind: 'plan' }>> = {}): Signal => ({
    kind: 'plan',
    shop: SHOP,
    orderGid: orderGid(number),
    dueAtMs: START_MS,
    always: true,
    ...more,
  });
  const sync = (more: Partial<Extract<Signal, { kind: 'sync' }>> = {}): Signal => ({
    kind: 'sync',
    connectionId: 'connection-1' as ConnectionId,
    picanovaOrderId: 'PPO1',
    externalId: null,
    dueAtMs: START_MS,
    log: null,
    ...more,
  });

  test('signals of one batch for one order are one wake, at the earliest time', async () => {
    await signal(
      subject,
      planSignal(1, { dueAtMs: later }),
      planSignal(1, { dueAtMs: START_MS + 1, always: false }),
      planSignal(2, { shop: OTHER_SHOP }),
    );
    expect(await subject.store.orders.claim(claimRequest(START_MS))).toMatchObject([
      { shop: OTHER_SHOP, orderGid: orderGid(2) },
    ]);
    expect(await subject.store.orders.claim(claimRequest(START_MS + 1))).toMatchObject([
      { shop: SHOP, orderGid: orderGid(1) },
    ]);
  });

  test('a later signal does not put off an earlier one', async () => {
    await signal(subject, planSignal(1, { dueAtMs: START_MS + 10 }));
    await signal(subject, planSignal(1, { dueAtMs: later }));
    expect(await subject.store.orders.claim(claimRequest(START_MS + 10))).toHaveLength(1);
  });

  test('echoes do not wake a settled order, changes do', async () => {
    await wakeOrder(subject.store, 1);
    const { lease } = await claimOrder(subject.store);
    await subject.store.orders.commitPlan(lease, plan([], { order: { settled: true } }));
    await signal(subject, planSignal(1, { always: false }));
    expect(await subject.store.orders.claim(claimRequest(later))).toEqual([]);
    await signal(subject, planSignal(1, { always: true }));
    expect(await subject.store.orders.claim(claimRequest(later))).toHaveLength(1);
  });

  test('a signal during the lease is not lost', async () => {
    await wakeOrder(subject.store, 1);
    const { lease } = await claimOrder(subject.store);
    await signal(subject, planSignal(1, { dueAtMs: later }));
    expect(await subject.store.orders.claim(claimRequest(later))).toEqual([]);
    await subject.store.orders.commitPlan(lease, plan([]));
    expect(await subject.store.orders.claim(claimRequest(START_MS))).toHaveLength(1);
  });

  test('word from Picanova is found by its id, and by ours when it has none', async () => {
    await sendPrintOrder(subject.store, 1);
    await sendPrintOrder(subject.store, 2);
    await signal(
      subject,
      sync({ log: { event: 'picanova_webhook', detail: { event: 'shipped' } } }),
      sync({ picanovaOrderId: null, externalId: 'acme-2-EU' }),
    );
    expect(
      (await claimPrintOrders(subject.store)).map(({ step, externalId }) => [step, externalId]).toSorted(),
    ).toEqual([
      ['sync', 'acme-1-EU'],
      ['sync', 'acme-2-EU'],
    ]);
    expect(await subject.database.models.activity.findMany({ where: { event: 'picanova_webhook' } })).toMatchObject([
      { order_gid: orderGid(1), detail: '{"event":"shipped"}' },
    ]);
  });

  test('word about an order that is not ours, or on another connection, does nothing', async () => {
    await sendPrintOrder(subject.store, 1);
    await signal(
      subject,
      sync({ picanovaOrderId: 'PPO9' }),
      sync({ picanovaOrderId: null }),
      sync({ connectionId: 'connection-2' as ConnectionId }),
    );
    expect(await claimPrintOrders(subject.store, poll - 1)).toEqual([]);
    expect(await subject.store.work.backlog(START_MS)).toMatchObject({ inbox: 0 });
  });

  test('word about an order that was never sent does nothing', async () => {
    await planOrder(subject.store, 1);
    const row = await claimPrintOrder(subject.store);
    await subject.store.printOrders.commit(row.lease, change({ state: 'blocked', createUnknown: false, next: null }));
    await signal(subject, sync({ picanovaOrderId: null, externalId: 'acme-1-EU' }));
    expect(await claimPrintOrders(subject.store, later)).toEqual([]);
  });

  test('word from Picanova during a step makes the next read due at once, whatever is in between', async () => {
    await planOrder(subject.store, 1);
    const send = await claimPrintOrder(subject.store);
    await subject.store.printOrders.markAsked(send.lease, START_MS);
    await signal(subject, sync({ picanovaOrderId: null, externalId: 'acme-1-EU' }));
    await subject.store.printOrders.commit(send.lease, {
      ...sent('PPO1'),
      next: { step: 'announce', dueAtMs: START_MS },
    });
    const announce = await claimPrintOrder(subject.store);
    expect(announce.step).toBe('announce');
    await subject.store.printOrders.commit(announce.lease, change({ next: { step: 'sync', dueAtMs: poll } }));
    const read = await claimPrintOrder(subject.store);
    expect(read.step).toBe('sync');
    await subject.store.printOrders.commit(read.lease, change({ next: { step: 'sync', dueAtMs: poll } }));
    expect(await claimPrintOrders(subject.store, poll - 1)).toEqual([]);
  });

  test('word that comes while another step waits does not push that step aside', async () => {
    await planOrder(subject.store, 1);
    const send = await claimPrintOrder(subject.store);
    await subject.store.printOrders.commit(send.lease, { ...sent('PPO1'), next: { step: 'announce', dueAtMs: later } });
    await signal(subject, sync());
    expect(await claimPrintOrders(subject.store)).toEqual([]);
    const announce = await claimPrintOrder(subject.store, later);
    expect(announce.step).toBe('announce');
    await subject.store.printOrders.commit(announce.lease, change({ nowMs: later, next: null }));
    expect((await claimPrintOrder(subject.store, later)).step).toBe('sync');
  });

  test('word during the last read leads to one more', async () => {
    await sendPrintOrder(subject.store, 1);
    const read = await claimPrintOrder(subject.store, poll);
    await signal(subject, sync());
    await subject.store.printOrders.commit(read.lease, change({ nowMs: poll, state: 'fulfilled', next: null }));
    expect(await claimPrintOrder(subject.store, poll)).toMatchObject({ step: 'sync', state: 'fulfilled' });
  });

  test('scopes that were changed are remembered', async () => {
    await subject.store.shops.saveTokens(SHOP, TOKENS, START_MS);
    await signal(subject, { kind: 'scopes_changed', shop: SHOP, scopes: ['read_products'] });
    expect((await subject.store.shops.find(SHOP))?.scopes).toEqual(['read_products']);
  });

  test('a data request stands in the log with its orders', async () => {
    await signal(subject, { kind: 'data_request', shop: SHOP, orderGids: [orderGid(1)], atMs: START_MS });
    expect(await subject.database.models.activity.findMany()).toMatchObject([
      { event: 'data_request', shop: SHOP, detail: JSON.stringify({ orders: [orderGid(1)] }) },
    ]);
  });
}

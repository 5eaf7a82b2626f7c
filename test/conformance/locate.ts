import { expect, test } from 'vitest';
import type { Signal } from '../../web/pipeline/ports/index.ts';
import type { Subject } from './conformance.ts';
import { START_MS } from './start.ts';
import {
  claimOrder,
  claimRequest,
  fulfillmentOrderGid,
  inboxEntry,
  LEASE_MS,
  orderGid,
  plan,
  planOrder,
  SHOP,
  wakeOrder,
  wanted,
} from './samples.ts';

export function locateSuite(subject: Subject): void {
  let sequence = 0;
  async function signal(...signals: readonly Signal[]): Promise<void> {
    await subject.store.inbox.append([inboxEntry(`signal-${(sequence += 1)}`)]);
    const entries = await subject.store.inbox.claim(claimRequest(subject.clock.nowMs));
    await subject.store.inbox.settle(entries.map(({ lease }) => ({ lease, outcome: 'done', signals })));
  }
  const locate = (number: number, always: boolean, dueAtMs = START_MS): Signal => ({
    kind: 'locate',
    shop: SHOP,
    fulfillmentOrderGid: fulfillmentOrderGid(number),
    dueAtMs,
    always,
  });
  const unlocated = (nowMs: number) => subject.store.orders.claimUnlocated(claimRequest(nowMs));

  test('a fulfillment order of a known order wakes that order', async () => {
    await planOrder(subject.store, 1, [wanted(11)]);
    await signal(locate(11, true));
    expect(await unlocated(START_MS)).toEqual([]);
    expect(await claimOrder(subject.store)).toMatchObject({ orderGid: orderGid(1) });
  });

  test('a settled order is woken only by what may matter', async () => {
    await planOrder(subject.store, 1, [wanted(11)]);
    await signal(locate(11, false));
    expect(await subject.store.orders.claim(claimRequest(START_MS))).toEqual([]);
  });

  test('an unknown one waits to be located; asked for twice, the stronger wish and the earlier time win', async () => {
    await signal(locate(11, false, START_MS + 500), locate(11, true, START_MS + 900));
    await signal(locate(11, false, START_MS + 700));
    expect(await unlocated(START_MS + 499)).toEqual([]);
    expect(await unlocated(START_MS + 500)).toEqual([
      {
        lane: `${SHOP}|shopify|fulfillment_orders`,
        shop: SHOP,
        fulfillmentOrderGid: fulfillmentOrderGid(11),
        always: true,
      },
    ]);
  });

  test('it waits while orders of its shop are due or being planned, which may tell whose it is', async () => {
    await signal(locate(11, true));
    await wakeOrder(subject.store, 1);
    expect(await unlocated(START_MS)).toEqual([]);
    const planning = await claimOrder(subject.store, START_MS);
    expect(await unlocated(START_MS + 1_000)).toEqual([]);
    await subject.store.orders.commitPlan(planning.lease, plan([]));
    expect(await unlocated(START_MS + 2_000)).toHaveLength(1);
  });

  test('one that could not be located now is due again when its lease would have ended', async () => {
    await signal(locate(11, true));
    await unlocated(START_MS);
    expect(await unlocated(START_MS + LEASE_MS - 1)).toEqual([]);
    expect(await unlocated(START_MS + LEASE_MS)).toHaveLength(1);
  });

  test('a located one wakes its order and is known from then on', async () => {
    await signal(locate(11, true));
    await unlocated(START_MS);
    await subject.store.orders.located(
      SHOP,
      [{ fulfillmentOrderGid: fulfillmentOrderGid(11), orderGid: orderGid(5), always: true }],
      START_MS,
    );
    const claimed = await claimOrder(subject.store);
    expect(claimed.orderGid).toBe(orderGid(5));
    await subject.store.orders.commitPlan(claimed.lease, plan([]));
    await signal(locate(11, true, START_MS + 1));
    expect((await claimOrder(subject.store, START_MS + 1)).orderGid).toBe(orderGid(5));
    expect(await unlocated(START_MS + 3_600_000)).toEqual([]);
  });

  test('a stronger wish that came after the claim counts', async () => {
    await wakeOrder(subject.store, 5);
    const settled = await claimOrder(subject.store);
    await subject.store.orders.commitPlan(settled.lease, plan([]));
    await signal(locate(11, false));
    await unlocated(START_MS);
    await signal(locate(11, true));
    await subject.store.orders.located(
      SHOP,
      [{ fulfillmentOrderGid: fulfillmentOrderGid(11), orderGid: orderGid(5), always: false }],
      START_MS,
    );
    expect((await claimOrder(subject.store)).orderGid).toBe(orderGid(5));
  });

  test('one that Shopify does not know is forgotten', async () => {
    await signal(locate(11, true));
    await unlocated(START_MS);
    await subject.store.orders.located(
      SHOP,
      [{ fulfillmentOrderGid: fulfillmentOrderGid(11), orderGid: null, always: true }],
      START_MS,
    );
    expect(await unlocated(START_MS + 3_600_000)).toEqual([]);
    expect(await subject.database.models.fulfillment_order.count()).toBe(0);
  });
}

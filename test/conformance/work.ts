import { expect, test } from 'vitest';
import { createCallBudget } from '../../web/picanova/budget.ts';
import type { CallUrgency } from '../../web/pipeline/ports/index.ts';
import type { Subject } from './conformance.ts';
import { START_MS } from './start.ts';
import {
  claimOrder,
  claimPrintOrder,
  claimRequest,
  inboxEntry,
  LEASE_MS,
  planOrder,
  SHOP,
  wakeOrder,
} from './samples.ts';

const WINDOW_MS = 60_000;

export function workSuite(subject: Subject): void {
  const take = (wanted: number, nowMs: number, account = 'eu-user') =>
    subject.store.work.takeCalls({ account, urgency: 'send', limit: 5, windowMs: WINDOW_MS, wanted, nowMs });

  test('calls are granted until the window is full, as many as are left', async () => {
    expect((await take(3, START_MS)).granted).toBe(3);
    expect((await take(3, START_MS + 1_000)).granted).toBe(2);
    expect(await take(1, START_MS + 2_000)).toEqual({ granted: 0, retryAtMs: START_MS + WINDOW_MS });
    expect((await take(1, START_MS, 'another account')).granted).toBe(1);
  });

  test('in no window of that length are there more calls than the limit, around a full minute neither', async () => {
    await take(5, START_MS + 59_000);
    expect((await take(5, START_MS + 61_000)).granted).toBe(0);
    expect((await take(5, START_MS + 59_000 + WINDOW_MS - 1)).granted).toBe(0);
    expect((await take(5, START_MS + 59_000 + WINDOW_MS)).granted).toBe(5);
  });

  test('each call leaves the window for itself', async () => {
    for (const second of [0, 10, 20, 30, 40]) await take(1, START_MS + second * 1_000);
    expect(await take(5, START_MS + WINDOW_MS)).toMatchObject({ granted: 1 });
    expect(await take(5, START_MS + WINDOW_MS + 1)).toEqual({ granted: 0, retryAtMs: START_MS + 10_000 + WINDOW_MS });
  });

  test('beyond a free part, calls are spread over the window', async () => {
    const paced = (wanted: number, nowMs: number) =>
      subject.store.work.takeCalls({
        account: 'eu-user',
        urgency: 'send',
        limit: 20,
        windowMs: WINDOW_MS,
        wanted,
        nowMs,
        pace: { most: 9, freely: 6, limit: 2, windowMs: 6_000 },
      });
    expect((await paced(5, START_MS)).granted).toBe(5);
    expect((await paced(5, START_MS + 1)).granted).toBe(1);
    expect(await paced(5, START_MS + 2)).toEqual({ granted: 0, retryAtMs: START_MS + 6_000 });
    expect((await paced(5, START_MS + 6_001)).granted).toBe(2);
    expect(await paced(5, START_MS + 6_002)).toEqual({ granted: 0, retryAtMs: START_MS + 12_001 });
    // Calls of another urgency count, and are not held against the pace of this one.
    const others = { account: 'eu-user', urgency: 'read_back', limit: 20, windowMs: WINDOW_MS } as const;
    const { granted } = await subject.store.work.takeCalls({ ...others, wanted: 9, nowMs: START_MS + 12_000 });
    expect(granted).toBe(9);
    // One more is the most of its own.
    expect((await paced(5, START_MS + 12_001)).granted).toBe(1);
    expect(await paced(5, START_MS + 18_002)).toEqual({ granted: 0, retryAtMs: START_MS + WINDOW_MS });
  });

  test('beside any number of sends, twenty cancels find a call at any time, and sends go on after them', async () => {
    const clock = { nowMs: START_MS, now: () => clock.nowMs };
    const budget = createCallBudget({
      takeCalls: (call) => subject.store.work.takeCalls(call),
      callsPerMinute: 60,
      clock,
    });
    const granted = async (urgency: CallUrgency, calls: number): Promise<number> => {
      const permits = await Promise.all(Array.from({ length: calls }, () => budget.take('eu-user', urgency)));
      return permits.filter(({ outcome }) => outcome === 'granted').length;
    };
    let sends = 0;
    for (; clock.nowMs < START_MS + 200_000; clock.nowMs += 1_000) sends += await granted('send', 60);
    expect(sends).toBeGreaterThan(110);
    expect(await granted('cancel', 20)).toBe(20);
    clock.nowMs += 65_000;
    expect(await granted('send', 60)).toBeGreaterThanOrEqual(30);
  });

  test('whoever may take fewer than are taken waits until enough have left', async () => {
    for (const second of [0, 10, 20, 30, 40]) await take(1, START_MS + second * 1_000);
    expect(
      await subject.store.work.takeCalls({
        account: 'eu-user',
        urgency: 'send',
        limit: 3,
        windowMs: WINDOW_MS,
        wanted: 1,
        nowMs: START_MS + 50_000,
      }),
    ).toEqual({ granted: 0, retryAtMs: START_MS + 20_000 + WINDOW_MS });
  });

  test('many processes asking at once get together what the limit allows', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => take(2, START_MS)));
    expect(answers.reduce((sum, { granted }) => sum + granted, 0)).toBe(5);
  });

  test('what an account keeps does not grow beyond its limit', async () => {
    for (let minute = 0; minute < 20; minute += 1) await take(5, START_MS + minute * WINDOW_MS);
    const row = await subject.database.models.call_window.findUnique({ where: { account: 'eu-user' } });
    expect(JSON.parse(row?.times ?? '[]')).toHaveLength(5);
  });

  test('a lock has one holder, until it is freed or its time is over', async () => {
    const { work } = subject.store;
    const token = await work.acquireLock('refresh', 1_000, START_MS);
    expect(token).not.toBeNull();
    expect(await work.acquireLock('refresh', 1_000, START_MS + 999)).toBeNull();
    expect(await work.acquireLock('other', 1_000, START_MS)).not.toBeNull();
    const next = await work.acquireLock('refresh', 1_000, START_MS + 1_000);
    expect(next).not.toBeNull();
    await work.releaseLock('refresh', token ?? '');
    expect(await work.acquireLock('refresh', 1_000, START_MS + 1_001)).toBeNull();
    await work.releaseLock('refresh', next ?? '');
    expect(await work.acquireLock('refresh', 1_000, START_MS + 1_001)).not.toBeNull();
  });

  test('of many that ask for a lock at once one gets it', async () => {
    const tokens = await Promise.all(
      Array.from({ length: 8 }, () => subject.store.work.acquireLock('refresh', 1_000, START_MS)),
    );
    expect(tokens.filter((token) => token !== null)).toHaveLength(1);
  });

  test('leases of all three tables are kept by their tokens, and others are not', async () => {
    const { inbox, work } = subject.store;
    await planOrder(subject.store, 1);
    const printOrder = await claimPrintOrder(subject.store);
    await wakeOrder(subject.store, 2);
    const order = await claimOrder(subject.store);
    await inbox.append([inboxEntry('a'), inboxEntry('b')]);
    const [entry] = await inbox.claim(claimRequest(START_MS));
    await work.extendLeases(
      [printOrder, order, entry].map((row) => row?.lease.token ?? ''),
      START_MS + 60_000,
    );
    await work.extendLeases([], START_MS + 60_000);
    expect(await work.releaseExpired(START_MS + LEASE_MS + 1)).toBe(1);
    expect(await work.releaseExpired(START_MS + 60_001)).toBe(3);
  });

  test('the backlog is what is due, blocked or not, and since when', async () => {
    const { inbox, work } = subject.store;
    expect(await work.backlog(START_MS)).toEqual({ inbox: 0, orders: 0, printOrders: 0, oldestDueMs: null });
    await planOrder(subject.store, 1);
    await wakeOrder(subject.store, 2);
    await wakeOrder(subject.store, 3);
    await inbox.append([inboxEntry('a', { receivedAtMs: START_MS - 5 })]);
    await work.blockLane(SHOP, 'shopify', START_MS + 60_000);
    expect(await work.backlog(START_MS)).toEqual({ inbox: 1, orders: 2, printOrders: 1, oldestDueMs: START_MS - 5 });
    expect(await work.backlog(START_MS - 1)).toMatchObject({ inbox: 1, orders: 0, printOrders: 0 });
  });

  test('the database answers a ping', async () => {
    await expect(subject.store.ping()).resolves.toBeUndefined();
  });
}

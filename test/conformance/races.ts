import { expect, test } from 'vitest';
import type { Store } from '../../web/pipeline/ports/index.ts';
import type { Subject } from './conformance.ts';
import { START_MS } from './start.ts';
import {
  claimPrintOrders,
  claimRequest,
  inboxEntry,
  LEASE_MS,
  orderGid,
  OTHER_SHOP,
  planOrder,
  planOrderOf,
  sent,
  SHOP,
  wakeOrder,
  wanted,
} from './samples.ts';

/** As two processes would: each claims until it finds nothing, several claims under way at any time. */
async function drain<Row extends { readonly lease: { readonly id: string } }>(
  claim: () => Promise<readonly Row[]>,
): Promise<readonly string[]> {
  const taken: string[] = [];
  for (let empty = 0; empty < 3;) {
    const rows = (await Promise.all([claim(), claim()])).flat();
    taken.push(...rows.map(({ lease }) => lease.id));
    empty = rows.length === 0 ? empty + 1 : 0;
  }
  return taken;
}

export function raceSuite(subject: Subject): void {
  /** Two stores on one database where that is possible, else one store twice. */
  async function two(): Promise<readonly [Store, Store]> {
    return [subject.store, subject.target.shared ? (await subject.another()).store : subject.store];
  }

  async function bothDrain<Row extends { readonly lease: { readonly id: string } }>(
    claim: (store: Store) => Promise<readonly Row[]>,
  ): Promise<readonly string[]> {
    const stores = await two();
    return (await Promise.all(stores.map((store) => drain(() => claim(store))))).flat();
  }

  test('two processes never get the same webhook, and together all of them', async () => {
    await subject.store.inbox.append(Array.from({ length: 60 }, (_, index) => inboxEntry(`k${index}`)));
    const taken = await bothDrain((store) => store.inbox.claim(claimRequest(START_MS, 7)));
    expect(taken).toHaveLength(60);
    expect(new Set(taken).size).toBe(60);
  });

  test('two processes never get the same order', async () => {
    await subject.store.orders.wakeUnknown(
      SHOP,
      Array.from({ length: 30 }, (_, index) => orderGid(index)),
      START_MS,
    );
    await subject.store.orders.wakeUnknown(
      OTHER_SHOP,
      Array.from({ length: 30 }, (_, index) => orderGid(index)),
      START_MS,
    );
    const taken = await bothDrain((store) => store.orders.claim(claimRequest(START_MS, 4)));
    expect(taken).toHaveLength(60);
    expect(new Set(taken).size).toBe(60);
  });

  test('two processes never get the same print order', async () => {
    for (const shop of [SHOP, OTHER_SHOP])
      await planOrderOf(subject.store, shop, {
        number: 1,
        printOrders: Array.from({ length: 20 }, (_, index) => wanted(index)),
      });
    const taken = await bothDrain((store) => claimPrintOrders(store, START_MS, 3));
    expect(taken).toHaveLength(40);
    expect(new Set(taken).size).toBe(40);
  });

  test('of two that hold one row after another, the second wins whatever the first does', async () => {
    const [one, other] = await two();
    await planOrder(one, 1);
    const [first] = await claimPrintOrders(one);
    await other.work.releaseExpired(START_MS + LEASE_MS + 1);
    const [second] = await claimPrintOrders(other, START_MS + LEASE_MS + 1);
    if (first === undefined || second === undefined) throw new Error('a claim was empty');
    const results = await Promise.all([
      one.printOrders.commit(first.lease, sent('PPO-first')),
      other.printOrders.commit(second.lease, sent('PPO-second')),
    ]);
    expect(results).toEqual(['lease_lost', 'committed']);
    expect(await one.printOrders.find(SHOP, first.id)).toMatchObject({ picanovaOrderId: 'PPO-second' });
  });

  test('the same webhook delivered to two processes at once is stored once', async () => {
    const [one, other] = await two();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        (index % 2 === 0 ? one : other).inbox.append([inboxEntry('same'), inboxEntry(`own-${index}`)]),
      ),
    );
    expect(answers.filter(([first]) => first === 'stored')).toHaveLength(1);
    expect(answers.filter(([, second]) => second === 'stored')).toHaveLength(10);
  });

  test('rows that become due while others claim are not forgotten', async () => {
    const [one, other] = await two();
    const taken: string[] = [];
    const claimSome = async (): Promise<void> =>
      void taken.push(...(await other.orders.claim(claimRequest(START_MS, 2))).map(({ orderGid: gid }) => gid));
    await Promise.all(
      Array.from({ length: 40 }, async (_, index) => {
        await wakeOrder(one, index);
        await claimSome();
      }),
    );
    taken.push(...(await drainGids(other)));
    expect(new Set(taken).size).toBe(40);
    expect(taken).toHaveLength(40);
  });

  async function drainGids(store: Store): Promise<readonly string[]> {
    const gids: string[] = [];
    for (;;) {
      const claimed = await store.orders.claim(claimRequest(START_MS, 5));
      if (claimed.length === 0) return gids;
      gids.push(...claimed.map(({ orderGid: gid }) => gid));
    }
  }

  test('processes that settle, plan and commit the same orders at once do not stop each other', async () => {
    const [one, other] = await two();
    const numbers = Array.from({ length: 12 }, (_, index) => index);
    for (const number of numbers) await planOrder(one, number);
    const rows = await claimPrintOrders(one, START_MS, 12);
    await one.inbox.append(numbers.map((number) => inboxEntry(`n${number}`)));
    const entries = await other.inbox.claim(claimRequest(START_MS, 12));
    const signals = numbers.flatMap((number) => [
      { kind: 'plan' as const, shop: SHOP, orderGid: orderGid(number), dueAtMs: START_MS, always: true },
      { kind: 'cancel_order' as const, shop: SHOP, orderGid: orderGid(11 - number), atMs: START_MS },
    ]);
    await Promise.all([
      ...rows.map((row) => one.printOrders.commit(row.lease, sent(`P${row.id}`))),
      ...entries.map(({ lease }) => other.inbox.settle([{ lease, outcome: 'done', signals }])),
    ]);
    expect((await claimPrintOrders(one, START_MS, 20)).map(({ step }) => step)).toEqual(numbers.map(() => 'cancel'));
  });
}

import { expect, test } from 'vitest';
import type { ConnectionId } from '../../web/domain/kernel/ids.ts';
import type { Subject } from './conformance.ts';
import { START_MS } from './start.ts';
import {
  claimOrder,
  claimPrintOrders,
  claimRequest,
  inboxEntry,
  LEASE_MS,
  orderGid,
  planOrder,
  SHOP,
} from './samples.ts';

export function inboxSuite(subject: Subject): void {
  test('a webhook is stored once, however often it is delivered', async () => {
    const { inbox } = subject.store;
    expect(await inbox.append([inboxEntry('a'), inboxEntry('b'), inboxEntry('a')])).toEqual([
      'stored',
      'stored',
      'duplicate',
    ]);
    expect(await inbox.append([inboxEntry('b'), inboxEntry('c')])).toEqual(['duplicate', 'stored']);
    expect((await inbox.claim(claimRequest(START_MS))).map(({ dedupeKey }) => dedupeKey).toSorted()).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  test('the same key of the other source is another webhook', async () => {
    expect(await subject.store.inbox.append([inboxEntry('a'), inboxEntry('a', { source: 'picanova' })])).toEqual([
      'stored',
      'stored',
    ]);
  });

  test('an entry comes back as it arrived, its body byte for byte', async () => {
    const body = Uint8Array.from({ length: 256 }, (_, index) => index);
    const entry = inboxEntry('a', {
      body,
      source: 'picanova',
      connectionId: 'c1' as ConnectionId,
      triggeredAtMs: START_MS - 5,
    });
    await subject.store.inbox.append([entry]);
    const [claimed] = await subject.store.inbox.claim(claimRequest(START_MS));
    expect(claimed).toMatchObject({
      source: 'picanova',
      dedupeKey: 'a',
      shop: SHOP,
      topic: 'orders/paid',
      connectionId: 'c1',
      triggeredAtMs: START_MS - 5,
      receivedAtMs: START_MS,
      attempt: 1,
    });
    expect(Buffer.from(claimed?.body ?? []).equals(Buffer.from(body))).toBe(true);
  });

  test('nothing is stored of an empty batch, and a few hundred fit into one', async () => {
    expect(await subject.store.inbox.append([])).toEqual([]);
    const many = Array.from({ length: 400 }, (_, index) => inboxEntry(`k${index}`, { body: Buffer.alloc(5_000, 'x') }));
    expect(new Set(await subject.store.inbox.append(many))).toEqual(new Set(['stored']));
    expect(await subject.store.inbox.claim(claimRequest(START_MS, 500))).toHaveLength(400);
  });

  test('what is claimed is not claimed again until its lease has ended and was released', async () => {
    const { inbox, work } = subject.store;
    await inbox.append([inboxEntry('a')]);
    await inbox.claim(claimRequest(START_MS));
    expect(await inbox.claim(claimRequest(START_MS + LEASE_MS))).toEqual([]);
    expect(await work.releaseExpired(START_MS + LEASE_MS)).toBe(0);
    expect(await work.releaseExpired(START_MS + LEASE_MS + 1)).toBe(1);
    const [again] = await inbox.claim(claimRequest(START_MS + LEASE_MS + 1));
    expect(again?.attempt).toBe(2);
  });

  test('a lease that is extended does not end', async () => {
    const { inbox, work } = subject.store;
    await inbox.append([inboxEntry('a')]);
    const [claimed] = await inbox.claim(claimRequest(START_MS));
    await work.extendLeases([claimed?.lease.token ?? ''], START_MS + 60_000);
    expect(await work.releaseExpired(START_MS + LEASE_MS + 1)).toBe(0);
  });

  test('a settled entry is over', async () => {
    const { inbox, work } = subject.store;
    await inbox.append([inboxEntry('a')]);
    const entries = await inbox.claim(claimRequest(START_MS));
    await inbox.settle(entries.map(({ lease }) => ({ lease, outcome: 'ignored', signals: [] })));
    expect(await work.releaseExpired(START_MS + 10 * LEASE_MS)).toBe(0);
    expect(await inbox.claim(claimRequest(START_MS + 10 * LEASE_MS))).toEqual([]);
  });

  test('an entry that somebody else holds by now is left to them, signals and all', async () => {
    const { inbox, orders, work } = subject.store;
    await inbox.append([inboxEntry('a'), inboxEntry('b')]);
    const late = await inbox.claim(claimRequest(START_MS, 2));
    await work.releaseExpired(START_MS + LEASE_MS + 1);
    const [held] = await inbox.claim(claimRequest(START_MS + LEASE_MS + 1, 1));
    await inbox.settle(
      late.map(({ lease }) => ({
        lease,
        outcome: 'done',
        signals: [{ kind: 'plan', shop: SHOP, orderGid: orderGid(1), dueAtMs: START_MS, always: true }],
      })),
    );
    expect(await orders.claim(claimRequest(START_MS + LEASE_MS + 1))).toEqual([]);
    await inbox.settle([
      {
        lease: held?.lease ?? { id: '', token: '', signals: 0 },
        outcome: 'done',
        signals: [{ kind: 'plan', shop: SHOP, orderGid: orderGid(2), dueAtMs: START_MS, always: true }],
      },
    ]);
    expect((await orders.claim(claimRequest(START_MS + LEASE_MS + 1))).map((order) => order.orderGid)).toEqual([
      orderGid(2),
    ]);
  });

  test('[S2] signals and settlement stand or fall together, and a bad one falls alone', async () => {
    const { inbox, orders } = subject.store;
    await inbox.append([inboxEntry('a'), inboxEntry('b')]);
    const [one, two] = await inbox.claim(claimRequest(START_MS));
    const broken = { kind: 'plan', shop: SHOP, orderGid: null, dueAtMs: START_MS, always: true } as never;
    await inbox.settle([
      {
        lease: one?.lease ?? { id: '', token: '', signals: 0 },
        outcome: 'done',
        signals: [{ kind: 'plan', shop: SHOP, orderGid: orderGid(1), dueAtMs: START_MS, always: true }],
      },
      {
        lease: two?.lease ?? { id: '', token: '', signals: 0 },
        outcome: 'done',
        signals: [{ kind: 'plan', shop: SHOP, orderGid: orderGid(2), dueAtMs: START_MS, always: true }, broken],
      },
    ]);
    expect((await orders.claim(claimRequest(START_MS))).map((order) => order.orderGid)).toEqual([orderGid(1)]);
    expect(
      await subject.database.models.inbox.findMany({
        select: { dedupe_key: true, state: true },
        orderBy: { id: 'asc' },
      }),
    ).toEqual([
      { dedupe_key: 'a', state: 'done' },
      { dedupe_key: 'b', state: 'unreadable' },
    ]);
    expect(subject.errors).toMatchObject([{ event: 'webhook_not_applied', fields: { id: two?.lease.id } }]);
    expect(await subject.store.work.releaseExpired(START_MS + LEASE_MS + 1)).toBe(1);
  });

  test('bodies are sealed where they lie', async () => {
    await planOrder(subject.store, 1);
    await subject.store.inbox.append([inboxEntry('a', { body: Buffer.from('Erika Mustermann') })]);
    const [row] = await subject.database.models.inbox.findMany();
    expect(Buffer.from(row?.body ?? []).toString('latin1')).not.toContain('Erika');
    expect(await claimPrintOrders(subject.store)).toHaveLength(1);
  });

  test('the connection remembers when a call last arrived on it', async () => {
    const { connections, inbox } = subject.store;
    const id = await connections.save(SHOP, {
      region: 'EU',
      apiUser: 'u',
      apiKey: 'k',
      currency: null,
      webhookSecret: 's',
      nowMs: START_MS,
    });
    await inbox.append([inboxEntry('a', { source: 'picanova', connectionId: id, receivedAtMs: START_MS + 7 })]);
    const entries = await inbox.claim(claimRequest(START_MS + 7));
    await inbox.settle(entries.map(({ lease }) => ({ lease, outcome: 'ignored', signals: [] })));
    expect((await connections.list(SHOP))[0]?.lastWebhookAtMs).toBe(START_MS + 7);
  });

  test('an order that is woken by a webhook is due at the hinted time and not before', async () => {
    const { inbox, orders } = subject.store;
    await inbox.append([inboxEntry('a')]);
    const entries = await inbox.claim(claimRequest(START_MS));
    await inbox.settle(
      entries.map(({ lease }) => ({
        lease,
        outcome: 'done',
        signals: [{ kind: 'plan', shop: SHOP, orderGid: orderGid(1), dueAtMs: START_MS + 300, always: false }],
      })),
    );
    expect(await orders.claim(claimRequest(START_MS + 299))).toEqual([]);
    expect(await claimOrder(subject.store, START_MS + 300)).toMatchObject({
      shop: SHOP,
      orderGid: orderGid(1),
      attempt: 1,
      approval: null,
      firstSeenMs: START_MS,
    });
  });
}

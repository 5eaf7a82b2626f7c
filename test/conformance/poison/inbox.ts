import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { ConnectionId } from '../../../web/domain/kernel/ids.ts';
import { LARGEST_BODY_BYTES } from '../../../web/domain/webhooks/largest-body.ts';
import type { InboxEntry, NewInboxEntry, Signal } from '../../../web/pipeline/ports/index.ts';
import { INBOX_BODY } from '../../../web/store/inbox/append.ts';
import { sql } from '../../../web/store/sql.ts';
import { testSealer, type Subject } from '../conformance.ts';
import { claimRequest, inboxEntry, LEASE_MS, orderGid, OTHER_SHOP, SHOP } from '../samples.ts';
import { START_MS } from '../start.ts';

const PLACE = { shop: SHOP, column: INBOX_BODY };
const MB = 1024 * 1024;

function sealed(...packed: readonly Uint8Array[]): Buffer {
  return testSealer().seal(Buffer.concat(packed), PLACE);
}

/** As a body lies that says to unpack to `size`. */
function saysSize(size: number, content: Uint8Array): Buffer {
  const head = Buffer.alloc(5, 2);
  head.writeUInt32BE(size, 1);
  return sealed(head, content);
}

const bomb = deflateRawSync(Buffer.alloc(LARGEST_BODY_BYTES + 1));

/** Bodies as they lie that nobody can read. */
const BODIES: readonly (readonly [string, Uint8Array])[] = [
  ['under a lost key', testSealer('lost').seal('{}', PLACE)],
  ['of another shop', testSealer().seal('{}', { ...PLACE, shop: OTHER_SHOP })],
  ['of another column', testSealer().seal('{}', { ...PLACE, column: 'shop.tokens' })],
  ['with a changed byte', sealed(Buffer.from('{}')).fill(1, 5, 9)],
  ['cut within its tag', sealed(Buffer.from('{}')).subarray(0, 12)],
  ['of no bytes', new Uint8Array()],
  ['of one byte', Buffer.of(200)],
  ['that is no packed body', sealed(Buffer.from('\u0007abc'))],
  ['that is a bomb and says so', saysSize(LARGEST_BODY_BYTES + 1, bomb)],
  ['that is a bomb and hides it', saysSize(100, bomb)],
  ['that is a bomb from before sizes were told', sealed(Buffer.of(1), bomb)],
];

const LONG = 'x'.repeat(10_000);

/** What a sender may name; each is refused by one database at least. */
const NEW_ENTRIES: readonly (readonly [string, Partial<NewInboxEntry>])[] = [
  ['NUL in its key', { dedupeKey: 'a\0' }],
  ['NUL in its topic', { topic: 'orders\0paid' }],
  ['NUL in its shop', { shop: `${SHOP}\0` }],
  ['NUL in its connection', { connectionId: 'c\0' as ConnectionId }],
  ['half a surrogate pair in its topic', { topic: 'x\uD800' }],
  ['half a surrogate pair in its key', { dedupeKey: '\uDC00x' }],
  ['a key too long for an index', { dedupeKey: LONG }],
  ['a body that no door takes', { body: Buffer.alloc(LARGEST_BODY_BYTES + 1) }],
  ['a time after all dates', { receivedAtMs: 1e19 }],
  ['a time that is none', { triggeredAtMs: Number.NaN }],
];

const PLAN = { kind: 'plan', shop: SHOP, dueAtMs: START_MS, always: true } as const;
const SYNC = { kind: 'sync', connectionId: 'c', externalId: null, dueAtMs: START_MS, log: null } as const;

const SIGNALS: readonly (readonly [string, object])[] = [
  ['an order id of 10,000 digits', { ...PLAN, orderGid: `gid://shopify/Order/${'9'.repeat(10_000)}` }],
  ['an order id beyond 2^53', { ...PLAN, orderGid: 'gid://shopify/Order/9007199254740993' }],
  ['an order id with NUL', { ...PLAN, orderGid: 'gid://shopify/Order/1\0' }],
  ['no order id', { ...PLAN, orderGid: null }],
  ['a due time that is none', { ...PLAN, orderGid: orderGid(7), dueAtMs: Number.NaN }],
  ['a due time after all dates', { ...PLAN, orderGid: orderGid(7), dueAtMs: 1e300 }],
  ['a cancellation after all dates', { kind: 'cancel_order', shop: SHOP, orderGid: orderGid(7), atMs: 2 ** 63 }],
  ['a fulfillment order of 10,000 characters', { ...PLAN, kind: 'locate', fulfillmentOrderGid: LONG }],
  ['a fulfillment order with NUL', { ...PLAN, kind: 'locate', fulfillmentOrderGid: 'a\0' }],
  ['a Picanova id with NUL', { ...SYNC, picanovaOrderId: 'PPO\0' }],
  ['a Picanova id with half a pair', { ...SYNC, picanovaOrderId: 'PPO\uD83D' }],
  ['a Picanova id of 10,000 characters', { ...SYNC, picanovaOrderId: LONG, externalId: LONG }],
  ['a product with NUL', { kind: 'product_changed', shop: SHOP, productGid: 'a\0' }],
  ['a product of 10,000 characters', { kind: 'product_changed', shop: SHOP, productGid: LONG }],
  ['scopes with NUL', { kind: 'scopes_changed', shop: SHOP, scopes: ['a\0'] }],
  ['scopes that are no text', { kind: 'scopes_changed', shop: SHOP, scopes: 1n }],
  ['orders to forget with NUL', { kind: 'redact_orders', shop: SHOP, orderGids: ['a\0', 'b\uD800'] }],
  ['a request for data after all dates', { kind: 'data_request', shop: SHOP, orderGids: [], atMs: 1e19 }],
  ['an uninstallation after all dates', { kind: 'uninstalled', shop: SHOP, atMs: 1e19 }],
];

export function poisonedInboxSuite(subject: Subject): void {
  const states = async (): Promise<Readonly<Record<string, string>>> => {
    const rows = await subject.database.models.inbox.findMany();
    return Object.fromEntries(rows.map(({ dedupe_key, state }) => [dedupe_key, state]));
  };

  function settle(entries: readonly InboxEntry[], signalsOf: (key: string) => readonly object[]): Promise<void> {
    return subject.store.inbox.settle(
      entries.map(({ lease, dedupeKey }) => ({
        lease,
        outcome: 'done',
        signals: signalsOf(dedupeKey) as readonly Signal[],
      })),
    );
  }

  test('[S3] bodies that cannot be read are set aside by name; their neighbours are handed out', async () => {
    const { inbox } = subject.store;
    await inbox.append([inboxEntry('first'), ...BODIES.map(([what]) => inboxEntry(what)), inboxEntry('last')]);
    await inbox.append([inboxEntry('of another shop’s own', { shop: OTHER_SHOP })]);
    for (const [what, body] of BODIES)
      await subject.database.execute(sql`UPDATE inbox SET body = ${body} WHERE dedupe_key = ${what}`);
    const good = ['first', 'last', 'of another shop’s own'];
    const claimed: InboxEntry[] = [];
    // What may unpack to as much as all claims together may hold has a claim of its own.
    for (let claims = 0; claims < 5; claims += 1) {
      const entries = await inbox.claim(claimRequest(START_MS, 100));
      claimed.push(...entries);
      await settle(entries, () => []);
    }
    expect(claimed.map(({ dedupeKey }) => dedupeKey).toSorted()).toEqual(good.toSorted());
    const bad = BODIES.map(([what]) => what);
    expect(await states()).toEqual({
      ...Object.fromEntries(good.map((key) => [key, 'done'])),
      ...Object.fromEntries(bad.map((key) => [key, 'unreadable'])),
    });
    expect(subject.errors.map(({ event }) => event)).toEqual(bad.map(() => 'webhook_unreadable'));
    expect(subject.errors.every(({ fields }) => fields['shop'] === SHOP && fields['why'] !== '')).toBe(true);
    expect(await inbox.claim(claimRequest(START_MS + 10 * LEASE_MS, 100))).toEqual([]);
    expect(await subject.database.models.inbox.count({ where: { state: 'unreadable', body: null } })).toBe(0);
  });

  test('a store without the key sets all aside; with it they can be tried again', async () => {
    await subject.store.inbox.append([inboxEntry('a'), inboxEntry('b')]);
    if (!subject.target.shared) return;
    const without = await subject.another('rotated away');
    expect(await without.store.inbox.claim(claimRequest(START_MS))).toEqual([]);
    expect(await subject.store.inbox.claim(claimRequest(START_MS))).toEqual([]);
    await subject.database.execute(sql`UPDATE inbox SET state = 'due', due_at = 0, settled_at = NULL`);
    expect(await subject.store.inbox.claim(claimRequest(START_MS))).toHaveLength(2);
  });

  test.each(NEW_ENTRIES)('a webhook with %s is refused alone', async (_what, poison) => {
    const given = [inboxEntry('a'), inboxEntry('poison', poison), inboxEntry('b', { shop: OTHER_SHOP })];
    expect(await subject.store.inbox.append(given)).toEqual(['stored', 'refused', 'stored']);
    expect(await subject.store.inbox.claim(claimRequest(START_MS))).toHaveLength(2);
  });

  test.each(SIGNALS)('a webhook that asks for %s holds nobody up', async (_what, poison) => {
    const { inbox, orders } = subject.store;
    await inbox.append(['a', 'poison', 'b'].map((key) => inboxEntry(key)));
    const entries = await inbox.claim(claimRequest(START_MS));
    await settle(entries, (key) =>
      key === 'poison' ? [poison] : [{ ...PLAN, orderGid: orderGid(key === 'a' ? 1 : 2) }],
    );
    const after = await states();
    expect(after).toMatchObject({ a: 'done', b: 'done' });
    expect(['done', 'unreadable']).toContain(after['poison']);
    expect(subject.errors.map(({ event }) => event)).toEqual(after['poison'] === 'done' ? [] : ['webhook_not_applied']);
    const due = (await orders.claim(claimRequest(START_MS))).map((order) => order.orderGid);
    expect(due).toEqual(expect.arrayContaining([orderGid(1), orderGid(2)]));
    expect(await inbox.claim(claimRequest(START_MS + 10 * LEASE_MS))).toEqual([]);
  });

  test('a backlog is claimed by what it unpacks to: 8 MB bodies one at a time, small ones all at once', async () => {
    const { inbox } = subject.store;
    const large = Buffer.alloc(LARGEST_BODY_BYTES, ' ');
    for (let n = 0; n < 5; n += 1) await inbox.append([inboxEntry(`large-${n}`, { body: large, receivedAtMs: n })]);
    await inbox.append(Array.from({ length: 50 }, (_, n) => inboxEntry(`small-${n}`)));
    const counts: number[] = [];
    for (let claims = 0; claims < 10; claims += 1) {
      const entries = await inbox.claim(claimRequest(START_MS, 200));
      if (entries.some(({ isPacked }) => isPacked)) expect(await inbox.claim(claimRequest(START_MS, 200))).toEqual([]);
      counts.push(entries.length);
      await settle(entries, () => []);
    }
    expect(counts).toEqual([1, 1, 1, 1, 1, 50, 0, 0, 0, 0]);
  });

  test('what was claimed and never settled makes room when its lease has ended', async () => {
    const { inbox } = subject.store;
    const body = Buffer.alloc(LARGEST_BODY_BYTES, ' ');
    for (const key of ['a', 'b']) await inbox.append([inboxEntry(key, { body })]);
    expect(await inbox.claim(claimRequest(START_MS))).toHaveLength(1);
    expect(await inbox.claim(claimRequest(START_MS + LEASE_MS))).toEqual([]);
    expect(await inbox.claim(claimRequest(START_MS + LEASE_MS + 1))).toHaveLength(1);
  });

  test('bodies that do not pack are claimed by how large they lie', async () => {
    const { inbox } = subject.store;
    const lies = testSealer().seal(Buffer.concat([Buffer.of(0), Buffer.alloc(3 * MB, 'a')]), PLACE);
    await inbox.append(Array.from({ length: 5 }, (_, n) => inboxEntry(`r${n}`)));
    await subject.database.execute(sql`UPDATE inbox SET body = ${lies}`);
    for (const count of [2, 2, 1]) {
      const entries = await inbox.claim(claimRequest(START_MS, 200));
      expect(entries).toHaveLength(count);
      await settle(entries, () => []);
    }
  });

  test('one that is claimed again and again and never settled comes later each time, and ends by name', async () => {
    const { inbox, work } = subject.store;
    await inbox.append([inboxEntry('killer')]);
    const waits: number[] = [];
    let nowMs = START_MS;
    while ((await states())['killer'] === 'due' && waits.length < 20) {
      const [row] = await subject.database.models.inbox.findMany();
      const dueAtMs = Number(row?.due_at ?? nowMs);
      waits.push(Math.max(0, dueAtMs - nowMs));
      nowMs = Math.max(nowMs, dueAtMs);
      await inbox.claim(claimRequest(nowMs));
      nowMs += LEASE_MS + 1;
      await work.releaseExpired(nowMs);
    }
    const [minute, quarter] = [60_000, 900_000];
    expect(waits).toEqual([0, 0, 0, 0, minute, minute, minute, quarter, quarter, quarter, quarter]);
    expect(subject.errors).toMatchObject([{ event: 'webhook_unreadable', fields: { why: 'it was tried 10 times' } }]);
  });
}

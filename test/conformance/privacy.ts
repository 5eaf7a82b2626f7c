import { expect, test } from 'vitest';
import { everythingIn } from './everything.ts';
import type { Subject } from './conformance.ts';
import { START_MS } from './start.ts';
import { signal } from './signals.ts';
import {
  ADDRESS,
  change,
  claimPrintOrder,
  claimRequest,
  inboxEntry,
  orderGid,
  OTHER_SHOP,
  planOrder,
  planOrderOf,
  sendPrintOrder,
  SHOP,
  shipment,
  TOKENS,
  wanted,
  proof,
} from './samples.ts';

const DAY_MS = 86_400_000;
const OPEN_QUEUE = START_MS + 600_000;

export function privacySuite(subject: Subject): void {
  const everything = () => everythingIn(subject.database);

  async function fullShop(): Promise<void> {
    const { store } = subject;
    await store.shops.saveTokens(SHOP, TOKENS, START_MS);
    const id = await store.connections.save(SHOP, {
      region: 'EU',
      apiUser: 'acme-user',
      apiKey: 'key',
      currency: null,
      webhookSecret: 'secret',
      nowMs: START_MS,
    });
    await store.catalogue.saveCombinations(id, 1, { combinations: [], askedAtMs: START_MS });
    await store.shops.saveProof(SHOP, proof('2026-11-24', { paid: 1, atPicanova: 1 }));
    await store.work.takeCalls({ account: id, urgency: 'send', limit: 5, windowMs: 1_000, wanted: 1, nowMs: START_MS });
    await store.work.acquireLock(`tokens:${SHOP}`, 1_000, START_MS);
    await sendPrintOrder(store, 1);
    const row = await claimPrintOrder(store, OPEN_QUEUE);
    await store.printOrders.commit(
      row.lease,
      change({ nowMs: OPEN_QUEUE, state: 'fulfilled', shipments: [shipment('p1')], next: null }),
    );
    await signal(subject, {
      kind: 'locate',
      shop: SHOP,
      fulfillmentOrderGid: 'gid://shopify/FulfillmentOrder/77' as never,
      dueAtMs: START_MS,
      always: true,
    });
    await store.inbox.append([inboxEntry('open')]);
    await store.codes.save(SHOP, { kind: 'match', put: [{ code: 'A', skus: ['1'] }], remove: [] }, START_MS);
  }

  test('a redacted shop leaves no row in any table, and another shop keeps all of its own', async () => {
    await subject.store.shops.saveTokens(OTHER_SHOP, TOKENS, START_MS);
    await planOrderOf(subject.store, OTHER_SHOP, {
      number: 50,
      printOrders: [wanted(50, { state: 'held', holdReason: 'on_hold' })],
    });
    const before = await everything();
    await fullShop();
    const [connection] = await subject.database.models.connection.findMany();
    await subject.store.privacy.redactShop(SHOP);
    const after = await everything();
    for (const [table, contents] of after) {
      expect(`${table}: ${contents}`).not.toContain(SHOP);
      expect(`${table}: ${contents}`).not.toContain(connection?.id ?? 'no connection was made');
      expect(`${table}: ${contents}`).toBe(`${table}: ${before.get(table)}`);
    }
  });

  test('a shop whose name ends like a redacted one keeps its locks and its call budget', async () => {
    const { work, privacy } = subject.store;
    const longer = `x-${SHOP}`;
    const take = (account: string) =>
      work.takeCalls({ account, urgency: 'send', limit: 1, windowMs: 1_000, wanted: 1, nowMs: START_MS });
    await work.acquireLock(`tokens:${longer}`, 1_000, START_MS);
    await work.acquireLock(`tokens:${SHOP}`, 1_000, START_MS);
    for (const account of [longer, SHOP]) await take(account);
    await privacy.redactShop(SHOP);
    expect(await work.acquireLock(`tokens:${longer}`, 1_000, START_MS)).toBeNull();
    expect(await work.acquireLock(`tokens:${SHOP}`, 1_000, START_MS)).not.toBeNull();
    expect([(await take(longer)).granted, (await take(SHOP)).granted]).toEqual([0, 1]);
  });

  test('the webhook that asks for it leaves nothing either', async () => {
    await fullShop();
    await signal(subject, { kind: 'redact_shop', shop: SHOP, atMs: START_MS + 1 });
    for (const [table, contents] of await everything()) expect(`${table}: ${contents}`).toBe(`${table}: []`);
  });

  test('one that is older than the installation is about an earlier one, and erases nothing', async () => {
    await fullShop();
    const { inbox: _, ...before } = Object.fromEntries(await everything());
    await signal(subject, { kind: 'redact_shop', shop: SHOP, atMs: START_MS - 1 });
    expect(Object.fromEntries(await everything())).toMatchObject(before);
  });

  test('redacted orders forget their buyer and keep what was made', async () => {
    await fullShop();
    await planOrder(subject.store, 2);
    await signal(subject, { kind: 'redact_orders', shop: SHOP, orderGids: [orderGid(1)] });
    const [redacted] = await subject.store.orders.printOrdersOf(SHOP, orderGid(1));
    expect(redacted).toMatchObject({
      address: null,
      state: 'fulfilled',
      items: [{ title: 'Canvas', quantity: 2, artworkUrl: null }],
      shipments: [{ key: 'p1', trackingNumber: null, trackingUrl: null, writtenTrackingNumber: null }],
    });
    const [kept] = await subject.store.orders.printOrdersOf(SHOP, orderGid(2));
    expect(kept?.address).not.toBeNull();
    expect(
      (await subject.database.models.inbox.findMany({ where: { settled_at: { not: null } } })).every(
        ({ body }) => body === null,
      ),
    ).toBe(true);
  });

  test('[A13] a redacted buyer is in no column of any table: number, link, name, street nor e-mail', async () => {
    const { store, database } = subject;
    await store.shops.saveTokens(SHOP, TOKENS, START_MS);
    await sendPrintOrder(store, 1);
    await sendPrintOrder(store, 2);
    const number = 'JD014600003';
    const url = `https://dhl.example.com/${number}`;
    for (const nowMs of [OPEN_QUEUE, OPEN_QUEUE])
      await store.printOrders.commit(
        (await claimPrintOrder(store, nowMs)).lease,
        change({
          nowMs,
          state: 'shipped',
          shipments: [
            shipment(`number-${number}`, { trackingNumber: number, trackingUrl: url, writtenTrackingNumber: number }),
            shipment('number-OLD1', { trackingNumber: null, trackingUrl: null }),
          ],
          problems: [
            { code: 'rejected_by_picanova', detail: { reason: `Erika of ${ADDRESS.streetPrimary}`, field: 'x' } },
          ],
          log: [
            { event: 'parcel', detail: { key: `number-${number}`, carrier: 'DHL', trackingNumber: number } },
            { event: 'fulfilled', detail: { parcel: `number-${number}`, tracking: [{ url }] } },
            { event: 'picanova_event', detail: { type: 'order.tracking', details: `${number} left at Erika's door` } },
          ],
          next: null,
        }),
      );
    const traces = [number, 'OLD1', 'Erika', 'Mustermann', ADDRESS.streetPrimary, ADDRESS.email, 'erika.jpg'];
    const found = async () => {
      const contents = [...(await everything()).values()].join('\n');
      return traces.map((trace) => contents.split(trace).length - 1);
    };
    await store.privacy.redactOrders(SHOP, [orderGid(1)]);
    const ofOne = await found();
    await store.privacy.redactOrders(SHOP, [orderGid(2)]);
    expect(ofOne.slice(0, 3).every((times) => times > 0)).toBe(true);
    expect(await found()).toEqual(traces.map(() => 0));
    const [row] = await store.orders.printOrdersOf(SHOP, orderGid(1));
    expect(row?.shipments).toMatchObject([
      { key: 'forgotten-1', carrierName: 'DHL', fulfillmentGid: null },
      { key: 'forgotten-2' },
    ]);
    expect(
      await database.models.activity.findMany({
        where: { event: { in: ['parcel', 'picanova_event'] } },
        orderBy: { id: 'asc' },
      }),
    ).toMatchObject([1, 2].flatMap(() => [{ detail: '{"carrier":"DHL"}' }, { detail: '{"type":"order.tracking"}' }]));
  });

  test('an order that was not sent when its buyer was redacted is not sent afterwards', async () => {
    await planOrder(subject.store, 1);
    await subject.store.privacy.redactOrders(SHOP, [orderGid(1)]);
    expect(await subject.store.printOrders.claim({ ...claimRequest(OPEN_QUEUE), perLane: 5 })).toEqual([]);
    expect(await subject.store.orders.printOrdersOf(SHOP, orderGid(1))).toMatchObject([
      { state: 'cancelled', address: null },
    ]);
  });

  test('nothing is redacted for an empty list, or in another shop', async () => {
    await planOrder(subject.store, 1);
    await subject.store.privacy.redactOrders(SHOP, []);
    await subject.store.privacy.redactOrders(OTHER_SHOP, [orderGid(1)]);
    expect((await subject.store.orders.printOrdersOf(SHOP, orderGid(1)))[0]?.address).not.toBeNull();
  });

  test('personal data goes some time after completion, and only of what is complete', async () => {
    await fullShop();
    await planOrder(subject.store, 2);
    subject.clock.nowMs = OPEN_QUEUE + 60 * DAY_MS;
    expect(await subject.store.privacy.eraseCompleted(OPEN_QUEUE)).toBe(1);
    expect(await subject.store.privacy.eraseCompleted(OPEN_QUEUE + 1)).toBe(1);
    expect(await subject.store.privacy.eraseCompleted(OPEN_QUEUE + 1)).toBe(0);
    expect((await subject.store.orders.printOrdersOf(SHOP, orderGid(1)))[0]).toMatchObject({
      address: null,
      items: [{ artworkUrl: null }],
    });
    expect((await subject.store.orders.printOrdersOf(SHOP, orderGid(2)))[0]?.address).not.toBeNull();
    expect(
      (await subject.store.inbox.claim(claimRequest(OPEN_QUEUE))).map(({ body }) => Buffer.from(body).toString()),
    ).toEqual(['{"key":"open"}']);
  });

  test('an entry whose body was erased after it was settled stays a duplicate', async () => {
    await subject.store.inbox.append([inboxEntry('a')]);
    const entries = await subject.store.inbox.claim(claimRequest(START_MS));
    await subject.store.inbox.settle(entries.map(({ lease }) => ({ lease, outcome: 'unreadable', signals: [] })));
    expect(await subject.store.privacy.eraseCompleted(START_MS + 1)).toBe(1);
    expect(await subject.store.inbox.append([inboxEntry('a')])).toEqual(['duplicate']);
  });
}

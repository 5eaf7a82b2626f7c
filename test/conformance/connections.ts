import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { ConnectionId, Region } from '../../web/domain/kernel/ids.ts';
import type { Subject } from './conformance.ts';
import { signal } from './signals.ts';
import { START_MS } from './start.ts';
import {
  claimOrder,
  claimPrintOrder,
  claimRequest,
  orderGid,
  OTHER_SHOP,
  plan,
  planOrder,
  planOrderOf,
  sent,
  SHOP,
  TOKENS,
  wanted,
} from './samples.ts';

const DAY_MS = 86_400_000;
const digest = (secret: string): string => createHash('sha256').update(secret).digest('hex');
const NOBODY = 'nobody' as ConnectionId;

export function connectionSuite(subject: Subject): void {
  const save = (
    region: Region,
    more: { apiUser?: string; apiKey?: string; webhookSecret?: string; nowMs?: number } = {},
  ) =>
    subject.store.connections.save(SHOP, {
      region,
      apiUser: 'user',
      apiKey: 'key',
      currency: 'EUR',
      webhookSecret: 'secret',
      nowMs: START_MS,
      ...more,
    });
  const digests = async (id: ConnectionId, nowMs: number) =>
    (await subject.store.connections.secretDigests(id, nowMs)).map((bytes) => Buffer.from(bytes).toString('hex'));

  test('a connection is kept with its key sealed, and opened for calls', async () => {
    const id = await save('EU');
    expect(await subject.store.connections.list(SHOP)).toEqual([
      {
        id,
        shop: SHOP,
        region: 'EU',
        apiUser: 'user',
        rejected: false,
        currency: 'EUR',
        catalogueAtMs: null,
        lastWebhookAtMs: null,
        createdAtMs: START_MS,
      },
    ]);
    expect(await subject.store.connections.access(id)).toEqual({
      id,
      shop: SHOP,
      region: 'EU',
      apiUser: 'user',
      apiKey: 'key',
    });
    expect(await subject.store.connections.shopOf(id)).toBe(SHOP);
    const [row] = await subject.database.models.connection.findMany();
    expect(Buffer.from(row?.api_key ?? []).toString('latin1')).not.toContain('key\u0000');
    expect(row?.api_key.length).toBeGreaterThan(3 + 12 + 16);
  });

  test('nothing is known of a connection that is not there', async () => {
    const { connections } = subject.store;
    expect(await connections.access(NOBODY)).toBeNull();
    expect(await connections.shopOf(NOBODY)).toBeNull();
    expect(await connections.webhookSecret(NOBODY)).toBeNull();
    expect(await connections.secretDigests(NOBODY, START_MS)).toEqual([]);
    await connections.rotateWebhookSecret(NOBODY, 'x', START_MS);
    await connections.remove(SHOP, 'EU', START_MS);
    expect(await connections.list(SHOP)).toEqual([]);
  });

  test('a shop has one connection a region, each its own', async () => {
    const eu = await save('EU');
    const us = await save('US');
    expect(us).not.toBe(eu);
    expect((await subject.store.connections.list(SHOP)).map(({ region }) => region)).toEqual(['EU', 'US']);
    expect(await subject.store.connections.list(OTHER_SHOP)).toEqual([]);
  });

  test('new credentials keep the connection and its webhook URL', async () => {
    const id = await save('EU');
    await subject.store.connections.markRejected(id, true);
    expect((await subject.store.connections.list(SHOP))[0]?.rejected).toBe(true);
    expect(await save('EU', { apiKey: 'new key', webhookSecret: 'other' })).toBe(id);
    expect(await subject.store.connections.access(id)).toMatchObject({ apiKey: 'new key' });
    expect(await subject.store.connections.webhookSecret(id)).toBe('secret');
    expect((await subject.store.connections.list(SHOP))[0]?.rejected).toBe(false);
  });

  test('another API user empties the catalogue, another key does not', async () => {
    const id = await save('EU');
    await subject.store.catalogue.replace(id, { variants: [], changes: [] }, START_MS);
    await save('EU', { apiKey: 'new key' });
    expect((await subject.store.connections.list(SHOP))[0]?.catalogueAtMs).toBe(START_MS);
    await save('EU', { apiUser: 'another' });
    expect((await subject.store.connections.list(SHOP))[0]?.catalogueAtMs).toBeNull();
  });

  test('retired secrets stay valid for 90 days, the current one comes first', async () => {
    const { connections } = subject.store;
    const id = await save('EU', { webhookSecret: 'first' });
    await connections.rotateWebhookSecret(id, 'second', START_MS);
    await connections.rotateWebhookSecret(id, 'third', START_MS + DAY_MS);
    expect(await connections.webhookSecret(id)).toBe('third');
    expect(await digests(id, START_MS + DAY_MS)).toEqual(['third', 'second', 'first'].map(digest));
    expect(await digests(id, START_MS + 90 * DAY_MS)).toEqual(['third', 'second'].map(digest));
    expect(await digests(id, START_MS + 91 * DAY_MS)).toEqual([digest('third')]);
  });

  test('a new connection wakes the orders that were blocked, and only those', async () => {
    await planOrder(subject.store, 1, [
      wanted(1, { state: 'blocked', connectionId: null, problems: [{ code: 'not_connected', detail: {} }] }),
    ]);
    await planOrder(subject.store, 2, [wanted(2)]);
    await planOrderOf(subject.store, OTHER_SHOP, { number: 3, printOrders: [wanted(3, { state: 'blocked' })] });
    await save('EU');
    expect((await subject.store.orders.claim(claimRequest(START_MS))).map((order) => order.orderGid)).toEqual([
      orderGid(1),
    ]);
  });

  test('a removed connection is gone with its secrets; what was not sent through it is planned again', async () => {
    const id = await save('EU');
    await planOrder(subject.store, 1, [wanted(1, { connectionId: id })]);
    const row = await claimPrintOrder(subject.store);
    await subject.store.printOrders.commit(row.lease, sent('PPO1'));
    await planOrder(subject.store, 2, [wanted(2, { connectionId: id })]);
    await subject.store.connections.remove(SHOP, 'EU', START_MS);
    expect(await subject.store.connections.access(id)).toBeNull();
    expect(await subject.database.models.webhook_secret.count()).toBe(0);
    const woken = await subject.store.orders.claim(claimRequest(START_MS));
    expect(woken.map((order) => order.orderGid)).toEqual([orderGid(2)]);
  });

  test('a region that is connected again takes its open print orders back', async () => {
    const id = await save('EU');
    await planOrder(subject.store, 1, [wanted(1, { connectionId: id })]);
    const row = await claimPrintOrder(subject.store);
    await subject.store.printOrders.commit(row.lease, sent('PPO1'));
    await subject.store.connections.remove(SHOP, 'EU', START_MS);
    const again = await save('EU');
    expect(await subject.store.printOrders.find(SHOP, row.id)).toMatchObject({ connectionId: again });
  });

  test('a plan under way when the connection came is made again', async () => {
    await planOrder(subject.store, 1, [wanted(1, { state: 'blocked' })]);
    await subject.store.orders.wake(SHOP, orderGid(1), { approve: false, nowMs: START_MS });
    const { lease } = await claimOrder(subject.store);
    await save('EU');
    await subject.store.orders.commitPlan(lease, plan([wanted(1, { state: 'blocked' })]));
    expect(await subject.store.orders.claim(claimRequest(START_MS))).toHaveLength(1);
  });

  test('an account that two installed shops have connected is shared, and tells nothing else', async () => {
    const { connections, shops } = subject.store;
    const mine = { shop: SHOP, region: 'EU', apiUser: 'user' } as const;
    await save('EU');
    expect(await connections.isShared(mine)).toBe(false);
    const theirs = { region: 'EU', apiUser: 'user', apiKey: 'key', currency: 'EUR' } as const;
    await connections.save(OTHER_SHOP, { ...theirs, webhookSecret: 'other', nowMs: START_MS });
    expect(await connections.isShared(mine)).toBe(false);
    await shops.saveTokens(OTHER_SHOP, TOKENS, START_MS);
    expect(await connections.isShared(mine)).toBe(true);
    expect(await connections.isShared({ ...mine, region: 'US' })).toBe(false);
    expect(await connections.isShared({ ...mine, apiUser: 'another' })).toBe(false);
    await signal(subject, { kind: 'uninstalled', shop: OTHER_SHOP, atMs: START_MS + 1 });
    expect(await connections.isShared(mine)).toBe(false);
  });
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ShopDomain } from '../../web/domain/kernel/ids.ts';
import type { ClaimedOrder, Store } from '../../web/pipeline/ports/index.ts';
import type { Subject } from './conformance.ts';
import { START_MS } from './start.ts';
import { claimRequest, LEASE_MS, orderGid, plan } from './samples.ts';

const SHOPS = ['a', 'b', 'c'].map((name) => `${name}.myshopify.com` as ShopDomain);

interface ModelRow {
  dueAtMs: number | null;
  token: string | null;
  leaseUntilMs: number;
  hinted: boolean;
}

/** What the store must look like from outside, in a few lines. */
class Model {
  nowMs = START_MS;
  readonly rows = new Map<string, ModelRow>();
  readonly blockedUntilMs = new Map<string, number>();
  readonly held: ClaimedOrder[] = [];

  row(shop: string, number: number): ModelRow {
    const key = `${shop} ${orderGid(number)}`;
    const row = this.rows.get(key) ?? { dueAtMs: null, token: null, leaseUntilMs: 0, hinted: false };
    this.rows.set(key, row);
    return row;
  }

  due(): readonly string[] {
    return [...this.rows]
      .filter(
        ([key, { dueAtMs, token }]) =>
          token === null &&
          dueAtMs !== null &&
          dueAtMs <= this.nowMs &&
          (this.blockedUntilMs.get(key.split(' ')[0] ?? '') ?? 0) <= this.nowMs,
      )
      .map(([key]) => key);
  }
}

type Command = fc.AsyncCommand<Model, Store>;
const command = (name: string, run: (model: Model, store: Store) => Promise<void>): Command => ({
  check: () => true,
  run,
  toString: () => name,
});

const wake = (shop: ShopDomain, number: number): Command =>
  command(`wake ${shop} ${number}`, async (model, store) => {
    if (!(await store.orders.wake(shop, orderGid(number), { approve: false, nowMs: model.nowMs })))
      await store.orders.wakeUnknown(shop, [orderGid(number)], model.nowMs);
    const row = model.row(shop, number);
    if (row.token === null) row.dueAtMs = Math.min(row.dueAtMs ?? Infinity, model.nowMs);
    else row.hinted = true;
  });

const claim = (limit: number): Command =>
  command(`claim ${limit}`, async (model, store) => {
    const due = model.due();
    const claimed = await store.orders.claim(claimRequest(model.nowMs, limit));
    const keys = claimed.map(({ shop, orderGid: gid }) => `${shop} ${gid}`);
    expect(due).toEqual(expect.arrayContaining(keys));
    expect(new Set(keys).size).toBe(keys.length);
    // Never nothing while something is due, and never more than asked for.
    expect(claimed.length > 0).toBe(due.length > 0);
    expect(claimed.length).toBeLessThanOrEqual(limit);
    for (const order of claimed) {
      const row = model.rows.get(`${order.shop} ${order.orderGid}`);
      if (row === undefined) throw new Error('a row that nobody made');
      Object.assign(row, {
        token: order.lease.token,
        leaseUntilMs: model.nowMs + LEASE_MS,
        dueAtMs: null,
        hinted: false,
      });
      model.held.push(order);
    }
  });

const complete = (index: number, waitMs: number | null): Command =>
  command(`complete ${index} ${waitMs}`, async (model, store) => {
    const [order] = model.held.splice(index % Math.max(1, model.held.length), 1);
    if (order === undefined) return;
    const row = model.rows.get(`${order.shop} ${order.orderGid}`);
    if (row === undefined) throw new Error('a row that nobody made');
    const ours = row.token === order.lease.token;
    const dueAtMs = waitMs === null ? null : model.nowMs + waitMs;
    expect(await store.orders.commitPlan(order.lease, plan([], { nowMs: model.nowMs, dueAtMs, log: [] }))).toBe(
      ours ? 'committed' : 'lease_lost',
    );
    if (ours) Object.assign(row, { token: null, dueAtMs: row.hinted ? model.nowMs : dueAtMs, hinted: false });
  });

const pass = (ms: number): Command =>
  command(`pass ${ms}`, async (model, store) => {
    model.nowMs += ms;
    const expired = [...model.rows.values()].filter(
      ({ token, leaseUntilMs }) => token !== null && leaseUntilMs < model.nowMs,
    );
    expect(await store.work.releaseExpired(model.nowMs)).toBe(expired.length);
    for (const row of expired) Object.assign(row, { token: null, dueAtMs: model.nowMs, hinted: false });
  });

const block = (shop: ShopDomain, ms: number): Command =>
  command(`block ${shop} ${ms}`, async (model, store) => {
    // A block is of lanes that exist; a shop without any has nothing to hold back.
    if (![...model.rows.keys()].some((key) => key.startsWith(`${shop} `))) return;
    await store.work.blockLane(shop, 'shopify', model.nowMs + ms);
    model.blockedUntilMs.set(shop, Math.max(model.blockedUntilMs.get(shop) ?? 0, model.nowMs + ms));
  });

const extend = (index: number): Command =>
  command(`extend ${index}`, async (model, store) => {
    const order = model.held[index % Math.max(1, model.held.length)];
    if (order === undefined) return;
    await store.work.extendLeases([order.lease.token], model.nowMs + LEASE_MS);
    const row = model.rows.get(`${order.shop} ${order.orderGid}`);
    if (row?.token === order.lease.token) row.leaseUntilMs = model.nowMs + LEASE_MS;
  });

const COMMANDS = [
  fc.tuple(fc.constantFrom(...SHOPS), fc.integer({ min: 1, max: 4 })).map(([shop, number]) => wake(shop, number)),
  fc.integer({ min: 1, max: 4 }).map(claim),
  fc.tuple(fc.nat(10), fc.constantFrom(null, 0, 500, 5_000)).map(([index, waitMs]) => complete(index, waitMs)),
  fc.constantFrom(1, 400, 6_000, LEASE_MS + 1).map(pass),
  fc.tuple(fc.constantFrom(...SHOPS), fc.constantFrom(100, 7_000)).map(([shop, ms]) => block(shop, ms)),
  fc.nat(10).map(extend),
];

export function modelSuite(subject: Subject): void {
  test('whatever happens in whatever order, no row is handed out twice and none is forgotten', async () => {
    await fc.assert(
      fc.asyncProperty(fc.commands(COMMANDS, { maxCommands: 40 }), async (commands) => {
        for (const table of ['shop_order', 'lane', 'activity'] as const)
          await (subject.database.models[table] as { deleteMany(): Promise<unknown> }).deleteMany();
        await fc.asyncModelRun(() => ({ model: new Model(), real: subject.store }), commands);
      }),
      { numRuns: 40 },
    );
  });
}

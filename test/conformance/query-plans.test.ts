import { refuseMove } from '../../web/store/open-store.ts';
import type BetterSqlite3 from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import type { ConnectionId } from '../../web/domain/kernel/ids.ts';
import { createStore } from '../../web/store/create-store.ts';
import { migrateSqlite } from '../../web/store/migrate.ts';
import { createSealer } from '../../web/store/sealer.ts';
import { openSafeSqlite } from '../../web/store/sqlite/safe-adapter.ts';
import { createSqliteDatabase } from '../../web/store/sqlite/sqlite-database.ts';
import { SILENT, testRandom } from './conformance.ts';
import {
  change,
  claimPrintOrder,
  claimRequest,
  inboxEntry,
  orderGid,
  plan,
  SHOP,
  shipment,
  TOKENS,
  wakeOrder,
  wanted,
} from './samples.ts';
import { START_MS } from './start.ts';

/**
 * What an order passes through must cost the same however many orders were there before: every row through an index.
 */
describe('hot statements', () => {
  async function recordStatements(): Promise<{
    readonly texts: ReadonlySet<string>;
    readonly handle: BetterSqlite3.Database;
  }> {
    const sqlite = await openSafeSqlite('file::memory:');
    await migrateSqlite(sqlite);
    const texts = new Set<string>();
    const prepare = sqlite.handle.prepare.bind(sqlite.handle) as (text: string) => BetterSqlite3.Statement;
    sqlite.handle.prepare = ((text: string) => {
      texts.add(text.replaceAll(/\s+/g, ' '));
      return prepare(text);
    }) as typeof sqlite.handle.prepare;
    const database = createSqliteDatabase(sqlite);
    const store = createStore({
      database,
      onForbiddenMove: refuseMove,
      sealer: createSealer([{ id: 'k', key: new Uint8Array(32) }]),
      clock: { now: () => START_MS },
      random: testRandom(1),
      log: SILENT,
    });
    await walkAnOrder(store);
    sqlite.handle.prepare = prepare as typeof sqlite.handle.prepare;
    return { texts, handle: sqlite.handle };
  }

  async function walkAnOrder(store: ReturnType<typeof createStore>): Promise<void> {
    await store.shops.saveTokens(SHOP, TOKENS, START_MS);
    await store.codes.named(SHOP, ['CODE']);
    const connection = await store.connections.save(SHOP, {
      region: 'EU',
      apiUser: 'u',
      apiKey: 'k',
      currency: null,
      webhookSecret: 's',
      nowMs: START_MS,
    });
    await store.inbox.append([inboxEntry('a'), inboxEntry('b', { source: 'picanova', connectionId: connection })]);
    const entries = await store.inbox.claim(claimRequest(START_MS));
    await store.inbox.settle(
      entries.map(({ lease }) => ({
        lease,
        outcome: 'done',
        signals: [
          { kind: 'plan', shop: SHOP, orderGid: orderGid(1), dueAtMs: START_MS, always: true },
          { kind: 'plan', shop: SHOP, orderGid: orderGid(2), dueAtMs: START_MS, always: false },
          {
            kind: 'locate',
            shop: SHOP,
            fulfillmentOrderGid: 'gid://shopify/FulfillmentOrder/9' as never,
            dueAtMs: START_MS,
            always: true,
          },
          { kind: 'cancel_order', shop: SHOP, orderGid: orderGid(3), atMs: START_MS },
          {
            kind: 'sync',
            connectionId: connection,
            picanovaOrderId: 'PPO1',
            externalId: 'acme-1-EU',
            dueAtMs: START_MS,
            log: null,
          },
        ],
      })),
    );
    for (const order of await store.orders.claim(claimRequest(START_MS))) {
      await store.shops.find(SHOP);
      await store.shops.loadTokens(SHOP);
      await store.connections.list(SHOP);
      await store.catalogue.lookup(connection, ['CVS-1', '4711']);
      await store.orders.printOrdersOf(SHOP, order.orderGid);
      await store.orders.commitPlan(
        order.lease,
        plan([wanted(1, { connectionId: connection }), wanted(2, { connectionId: connection })], {
          drop: ['99' as never],
          cancel: [{ id: '98' as never, sendRest: false, cause: { why: 'cancelled' } }],
        }),
      );
    }
    await wakeOrder(store, 4);
    for (const order of await store.orders.claim(claimRequest(START_MS)))
      await store.orders.reschedule(order.lease, { dueAtMs: null, log: null });
    await store.orders.claimUnlocated(claimRequest(START_MS));
    await store.orders.located(
      SHOP,
      [{ fulfillmentOrderGid: 'gid://shopify/FulfillmentOrder/9' as never, orderGid: orderGid(1), always: true }],
      START_MS,
    );
    const row = await claimPrintOrder(store);
    await store.connections.access(connection);
    await store.work.takeCalls({
      account: 'u',
      urgency: 'send',
      limit: 5,
      windowMs: 1_000,
      wanted: 1,
      nowMs: START_MS,
    });
    await store.work.extendLeases([row.lease.token], START_MS + 1);
    await store.printOrders.commit(
      row.lease,
      change({
        state: 'sent',
        shipments: [shipment('p')],
        picanovaOrderId: 'PPO1' as never,
        next: { step: 'fulfil', dueAtMs: START_MS },
        log: [{ event: 'e', detail: {} }],
      }),
    );
    await claimPrintOrder(store);
    await store.printOrders.find(SHOP, row.id);
    await store.printOrders.request(SHOP, row.id, { what: 'refresh', nowMs: START_MS });
    await store.printOrders.wakeOrphans('connection-1' as ConnectionId, ['acme-2-EU'], START_MS);
    await store.work.blockLane(SHOP, 'picanova', START_MS + 1);
    await store.work.releaseExpired(START_MS + 3_600_000);
    await store.work.backlog(START_MS);
    await store.shops.claimSchedule('reconcile', { nowMs: START_MS, nextAtMs: START_MS + 1, limit: 5 });
    await store.orders.wake(SHOP, orderGid(1), { approve: true, nowMs: START_MS });
  }

  test('sort nothing but small lists', async () => {
    const { texts, handle } = await recordStatements();
    const rows =
      /^SELECT (\*|id, .+) FROM (inbox|shop_order|print_order|fulfillment_order) WHERE (lane = \? AND )?due_at/;
    const claims = [...texts].filter(
      (text) => rows.test(text) || /^SELECT lane, blocked_until FROM lane .* ORDER BY/.test(text),
    );
    expect(claims).toHaveLength(5);
    for (const text of claims) {
      const values = Array.from({ length: text.split('?').length - 1 }, () => null);
      const steps = handle.prepare(`EXPLAIN QUERY PLAN ${text}`).all(...values) as { detail: string }[];
      expect(
        steps.map(({ detail }) => detail).filter((detail) => detail.includes('TEMP B-TREE')),
        text,
      ).toEqual([]);
    }
  });

  test('reach every row through an index', async () => {
    const { texts, handle } = await recordStatements();
    const statements = [...texts].filter((text) => /^\s*(SELECT|INSERT|UPDATE|DELETE)/.test(text));
    expect(statements.length).toBeGreaterThan(50);
    const scans = statements.flatMap((text) => {
      const values = Array.from({ length: text.split('?').length - 1 }, () => null);
      const steps = handle.prepare(`EXPLAIN QUERY PLAN ${text}`).all(...values) as { detail: string }[];
      // A list of values is walked over, not a table; `SCAN x USING INDEX` walks over all of an index.
      return steps
        .filter(
          ({ detail }) =>
            detail.startsWith('SCAN') && !/^SCAN (json_each|\d+-ROW VALUES CLAUSE|CONSTANT ROW)/.test(detail),
        )
        .map(({ detail }) => `${detail}: ${text}`);
    });
    expect(scans).toEqual([]);
  });
});

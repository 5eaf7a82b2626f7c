import { expect, test } from 'vitest';
import type { PrintOrderChange } from '../../../web/pipeline/ports/index.ts';
import { raw, sql } from '../../../web/store/sql.ts';
import { testSealer, type Subject } from '../conformance.ts';
import {
  change,
  claimOrder,
  claimPrintOrder,
  claimPrintOrders,
  LEASE_MS,
  orderGid,
  OTHER_SHOP,
  plan,
  planOrder,
  planOrderOf,
  sendPrintOrder,
  sent,
  SHOP,
  shipment,
  wanted,
} from '../samples.ts';
import { START_MS } from '../start.ts';

const LONG = 'x'.repeat(10_000);
const poll = START_MS + 600_000;

/** JSON that does not parse, or is of another shape. The triggers keep `problems` from ever being either. */
const COLUMNS: readonly (readonly [string, string])[] = [
  ['items', '[{"title":'],
  ['items', '{}'],
  ['items', 'null'],
  ['items', ''],
];

/** Answers of Picanova's that nobody foresaw. */
const CHANGES: readonly (readonly [string, Partial<PrintOrderChange>])[] = [
  ['an id too long for an index', { picanovaOrderId: LONG as never }],
  ['an id with NUL', { picanovaOrderId: 'PPO\0' as never }],
  ['an id with half a surrogate pair', { picanovaOrderId: 'PPO\uD800' as never }],
  ['a status of 10,000 characters', { picanovaStatus: LONG }],
  ['a total beyond 2^31', { totalMinor: 2 ** 31 }],
  ['a total beyond 2^53', { totalMinor: 2 ** 53 }],
  ['a total that is none', { totalMinor: Number.NaN }],
  ['a parcel after all dates', { shipments: [shipment('p1', { shippedAtMs: 1e19 })] }],
  ['a parcel of no date', { shipments: [shipment('p1', { shippedAtMs: Number.NaN })] }],
  ['a parcel too long for an index', { shipments: [shipment(LONG)] }],
  ['NUL in every text of a parcel', { shipments: [shipment('p\0', { carrierName: '\0', trackingNumber: '1\0' })] }],
  ['two parcels of one key', { shipments: [shipment('p1'), shipment('p1')] }],
  ['NUL in a problem', { problems: [{ code: 'rejected_by_picanova', detail: { reason: 'a\0\uD83D' } }] }],
  ['NUL in its log', { log: [{ event: 'x', detail: { why: 'a\0' } }] }],
];

export function poisonedPrintOrderSuite(subject: Subject): void {
  const rowOf = (number: number) =>
    subject.database.models.print_order.findFirstOrThrow({ where: { external_id: wanted(number).externalId } });

  /** Three rows that are due: one to be spoilt, one of its shop, one of another. */
  async function fill(): Promise<void> {
    await planOrder(subject.store, 1);
    await planOrder(subject.store, 2);
    await planOrderOf(subject.store, OTHER_SHOP, { number: 3 });
  }

  async function spoil(number: number, column: string, value: string | Uint8Array): Promise<void> {
    await subject.database.execute(
      sql`UPDATE print_order SET ${raw(column)} = ${value} WHERE external_id = ${wanted(number).externalId}`,
    );
  }

  test.each(COLUMNS)('a row whose %s are %j leaves its queue by name, and is made anew', async (column, value) => {
    const { orders } = subject.store;
    await fill();
    await spoil(1, column, value);
    expect((await claimPrintOrders(subject.store)).map(({ externalId }) => externalId).toSorted()).toEqual(
      [2, 3].map((number) => wanted(number).externalId),
    );
    expect(await rowOf(1)).toMatchObject({ due_at: null, lease_token: null, create_asked_at: null, state: 'ready' });
    expect(subject.errors).toMatchObject([{ event: 'print_order_unreadable', fields: { columns: [column] } }]);
    const [known] = await orders.printOrdersOf(SHOP, orderGid(1));
    expect(known).toMatchObject({ unreadable: [column], problems: [{ code: 'data_unreadable' }] });
    expect(await subject.database.models.activity.count({ where: { event: 'print_order_unreadable' } })).toBe(1);
    const { lease, orderGid: gid } = await claimOrder(subject.store);
    expect(gid).toBe(orderGid(1));
    await orders.commitPlan(lease, plan([wanted(1)]));
    const again = await claimPrintOrder(subject.store);
    expect([again.externalId, again.unreadable, again.problems]).toEqual([wanted(1).externalId, undefined, []]);
  });

  test('a sent row of which nothing can be read stands still with its problem, until somebody looks', async () => {
    await sendPrintOrder(subject.store, 1);
    await sendPrintOrder(subject.store, 2);
    await spoil(1, 'items', '[');
    expect(await claimPrintOrders(subject.store, poll)).toHaveLength(1);
    expect(await rowOf(1)).toMatchObject({ state: 'sent', step: 'sync', due_at: null, lease_token: null });
    const [row] = await subject.store.orders.printOrdersOf(SHOP, orderGid(1));
    expect(row).toMatchObject({ unreadable: ['items'], items: [], picanovaOrderId: 'PPO1' });
    await subject.store.printOrders.request(SHOP, row?.id as never, { what: 'refresh', nowMs: poll });
    expect(await claimPrintOrders(subject.store, poll)).toEqual([]);
    expect((await rowOf(1)).problems).toBe('[{"code":"data_unreadable","detail":{"columns":["items"]}}]');
  });

  test.each(['[]', '{"a"', ''])('ids of items that are %j are learnt anew; the row goes on', async (ids) => {
    await planOrder(subject.store, 1);
    await spoil(1, 'item_ids', ids);
    expect(await claimPrintOrder(subject.store)).toMatchObject({ itemIds: {}, step: 'send' });
  });

  test('a parcel of which nothing can be read sets its print order aside', async () => {
    await sendPrintOrder(subject.store, 1);
    const row = await claimPrintOrder(subject.store, poll);
    const next = { step: 'fulfil', dueAtMs: poll } as const;
    await subject.store.printOrders.commit(row.lease, change({ shipments: [shipment('p1')], next }));
    await subject.database.execute(sql`UPDATE shipment SET lines = '{'`);
    expect(await claimPrintOrders(subject.store, poll)).toEqual([]);
    expect(subject.errors).toMatchObject([{ fields: { columns: ['shipments'] } }]);
  });

  test('a sent row whose key is gone goes on: only a send needs what it sealed', async () => {
    await sendPrintOrder(subject.store, 1);
    await spoil(1, 'address', testSealer('lost').seal('{}', { shop: SHOP, column: 'print_order.address' }));
    await spoil(1, 'artwork', Buffer.of(200));
    const row = await claimPrintOrder(subject.store, poll);
    expect(row).toMatchObject({ step: 'sync', address: null, items: [{ artworkUrl: null }] });
    expect(row.unreadable).toEqual(['artwork', 'address']);
    expect(await subject.store.printOrders.commit(row.lease, change({ nowMs: poll, next: null }))).toBe('committed');
    expect(subject.errors).toEqual([]);
  });

  test('a send whose key is gone has its order planned again, which makes both anew', async () => {
    const { orders, printOrders } = subject.store;
    await planOrder(subject.store, 1);
    await spoil(1, 'address', testSealer('lost').seal('{}', { shop: SHOP, column: 'print_order.address' }));
    const row = await claimPrintOrder(subject.store);
    expect([row.step, row.unreadable]).toEqual(['send', ['address']]);
    const problems = [{ code: 'data_unreadable' as const, detail: {} }];
    await printOrders.commit(row.lease, change({ state: 'blocked', createUnknown: false, problems, next: null }));
    const { lease } = await claimOrder(subject.store);
    await orders.commitPlan(lease, plan([wanted(1)]));
    expect((await claimPrintOrder(subject.store)).address).not.toBeNull();
  });

  test.each(CHANGES)(
    'an answer with %s is written or set aside, once, and nobody waits for it',
    async (_what, poison) => {
      const { printOrders } = subject.store;
      await fill();
      const claimed = await claimPrintOrders(subject.store);
      const first = claimed.find(({ externalId }) => externalId === wanted(1).externalId);
      const others = claimed.filter((row) => row !== first);
      if (first === undefined) throw new Error('three rows expected');
      expect(await printOrders.markAsked(first.lease, START_MS)).toBe('marked');
      const result = await printOrders.commit(first.lease, { ...sent('PPO1'), next: null, ...poison });
      for (const { lease, externalId } of others)
        expect(await printOrders.commit(lease, sent(`PPO-${externalId}`))).toBe('committed');
      expect(await rowOf(1)).toMatchObject({ due_at: null, lease_token: null });
      expect(await claimPrintOrders(subject.store, START_MS + 10 * LEASE_MS)).toEqual([]);
      if (result === 'committed') return;
      expect(result).toBe('set_aside');
      // The create may have been made: whoever takes it up again looks first.
      expect(await rowOf(1)).toMatchObject({ create_asked_at: BigInt(START_MS), state: 'ready' });
      expect((await rowOf(1)).problems).toBe('[{"code":"data_unreadable","detail":{"columns":["answer"]}}]');
      expect(subject.errors.map(({ event }) => event)).toEqual(['print_order_not_written', 'print_order_unreadable']);
    },
  );
}

import { expect, test } from 'vitest';
import type { ConnectionId, PicanovaOrderId, PrintOrderId } from '../../web/domain/kernel/ids.ts';
import type { Subject } from './conformance.ts';
import { START_MS } from './start.ts';
import {
  change,
  claimOrder,
  claimPrintOrder,
  claimPrintOrders,
  LEASE_MS,
  orderGid,
  OTHER_SHOP,
  planOrder,
  sendPrintOrder,
  sent,
  SHOP,
  shipment,
  wanted,
} from './samples.ts';

export function printOrderSuite(subject: Subject): void {
  const later = START_MS + 1_000;
  const poll = START_MS + 600_000;

  test('a process that dies after it asked for a create leaves a row that is looked up first', async () => {
    await planOrder(subject.store, 1);
    const row = await claimPrintOrder(subject.store);
    expect(row).toMatchObject({ step: 'send', createUnknown: false, attempt: 1, externalId: 'acme-1-EU' });
    expect(await subject.store.printOrders.markAsked(row.lease, START_MS)).toBe('marked');
    expect(await subject.store.work.releaseExpired(START_MS + LEASE_MS + 1)).toBe(1);
    expect(await claimPrintOrder(subject.store, START_MS + LEASE_MS + 1)).toMatchObject({
      step: 'send',
      createUnknown: true,
      createAskedAtMs: START_MS,
      attempt: 2,
    });
  });

  test('a process that dies before it asked for a create leaves a row that may be sent', async () => {
    await planOrder(subject.store, 1);
    await claimPrintOrder(subject.store);
    await subject.store.work.releaseExpired(START_MS + LEASE_MS + 1);
    expect(await claimPrintOrder(subject.store, START_MS + LEASE_MS + 1)).toMatchObject({ createUnknown: false });
  });

  test('a create is not asked for any more when a cancel came', async () => {
    await planOrder(subject.store, 1);
    const row = await claimPrintOrder(subject.store);
    await subject.store.printOrders.request(SHOP, row.id, { what: 'cancel', nowMs: START_MS });
    expect(await subject.store.printOrders.markAsked(row.lease, START_MS)).toBe('stopped');
  });

  test('when a create was asked for is known until its outcome is', async () => {
    await planOrder(subject.store, 1);
    const first = await claimPrintOrder(subject.store);
    expect(first.createAskedAtMs).toBeNull();
    await subject.store.printOrders.markAsked(first.lease, START_MS);
    const unknown = { createUnknown: true, progressed: false, next: { step: 'send' as const, dueAtMs: later } };
    await subject.store.printOrders.commit(first.lease, change(unknown));
    const second = await claimPrintOrder(subject.store, later);
    expect(second.createAskedAtMs).toBe(START_MS);
    expect(await subject.store.printOrders.markAsked(second.lease, later)).toBe('marked');
    expect(await subject.store.printOrders.find(SHOP, second.id)).toMatchObject({ createAskedAtMs: later });
    expect(await subject.store.printOrders.markAsked(first.lease, later + 1)).toBe('stopped');
    await subject.store.printOrders.commit(second.lease, sent('PPO1'));
    expect(await subject.store.printOrders.find(SHOP, second.id)).toMatchObject({
      createUnknown: false,
      createAskedAtMs: null,
    });
  });

  test('a commit writes what it names and leaves the rest', async () => {
    await planOrder(subject.store, 1);
    const row = await claimPrintOrder(subject.store);
    const done = await subject.store.printOrders.commit(row.lease, {
      ...sent('PPO1'),
      isTest: true,
      shippingMethod: 'express',
      totalMinor: 4_990,
      totalCurrency: 'EUR',
      itemIds: { 'pi-1': 'li-1' },
      problems: [{ code: 'answer_differs', detail: { what: 'quantity' } }],
    });
    expect(done).toBe('committed');
    expect(await subject.store.printOrders.find(SHOP, row.id)).toMatchObject({
      state: 'sent',
      step: 'sync',
      picanovaOrderId: 'PPO1',
      picanovaStatus: 'pending',
      isTest: true,
      shippingMethod: 'express',
      totalMinor: 4_990,
      totalCurrency: 'EUR',
      itemIds: { 'pi-1': 'li-1' },
      problems: [{ code: 'answer_differs' }],
      sentAtMs: START_MS,
      createUnknown: false,
      shippingTitle: 'Standard',
      items: [{ quantity: 2 }],
    });
    expect(await claimPrintOrders(subject.store, poll - 1)).toEqual([]);
    expect(await claimPrintOrder(subject.store, poll)).toMatchObject({ step: 'sync', attempt: 1 });
  });

  test('attempts go on counting only while nothing is achieved', async () => {
    await planOrder(subject.store, 1);
    const first = await claimPrintOrder(subject.store);
    await subject.store.printOrders.commit(
      first.lease,
      change({ next: { step: 'send', dueAtMs: later }, progressed: false }),
    );
    const second = await claimPrintOrder(subject.store, later);
    expect(second.attempt).toBe(2);
    await subject.store.printOrders.commit(second.lease, change({ next: { step: 'send', dueAtMs: later } }));
    expect((await claimPrintOrder(subject.store, later)).attempt).toBe(1);
  });

  test('times that are no whole milliseconds are never early', async () => {
    await planOrder(subject.store, 1);
    const row = await claimPrintOrder(subject.store);
    await subject.store.printOrders.commit(row.lease, change({ next: { step: 'send', dueAtMs: START_MS + 0.25 } }));
    expect(await claimPrintOrders(subject.store, START_MS)).toEqual([]);
    expect(await claimPrintOrders(subject.store, START_MS + 1)).toHaveLength(1);
  });

  test('a completion without its lease writes nothing: no state, no parcel, no line in the log', async () => {
    await planOrder(subject.store, 1);
    const row = await claimPrintOrder(subject.store);
    await subject.store.work.releaseExpired(START_MS + LEASE_MS + 1);
    const again = await claimPrintOrder(subject.store, START_MS + LEASE_MS + 1);
    const late = { ...sent('PPO-late'), shipments: [shipment('p1')], log: [{ event: 'late', detail: {} }] };
    expect(await subject.store.printOrders.commit(row.lease, late)).toBe('lease_lost');
    expect(await subject.store.printOrders.find(SHOP, row.id)).toMatchObject({
      state: 'ready',
      picanovaOrderId: null,
      shipments: [],
    });
    expect(await subject.database.models.activity.count({ where: { event: 'late' } })).toBe(0);
    expect(await subject.store.printOrders.commit(again.lease, sent('PPO1'))).toBe('committed');
    expect(await subject.store.printOrders.commit(again.lease, sent('PPO2'))).toBe('lease_lost');
  });

  test('parcels are kept by key: a repeated one is corrected, never doubled', async () => {
    const { id } = await sendPrintOrder(subject.store, 1);
    const sync = await claimPrintOrder(subject.store, poll);
    await subject.store.printOrders.commit(
      sync.lease,
      change({
        nowMs: poll,
        state: 'shipped',
        shipments: [shipment('p2', { trackingNumber: null }), shipment('p1')],
        next: { step: 'fulfil', dueAtMs: poll },
      }),
    );
    const fulfil = await claimPrintOrder(subject.store, poll);
    expect(fulfil.shipments.map(({ key }) => key)).toEqual(['p1', 'p2']);
    const written = shipment('p1', {
      fulfillmentGid: 'gid://shopify/Fulfillment/1' as never,
      adopted: true,
      writtenTrackingNumber: 'JD0146',
    });
    await subject.store.printOrders.commit(fulfil.lease, change({ nowMs: poll, shipments: [written], next: null }));
    expect((await subject.store.printOrders.find(SHOP, id))?.shipments).toEqual([
      written,
      shipment('p2', { trackingNumber: null }),
    ]);
  });

  test('parcels of an order with sets keep which items are in them', async () => {
    const { store } = subject;
    const { id } = await sendPrintOrder(store, 1);
    const row = await claimPrintOrder(store, poll);
    const packed = [{ lineItemGid: 'gid://shopify/LineItem/1#2', quantity: 1 }];
    const shipments = [shipment('p1', { lines: [], packed }), shipment('p2', { packed: [] }), shipment('p3')];
    await store.printOrders.commit(row.lease, change({ nowMs: poll, shipments }));
    const kept = (await store.printOrders.find(SHOP, id))?.shipments;
    expect(kept?.map((one) => [one.key, one.packed])).toEqual([
      ['p1', packed],
      ['p2', []],
      ['p3', undefined],
    ]);
  });

  test('a log line tells where it belongs', async () => {
    await planOrder(subject.store, 1);
    const row = await claimPrintOrder(subject.store);
    await subject.store.printOrders.commit(
      row.lease,
      change({
        log: [
          { event: 'sent', detail: { picanovaOrderId: 'PPO1' } },
          { event: 'noted', detail: {} },
        ],
      }),
    );
    const lines = await subject.database.models.activity.findMany({
      where: { print_order_id: Number(row.id) },
      orderBy: { id: 'asc' },
    });
    expect(lines).toMatchObject([
      {
        event: 'sent',
        order_gid: orderGid(1),
        shop: SHOP,
        at: BigInt(START_MS),
        detail: '{"picanovaOrderId":"PPO1"}',
        actor: 'app',
      },
      { event: 'noted' },
    ]);
  });

  test('print orders are found only by their own shop, and by ids that are ids', async () => {
    await planOrder(subject.store, 1);
    const { id } = await claimPrintOrder(subject.store);
    expect(await subject.store.printOrders.find(OTHER_SHOP, id)).toBeNull();
    for (const text of ['', '0', '1e3', '-1', '99999999999', 'x; DROP TABLE'])
      expect(await subject.store.printOrders.find(SHOP, text as PrintOrderId)).toBeNull();
  });

  test('orders that Picanova lists and we forgot are sent with a look-up first', async () => {
    const connection = 'connection-1' as ConnectionId;
    await planOrder(subject.store, 1, [wanted(1, { state: 'blocked' })]);
    await sendPrintOrder(subject.store, 2);
    expect(
      await subject.store.printOrders.wakeOrphans(connection, ['acme-1-EU', 'acme-2-EU', 'acme-9-EU'], START_MS),
    ).toBe(1);
    expect(await claimPrintOrder(subject.store)).toMatchObject({
      externalId: 'acme-1-EU',
      step: 'send',
      createUnknown: true,
    });
    expect(await subject.store.printOrders.wakeOrphans(connection, ['acme-1-EU'], START_MS)).toBe(0);
    expect(await subject.store.printOrders.wakeOrphans('connection-2' as ConnectionId, ['acme-1-EU'], START_MS)).toBe(
      0,
    );
  });

  test('a refresh reads back now whatever waits, and only what Picanova knows', async () => {
    const { id } = await sendPrintOrder(subject.store, 1);
    expect(await subject.store.printOrders.request(SHOP, id, { what: 'refresh', nowMs: later })).toBe(true);
    expect(await claimPrintOrder(subject.store, later)).toMatchObject({ id, step: 'sync' });
    await planOrder(subject.store, 2, [wanted(2, { state: 'blocked' })]);
    const [unsent] = await subject.store.orders.printOrdersOf(SHOP, orderGid(2));
    expect(await subject.store.printOrders.request(SHOP, unsent?.id ?? id, { what: 'refresh', nowMs: later })).toBe(
      false,
    );
    expect(await subject.store.printOrders.request(OTHER_SHOP, id, { what: 'refresh', nowMs: later })).toBe(false);
  });

  test('a finished order that is refreshed is read once more', async () => {
    await sendPrintOrder(subject.store, 1);
    const sync = await claimPrintOrder(subject.store, poll);
    await subject.store.printOrders.commit(sync.lease, change({ nowMs: poll, state: 'fulfilled', next: null }));
    expect(await claimPrintOrders(subject.store, poll * 2)).toEqual([]);
    await subject.store.printOrders.request(SHOP, sync.id, { what: 'refresh', nowMs: poll });
    expect(await claimPrintOrder(subject.store, poll)).toMatchObject({ id: sync.id, step: 'sync', state: 'fulfilled' });
  });

  test('only what has ended may be sent anew; the mark stays and the order is planned', async () => {
    const { id } = await sendPrintOrder(subject.store, 1);
    expect(await subject.store.printOrders.request(SHOP, id, { what: 'resubmit', nowMs: later })).toBe(false);
    const sync = await claimPrintOrder(subject.store, poll);
    await subject.store.printOrders.commit(sync.lease, change({ nowMs: poll, state: 'failed', next: null }));
    expect(await subject.store.printOrders.request(SHOP, id, { what: 'resubmit', nowMs: poll })).toBe(true);
    // It may have been mended at Picanova meanwhile, so it is cancelled there before its order is planned anew.
    expect(await subject.store.printOrders.find(SHOP, id)).toMatchObject({ resubmit: true, state: 'cancelling' });
    const cancel = await claimPrintOrder(subject.store, poll);
    expect(cancel).toMatchObject({ step: 'cancel', resubmit: true });
    await subject.store.printOrders.commit(
      cancel.lease,
      change({ nowMs: poll, state: 'cancelled', next: null, cancelAnswered: true, wakeOrder: true }),
    );
    expect((await claimOrder(subject.store, poll)).orderGid).toBe(orderGid(1));
    expect(await subject.store.printOrders.find(SHOP, id)).toMatchObject({ resubmit: true, state: 'cancelled' });
    expect(await subject.store.printOrders.request(SHOP, id, { what: 'resubmit', nowMs: poll })).toBe(false);
  });

  test('[A14] what ended and is sent anew has no problem any more', async () => {
    const { id } = await sendPrintOrder(subject.store, 1);
    const sync = await claimPrintOrder(subject.store, poll);
    const problems = [{ code: 'cancelled_at_picanova', detail: {} }] as const;
    await subject.store.printOrders.commit(
      sync.lease,
      change({ nowMs: poll, state: 'cancelled', next: null, problems: [...problems] }),
    );
    expect((await subject.store.printOrders.find(SHOP, id))?.problems).toEqual(problems);
    expect(await subject.store.printOrders.request(SHOP, id, { what: 'resubmit', nowMs: poll })).toBe(true);
    expect((await subject.store.printOrders.find(SHOP, id))?.problems).toEqual([]);
  });

  test('the id of a sent order may be any text', async () => {
    await planOrder(subject.store, 1);
    const row = await claimPrintOrder(subject.store);
    const odd = "O'Brien \u0000\u{1F600}".replace('\u0000', '?') as PicanovaOrderId;
    await subject.store.printOrders.commit(row.lease, { ...sent('x'), picanovaOrderId: odd });
    expect((await subject.store.printOrders.find(SHOP, row.id))?.picanovaOrderId).toBe(odd);
  });
}

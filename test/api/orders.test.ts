import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OrderGid, ShopDomain } from '../../web/domain/kernel/ids.ts';
import type { WantedPrintOrder } from '../../web/domain/planning/wanted-print-order.ts';
import type { PrintOrderRow, PrintOrderView } from '../../web/contract/index.ts';
import { claimRequest, ITEM, plan, wanted } from '../conformance/samples.ts';
import { startPages, type PagesUnderTest } from './pages-under-test.ts';

let pages: PagesUnderTest;
beforeAll(async () => {
  pages = await startPages();
  await pages.ask('settings');
});
afterAll(() => pages.close());

/** One planned order, as the pipeline leaves it. */
async function planned(number: number, more: Partial<WantedPrintOrder> = {}): Promise<void> {
  const shop = pages.shop.domain as ShopDomain;
  const gid = `gid://shopify/Order/${number}` as OrderGid;
  await pages.store.orders.wakeUnknown(shop, [gid], Date.now());
  const claimed = await pages.store.orders.claim(claimRequest(Date.now(), 10));
  const order = claimed.find(({ orderGid }) => orderGid === gid);
  if (order === undefined) throw new Error('not claimed');
  await pages.store.orders.commitPlan(
    order.lease,
    plan([wanted(number, { connectionId: null, ...more })], { nowMs: Date.now(), order: { name: `#${number}` } }),
  );
  await pages.runJobs();
}

async function names(query: Record<string, string | number>): Promise<string[]> {
  return ((await pages.ask('orders', { query })).body['items'] as PrintOrderRow[]).map(({ orderName }) => orderName);
}

describe('the orders table', () => {
  it('finds by order name, SKU and title, by tab and by problem', async () => {
    await planned(7001, { state: 'held', holdReason: 'wait_window', holdUntilMs: Date.now() + 60_000 });
    await planned(7002, { state: 'blocked', problems: [{ code: 'unknown_sku', detail: { sku: 'X' } }] });
    expect(await names({ q: '#7001' })).toEqual(['#7001']);
    expect(await names({ q: 'cvs-40 canv 700' })).toEqual(['#7002', '#7001']);
    expect(await names({ q: '700', tab: 'waiting' })).toEqual(['#7001']);
    expect(await names({ q: '700', tab: 'attention' })).toEqual(['#7002']);
    expect(await names({ q: '700', problem: 'unknown_sku' })).toEqual(['#7002']);
    expect(await names({ q: '700', problem: 'address_incomplete' })).toEqual([]);
    expect((await pages.ask('orderCounts', { query: { q: '700' } })).body['counts']).toMatchObject({
      all: 2,
      attention: 1,
      waiting: 1,
      queued: 0,
    });
  });

  it('refuses a cursor that is none of ours', async () => {
    expect(await pages.ask('orders', { query: { after: 'eyJhdE1zIjoxfQ' } })).toMatchObject({
      status: 400,
      body: { error: 'invalid_input' },
    });
  });
});

describe('the order page', () => {
  it('shows items, fields with their source, address and timeline, and what may be done', async () => {
    await planned(7101);
    const { body } = await pages.ask('order', { params: { order: '7101' } });
    expect(body).toMatchObject({
      orderName: '#7101',
      printOrders: [
        {
          state: 'ready',
          address: { city: 'Köln' },
          soldFor: { minor: 3_998, currency: 'EUR' },
          margin: null,
          actions: ['retry', 'hold', 'cancel'],
          items: [
            {
              title: 'Canvas',
              product: { kind: 'variant', variantCode: 'CVS-40x60' },
              notes: [{ code: 'from', parts: ['print_sku', 'variant', 'custom'] }],
            },
          ],
        },
      ],
      timeline: [{ event: 'planned' }],
    });
  });

  it('tells what it will cost and leave, and marks what leaves less than the floor', async () => {
    const cost = { productionMinor: 1_000, optionsMinor: 100, currency: 'EUR' };
    await planned(7103, { items: [{ ...ITEM, cost }] });
    const seen = async () => {
      const { body } = await pages.ask('order', { params: { order: '7103' } });
      const { body: list } = await pages.ask('orders', { query: { q: '7103' } });
      const [{ expectedCost, margin, belowFloor }] = body['printOrders'] as [PrintOrderView];
      return { expectedCost, margin, marked: [belowFloor, (list['items'] as PrintOrderRow[])[0]?.belowFloor] };
    };
    expect(await seen()).toEqual({
      expectedCost: {
        productionMinor: 2_000,
        optionsMinor: 200,
        shippingMinor: null,
        totalMinor: 2_200,
        currency: 'EUR',
      },
      margin: { minor: 1_798, currency: 'EUR', percent: 45 },
      marked: [false, false],
    });
    await pages.ask('saveSettings', { body: { marginFloorPercent: 46 } });
    expect((await seen()).marked).toEqual([true, true]);
  });

  it('answers 404 for an order never seen, and 409 for a click that is not possible', async () => {
    expect((await pages.ask('order', { params: { order: '1' } })).status).toBe(404);
    expect((await pages.ask('orderAction', { params: { order: '1', action: 'send' } })).status).toBe(404);
    await planned(7102);
    const [row] = (await pages.ask('orders', { query: { q: '7102' } })).body['items'] as PrintOrderRow[];
    expect((await pages.ask('printOrderAction', { params: { id: row?.id ?? '', action: 'resubmit' } })).status).toBe(
      409,
    );
    expect((await pages.ask('printOrderAction', { params: { id: row?.id ?? '', action: 'cancel' } })).status).toBe(202);
    expect((await pages.ask('printOrderAction', { params: { id: '99999', action: 'cancel' } })).status).toBe(404);
  });
});

describe('bulk clicks', () => {
  it('cancel what a filter shows, count row by row, and list what could not be done', async () => {
    for (let number = 7201; number <= 7230; number += 1) await planned(number);
    const started = await pages.ask('startOrderJob', {
      body: { action: 'cancel', selection: { filter: { q: '72' } } },
    });
    expect(started.body).toMatchObject({ kind: 'orders_cancel', state: 'preparing', total: 0 });
    const params = { id: String(started.body['id']) };
    await pages.runJobs();
    expect((await pages.ask('job', { params })).body).toMatchObject({
      state: 'done',
      total: 30,
      finished: 30,
      succeeded: 30,
    });
    expect(await names({ q: '72', tab: 'ended', limit: 100 })).toHaveLength(30);
    const again = await pages.ask('startOrderJob', {
      body: { action: 'cancel', selection: { filter: { q: '7201' } } },
    });
    await pages.runJobs();
    const rows = await pages.ask('jobRows', {
      params: { id: String(again.body['id']) },
      query: { state: 'unchanged' },
    });
    expect(rows.body['items']).toMatchObject([{ row: 1, label: '#7201', error: 'not_possible' }]);
  });

  it('stop when they are cancelled, and run only for ids of this shop', async () => {
    await planned(7301);
    const [row] = (await pages.ask('orders', { query: { q: '7301' } })).body['items'] as PrintOrderRow[];
    const job = await pages.ask('startOrderJob', {
      body: { action: 'cancel', selection: { ids: [row?.id, '99999'] } },
    });
    expect(job.body).toMatchObject({ total: 1, state: 'running' });
    const params = { id: String(job.body['id']) };
    expect((await pages.ask('cancelJob', { params })).body).toMatchObject({ cancelRequested: true });
    await pages.runJobs();
    expect((await pages.ask('job', { params })).body).toMatchObject({ state: 'cancelled', finished: 0 });
    expect(await names({ q: '7301', tab: 'queued' })).toEqual(['#7301']);
  });
});

describe('home and activity', () => {
  it('count problems by cause, the last seven days, and what is due', async () => {
    await planned(7401, {
      state: 'blocked',
      problems: [
        { code: 'missing_print_url', detail: {} },
        { code: 'missing_option', detail: {} },
      ],
    });
    const { body } = await pages.ask('home', { query: { timeZone: 'Europe/Berlin' } });
    expect(body['problems']).toContainEqual(
      expect.objectContaining({
        code: 'missing_print_url',
        printOrders: 1,
        examples: [{ orderGid: 'gid://shopify/Order/7401', orderName: '#7401' }],
      }),
    );
    const days = body['days'] as { received: number }[];
    expect(days).toHaveLength(7);
    expect(days.at(-1)?.received).toBeGreaterThan(0);
    expect(body['checklist']).toMatchObject({
      dismissed: false,
      steps: [{ step: 'connect', done: false }, {}, {}, {}, {}],
    });
    await pages.ask('saveChecklist', { body: { dismissed: true } });
    expect((await pages.ask('home')).body['checklist']).toMatchObject({ dismissed: true });
  });

  it('the log is found by order and by kind of event, and exported', async () => {
    await planned(7500);
    await planned(7501);
    const found = await pages.ask('activity', { query: { q: '7501' } });
    expect(found.body['items']).toMatchObject([{ event: 'planned', orderName: '#7501' }]);
    expect((await pages.ask('activity', { query: { q: 'planne', limit: 1 } })).body['next']).toBeTypeOf('string');
    expect((await pages.ask('activityEvents')).body['events']).toContain('planned');
    expect((await pages.ask('exportActivity', { query: { order: '7501' } })).text).toContain('#7501,planned');
  });
});

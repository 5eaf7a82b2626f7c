import { expect, it } from 'vitest';
import {
  aForeignLine,
  aFulfillmentOrder,
  aLine,
  anOrder,
  aSetting,
  aVariant,
  EU,
  fields,
  SHOP,
} from '../../../../test/fixtures/domain.ts';
import type { OrderGid } from '../../../domain/kernel/ids.ts';
import { NO_MEMORY } from '../../../domain/planning/deleted-lines.ts';
import type { ShopifyOrder } from '../../../domain/planning/shopify-order.ts';
import { createLoadProducts } from '../../lookups/product-settings.ts';
import type { LoadedLookup } from '../../lookups/order-lookup.ts';
import type { ClaimedJob, Connection, PrintOrder, Shop } from '../../ports/index.ts';
import { createOlderOrders, type OlderOrdersPorts } from './older-orders.ts';

const NOW_MS = 5_000_000;
const gid = (number: number): OrderGid => `gid://shopify/Order/${number}` as OrderGid;
const LOADED: LoadedLookup = { outcome: 'loaded', lookup: () => ({ variant: aVariant(), combinations: null }) };

interface World {
  readonly orders: readonly ShopifyOrder[];
  readonly cancelled?: readonly OrderGid[];
  readonly sent?: readonly OrderGid[];
  readonly next?: string | null;
  readonly lookedUp?: LoadedLookup;
  readonly read?: OlderOrdersPorts['shopify']['readOrder'];
  readonly list?: OlderOrdersPorts['shopify']['listPaidUnfulfilled'];
}

function olderOrders(world: World) {
  const asked: unknown[] = [];
  const written: string[] = [];
  const ports: OlderOrdersPorts = {
    loadProducts: createLoadProducts({ named: async () => [] }),
    shops: { find: async () => ({ domain: SHOP, testModeQuestion: null, settings: aSetting() }) as Shop },
    connections: { list: async () => [EU as Connection] },
    orders: {
      printOrdersOf: async (_shop, order) => (world.sent?.includes(order) ? ([{}] as PrintOrder[]) : []),
      wake: async (_shop, order) => {
        written.push(`wake ${order.split('/').at(-1)}`);
        return order === gid(1);
      },
      wakeUnknown: async (_shop, orders) => {
        written.push(`new ${orders.map((order) => order.split('/').at(-1)).join()}`);
        return orders;
      },
    },
    shopify: {
      listPaidUnfulfilled:
        world.list ??
        (async (_shop, page) => {
          asked.push(page);
          return {
            outcome: 'listed',
            orders: world.orders.map((order) => ({
              gid: order.gid,
              cancelled: world.cancelled?.includes(order.gid) ?? false,
            })),
            next: world.next ?? null,
          };
        }),
      readOrder:
        world.read ??
        (async (_shop, order) => {
          const found = world.orders.find((one) => one.gid === order);
          return found === undefined ? { outcome: 'not_found' } : { outcome: 'read', order: found };
        }),
    },
    loadLookup: async () => world.lookedUp ?? LOADED,
    recallLines: async () => NO_MEMORY,
    artworks: { lookAt: async () => null },
    clock: { now: () => NOW_MS },
    onWork: () => void written.push('work'),
  };
  return { ...createOlderOrders(ports), asked, written };
}

function job(cursor: string | null = null): ClaimedJob {
  return { shop: SHOP, params: { fromMs: 1_000, toMs: 2_000 }, cursor } as unknown as ClaimedJob;
}

const order = (number: number, line = aLine()): ShopifyOrder =>
  anOrder({ gid: gid(number), name: `#${number}`, fulfillmentOrders: [aFulfillmentOrder(number, { lines: [line] })] });

it('shows what planning would make of each order of the time, and writes nothing', async () => {
  const faulty = order(2, aLine(1, { variantMetafields: fields({ print_sku: 'DIGI-40X30-1' }) }));
  const older = olderOrders({ orders: [order(1), faulty] });
  const previewed = await older.preview(job());
  expect(older.asked).toEqual([{ createdSinceMs: 1_000, createdBeforeMs: 2_000, after: null, limit: 5 }]);
  expect(previewed).toMatchObject({
    outcome: 'previewed',
    cursor: null,
    added: [
      {
        row: 1,
        label: '#1',
        payload: { orderGid: gid(1) },
        detail: { printOrders: 1, items: 1, problems: [], held: null },
      },
      { row: 2, label: '#2', detail: { problems: expect.arrayContaining(['missing_print_url', 'missing_option']) } },
    ],
  });
  expect(older.written).toEqual([]);
});

it('leaves out what has print orders, what is cancelled, and what has nothing to print', async () => {
  const older = olderOrders({
    orders: [order(1), order(2), order(3, aForeignLine(1))],
    sent: [gid(1)],
    cancelled: [gid(2)],
  });
  expect(await older.preview(job())).toEqual({ outcome: 'previewed', added: [], cursor: null });
});

it('goes on where it stopped, counting its rows on', async () => {
  const first = await olderOrders({ orders: [order(1)], next: 'page 2' }).preview(job());
  if (first.outcome !== 'previewed') throw new Error(first.outcome);
  const second = olderOrders({ orders: [order(7)] });
  expect(await second.preview(job(first.cursor))).toMatchObject({ added: [{ row: 2, label: '#7' }], cursor: null });
  expect(second.asked).toMatchObject([{ after: 'page 2' }]);
});

it('tells a failure that can pass, and waits for a catalogue that is still arriving', async () => {
  const throttled = { outcome: 'throttled', retry: true, retryAtMs: 9 } as const;
  expect(await olderOrders({ orders: [], list: async () => throttled }).preview(job())).toEqual({
    outcome: 'failed',
    failure: throttled,
  });
  expect(await olderOrders({ orders: [order(1)], read: async () => throttled }).preview(job())).toEqual({
    outcome: 'failed',
    failure: throttled,
  });
  expect(
    await olderOrders({ orders: [order(1)], lookedUp: { outcome: 'failed', failure: throttled } }).preview(job()),
  ).toEqual({ outcome: 'failed', failure: throttled });
  expect(await olderOrders({ orders: [order(1)], lookedUp: { outcome: 'catalogue_missing' } }).preview(job())).toEqual({
    outcome: 'catalogue_missing',
    retryAtMs: NOW_MS + 3_000,
  });
});

it('has known orders planned again and unknown ones taken in', async () => {
  const older = olderOrders({ orders: [] });
  const rows = [
    { row: 1, payload: { orderGid: gid(1) } },
    { row: 2, payload: { orderGid: gid(2) } },
  ];
  expect(await older.work(SHOP, rows)).toMatchObject([
    { row: 1, state: 'succeeded' },
    { row: 2, state: 'succeeded' },
  ]);
  expect(older.written).toEqual(['wake 1', 'wake 2', 'new 2', 'work']);
});

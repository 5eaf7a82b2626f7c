import { expect, it } from 'vitest';
import {
  aForeignLine,
  aFulfillmentOrder,
  aLine,
  anOrder,
  aSetting,
  lineItemGid,
  SHOP,
} from '../../../test/fixtures/domain.ts';
import { NO_MEMORY } from '../../domain/planning/deleted-lines.ts';
import type { IndexedVariant, PrintOrder } from '../ports/index.ts';
import { createRecallLines } from './line-memory.ts';

const indexed = (productTitle: string, sku: string, status: IndexedVariant['status']) =>
  ({ status, variant: { variantGid: sku, productTitle, sku } }) as IndexedVariant;

const INDEX = [
  indexed('Poster', 'P-1', 'ready'),
  indexed('Poster', 'P-2', 'none'),
  indexed('Canvas of old', 'C-1', 'incomplete'),
  indexed('Mug', 'M-1', 'none'),
];

function memory({ existing = [], printed = [] }: { existing?: readonly unknown[]; printed?: readonly string[] }) {
  const asked: unknown[] = [];
  const recall = createRecallLines({
    orders: {
      printOrdersOf: async (...what) => {
        asked.push(what);
        return existing as readonly PrintOrder[];
      },
      printedTitles: async (_shop, titles) => titles.filter((title) => printed.includes(title)),
    },
    index: {
      bySku: async (_shop, skus) => new Map(skus.map((sku) => [sku, [sku]])),
      find: async (_shop, gids) => INDEX.filter(({ variant }) => gids.includes(variant.variantGid)),
      list: async () => ({ rows: INDEX, next: null }),
    },
  });
  return { asked, recall };
}

const orderOf = (...lines: readonly ReturnType<typeof aLine>[]) =>
  anOrder({ fulfillmentOrders: [aFulfillmentOrder(11, { lines })] });
const line = (number: number, title: string, sku: string | null = null) => ({ ...aForeignLine(number), title, sku });

it('asks nobody while every line has its product or says what it is', async () => {
  const { asked, recall } = memory({});
  expect(await recall(SHOP, orderOf(aLine(1)), aSetting())).toEqual(NO_MEMORY);
  expect(asked).toEqual([]);
});

it('remembers what was planned, and looks no further when that is all', async () => {
  const item = { lineItemGid: lineItemGid(1) };
  const { recall } = memory({ existing: [{ items: [item] }], printed: ['Poster'] });
  expect(await recall(SHOP, orderOf(line(1, 'Poster')), aSetting())).toEqual({
    captured: new Map([[lineItemGid(1), item]]),
    suspects: new Set(),
  });
});

it('suspects by SKU and title of what is listed as printed, and by the titles of earlier orders', async () => {
  const { recall } = memory({ printed: ['Sold before'] });
  const order = orderOf(
    line(1, 'Renamed', 'P-1'),
    line(2, 'Renamed', 'P-2'),
    line(3, 'Canvas of old'),
    line(4, 'Mug', 'M-1'),
    line(5, 'Sold before'),
    line(6, 'Rush fee'),
  );
  const { suspects } = await recall(SHOP, order, aSetting());
  expect([...suspects]).toEqual([1, 3, 5].map(lineItemGid));
});

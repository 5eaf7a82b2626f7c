import { expect, it } from 'vitest';
import type { OlderOrder, OlderOrdersChoice } from './jobs.ts';
import { chosenSum, isChosen, NO_ORDERS, withOrder } from './older-orders.ts';

const order = (row: number, more: Partial<OlderOrder> = {}) => ({
  row,
  printOrders: 1,
  items: 1,
  problems: [],
  held: null,
  createdAtMs: 0,
  cost: { minor: 1_000 * row, currency: 'EUR' },
  ...more,
});
const FOUND = [
  order(1),
  order(2, { cost: { minor: 500, currency: 'USD' } }),
  order(3, { cost: null }),
  order(4, { problems: ['unknown_sku'] }),
];
const sumOf = (orders: typeof FOUND) => orders.reduce((sum, one) => withOrder(sum, one), NO_ORDERS);
const SUMS = { ready: sumOf(FOUND.slice(0, 3)), stuck: sumOf(FOUND.slice(3)) };

it.each<[OlderOrdersChoice, readonly number[]]>([
  [{ base: 'ready', except: [] }, [1, 2, 3]],
  [{ base: 'ready', except: [2, 4] }, [1, 3, 4]],
  [{ base: 'all', except: [] }, [1, 2, 3, 4]],
  [{ base: 'all', except: [1] }, [2, 3, 4]],
  [{ base: 'none', except: [] }, []],
  [{ base: 'none', except: [3] }, [3]],
])('%j are rows %j, and the sum said is theirs', (choice, rows) => {
  const chosen = FOUND.filter((one) => isChosen(choice, one));
  expect(chosen.map(({ row }) => row)).toEqual(rows);
  const exceptions = FOUND.filter(({ row }) => choice.except.includes(row));
  expect(chosenSum(SUMS, choice, exceptions)).toEqual(sumOf(chosen));
});

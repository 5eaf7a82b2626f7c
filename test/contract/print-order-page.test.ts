import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { PRINT_ORDER_STATES } from '../../web/domain/print-order/states.ts';

const root = path.resolve(import.meta.dirname, '../..');
const page = readFileSync(path.join(root, 'docs', 'print-order.md'), 'utf8');
const named = new Set([...page.matchAll(/`([a-z_]+)`/g)].map((match) => match[1]));

function columnsOfPrintOrder(): readonly string[] {
  const schema = readFileSync(path.join(root, 'prisma', 'schema.prisma'), 'utf8');
  const model = /^model print_order \{\n(.*?)^\}/ms.exec(schema)?.[1] ?? '';
  return [...model.matchAll(/^ {2}([a-z_]+) /gm)].map((match) => match[1] ?? '');
}

it('the page about print orders names every state', () => {
  expect(PRINT_ORDER_STATES.filter((state) => !named.has(state))).toEqual([]);
});

it('the page about print orders names every column, and none that is gone', () => {
  const columns = columnsOfPrintOrder();
  expect(columns.length).toBeGreaterThan(30);
  expect(columns.filter((column) => !named.has(column))).toEqual([]);
});

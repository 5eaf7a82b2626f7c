import { expect, it } from 'vitest';
import { seededRandom } from '../simulator/random.ts';
import { drawOrder, type OrderPlan } from './order-plan.ts';

const ASSORTMENT = { prints: ['canvas', 'poster'], mug: 'mug' };

function draw(seed: number, count: number): readonly OrderPlan[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => drawOrder(random, ASSORTMENT));
}

it('the same seed draws the same orders, another seed others', () => {
  expect(draw(7, 50)).toEqual(draw(7, 50));
  expect(draw(8, 50)).not.toEqual(draw(7, 50));
});

it('every line is printed in all its copies, except the mug', () => {
  for (const { order, prints } of draw(1, 300)) {
    expect(prints).toEqual(
      order.lines.map((line) => ('variant' in line && line.variant === 'mug' ? 0 : line.quantity)),
    );
  }
});

it('a reduction leaves fewer pieces of a line, and some', () => {
  for (const { prints, reduction } of draw(3, 300)) {
    if (reduction === null) continue;
    expect(reduction.to).toBeGreaterThan(0);
    expect(reduction.to).toBeLessThan(prints[reduction.line] ?? 0);
  }
});

it.each<[string, (plan: OrderPlan) => boolean]>([
  ['one line', ({ prints }) => prints.length === 1],
  ['three prints', ({ prints }) => prints.filter((copies) => copies > 0).length === 3],
  ['several copies', ({ prints }) => prints.some((copies) => copies > 1)],
  ['a mug among prints', ({ prints }) => prints.includes(0) && prints.length > 1],
  ['nothing but a mug', ({ prints }) => prints.every((copies) => copies === 0)],
  ['a test', ({ order }) => order.test === true],
  ['cancelled', ({ cancelAfterMs }) => cancelAfterMs !== null],
  ['paid later', ({ paidAfterMs }) => paidAfterMs !== null],
  ['a line taken out', ({ removal }) => removal !== null],
  ['two parcels', ({ parcels }) => parcels === 2],
  ['no tracking number', ({ tracking }) => tracking === 'never'],
  ['a number that comes later', ({ tracking }) => tracking === 'later'],
  ['fewer pieces by an edit', ({ reduction }) => reduction?.by === 'edit'],
  ['fewer pieces by a refund', ({ reduction }) => reduction?.by === 'refund'],
])('500 orders hold some of each kind: %s', (_kind, isOfKind) => {
  const some = draw(4, 500).filter(isOfKind).length;
  expect(some).toBeGreaterThanOrEqual(5);
  expect(some).toBeLessThan(400);
});

import { expect, it } from 'vitest';
import type { PrintOrderState } from '../../../domain/print-order/print-order.ts';
import type { OrderHeader, PrintOrder } from '../../../pipeline/ports/index.ts';
import { orderActionsOf } from './order-view.ts';

function offered(states: readonly PrintOrderState[], cancelledAtMs: number | null = null): readonly string[] {
  return orderActionsOf(
    { cancelledAtMs } as OrderHeader,
    states.map((state) => ({ state }) as PrintOrder),
  );
}

it.each<[readonly PrintOrderState[], readonly string[]]>([
  [
    ['fulfilled', 'held'],
    ['send', 'retry'],
  ],
  [['blocked'], ['send', 'retry']],
  [['sent', 'fulfilled', 'cancelled'], ['retry']],
  [[], ['retry']],
])('an order of print orders that are %j offers %j', (states, actions) => {
  expect(offered(states)).toEqual(actions);
});

it('an order that was cancelled in Shopify offers to look again, and never to send', () => {
  expect(offered(['held'], 1_000)).toEqual(['retry']);
});

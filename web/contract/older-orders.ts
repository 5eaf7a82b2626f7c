import type { OlderOrder, OlderOrdersChoice, OlderOrdersSum, OlderOrdersSums } from './jobs.ts';

/** What a choice of older orders comes to, told in one place: the server sends what the page has shown. */

export const NO_ORDERS: OlderOrdersSum = { orders: 0, costs: [], costUnknown: 0 };

/** An order of a preview; `row` is its row in the task. */
export type FoundOrder = OlderOrder & { readonly row: number };

/** A problem keeps it from being sent until it is solved. */
export function isStuck({ problems }: Pick<OlderOrder, 'problems'>): boolean {
  return problems.length > 0;
}

/** Whether an order of the preview is sent. */
export function isChosen({ base, except }: OlderOrdersChoice, order: FoundOrder): boolean {
  const isOfBase = base === 'all' || (base === 'ready' && !isStuck(order));
  return except.includes(order.row) ? !isOfBase : isOfBase;
}

/** `times` -1 takes away what was counted before. */
function plus(sum: OlderOrdersSum, other: OlderOrdersSum, times: 1 | -1): OlderOrdersSum {
  const costs = new Map(sum.costs.map(({ currency, minor }) => [currency, minor]));
  for (const { currency, minor } of other.costs) costs.set(currency, (costs.get(currency) ?? 0) + times * minor);
  return {
    orders: sum.orders + times * other.orders,
    costs: [...costs]
      .flatMap(([currency, minor]) => (minor === 0 ? [] : [{ currency, minor }]))
      .sort((one, another) => (one.currency < another.currency ? -1 : 1)),
    costUnknown: sum.costUnknown + times * other.costUnknown,
  };
}

/** The sum with one order more, or with one less. */
export function withOrder(sum: OlderOrdersSum, { cost }: Pick<OlderOrder, 'cost'>, times: 1 | -1 = 1): OlderOrdersSum {
  const one = { orders: 1, costs: cost === null ? [] : [cost], costUnknown: cost === null ? 1 : 0 };
  return plus(sum, one, times);
}

/** What is sent and what it costs. `exceptions` are the orders of the choice's `except`. */
export function chosenSum(
  { ready, stuck }: OlderOrdersSums,
  choice: OlderOrdersChoice,
  exceptions: readonly FoundOrder[],
): OlderOrdersSum {
  const base = { ready, all: plus(ready, stuck, 1), none: NO_ORDERS }[choice.base];
  return exceptions.reduce((sum, order) => withOrder(sum, order, isChosen(choice, order) ? 1 : -1), base);
}

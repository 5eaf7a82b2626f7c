import type { PrintOrderState } from '../../../domain/print-order/states.ts';
import type { OrderListFilter } from '../../../pipeline/ports/index.ts';
import type { OrderFilter, OrderTab } from '../../../contract/index.ts';
import { searchWords } from '../../../domain/kernel/search.ts';

/** The states of each tab; `all` and `attention` are not about states. */
const STATES: Readonly<Record<Exclude<OrderTab, 'all' | 'attention'>, readonly PrintOrderState[]>> = {
  waiting: ['held'],
  queued: ['ready'],
  at_picanova: ['sent', 'cancelling'],
  shipped: ['shipped'],
  done: ['fulfilled'],
  ended: ['cancelled', 'failed'],
};

/** What the page's filter means to the read model. */
export function filterOf({ tab, problem, q }: OrderFilter): OrderListFilter {
  const states = tab === 'all' || tab === 'attention' ? null : STATES[tab];
  return { states, problem: problem ?? (tab === 'attention' ? 'any' : null), words: searchWords(q ?? '') };
}

export function countsOf(counted: {
  readonly byState: Readonly<Partial<Record<PrintOrderState, number>>>;
  readonly withProblem: number;
}): Record<OrderTab, number> {
  const { byState, withProblem } = counted;
  const sum = (states: readonly PrintOrderState[]): number =>
    states.reduce((total, state) => total + (byState[state] ?? 0), 0);
  const all = Object.values(byState).reduce((total, count) => total + count, 0);
  return {
    all,
    attention: withProblem,
    waiting: sum(STATES.waiting),
    queued: sum(STATES.queued),
    at_picanova: sum(STATES.at_picanova),
    shipped: sum(STATES.shipped),
    done: sum(STATES.done),
    ended: sum(STATES.ended),
  };
}

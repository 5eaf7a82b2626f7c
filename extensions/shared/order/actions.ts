import { holdActionOf, type HoldAction } from '../../../web/contract/actions.ts';
import { PROBLEMS, type ProblemFix } from '../../../web/contract/problems.ts';
import type { OrderAction, OrderView, PrintOrderAction } from '../app/app-api.ts';

type PrintOrder = OrderView['printOrders'][number];
type Code = PrintOrder['problems'][number]['code'];

/** A button of the order block. `hold` and `release` are done in Shopify, the others by the app. */
export type Click = Extract<ProblemFix, { action: unknown }> | { readonly kind: 'hold' } | { readonly kind: 'release' };

/** Where a problem is solved that no button here solves: a page of the app, or of the admin. */
export type Place = Exclude<ProblemFix, { action: unknown }>;

export function isClick(fix: Click | Place): fix is Click {
  return 'action' in fix || fix.kind === 'hold' || fix.kind === 'release';
}

/** null = a problem this version does not know; its code is then all there is to show. */
export function fixOf(code: Code): Click | Place | null {
  return PROBLEMS[code]?.fix ?? null;
}

/**
 * Everything that may be done with a print order now, most useful first. What is at Picanova cannot be held any more.
 */
export function clicksFor(order: OrderView, printOrder: PrintOrder): readonly Click[] {
  const holding = holdActionOf(printOrder);
  const fromOrder = holding === 'hold' ? order.actions.map((action) => ({ kind: 'order', action }) as const) : [];
  return [
    ...fromOrder,
    ...(holding === null ? [] : [{ kind: holding }]),
    ...printOrder.actions.map((action) => ({ kind: 'print_order', action }) as const),
  ];
}

/** The key of a button's words, and the name of what happens after it. */
export function nameOf(click: Click): OrderAction | PrintOrderAction | HoldAction {
  return click.kind === 'order' || click.kind === 'print_order' ? click.action : click.kind;
}

/** What became of a cancellation: the honest answer is Picanova's, not the click's. */
export type CancelAnswer = 'stopped' | 'too_late' | 'waiting';

export function cancelAnswer(printOrder: PrintOrder): CancelAnswer {
  if (printOrder.state === 'cancelled') return 'stopped';
  const isTooLate =
    printOrder.problems.some(({ code }) => code === 'too_late_to_cancel') ||
    printOrder.state === 'shipped' ||
    printOrder.state === 'fulfilled';
  if (isTooLate) return 'too_late';
  return 'waiting';
}

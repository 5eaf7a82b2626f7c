import { isCommand, isHoldAction, type PrintOrderAction } from '../../../web/contract/actions.ts';
import { PROBLEMS, wasTooLate, type AdminPlace, type ProblemFix } from '../../../web/contract/problems.ts';
import type { OrderView } from '../app/app-api.ts';

type PrintOrderView = OrderView['printOrders'][number];
type Code = PrintOrderView['problems'][number]['code'];

/** A button of the order block. `hold` and `release` are done in Shopify, the others by the app. */
export type Click = Extract<ProblemFix, { action: unknown }> | { readonly kind: 'hold' } | { readonly kind: 'release' };

/** Where a problem is solved that no button here solves: a page of the app, or of the admin. */
export type Place = Exclude<ProblemFix, { action: unknown }>;

export function isClick(fix: Click | Place): fix is Click {
  return 'action' in fix || fix.kind === 'hold' || fix.kind === 'release';
}

/** null = a problem this version does not know; its code is then all there is to show. */
function fixOf(code: Code): Click | Place | null {
  return PROBLEMS[code]?.fix ?? null;
}

/** The fix that works in the print order's state; where it does not, looking again is what is left. */
export function offeredFix(code: Code, { actions }: Pick<PrintOrderView, 'actions'>): Click | Place | null {
  const fix = fixOf(code);
  const isPossible = fix === null || !isClick(fix) || actions.includes(nameOf(fix));
  return isPossible ? fix : { kind: 'order', action: 'retry' };
}

/** Where in the admin its cause is put right; null = it is about this order alone. */
export function causeOf(code: Code): AdminPlace | null {
  return PROBLEMS[code]?.cause ?? null;
}

/** The key of the words on a problem's own button: what is sent against Shopify's word says so. */
export function wordsOf(code: Code, click: Click): PrintOrderAction | 'sendAnyway' {
  const name = nameOf(click);
  return code === 'fulfilled_by_shopify' && name === 'send' ? 'sendAnyway' : name;
}

function clickOf(action: PrintOrderView['actions'][number]): Click {
  if (isHoldAction(action)) return { kind: action };
  return isCommand(action) ? { kind: 'print_order', action } : { kind: 'order', action };
}

/** Everything that may be done with a print order now, most useful first, as the app says it. */
export function clicksFor(printOrder: Pick<PrintOrderView, 'actions'>): readonly Click[] {
  return printOrder.actions.map(clickOf);
}

/** The key of a button's words, and the name of what happens after it. */
export function nameOf(click: Click): PrintOrderAction {
  return click.kind === 'order' || click.kind === 'print_order' ? click.action : click.kind;
}

/** What became of a cancellation: the honest answer is Picanova's, not the click's. */
export type CancelAnswer = 'stopped' | 'too_late' | 'waiting';

export function cancelAnswer(printOrder: PrintOrderView): CancelAnswer {
  if (printOrder.state === 'cancelled') return 'stopped';
  const isTooLate =
    wasTooLate(printOrder.problems) || printOrder.state === 'shipped' || printOrder.state === 'fulfilled';
  if (isTooLate) return 'too_late';
  return 'waiting';
}

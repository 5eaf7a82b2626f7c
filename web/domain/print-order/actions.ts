import type { Problem, ProblemCode } from '../kernel/problems.ts';
import type { HoldReason, PrintOrderState } from './states.ts';
import { isBeyondCancel, isResubmittable, isSent, isUnsent } from './states.ts';

/**
 * What may be done with a print order now, most useful first: the one answer for pages, extensions, bulk tasks and the
 * store's guards. Some are done to its order, some to its fulfillment order in Shopify, where everybody sees a hold,
 * the others to the print order itself.
 */
export const ORDER_ACTIONS = ['send', 'retry'] as const;
export const HOLD_ACTIONS = ['release', 'hold'] as const;
export const PRINT_ORDER_COMMANDS = ['refresh', 'resubmit', 'cancel'] as const;
export const PRINT_ORDER_ACTIONS = [...ORDER_ACTIONS, ...HOLD_ACTIONS, ...PRINT_ORDER_COMMANDS] as const;

export type HoldAction = (typeof HOLD_ACTIONS)[number];
export type OrderAction = (typeof ORDER_ACTIONS)[number];
export type PrintOrderCommand = (typeof PRINT_ORDER_COMMANDS)[number];
export type PrintOrderAction = (typeof PRINT_ORDER_ACTIONS)[number];

/** Holds that the merchant's *Send* ends; the others end in Shopify, or at Picanova (`planning/gate.ts`). */
const ENDED_BY_SEND: ReadonlySet<HoldReason | null> = new Set<HoldReason>([
  'needs_approval',
  'below_floor',
  'wait_window',
  'risk_pending',
]);
/** The problem that *Send* is the answer to. */
const SOLVED_BY_SEND: ProblemCode = 'fulfilled_by_shopify';

/** What a command to the print order itself looks at. */
export interface CommandRow {
  readonly state: PrintOrderState;
  readonly picanovaOrderId: string | null;
  readonly createUnknown: boolean;
  /** It was asked to be sent anew already. */
  readonly resubmit: boolean;
}

export interface ActionsRow extends CommandRow {
  readonly holdReason: HoldReason | null;
  readonly problems: readonly Pick<Problem, 'code'>[];
}

/** Picanova certainly does not know it. */
export function isNeverSent({ state, picanovaOrderId, createUnknown }: Omit<CommandRow, 'resubmit'>): boolean {
  return isUnsent(state) && picanovaOrderId === null && !createUnknown;
}

/** Where a problem or somebody else stands in the way, *Send* would do nothing. */
function isSendable({ state, holdReason, problems }: ActionsRow): boolean {
  if (state === 'blocked') return problems.some(({ code }) => code === SOLVED_BY_SEND);
  return state === 'held' && ENDED_BY_SEND.has(holdReason) && problems.length === 0;
}

/** Whether the print order's state allows a command to it. */
export function isCommandPossible(command: PrintOrderCommand, row: CommandRow): boolean {
  switch (command) {
    case 'refresh':
      return (isSent(row.state) || row.state === 'failed') && (row.picanovaOrderId !== null || row.createUnknown);
    case 'resubmit':
      return isResubmittable(row.state) && !row.resubmit;
    case 'cancel':
      // What was answered "too late" may be asked again; what is asked for is not.
      return !isBeyondCancel(row.state) && row.state !== 'cancelling';
  }
}

function isPossible(action: PrintOrderAction, row: ActionsRow): boolean {
  const heldInShopify = row.state === 'held' && row.holdReason === 'on_hold';
  switch (action) {
    case 'send':
      return isSendable(row);
    case 'retry':
      return isUnsent(row.state) && !heldInShopify;
    case 'release':
      return heldInShopify;
    case 'hold':
      // What is at Picanova cannot be held any more.
      return isUnsent(row.state) && !heldInShopify;
    default:
      return isCommandPossible(action, row);
  }
}

/** The actions that are possible in the row's state. */
export function actionsOf(row: ActionsRow): readonly PrintOrderAction[] {
  return PRINT_ORDER_ACTIONS.filter((action) => isPossible(action, row));
}

/** To send is offered while it would send something; to look again always, since Shopify may say something new. */
export function orderActionsOf(
  order: { readonly cancelledAtMs: number | null },
  printOrders: readonly ActionsRow[],
): readonly OrderAction[] {
  const sendsSomething = order.cancelledAtMs === null && printOrders.some(isSendable);
  return sendsSomething ? ORDER_ACTIONS : ['retry'];
}

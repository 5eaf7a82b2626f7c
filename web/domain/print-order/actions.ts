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

export interface ActionsRow {
  readonly state: PrintOrderState;
  readonly holdReason: HoldReason | null;
  readonly picanovaOrderId: string | null;
  readonly createUnknown: boolean;
  /** It was asked to be sent anew already. */
  readonly resubmit: boolean;
}

/** Picanova certainly does not know it. */
export function isNeverSent({ state, picanovaOrderId, createUnknown }: Omit<ActionsRow, 'holdReason' | 'resubmit'>) {
  return isUnsent(state) && picanovaOrderId === null && !createUnknown;
}

/** Held until something happens in Shopify: the merchant's word does not send it. */
const ENDED_IN_SHOPIFY: ReadonlySet<HoldReason | null> = new Set(['on_hold', 'unpaid', 'scheduled', 'not_requested']);

function isPossible(action: PrintOrderAction, row: ActionsRow): boolean {
  const heldInShopify = row.state === 'held' && row.holdReason === 'on_hold';
  switch (action) {
    case 'send':
      return isUnsent(row.state) && !(row.state === 'held' && ENDED_IN_SHOPIFY.has(row.holdReason));
    case 'retry':
      return isUnsent(row.state) && !heldInShopify;
    case 'release':
      return heldInShopify;
    case 'hold':
      // What is at Picanova cannot be held any more.
      return isUnsent(row.state) && !heldInShopify;
    case 'refresh':
      return (isSent(row.state) || row.state === 'failed') && (row.picanovaOrderId !== null || row.createUnknown);
    case 'resubmit':
      return isResubmittable(row.state) && !row.resubmit;
    case 'cancel':
      // What was answered "too late" may be asked again; what is asked for is not.
      return !isBeyondCancel(row.state) && row.state !== 'cancelling';
  }
}

/** The actions that are possible in the row's state. */
export function actionsOf(row: ActionsRow): readonly PrintOrderAction[] {
  return PRINT_ORDER_ACTIONS.filter((action) => isPossible(action, row));
}

/**
 * To send is offered while something of the order could be sent; to look again always, since Shopify may say something
 * new.
 */
export function orderActionsOf(
  order: { readonly cancelledAtMs: number | null },
  printOrders: readonly ActionsRow[],
): readonly OrderAction[] {
  const maySend = order.cancelledAtMs === null && printOrders.some((printOrder) => isPossible('send', printOrder));
  return maySend ? ORDER_ACTIONS : ['retry'];
}

import {
  HOLD_ACTIONS,
  PRINT_ORDER_COMMANDS,
  type HoldAction,
  type PrintOrderAction,
  type PrintOrderCommand,
} from '../domain/print-order/actions.ts';

/**
 * What a merchant may ask for; without a schema, so that a bundle stays small. What is possible now comes with each
 * order.
 */
export type { HoldAction, OrderAction, PrintOrderAction, PrintOrderCommand } from '../domain/print-order/actions.ts';

/** Actions on many print orders at once, each with the kind of the job that does it. */
export const ORDER_JOB_KINDS = {
  send: 'orders_send',
  retry: 'orders_retry',
  cancel: 'orders_cancel',
  resubmit: 'orders_resubmit',
  hold: 'orders_hold',
  release: 'orders_release',
} as const;
export type OrderJobAction = keyof typeof ORDER_JOB_KINDS;
export type OrderJobKind = (typeof ORDER_JOB_KINDS)[OrderJobAction];

/** Done to the fulfillment order, in Shopify. */
export function isHoldAction(action: PrintOrderAction): action is HoldAction {
  return HOLD_ACTIONS.some((hold) => hold === action);
}

/** Done to the print order itself; the others are done to its order, or in Shopify. */
export function isCommand(action: PrintOrderAction): action is PrintOrderCommand {
  return PRINT_ORDER_COMMANDS.some((command) => command === action);
}

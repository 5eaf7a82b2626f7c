import { isUnsent, type HoldReason, type PrintOrderState } from '../domain/print-order/print-order.ts';

/**
 * What a merchant may ask for, on an order, on one print order and on many; without a schema, so that a bundle stays
 * small. Whether one is possible now is said by the server with each order; a hold, which is Shopify's, is said here.
 */
export const ORDER_ACTIONS = ['send', 'retry'] as const;
export type OrderAction = (typeof ORDER_ACTIONS)[number];

export const PRINT_ORDER_ACTIONS = ['cancel', 'resubmit', 'refresh'] as const;
export type PrintOrderAction = (typeof PRINT_ORDER_ACTIONS)[number];

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

export type HoldAction = Extract<OrderJobAction, 'hold' | 'release'>;

/** Holding or releasing, whichever is possible; null for what Picanova has: it cannot be held any more. */
export function holdActionOf(printOrder: {
  readonly state: PrintOrderState;
  readonly holdReason: HoldReason | null;
}): HoldAction | null {
  if (printOrder.state === 'held' && printOrder.holdReason === 'on_hold') return 'release';
  return isUnsent(printOrder.state) ? 'hold' : null;
}

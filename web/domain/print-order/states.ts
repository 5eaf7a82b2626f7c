/**
 * States of a print order. Before Picanova knows it: held, blocked, ready. After: sent, shipped, fulfilled.
 * `cancelling`: a cancel was asked for and Picanova has not answered it yet. `cancelled` and `fulfilled` are ends;
 * `failed` needs a person.
 */
export const PRINT_ORDER_STATES = [
  'held',
  'blocked',
  'ready',
  'sent',
  'shipped',
  'fulfilled',
  'cancelling',
  'cancelled',
  'failed',
] as const;
export type PrintOrderState = (typeof PRINT_ORDER_STATES)[number];

/** The use case a due print order is handed to. `announce` tells Shopify that the order is at the printer. */
export type PrintOrderStep = 'send' | 'announce' | 'sync' | 'fulfil' | 'cancel';

/** Why a print order is held: nothing is wrong, it is not its time yet. */
export const HOLD_REASONS = [
  'unpaid',
  'wait_window',
  'risk_pending',
  'on_hold',
  'scheduled',
  'needs_approval',
  'not_requested',
  'test_mode_undecided',
  'below_floor',
  'catalogue',
  'artwork',
] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

/** Not at Picanova yet, as far as is known: planning may replace it, and the merchant may hold it. */
const UNSENT = ['held', 'blocked', 'ready'] as const satisfies readonly PrintOrderState[];
/** At Picanova, or was there and shipped. `failed` and `cancelled` may or may not have been. */
const SENT = ['sent', 'shipped', 'fulfilled', 'cancelling'] as const satisfies readonly PrintOrderState[];
/** Nothing more happens to it, but a new revision may follow. */
const ENDS = ['fulfilled', 'cancelled'] as const satisfies readonly PrintOrderState[];
/** Over, or on its way to the buyer: a cancel is not even asked for. */
const BEYOND_CANCEL = ['shipped', ...ENDS] as const satisfies readonly PrintOrderState[];
/** Ended without a print: the merchant may ask for it anew. */
const RESUBMITTABLE = ['cancelled', 'failed'] as const satisfies readonly PrintOrderState[];

function isOneOf(states: readonly PrintOrderState[]): (state: PrintOrderState) => boolean {
  return (state) => states.includes(state);
}

export const isUnsent = isOneOf(UNSENT);
export const isSent = isOneOf(SENT);
export const isEnded = isOneOf(ENDS);
export const isBeyondCancel = isOneOf(BEYOND_CANCEL);
export const isResubmittable = isOneOf(RESUBMITTABLE);

import type { LineItemGid, FulfillmentOrderLineItemGid } from '../kernel/ids.ts';
import type { PicanovaOrder } from './picanova-order.ts';
import type { Problem, ProblemCode } from '../kernel/problems.ts';

/**
 * States of a print order. Before Picanova knows it: held, blocked, ready. After: sent, shipped, fulfilled.
 * `cancelling` waits for Picanova's word; `cancelled` and `fulfilled` are ends; `failed` needs a person.
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
  'on_hold',
  'scheduled',
  'needs_approval',
  'not_requested',
] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

/** How the printed thing is named to Picanova. */
export type PrintIdentity =
  | { readonly kind: 'variant'; readonly variantId: number; readonly variantCode: string }
  | { readonly kind: 'design'; readonly designSku: string };

/** One line turned into what Picanova makes: a snapshot, never re-read from Shopify after sending. */
export interface PrintItem {
  readonly lineItemGid: LineItemGid;
  readonly fulfillmentOrderLineItemGid: FulfillmentOrderLineItemGid;
  readonly title: string;
  readonly quantity: number;
  readonly identity: PrintIdentity;
  /** Absent for a design: its artwork is stored at Picanova. */
  readonly artworkUrl: string | null;
  /** Names and values in the catalogue's own spelling. */
  readonly options: readonly { readonly name: string; readonly value: string }[];
  readonly customsValueMinor: number | null;
  /** Where each field came from and what was corrected or ignored, for the order page. */
  readonly notes: readonly string[];
}

/** The address as Picanova takes it (reference: picanova-api §2.2.1). */
export interface PrintAddress {
  readonly firstname: string;
  readonly lastname: string;
  readonly company: string | null;
  readonly streetPrimary: string;
  readonly streetSecondary: string | null;
  readonly city: string;
  readonly postcode: string;
  readonly countryCode: string;
  readonly regionCode: string | null;
  readonly telephone: string | null;
  readonly email: string | null;
}

/** Where each state may go. What is sent never becomes unsent, and the ends have no way out: anew means a new revision. */
const MOVES: Readonly<Record<PrintOrderState, readonly PrintOrderState[]>> = {
  held: ['blocked', 'ready', 'cancelled'],
  blocked: ['held', 'ready', 'sent', 'cancelled'],
  ready: ['held', 'blocked', 'sent', 'shipped', 'cancelling', 'cancelled', 'failed'],
  sent: ['shipped', 'fulfilled', 'cancelling', 'cancelled', 'failed'],
  shipped: ['fulfilled'],
  fulfilled: [],
  cancelling: ['sent', 'shipped', 'fulfilled', 'cancelled', 'failed'],
  cancelled: [],
  failed: ['held', 'blocked', 'ready', 'sent', 'shipped', 'fulfilled', 'cancelling', 'cancelled'],
};

/** Whether a print order may go from one state to another. Staying is always allowed: every step may run twice. */
export function canMove(from: PrintOrderState, to: PrintOrderState): boolean {
  return from === to || MOVES[from].includes(to);
}

/** Not at Picanova yet, as far as is known: planning may replace it. */
export function isUnsent(state: PrintOrderState): boolean {
  return state === 'held' || state === 'blocked' || state === 'ready';
}

/** At Picanova, or was there and shipped. `failed` and `cancelled` may or may not have been. */
export function isSent(state: PrintOrderState): boolean {
  return state === 'sent' || state === 'shipped' || state === 'fulfilled' || state === 'cancelling';
}

/** Something may still happen to it. */
export function isOpen(state: PrintOrderState): boolean {
  return state !== 'fulfilled' && state !== 'cancelled';
}

/** What is known of a print order before its answer is read. */
export interface StatusBefore {
  readonly state: PrintOrderState;
  readonly problems: readonly Problem[];
  readonly cancelRequestedAtMs: number | null;
  /** The Shopify order is a test order, which a test print may fulfil. */
  readonly orderIsTest: boolean;
}

export interface StatusReading {
  readonly state: PrintOrderState;
  /** The state when parcels are shown but never written to Shopify (a test print of a real order): Picanova's end is the end. */
  readonly stateWithoutFulfilment: PrintOrderState;
  /** Picanova has just given up on it, not at our request: the fulfillment order goes back. */
  readonly giveBack: boolean;
  /** Nothing more is to be expected: stop asking. */
  readonly final: boolean;
  readonly problems: readonly Problem[];
}

/** Problems that a successful read of the order replaces: what Picanova's status says, and that it could not be read. */
const REPLACED: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'payment_pending_at_picanova',
  'failed_at_picanova',
  'cancelled_at_picanova',
  'picanova_unreachable',
  'credentials_rejected',
  'not_connected',
]);

/**
 * Monotone: parcels and ends outweigh whatever an older answer says. A refund without a parcel is a print that will not
 * come, yet nobody said "cancelled": a person decides.
 */
function stateAfter(order: PicanovaOrder, before: PrintOrderState): PrintOrderState {
  if (before === 'fulfilled' || before === 'cancelled' || before === 'shipped') return before;
  if (order.shipments.length > 0) return 'shipped';
  switch (order.status) {
    case 'cancelled':
      return 'cancelled';
    case 'error':
    case 'refunded':
      return 'failed';
    case 'draft':
    case 'pending':
    case 'accepted':
    case 'generated':
    case 'in_progress':
    case 'fulfilled':
    case 'partial_refund':
    case 'unknown':
      return before === 'cancelling' ? 'cancelling' : 'sent';
  }
}

function problemOf(order: PicanovaOrder, state: PrintOrderState, cancelledByUs: boolean): Problem | null {
  const detail = { status: order.rawStatus };
  if (order.status === 'pending' && state === 'sent') return { code: 'payment_pending_at_picanova', detail };
  if (order.status === 'error' && state !== 'fulfilled' && state !== 'cancelled')
    return { code: 'failed_at_picanova', detail };
  if (state === 'failed') return { code: 'failed_at_picanova', detail };
  return state === 'cancelled' && order.status === 'cancelled' && !cancelledByUs
    ? { code: 'cancelled_at_picanova', detail }
    : null;
}

/**
 * What Picanova's answer means for a print order (reference: picanova-api §4). `fulfilled` there means made; only parcels
 * make it `shipped` here, and only Shopify's fulfillments make it `fulfilled`.
 */
export function readStatus(order: PicanovaOrder, before: StatusBefore): StatusReading {
  const state = stateAfter(order, before.state);
  const cancelledByUs = before.cancelRequestedAtMs !== null;
  const problem = problemOf(order, state, cancelledByUs);
  const kept = before.problems.filter(({ code }) => !REPLACED.has(code));
  const made = order.status === 'fulfilled' || (order.status === 'refunded' && state === 'shipped');
  const stateWithoutFulfilment = made && (state === 'sent' || state === 'shipped') ? 'fulfilled' : state;
  const reached = order.isTest && !before.orderIsTest ? stateWithoutFulfilment : state;
  return {
    state,
    stateWithoutFulfilment,
    giveBack: state !== before.state && (state === 'failed' || (state === 'cancelled' && !cancelledByUs)),
    final: reached === 'fulfilled' || reached === 'cancelled',
    problems: problem === null ? kept : [...kept, problem],
  };
}

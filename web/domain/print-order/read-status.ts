import type { Problem, ProblemCode } from '../kernel/problems.ts';
import type { PicanovaOrder } from './picanova-order.ts';
import type { PrintOrderState } from './states.ts';

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
  /**
   * The state when parcels are shown but never written to Shopify (a test print of a real order): Picanova's end is the
   * end.
   */
  readonly stateWithoutFulfilment: PrintOrderState;
  /** Picanova has just given up on it, not at our request: the fulfillment order goes back. */
  readonly giveBack: boolean;
  /** Nothing more is to be expected: stop asking. */
  readonly final: boolean;
  readonly problems: readonly Problem[];
}

/**
 * Problems that a successful read of the order replaces: what Picanova's status says, and that it could not be read.
 */
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
  if (order.shipments !== null && order.shipments.length > 0) return 'shipped';
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
 * What Picanova's answer means for a print order (picanova-api §4). `fulfilled` there means made; only parcels
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

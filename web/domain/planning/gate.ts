import type { FulfillmentOrder, ShopifyOrder } from './shopify-order.ts';
import type { Lifted } from './approval.ts';
import { leftOutBy } from './left-out.ts';
import type { HoldReason } from '../print-order/states.ts';
import { MAX_RISK_WAIT_MINUTES, MAX_WAIT_HOURS, type GateRules, type TestRules } from './rules.ts';
import { fold } from '../kernel/text.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Why a fulfillment order is none of our business, now and by itself. */
export type ClosedReason =
  | 'order_cancelled'
  | 'other_service'
  | 'not_shipped'
  | 'not_open'
  | 'nothing_remaining'
  | 'cancellation_requested';

/** `held` ends by itself at `untilMs`, or with a change that Shopify announces (null). */
export type Gate =
  | { readonly kind: 'open' }
  | { readonly kind: 'held'; readonly reason: HoldReason; readonly untilMs: number | null }
  | { readonly kind: 'closed'; readonly reason: ClosedReason };

export interface GateInput {
  readonly order: ShopifyOrder;
  readonly fulfillmentOrder: FulfillmentOrder;
  readonly settings: GateRules;
  /** What the merchant's *Send* answered. */
  readonly lifted: Pick<Lifted, 'needsApproval' | 'wait'>;
  /** Whether a sale of this shop is one, or a test, has not been decided: what is no test anyway waits. */
  readonly testModeUndecided: boolean;
  /** When it was paid; null = not told, and what holds for a time counts from when it was placed. */
  readonly paidAtMs: number | null;
  readonly nowMs: number;
}

/** The order goes to Picanova as a test order: Shopify's is one, or the shop is in test mode (product §5). */
export function isTestOrder(order: Pick<ShopifyOrder, 'isTest'>, settings: TestRules): boolean {
  return order.isTest || settings.testMode;
}

/** Shopify opens a scheduled fulfillment order a little after its time. */
const SCHEDULE_RECHECK_MS = 600_000;
/** Statuses that may still lead to a fulfillment; unknown ones mean "do nothing" (shopify-platform §5.4). */
const ALIVE: ReadonlySet<string> = new Set(['OPEN', 'IN_PROGRESS', 'ON_HOLD', 'SCHEDULED']);
/** `displayFinancialStatus` values that mean the money is there (shopify-platform §5). */
export const PAID_STATUSES = ['PAID', 'PARTIALLY_REFUNDED'] as const;
const PAID: ReadonlySet<string> = new Set(PAID_STATUSES);
/** Our own service acts when asked to; a refused cancellation leaves the request accepted. */
const REQUESTED: ReadonlySet<string> = new Set(['SUBMITTED', 'ACCEPTED', 'CANCELLATION_REJECTED']);

function closedReason(order: ShopifyOrder, fulfillmentOrder: FulfillmentOrder): ClosedReason | null {
  const { assignment, deliveryMethodType, status, requestStatus, lines } = fulfillmentOrder;
  if (order.cancelledAtMs !== null) return 'order_cancelled';
  if (assignment === 'other_service') return 'other_service';
  if (leftOutBy(deliveryMethodType) !== null) return 'not_shipped';
  if (!ALIVE.has(status) || (assignment === 'own_service' && requestStatus === 'CLOSED')) return 'not_open';
  if (assignment === 'own_service' && requestStatus === 'CANCELLATION_REQUESTED') return 'cancellation_requested';
  return lines.every(({ remainingQuantity }) => remainingQuantity <= 0) ? 'nothing_remaining' : null;
}

/** Paid, or authorised where the merchant sends authorised orders (product §5). */
export function isPaid(order: Pick<ShopifyOrder, 'financialStatus'>, settings: GateRules): boolean {
  const status = order.financialStatus ?? '';
  return PAID.has(status) || (status === 'AUTHORIZED' && settings.sendAuthorized);
}

/** Shopify's tags do not tell upper from lower case, so neither does this. */
function shareTag(tags: readonly string[], wanted: readonly string[]): boolean {
  const folded = new Set(tags.map(fold));
  return wanted.some((tag) => folded.has(fold(tag)));
}

function needsApproval({ order, fulfillmentOrder, settings }: GateInput): boolean {
  if (settings.approveAll || (settings.approveHighRisk && order.riskLevel === 'HIGH')) return true;
  const productTags = fulfillmentOrder.lines.flatMap((line) => line.productTags);
  return shareTag(order.tags, settings.approveOrderTags) || shareTag(productTags, settings.approveProductTags);
}

/** With the risk rule on: whether the fraud assessment is still to come, or under way (shopify-platform §5). */
export function awaitsRisk({ riskLevel }: Pick<ShopifyOrder, 'riskLevel'>, settings: GateRules): boolean {
  return settings.approveHighRisk && (riskLevel === null || riskLevel === 'PENDING');
}

type Hold = { readonly reason: HoldReason; readonly untilMs: number | null };

function untilTold(reason: HoldReason): Hold {
  return { reason, untilMs: null };
}

function opensAtMs({ fulfillmentOrder: { fulfillAtMs }, nowMs }: GateInput): number | null {
  if (fulfillAtMs === null) return null;
  return fulfillAtMs > nowMs ? fulfillAtMs : nowMs + SCHEDULE_RECHECK_MS;
}

function within(value: number, most: number): number {
  return Math.min(Math.max(value, 0), most);
}

/** What holds for a time from payment; of two, the one that ends last. */
function timedHold({ order, settings, paidAtMs, nowMs }: GateInput): Hold | null {
  const fromMs = paidAtMs ?? order.createdAtMs;
  const windowEndMs = fromMs + within(settings.waitHours, MAX_WAIT_HOURS) * HOUR_MS;
  const riskEndMs = awaitsRisk(order, settings)
    ? fromMs + within(settings.riskWaitMinutes, MAX_RISK_WAIT_MINUTES) * MINUTE_MS
    : fromMs;
  const last: Hold & { readonly untilMs: number } =
    riskEndMs > windowEndMs
      ? { reason: 'risk_pending', untilMs: riskEndMs }
      : { reason: 'wait_window', untilMs: windowEndMs };
  return nowMs < last.untilMs ? last : null;
}

function holdOf(input: GateInput): Hold | null {
  const { order, fulfillmentOrder, settings, lifted, testModeUndecided } = input;
  if (fulfillmentOrder.onHold || fulfillmentOrder.status === 'ON_HOLD') return untilTold('on_hold');
  if (fulfillmentOrder.status === 'SCHEDULED') return { reason: 'scheduled', untilMs: opensAtMs(input) };
  if (!isPaid(order, settings)) return untilTold('unpaid');
  if (fulfillmentOrder.assignment === 'own_service' && !REQUESTED.has(fulfillmentOrder.requestStatus))
    return untilTold('not_requested');
  if (testModeUndecided && !order.isTest) return untilTold('test_mode_undecided');
  if (!lifted.needsApproval && needsApproval(input)) return untilTold('needs_approval');
  return lifted.wait ? null : timedHold(input);
}

/**
 * Whether one fulfillment order may be sent now (product §5). Every trigger passes here. What ends the matter comes
 * first, then what waits for somebody else, last what only waits for time.
 */
export function gateOf(input: GateInput): Gate {
  const closed = closedReason(input.order, input.fulfillmentOrder);
  if (closed !== null) return { kind: 'closed', reason: closed };
  const hold = holdOf(input);
  return hold === null ? { kind: 'open' } : { kind: 'held', ...hold };
}

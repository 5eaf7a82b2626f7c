import type { Problem } from '../kernel/problems.ts';
import { linesOf } from '../print-order/print-item.ts';
import { isUnsent, type HoldReason } from '../print-order/states.ts';
import { coversLines, type Ending } from './plan-coverage.ts';
import { addedUp, quantityOf, type ShipmentLine } from '../shipments/shipment.ts';

/** What *Send* answers: what waits for the merchant's word, or for a time that they need not wait. */
const ANSWERED = ['needs_approval', 'risk_pending', 'wait_window', 'fulfilled_by_shopify', 'below_floor'] as const;
export type Answered = (typeof ANSWERED)[number];

/**
 * The merchant pressed *Send* on an order: which reasons they saw, and how many of which line. It answers nothing that
 * came up later: another reason, or more pieces, is asked anew.
 */
export interface Approval {
  readonly reasons: readonly Answered[];
  readonly lines: readonly ShipmentLine[];
}

/** A print order as it stood when *Send* was pressed. */
export interface SeenPrintOrder extends Ending {
  readonly holdReason: HoldReason | null;
  readonly problems: readonly Pick<Problem, 'code'>[];
  readonly items: readonly (ShipmentLine & { readonly slot?: number })[];
}

/** Which of the gate's waits an approval lifts. */
export interface Lifted {
  readonly needsApproval: boolean;
  readonly wait: boolean;
  readonly fulfilledByShopify: boolean;
  readonly belowFloor: boolean;
}

export const NOTHING_LIFTED: Lifted = {
  needsApproval: false,
  wait: false,
  fulfilledByShopify: false,
  belowFloor: false,
};

function isAnswered(reason: string | null): reason is Answered {
  return ANSWERED.some((answered) => answered === reason);
}

/** The approval is of these lines, or of more of them. */
function isOf({ lines }: Approval, asked: readonly ShipmentLine[]): boolean {
  return asked.every(({ lineItemGid, quantity }) => quantity <= quantityOf(lines, lineItemGid));
}

/**
 * *Send* was pressed while the order's print orders stood like this. It is for the lines of those that are not sent,
 * beside what is sent already. An earlier answer for the same lines still counts; null = there was nothing to answer.
 */
export function approvalOf(printOrders: readonly SeenPrintOrder[], earlier: Approval | null): Approval | null {
  const taken = printOrders.filter((printOrder) => isUnsent(printOrder.state) || coversLines(printOrder));
  const lines = addedUp(taken.flatMap(({ items }) => linesOf(items)));
  const seen = taken
    .filter(({ state }) => isUnsent(state))
    .flatMap(({ holdReason, problems }) => [holdReason, ...problems.map(({ code }) => code)])
    .filter(isAnswered);
  const kept = earlier !== null && isOf(earlier, lines) ? earlier.reasons : [];
  const reasons = [...new Set([...kept, ...seen])].toSorted();
  return reasons.length === 0 ? null : { reasons, lines };
}

/**
 * What an approval lifts for these lines. Who lets an order go that needs approval does not want it to wait; who sends
 * what Shopify had fulfilled has answered everything.
 */
export function liftedBy(approval: Approval | null, asked: readonly ShipmentLine[]): Lifted {
  if (approval === null || !isOf(approval, asked)) return NOTHING_LIFTED;
  const fulfilledByShopify = approval.reasons.includes('fulfilled_by_shopify');
  return {
    needsApproval: fulfilledByShopify || approval.reasons.includes('needs_approval'),
    wait: approval.reasons.length > 0,
    fulfilledByShopify,
    belowFloor: approval.reasons.includes('below_floor'),
  };
}

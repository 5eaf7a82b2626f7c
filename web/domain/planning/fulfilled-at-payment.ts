import type { FulfillmentOrderGid } from '../kernel/ids.ts';
import { quantityOf } from '../shipments/shipment.ts';
import { isPaid } from './gate.ts';
import type { LineMemory } from './deleted-lines.ts';
import { leftOutBy } from './left-out.ts';
import { createLineFields } from './line-fields.ts';
import { coversLines, type ExistingPrintOrder } from './plan-coverage.ts';
import type { ProductSettings } from './product-settings.ts';
import type { FieldRules, GateRules } from './rules.ts';
import type { FulfillmentOrder, FulfillmentOrderLine, FulfillmentState, ShopifyOrder } from './shopify-order.ts';

/**
 * Shops may let Shopify fulfil everything at payment: then an order looks done before anybody printed it. Shopify does
 * not say who fulfilled, so it is told by when: in the moment of payment and without a number. What is fulfilled later
 * is a person's decision, and is left alone (product §8).
 */
const PAYMENT_MOMENT_MS = 60_000;

export interface UnsentInput {
  readonly order: ShopifyOrder;
  readonly settings: FieldRules & GateRules;
  readonly existing: readonly ExistingPrintOrder[];
  /** Of lines whose product was deleted; absent = nothing is remembered. */
  readonly memory?: LineMemory;
  /** What the shop's tables say of the codes in the order; absent = nothing. */
  readonly products?: ProductSettings;
}

const holds = ({ items }: ExistingPrintOrder, { lineItemGid }: FulfillmentOrderLine): boolean =>
  quantityOf(items, lineItemGid) > 0;

function unsentLines(input: UnsentInput, { lines }: FulfillmentOrder) {
  const { order, existing } = input;
  const fields = createLineFields(order, input);
  const sent = existing.filter(coversLines);
  return lines.filter(
    (line) =>
      line.totalQuantity > 0 &&
      line.remainingQuantity === 0 &&
      !sent.some((printOrder) => holds(printOrder, line)) &&
      fields.of(line, 'EU') !== null,
  );
}

/** Whether something of ours is fulfilled and was never printed: only then Shopify is asked when that was. */
export function isFulfilledUnsent(input: UnsentInput): boolean {
  const { order, settings } = input;
  return (
    order.cancelledAtMs === null &&
    isPaid(order, settings) &&
    order.fulfillmentOrders.some((fulfillmentOrder) => isOurs(fulfillmentOrder) && hasUnsent(input, fulfillmentOrder))
  );
}

function isOurs({ assignment, deliveryMethodType }: FulfillmentOrder): boolean {
  return assignment === 'merchant' && leftOutBy(deliveryMethodType) === null;
}

const hasUnsent = (input: UnsentInput, fulfillmentOrder: FulfillmentOrder): boolean =>
  unsentLines(input, fulfillmentOrder).length > 0;

export interface Reopened {
  readonly order: ShopifyOrder;
  /** The fulfillment orders that Shopify fulfilled at payment. */
  readonly fulfilledAtPayment: ReadonlySet<FulfillmentOrderGid>;
}

/** The order as it would stand had Shopify not fulfilled it at payment: what is ours and unsent is open again. */
export function reopenFulfilledAtPayment(
  input: UnsentInput,
  told: { readonly fulfillments: FulfillmentState['fulfillments']; readonly paidAtMs: number },
): Reopened {
  const { paidAtMs } = told;
  const atPayment = told.fulfillments.filter(
    ({ status, trackingNumbers, createdAtMs }) =>
      status !== 'CANCELLED' && trackingNumbers.length === 0 && Math.abs(createdAtMs - paidAtMs) <= PAYMENT_MOMENT_MS,
  );
  const linesAtPayment = atPayment.flatMap(({ lines }) => lines);
  const fulfilledOf = ({ lineItemGid, totalQuantity }: FulfillmentOrderLine): number =>
    Math.min(totalQuantity, quantityOf(linesAtPayment, lineItemGid));
  const fulfilledAtPayment = new Set<FulfillmentOrderGid>();
  const fulfillmentOrders = input.order.fulfillmentOrders.map((fulfillmentOrder): FulfillmentOrder => {
    const unsent = isOurs(fulfillmentOrder) ? unsentLines(input, fulfillmentOrder) : [];
    const open = new Set(unsent.filter((line) => fulfilledOf(line) > 0));
    if (open.size === 0) return fulfillmentOrder;
    fulfilledAtPayment.add(fulfillmentOrder.gid);
    const lines = fulfillmentOrder.lines.map((line) =>
      open.has(line) ? { ...line, remainingQuantity: fulfilledOf(line) } : line,
    );
    return { ...fulfillmentOrder, status: 'OPEN', lines };
  });
  return { order: { ...input.order, fulfillmentOrders }, fulfilledAtPayment };
}

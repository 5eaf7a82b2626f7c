import { fulfillmentOrderBody } from './payloads.ts';
import { newFulfillmentOrder } from './place-order.ts';
import { refuse, type Result } from './result.ts';
import type { FulfillmentOrder, FulfillmentOrderLine, Location, Shop, World } from './state.ts';
import { touchFulfillmentOrder } from './touch.ts';

interface Portion {
  readonly line: FulfillmentOrderLine;
  readonly quantity: number;
}

/** Finds the asked lines; a quantity beyond what remains is refused. */
export function portionsOf(
  fulfillmentOrder: FulfillmentOrder,
  asked: readonly { readonly id: string; readonly quantity: number }[],
  field: readonly string[],
): Result<{ portions: Portion[] }> {
  const portions: Portion[] = [];
  for (const { id, quantity } of asked) {
    const line = fulfillmentOrder.lines.find((candidate) => candidate.id === id);
    if (
      !line ||
      quantity < 1 ||
      quantity > line.remainingQuantity ||
      portions.some((portion) => portion.line === line)
    ) {
      return refuse('The line item quantity is invalid.', field, 'INVALID_LINE_ITEM_QUANTITY');
    }
    portions.push({ line, quantity });
  }
  return { ok: true, portions };
}

/**
 * Moves units into a new fulfillment order, at another location if given; the old one keeps the rest, at least what it
 * shipped.
 */
export function splitOff(
  world: World,
  shop: Shop,
  {
    fulfillmentOrder,
    lines,
    location,
  }: { fulfillmentOrder: FulfillmentOrder; lines: readonly Portion[]; location?: Location },
): Result<{ created: FulfillmentOrder }> {
  const total = fulfillmentOrder.lines.reduce((sum, line) => sum + line.remainingQuantity, 0);
  const taken = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  if (lines.length === 0)
    return refuse(
      'No line items were given to split off.',
      ['fulfillmentOrderSplits'],
      'NO_LINE_ITEMS_PROVIDED_TO_SPLIT',
    );
  const shipped = fulfillmentOrder.lines.some((line) => line.remainingQuantity < line.totalQuantity);
  if (taken === total && !shipped)
    return refuse('A split must leave something behind.', ['fulfillmentOrderSplits'], 'INVALID_LINE_ITEM_QUANTITY');
  for (const { line, quantity } of lines) {
    line.remainingQuantity -= quantity;
    line.totalQuantity -= quantity;
  }
  for (const [index, line] of [...fulfillmentOrder.lines.entries()].toReversed())
    if (line.totalQuantity === 0) fulfillmentOrder.lines.splice(index, 1);
  if (taken === total) fulfillmentOrder.status = 'CLOSED';
  touchFulfillmentOrder(world, fulfillmentOrder);
  const created = newFulfillmentOrder(world, shop, {
    order: fulfillmentOrder.order,
    location: location ?? fulfillmentOrder.location,
    lines: lines.map(({ line, quantity }) => ({ lineItem: line.lineItem, quantity })),
  });
  return { ok: true, created };
}

export function announceSplit(
  world: World,
  shop: Shop,
  pair: { fulfillmentOrder: FulfillmentOrder; remaining: FulfillmentOrder },
): void {
  world.emit(shop, 'fulfillment_orders/split', {
    fulfillment_order: fulfillmentOrderBody(pair.fulfillmentOrder),
    remaining_fulfillment_order: fulfillmentOrderBody(pair.remaining),
    replacement_fulfillment_order: null,
  });
}

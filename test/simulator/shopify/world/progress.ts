import { isInHandOfService, supports } from './actions.ts';
import { fulfillmentOrderBody } from './payloads.ts';
import { merchantLocation } from './new-shop.ts';
import { refuse, type Result } from './result.ts';
import { splitOff } from './split.ts';
import type { FulfillmentOrder, FulfillmentOrderLine, Location, Shop, World } from './state.ts';
import { touchFulfillmentOrder } from './touch.ts';

export function reportProgress(
  world: World,
  shop: Shop,
  fulfillmentOrder: FulfillmentOrder,
): Result<{ fulfillmentOrder: FulfillmentOrder }> {
  if (fulfillmentOrder.status !== 'OPEN' && fulfillmentOrder.status !== 'IN_PROGRESS') {
    return refuse('The fulfillment order status is invalid.', ['id'], 'FULFILLMENT_ORDER_STATUS_INVALID');
  }
  const { service } = fulfillmentOrder.location;
  if (service && !service.ownedByApp)
    return refuse(
      'The fulfillment order belongs to another fulfillment service.',
      ['id'],
      'FULFILLMENT_ORDER_INVALID_FULFILLMENT_SERVICE_OWNERSHIP',
    );
  if (service && !isInHandOfService(fulfillmentOrder))
    return refuse('The fulfillment request has not been accepted.', ['id'], 'FULFILLMENT_ORDER_UNSUPPORTED_ACTION');
  fulfillmentOrder.status = 'IN_PROGRESS';
  fulfillmentOrder.progressReported = true;
  touchFulfillmentOrder(world, fulfillmentOrder);
  world.emit(shop, 'fulfillment_orders/progress_reported', {
    fulfillment_order: fulfillmentOrderBody(fulfillmentOrder),
  });
  return { ok: true, fulfillmentOrder };
}

/** `fulfillmentOrderOpen`: scheduled → open, and (2026-01+) reported progress taken back at the merchant's location. */
export function markOpen(
  world: World,
  shop: Shop,
  fulfillmentOrder: FulfillmentOrder,
): Result<{ fulfillmentOrder: FulfillmentOrder }> {
  if (!supports(fulfillmentOrder, 'MARK_AS_OPEN'))
    return refuse('The fulfillment order cannot be marked as open.', ['id']);
  const shipped = fulfillmentOrder.lines.some((line) => line.remainingQuantity < line.totalQuantity);
  fulfillmentOrder.progressReported = false;
  fulfillmentOrder.status = shipped ? 'IN_PROGRESS' : 'OPEN';
  touchFulfillmentOrder(world, fulfillmentOrder);
  world.emit(shop, 'fulfillment_orders/manually_reported_progress_stopped', {
    fulfillment_order: fulfillmentOrderBody(fulfillmentOrder),
  });
  return { ok: true, fulfillmentOrder };
}

export interface MoveInput {
  readonly fulfillmentOrder: FulfillmentOrder;
  readonly location: Location;
  /** null = everything unfulfilled. */
  readonly lines: readonly { readonly line: FulfillmentOrderLine; readonly quantity: number }[] | null;
}

export function move(
  world: World,
  shop: Shop,
  { fulfillmentOrder, location, lines }: MoveInput,
): Result<{ moved: FulfillmentOrder; remaining: FulfillmentOrder | null }> {
  if (fulfillmentOrder.progressReported) {
    return refuse(
      'A fulfillment order with reported progress cannot be moved.',
      ['id'],
      'CANNOT_MOVE_FULFILLMENT_ORDER_WITH_REPORTED_PROGRESS',
    );
  }
  if (!supports(fulfillmentOrder, 'MOVE'))
    return refuse('The fulfillment order cannot be moved in its current state.', ['id']);
  if (!isStocked(shop, fulfillmentOrder, location))
    return refuse('The destination location does not stock the requested inventory item.', ['newLocationId']);
  const taken =
    lines ??
    fulfillmentOrder.lines
      .filter(({ remainingQuantity }) => remainingQuantity > 0)
      .map((line) => ({ line, quantity: line.remainingQuantity }));
  const everything =
    taken.reduce((sum, { quantity }) => sum + quantity, 0) ===
    fulfillmentOrder.lines.reduce((sum, { totalQuantity }) => sum + totalQuantity, 0);
  const source = fulfillmentOrder.location;
  let moved = fulfillmentOrder;
  if (everything) fulfillmentOrder.location = location;
  else {
    const split = splitOff(world, shop, { fulfillmentOrder, lines: taken, location });
    if (!split.ok) return split;
    moved = split.created;
  }
  if (moved.status === 'INCOMPLETE') moved.status = 'OPEN';
  moved.requestStatus = 'UNSUBMITTED';
  touchFulfillmentOrder(world, moved);
  world.emit(shop, 'fulfillment_orders/moved', {
    original_fulfillment_order: fulfillmentOrderBody(fulfillmentOrder),
    moved_fulfillment_order: fulfillmentOrderBody(moved),
    source_location: { id: source.id },
    destination_location_id: location.id,
  });
  return { ok: true, moved, remaining: moved === fulfillmentOrder ? null : fulfillmentOrder };
}

/** The merchant's location stocks everything; a service's only what was activated there. */
function isStocked(shop: Shop, fulfillmentOrder: FulfillmentOrder, location: Location): boolean {
  if (location === merchantLocation(shop) || !location.service) return true;
  return fulfillmentOrder.lines.every(
    ({ lineItem }) => lineItem.variantGid !== null && shop.variants.get(lineItem.variantGid)?.stock.has(location.id),
  );
}

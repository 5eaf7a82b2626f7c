import { fulfillmentOrderBody } from './payloads.ts';
import type { FulfillmentOrder, Shop, World } from './state.ts';
import { touchFulfillmentOrder } from './touch.ts';

/** The fulfillment order opens later, a pre-order for one (shopify-platform §5.4). */
export function schedule(world: World, fulfillmentOrder: FulfillmentOrder, fulfillAtMs: number): void {
  fulfillmentOrder.status = 'SCHEDULED';
  fulfillmentOrder.fulfillAtMs = fulfillAtMs;
  touchFulfillmentOrder(world, fulfillmentOrder);
}

/** Scheduled ones whose time has come open when anybody looks. */
export function openScheduled(world: World, shop: Shop): void {
  for (const fulfillmentOrder of shop.fulfillmentOrders.values()) {
    const { status, fulfillAtMs } = fulfillmentOrder;
    if (status !== 'SCHEDULED' || fulfillAtMs === null || fulfillAtMs > world.now()) continue;
    fulfillmentOrder.status = 'OPEN';
    touchFulfillmentOrder(world, fulfillmentOrder);
    world.emit(shop, 'fulfillment_orders/scheduled_fulfillment_order_ready', {
      fulfillment_order: fulfillmentOrderBody(fulfillmentOrder),
    });
  }
}

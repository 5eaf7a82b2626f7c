import { orderBody } from './payloads.ts';
import type { FulfillmentOrder, Order, Shop, World } from './state.ts';

/** Every change of an order moves its `updatedAt` and is heard as orders/updated. */
export function touchOrder(world: World, shop: Shop, order: Order): void {
  order.updatedAtMs = world.now();
  world.emit(shop, 'orders/updated', orderBody(order));
}

export function touchFulfillmentOrder(world: World, fulfillmentOrder: FulfillmentOrder): void {
  fulfillmentOrder.updatedAtMs = world.now();
}

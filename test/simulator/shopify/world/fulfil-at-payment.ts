import { deliveryMethodOf, fulfil } from './fulfil.ts';
import { submitFulfillmentRequest } from './requests.ts';
import { must } from './result.ts';
import type { Order, Shop, World } from './state.ts';

/**
 * "Automatically fulfill the order's line items", after an order has been paid: what is at the merchant's location is
 * fulfilled at once without a number, a service is asked; local pick-up is left alone (help.shopify.com, order
 * processing).
 */
export function fulfilAtPayment(world: World, shop: Shop, order: Order): void {
  if (!shop.fulfilsAtPayment || order.financialStatus !== 'PAID') return;
  for (const fulfillmentOrder of order.fulfillmentOrderList) {
    if (fulfillmentOrder.status !== 'OPEN' || deliveryMethodOf(fulfillmentOrder) === 'PICK_UP') continue;
    if (fulfillmentOrder.location.service !== null) {
      const input = { message: null, notifyCustomer: false, lines: null };
      must(submitFulfillmentRequest(world, shop, { fulfillmentOrder, input }));
      continue;
    }
    const parts = [{ fulfillmentOrder, lines: null }];
    must(fulfil(world, shop, { parts, tracking: [], notifyCustomer: false, by: 'merchant' }));
  }
}

import type { LineItem, Order } from './state.ts';

/** Units of a line in fulfillments that were not cancelled. */
export function fulfilledQuantity(line: LineItem): number {
  let sum = 0;
  for (const fulfillment of line.order.fulfillmentList) {
    if (fulfillment.status !== 'SUCCESS') continue;
    for (const entry of fulfillment.lines) if (entry.lineItem === line) sum += entry.quantity;
  }
  return sum;
}

/** `Order.displayFulfillmentStatus`. */
export function displayFulfillmentStatus(order: Order): string {
  const fulfilled = order.fulfillmentList.some(({ status }) => status === 'SUCCESS');
  const open = order.fulfillmentOrderList.filter(({ status }) => status !== 'CLOSED' && status !== 'CANCELLED');
  if (fulfilled) return open.length === 0 ? 'FULFILLED' : 'PARTIALLY_FULFILLED';
  if (open.length > 0 && open.every(({ status }) => status === 'ON_HOLD')) return 'ON_HOLD';
  if (open.some(({ status }) => status === 'IN_PROGRESS')) return 'IN_PROGRESS';
  return 'UNFULFILLED';
}

/** What taxes add to prices that do not include them. */
export function taxFactor({ tax }: Pick<Order, 'tax'>): number {
  return tax === null || tax.included ? 1 : 1 + tax.rate;
}

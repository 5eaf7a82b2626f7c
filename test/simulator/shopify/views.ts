import type { FulfillmentOrderView, FulfillmentView, OrderView } from './types.ts';
import { supportedActions } from './world/actions.ts';
import { displayFulfillmentStatus } from './world/order-status.ts';
import type { Fulfillment, FulfillmentOrder, Order } from './world/state.ts';

/** What a test sees of an order: copies, so that it keeps what it saw. */
export function orderView(order: Order): OrderView {
  return {
    gid: order.id,
    name: order.name,
    tags: [...order.tags],
    financialStatus: order.financialStatus,
    fulfillmentStatus: displayFulfillmentStatus(order),
    cancelled: order.cancelledAtMs !== null,
    closed: order.closedAtMs !== null,
    lines: order.lines.map(({ id, title, currentQuantity }) => ({ gid: id, title, quantity: currentQuantity })),
    fulfillmentOrders: order.fulfillmentOrderList.map(fulfillmentOrderView),
    fulfillments: order.fulfillmentList.map(fulfillmentView),
  };
}

function fulfillmentOrderView(fulfillmentOrder: FulfillmentOrder): FulfillmentOrderView {
  return {
    gid: fulfillmentOrder.id,
    status: fulfillmentOrder.status,
    requestStatus: fulfillmentOrder.requestStatus,
    locationGid: fulfillmentOrder.location.id,
    supportedActions: supportedActions(fulfillmentOrder),
    progressReported: fulfillmentOrder.progressReported,
    lines: fulfillmentOrder.lines.map((line) => ({
      gid: line.id,
      lineItemGid: line.lineItem.id,
      totalQuantity: line.totalQuantity,
      remainingQuantity: line.remainingQuantity,
    })),
  };
}

function fulfillmentView(fulfillment: Fulfillment): FulfillmentView {
  return {
    gid: fulfillment.id,
    status: fulfillment.status,
    locationGid: fulfillment.location.id,
    fulfillmentOrderGids: fulfillment.fulfillmentOrderList.map(({ id }) => id),
    tracking: fulfillment.tracking[0] ?? { company: null, number: null, url: null },
    trackingNumbers: fulfillment.tracking.flatMap(({ number }) => (number === null ? [] : [number])),
    lines: fulfillment.lines.map(({ lineItem, quantity }) => ({ lineItemGid: lineItem.id, quantity })),
    notifyCustomer: fulfillment.notifyCustomer,
    mails: fulfillment.mails,
    events: fulfillment.eventList.map(({ status, happenedAtMs }) => ({ status, happenedAtMs })),
  };
}

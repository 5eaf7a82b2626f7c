import type { Operation } from '../client/operation.ts';
import { FULFILLMENT, FULFILLMENT_ORDER_LINE } from '../orders/selections.ts';

/**
 * What is open and what is fulfilled, read before every fulfillment. `fulfillments` is a list without cursors: a full
 * one is completed by `FulfillmentIds` and `MoreFulfillments`.
 */
export const READ_FULFILLMENT_STATE: Operation = {
  name: 'ReadFulfillmentState',
  kind: 'query',
  costPoints: 568,
  givesWay: true,
  text: `query ReadFulfillmentState($id: ID!) {
  order(id: $id) {
    cancelledAt
    fulfillmentOrders(first: 8) {
      nodes {
        id
        status
        requestStatus
        supportedActions { action }
        assignedLocation { location { id } }
        deliveryMethod { methodType }
        lineItems(first: 10) {
          nodes { ${FULFILLMENT_ORDER_LINE} }
          pageInfo { hasNextPage endCursor }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
    fulfillments(first: 10) { ${FULFILLMENT} }
  }
}`,
};

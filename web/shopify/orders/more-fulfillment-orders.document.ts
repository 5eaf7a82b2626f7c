import type { Operation } from '../client/operation.ts';
import { FULFILLMENT_ORDER, FULFILLMENT_ORDER_LINE } from './selections.ts';

/** The order's further fulfillment orders, 10 at a time. */
export const MORE_FULFILLMENT_ORDERS: Operation = {
  name: 'MoreFulfillmentOrders',
  kind: 'query',
  costPoints: 514,
  text: `query MoreFulfillmentOrders($id: ID!, $after: String!) {
  order(id: $id) {
    fulfillmentOrders(first: 10, after: $after) {
      nodes {
        ${FULFILLMENT_ORDER}
        lineItems(first: 20) {
          nodes { ${FULFILLMENT_ORDER_LINE} }
          pageInfo { hasNextPage endCursor }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}`,
};

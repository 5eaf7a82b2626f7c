import type { Operation } from '../client/operation.ts';
import { FULFILLMENT_ORDER_LINE } from './selections.ts';

/** One fulfillment order's further lines, 250 at a time: Shopify's largest page. */
export const MORE_FULFILLMENT_ORDER_LINES: Operation = {
  name: 'MoreFulfillmentOrderLines',
  kind: 'query',
  costPoints: 504,
  text: `query MoreFulfillmentOrderLines($id: ID!, $after: String!) {
  fulfillmentOrder(id: $id) {
    lineItems(first: 250, after: $after) {
      nodes { ${FULFILLMENT_ORDER_LINE} }
      pageInfo { hasNextPage endCursor }
    }
  }
}`,
};

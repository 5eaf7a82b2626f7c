import type { Operation } from '../client/operation.ts';

/** One fulfillment's further lines. */
export const MORE_FULFILLMENT_LINES: Operation = {
  name: 'MoreFulfillmentLines',
  kind: 'query',
  costPoints: 504,
  text: `query MoreFulfillmentLines($id: ID!, $after: String!) {
  fulfillment(id: $id) {
    fulfillmentLineItems(first: 250, after: $after) {
      nodes { quantity lineItem { id } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`,
};

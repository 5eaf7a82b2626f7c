import type { Operation } from '../client/operation.ts';

/**
 * What changed, oldest change first, so that what changes while pages are read comes again at the end. Orders of every
 * status: archived ones may have open fulfillment orders. A released hold or a reached schedule changes the fulfillment
 * order alone (shopify-platform §4.2).
 */
export const LIST_CHANGED: Operation = {
  name: 'ListChanged',
  kind: 'query',
  costPoints: 206,
  text: `query ListChanged($query: String!, $ordersAfter: String, $fulfillmentOrdersAfter: String,
  $withOrders: Boolean!, $withFulfillmentOrders: Boolean!) {
  orders(first: 100, after: $ordersAfter, query: $query, sortKey: UPDATED_AT) @include(if: $withOrders) {
    nodes { id createdAt updatedAt cancelledAt displayFinancialStatus displayFulfillmentStatus }
    pageInfo { hasNextPage endCursor }
  }
  fulfillmentOrders(first: 100, after: $fulfillmentOrdersAfter, query: $query, sortKey: UPDATED_AT)
    @include(if: $withFulfillmentOrders) {
    nodes { orderId status updatedAt }
    pageInfo { hasNextPage endCursor }
  }
}`,
};

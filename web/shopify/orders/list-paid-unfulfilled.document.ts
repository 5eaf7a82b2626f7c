import type { Operation } from '../client/operation.ts';

/** Oldest first, so that orders placed while pages are read do not move the pages. */
export const LIST_PAID_UNFULFILLED: Operation = {
  name: 'ListPaidUnfulfilled',
  kind: 'query',
  costPoints: 103,
  text: `query ListPaidUnfulfilled($query: String!, $first: Int = 100, $after: String) {
  orders(first: $first, after: $after, query: $query, sortKey: CREATED_AT) {
    nodes { id cancelledAt displayFulfillmentStatus }
    pageInfo { hasNextPage endCursor }
  }
}`,
};

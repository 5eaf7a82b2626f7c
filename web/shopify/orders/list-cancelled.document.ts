import type { Operation } from '../client/operation.ts';

/** Oldest first, so that orders cancelled while pages are read do not move the pages. */
export const LIST_CANCELLED: Operation = {
  name: 'ListCancelled',
  kind: 'query',
  costPoints: 103,
  text: `query ListCancelled($query: String!, $after: String) {
  orders(first: 100, after: $after, query: $query, sortKey: UPDATED_AT) {
    nodes { id }
    pageInfo { hasNextPage endCursor }
  }
}`,
};

import type { Operation } from '../client/operation.ts';
import { LINE_ITEM } from './selections.ts';

/** The order's further lines, 7 at a time. */
export const MORE_LINE_ITEMS: Operation = {
  name: 'MoreLineItems',
  kind: 'query',
  costPoints: 676,
  text: `query MoreLineItems($id: ID!, $printKeys: [String!]!, $after: String!) {
  order(id: $id) {
    lineItems(first: 7, after: $after) {
      nodes { ${LINE_ITEM} }
      pageInfo { hasNextPage endCursor }
    }
  }
}`,
};

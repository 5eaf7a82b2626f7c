import type { Operation } from '../client/operation.ts';
import { FULFILLMENT } from '../orders/selections.ts';

/** Up to 10 fulfillments by id. */
export const MORE_FULFILLMENTS: Operation = {
  name: 'MoreFulfillments',
  kind: 'query',
  costPoints: 340,
  text: `query MoreFulfillments($ids: [ID!]!) {
  nodes(ids: $ids) { ... on Fulfillment { ${FULFILLMENT} } }
}`,
};

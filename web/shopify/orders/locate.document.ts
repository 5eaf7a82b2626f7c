import type { Operation } from '../client/operation.ts';

/** The orders of up to 50 fulfillment orders; unknown ids are null. */
export const LOCATE: Operation = {
  name: 'Locate',
  kind: 'query',
  costPoints: 50,
  givesWay: true,
  text: `query Locate($ids: [ID!]!) {
  nodes(ids: $ids) { ... on FulfillmentOrder { id orderId } }
}`,
};

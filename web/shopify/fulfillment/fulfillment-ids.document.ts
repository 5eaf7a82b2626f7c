import type { Operation } from '../client/operation.ts';

/** Every fulfillment of an order by id: 250 is the most a list gives. */
export const FULFILLMENT_IDS: Operation = {
  name: 'FulfillmentIds',
  kind: 'query',
  costPoints: 251,
  text: `query FulfillmentIds($id: ID!) {
  order(id: $id) { fulfillments(first: 250) { id } }
}`,
};

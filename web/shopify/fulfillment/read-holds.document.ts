import type { Operation } from '../client/operation.ts';

export const READ_HOLDS: Operation = {
  name: 'ReadHolds',
  kind: 'query',
  costPoints: 3,
  text: `query ReadHolds($id: ID!) {
  fulfillmentOrder(id: $id) { fulfillmentHolds { id heldByRequestingApp } }
}`,
};

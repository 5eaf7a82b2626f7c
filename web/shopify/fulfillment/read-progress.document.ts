import type { Operation } from '../client/operation.ts';

/** Where a fulfillment order stands: tells "already announced" from "no longer ours to announce". */
export const READ_PROGRESS: Operation = {
  name: 'ReadProgress',
  kind: 'query',
  costPoints: 1,
  text: `query ReadProgress($id: ID!) {
  fulfillmentOrder(id: $id) { status requestStatus }
}`,
};

import type { Operation } from '../client/operation.ts';

/** The fulfillment service gives back a request it had accepted; only ACCEPTED and IN_PROGRESS ones. */
export const CLOSE_INCOMPLETE: Operation = {
  name: 'CloseIncomplete',
  kind: 'mutation',
  costPoints: 10,
  text: `mutation CloseIncomplete($id: ID!, $message: String!) {
  fulfillmentOrderClose(id: $id, message: $message) { userErrors { field message } }
}`,
};

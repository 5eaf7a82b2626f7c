import type { Operation } from '../client/operation.ts';

/** The fulfillment service declines a request it has not accepted. */
export const REJECT_REQUEST: Operation = {
  name: 'RejectRequest',
  kind: 'mutation',
  costPoints: 10,
  text: `mutation RejectRequest($id: ID!, $message: String!) {
  fulfillmentOrderRejectFulfillmentRequest(id: $id, reason: OTHER, message: $message) { userErrors { field message } }
}`,
};

import type { Operation } from '../client/operation.ts';

/** The printer stopped: the merchant's cancellation request is granted. */
export const ACCEPT_CANCELLATION: Operation = {
  name: 'AcceptCancellation',
  kind: 'mutation',
  costPoints: 10,
  text: `mutation AcceptCancellation($id: ID!, $message: String!) {
  fulfillmentOrderAcceptCancellationRequest(id: $id, message: $message) { userErrors { field message } }
}`,
};

import type { Operation } from '../client/operation.ts';

/** Too late at the printer: the merchant's cancellation request is declined. */
export const REJECT_CANCELLATION: Operation = {
  name: 'RejectCancellation',
  kind: 'mutation',
  costPoints: 10,
  text: `mutation RejectCancellation($id: ID!, $message: String!) {
  fulfillmentOrderRejectCancellationRequest(id: $id, message: $message) { userErrors { field message } }
}`,
};

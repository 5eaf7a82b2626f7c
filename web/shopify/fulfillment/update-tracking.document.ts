import type { Operation } from '../client/operation.ts';

/** Replaces the tracking of one fulfillment. Shopify's own measure is 50 points (shopify-platform §12). */
export const UPDATE_TRACKING: Operation = {
  name: 'UpdateTracking',
  kind: 'mutation',
  costPoints: 50,
  text: `mutation UpdateTracking($id: ID!, $tracking: FulfillmentTrackingInput!, $notifyCustomer: Boolean!) {
  fulfillmentTrackingInfoUpdate(fulfillmentId: $id, trackingInfoInput: $tracking, notifyCustomer: $notifyCustomer) {
    userErrors { field message }
  }
}`,
};

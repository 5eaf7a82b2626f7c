import type { Operation } from '../client/operation.ts';

/** Never without ids: that would lift everybody's holds (shopify-platform §5.5). */
export const RELEASE_HOLD: Operation = {
  name: 'ReleaseHold',
  kind: 'mutation',
  costPoints: 10,
  text: `mutation ReleaseHold($id: ID!, $holdIds: [ID!]!) {
  fulfillmentOrderReleaseHold(id: $id, holdIds: $holdIds) { userErrors { field message } }
}`,
};

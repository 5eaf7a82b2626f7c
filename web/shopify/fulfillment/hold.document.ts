import type { Operation } from '../client/operation.ts';

/**
 * The handle is unique per app (shopify-platform §5.5): a second hold of ours is refused. The order block places the
 * same one.
 */
export const HOLD: Operation = {
  name: 'Hold',
  kind: 'mutation',
  costPoints: 10,
  text: `mutation Hold($id: ID!, $notes: String!) {
  fulfillmentOrderHold(id: $id, fulfillmentHold: { reason: OTHER, reasonNotes: $notes, handle: "picanova" }) {
    userErrors { field message }
  }
}`,
};

import type { Operation } from '../client/operation.ts';

/** One parcel and the order's tag. The tag is added even when the fulfillment is refused: the caller takes it back. */
export const CREATE_FULFILLMENT: Operation = {
  name: 'CreateFulfillment',
  kind: 'mutation',
  costPoints: 20,
  text: `mutation CreateFulfillment($fulfillment: FulfillmentInput!, $orderId: ID!, $tags: [String!]!, $tag: Boolean!) {
  fulfillmentCreate(fulfillment: $fulfillment) {
    fulfillment { id }
    userErrors { field message }
  }
  tagsAdd(id: $orderId, tags: $tags) @include(if: $tag) { userErrors { field message } }
}`,
};

import type { Operation } from '../operation.ts';

/** Progress or acceptance, and the tag, in one request. Fields of a mutation run in their order, each on its own. */
export const ANNOUNCE_SENT: Operation = {
  name: 'AnnounceSent',
  kind: 'mutation',
  costPoints: 30,
  text: `mutation AnnounceSent($fulfillmentOrderId: ID!, $orderId: ID!, $tags: [String!]!, $report: Boolean!, $accept: Boolean!, $tag: Boolean!) {
  fulfillmentOrderReportProgress(id: $fulfillmentOrderId) @include(if: $report) { userErrors { field message } }
  fulfillmentOrderAcceptFulfillmentRequest(id: $fulfillmentOrderId) @include(if: $accept) { userErrors { field message } }
  tagsAdd(id: $orderId, tags: $tags) @include(if: $tag) { userErrors { field message } }
}`,
};

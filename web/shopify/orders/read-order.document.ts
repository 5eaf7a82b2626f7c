import type { Operation } from '../client/operation.ts';
import { FULFILLMENT_ORDER, FULFILLMENT_ORDER_LINE, LINE_ITEM } from './selections.ts';

/** All that planning needs of an order with up to 6 lines and 4 fulfillment orders, which is nearly every order. */
export const READ_ORDER: Operation = {
  name: 'ReadOrder',
  kind: 'query',
  costPoints: 687,
  givesWay: true,
  text: `query ReadOrder($id: ID!, $printKeys: [String!]!) {
  order(id: $id) {
    id
    name
    test
    displayFinancialStatus
    cancelledAt
    createdAt
    updatedAt
    tags
    currencyCode
    taxesIncluded
    currentTotalPriceSet { shopMoney { amount } }
    totalReceivedSet { shopMoney { amount } }
    totalRefundedSet { shopMoney { amount } }
    risk { assessments { riskLevel } }
    shippingLine { title discountedPriceSet { shopMoney { amount } } taxLines { rate } }
    lineItems(first: 6) {
      nodes { ${LINE_ITEM} }
      pageInfo { hasNextPage endCursor }
    }
    fulfillmentOrders(first: 4) {
      nodes {
        ${FULFILLMENT_ORDER}
        lineItems(first: 6) {
          nodes { ${FULFILLMENT_ORDER_LINE} }
          pageInfo { hasNextPage endCursor }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}`,
};

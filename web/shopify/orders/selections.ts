/** Parts that several documents select alike; put into the text when the module loads. */

/** `printKeys`: the merchant's namespace, answered as `namespace.key`. 15 print fields a source, so 15 a page. */
const METAFIELDS = `
  appMetafields: metafields(first: 15, namespace: "$app") { nodes { key value type } }
  merchantMetafields: metafields(first: 15, keys: $printKeys) { nodes { key value type } }`;

/** An order line with all that print fields are read from; variant and product are null when they were removed. */
export const LINE_ITEM = `
  id
  title
  sku
  currentQuantity
  customAttributes { key value }
  originalUnitPriceSet { shopMoney { amount } }
  variant { id selectedOptions { name value } ${METAFIELDS} }
  product { id tags ${METAFIELDS} }`;

export const FULFILLMENT_ORDER_LINE = 'id totalQuantity remainingQuantity lineItem { id }';

/** Without its lines: how many of them fit is each document's own choice. */
export const FULFILLMENT_ORDER = `
  id
  status
  requestStatus
  fulfillAt
  supportedActions { action }
  fulfillmentHolds { id }
  assignedLocation { location { id fulfillmentService { type callbackUrl } } }
  deliveryMethod { methodType }
  destination { firstName lastName company address1 address2 city zip province countryCode phone email }`;

export const FULFILLMENT = `
  id
  status
  createdAt
  trackingInfo(first: 10) { number }
  fulfillmentLineItems(first: 10) {
    nodes { quantity lineItem { id } }
    pageInfo { hasNextPage endCursor }
  }`;

/** Parts that several documents select alike; put into the text when the module loads. */

/** `printKeys`: the merchant's namespace, answered as `namespace.key`. 19 print fields a source, so 19 a page. */
const METAFIELDS = `
  appMetafields: metafields(first: 19, namespace: "$app") { nodes { key value type } }
  merchantMetafields: metafields(first: 19, keys: $printKeys) { nodes { key value type } }`;

/** What print fields are read from of a variant; `product` beside it. */
const VARIANT_FIELDS = `id selectedOptions { name value } ${METAFIELDS}`;
const PRODUCT_FIELDS = `id tags ${METAFIELDS}`;

/** The variant of a bundle, whose line item group names it by its id alone. */
export const BUNDLE_VARIANT = `${VARIANT_FIELDS} product { ${PRODUCT_FIELDS} }`;

/** An order line with all that print fields are read from; variant and product are null when they were removed. */
export const LINE_ITEM = `
  id
  title
  sku
  currentQuantity
  customAttributes { key value }
  originalUnitPriceSet { shopMoney { amount } }
  discountedUnitPriceAfterAllDiscountsSet { shopMoney { amount } }
  taxLines { rate }
  lineItemGroup { id title variantId customAttributes { key value } }
  variant { ${VARIANT_FIELDS} }
  product { ${PRODUCT_FIELDS} }`;

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

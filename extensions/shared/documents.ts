/**
 * Every question the extensions ask of Shopify, by the name of its operation. Sent with the rights of the person who
 * looks at the page; held against Shopify's schemas and the app's scopes by test/contract/extension-documents.test.ts.
 */
const OWN_FIELDS = `
  app: metafields(first: 19, namespace: "$app") { nodes { key value type compareDigest } }
  merchant: metafields(first: 19, keys: $printKeys) { nodes { key value type compareDigest } }`;

/** A merchant's own namespace declares its types; the app's are in shopify.app.toml. */
const DEFINITIONS = (owner: 'PRODUCT' | 'PRODUCTVARIANT'): string =>
  `metafieldDefinitions(first: 50, ownerType: ${owner}, namespace: $namespace) { nodes { key type { name } } }`;

/** Variants a page of a product's table: each costs 36 points, a query may cost 1000 (shopify-platform §6.1). */
const VARIANTS_A_PAGE = 15;

export const DOCUMENTS = {
  VariantFields: `query VariantFields($id: ID!, $printKeys: [String!]!, $namespace: String!) {
    productVariant(id: $id) { id title product { id title ${OWN_FIELDS} } ${OWN_FIELDS} }
    ${DEFINITIONS('PRODUCTVARIANT')}
  }`,
  ProductFields: `query ProductFields($id: ID!, $printKeys: [String!]!, $namespace: String!) {
    product(id: $id) { id title variantsCount { count } variants(first: 1) { nodes { id title } } ${OWN_FIELDS} }
    ${DEFINITIONS('PRODUCT')}
  }`,
  ProductVariants: `query ProductVariants($id: ID!, $printKeys: [String!]!, $namespace: String!, $after: String) {
    product(id: $id) {
      id
      title
      variants(first: ${VARIANTS_A_PAGE}, after: $after) {
        nodes { id title selectedOptions { name value } ${OWN_FIELDS} }
        pageInfo { hasNextPage endCursor }
      }
    }
    ${DEFINITIONS('PRODUCTVARIANT')}
  }`,
  Files: `query Files($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on MediaImage { id fileStatus image { url } }
      ... on GenericFile { id fileStatus url }
    }
  }`,
  VariantIds: `query VariantIds($id: ID!) {
    product(id: $id) { variants(first: 250) { nodes { id } } }
  }`,
  ProductImages: `query ProductImages($id: ID!) {
    product(id: $id) {
      media(first: 30, sortKey: POSITION) { nodes { ... on MediaImage { id alt image { url width height } } } }
    }
  }`,
  SetFields: `mutation SetFields($metafields: [MetafieldsSetInput!]!) {
    metafieldsSet(metafields: $metafields) {
      metafields { key compareDigest }
      userErrors { field message code elementIndex }
    }
  }`,
  ClearFields: `mutation ClearFields($metafields: [MetafieldIdentifierInput!]!) {
    metafieldsDelete(metafields: $metafields) { deletedMetafields { key } userErrors { field message } }
  }`,
  OrderParcels: `query OrderParcels($id: ID!) {
    order(id: $id) {
      displayFulfillmentStatus
      fulfillments(first: 20) { id trackingInfo(first: 5) { company number url } }
    }
  }`,
  Holds: `query Holds($id: ID!) {
    fulfillmentOrder(id: $id) { fulfillmentHolds { id heldByRequestingApp } }
  }`,
  Hold: `mutation Hold($id: ID!, $notes: String!) {
    fulfillmentOrderHold(id: $id, fulfillmentHold: { reason: OTHER, reasonNotes: $notes, handle: "picanova" }) {
      fulfillmentHold { id }
      userErrors { field message code }
    }
  }`,
  ReleaseHold: `mutation ReleaseHold($id: ID!, $holdIds: [ID!]!) {
    fulfillmentOrderReleaseHold(id: $id, holdIds: $holdIds) {
      fulfillmentOrder { id status }
      userErrors { field message code }
    }
  }`,
} as const;

export type DocumentName = keyof typeof DOCUMENTS;

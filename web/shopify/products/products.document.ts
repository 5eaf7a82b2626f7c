import type { Operation } from '../client/operation.ts';

/** `printKeys`: the merchant's namespace, answered as `namespace.key`. 19 print fields a source, so 19 a page. */
const METAFIELDS = `
  appMetafields: metafields(first: 19, namespace: "$app") { nodes { key value type compareDigest } }
  merchantMetafields: metafields(first: 19, keys: $printKeys) { nodes { key value type compareDigest } }`;

const VARIANT = `
  id
  title
  position
  sku
  selectedOptions { name value }
  ${METAFIELDS}
  product { id title featuredMedia { preview { image { url } } } ${METAFIELDS} }`;

/**
 * By id, so that variants changed while pages are read do not move the pages. 7 for the first page: the dearest that
 * stays below 700 points by our estimate; later ones are as long as what Shopify counted allows.
 */
export const LIST_VARIANTS: Operation = {
  name: 'ListVariants',
  kind: 'query',
  costPoints: 633,
  text: `query ListVariants($first: Int = 7, $after: String, $printKeys: [String!]!) {
  productVariants(first: $first, after: $after, sortKey: ID) {
    nodes { ${VARIANT} }
    pageInfo { hasNextPage endCursor }
  }
}`,
};

export const READ_VARIANTS: Operation = {
  name: 'ReadVariants',
  kind: 'query',
  costPoints: 630,
  text: `query ReadVariants($ids: [ID!]!, $printKeys: [String!]!) {
  nodes(ids: $ids) { ... on ProductVariant { ${VARIANT} } }
}`,
};

export const WRITE_FIELDS: Operation = {
  name: 'WriteFields',
  kind: 'mutation',
  costPoints: 10,
  text: `mutation WriteFields($metafields: [MetafieldsSetInput!]!) {
  metafieldsSet(metafields: $metafields) {
    metafields { compareDigest }
    userErrors { field message code }
  }
}`,
};

export const CLEAR_FIELDS: Operation = {
  name: 'ClearFields',
  kind: 'mutation',
  costPoints: 10,
  text: `mutation ClearFields($metafields: [MetafieldIdentifierInput!]!) {
  metafieldsDelete(metafields: $metafields) { userErrors { field message } }
}`,
};

export const LIST_DEFINITIONS: Operation = {
  name: 'ListDefinitions',
  kind: 'query',
  costPoints: 203,
  text: `query ListDefinitions($ownerType: MetafieldOwnerType!, $after: String) {
  metafieldDefinitions(first: 100, after: $after, ownerType: $ownerType) {
    nodes { namespace key type { name } }
    pageInfo { hasNextPage endCursor }
  }
}`,
};

import { VARIANTS_BY_PAGES } from '../../pipeline/ports/shopify-products.ts';
import type { Operation } from '../client/operation.ts';
import { PRINT_METAFIELD_KEYS } from '../orders/print-metafields.ts';

export const COUNT_VARIANTS: Operation = {
  name: 'CountVariants',
  kind: 'query',
  costPoints: 1,
  text: `query CountVariants {
  productVariantsCount(limit: ${VARIANTS_BY_PAGES + 1}) { count }
}`,
};

export const START_BULK_READ: Operation = {
  name: 'StartBulkRead',
  kind: 'mutation',
  costPoints: 10,
  text: `mutation StartBulkRead($query: String!) {
  bulkOperationRunQuery(query: $query, groupObjects: false) {
    bulkOperation { id }
    userErrors { field message code }
  }
}`,
};

export const READ_BULK_OPERATION: Operation = {
  name: 'ReadBulkOperation',
  kind: 'query',
  costPoints: 1,
  text: `query ReadBulkOperation($id: ID!) {
  bulkOperation(id: $id) { status errorCode rootObjectCount url }
}`,
};

const METAFIELD = ' key value type compareDigest ';

/** A GraphQL text: JSON's escapes are among its own. */
function quoted(text: string): string {
  return JSON.stringify(text);
}

/**
 * Every print field of one namespace by a name of its own. Not as a connection, of which a bulk operation takes five,
 * and whose rows would stand apart from their variant's, in lines of their own.
 */
function metafields(prefix: string, namespace: string): string {
  return PRINT_METAFIELD_KEYS.map(
    (key, at) => `${prefix}${at}: metafield(namespace: ${quoted(namespace)}, key: ${quoted(key)}) {${METAFIELD}}`,
  ).join('\n    ');
}

/** What Shopify runs by itself: one line for each variant, with everything that decides its print status. */
export function bulkVariantsQuery(namespace: string): string {
  const sources = `${metafields('app', '$app')}\n    ${metafields('merchant', namespace)}`;
  return `{
  productVariants { edges { node {
    id
    title
    position
    sku
    selectedOptions { name value }
    ${sources}
    product {
    id
    title
    featuredMedia { preview { image { url } } }
    ${sources}
    }
  } } }
}`;
}

import type { Operation } from '../client/operation.ts';
import { BUNDLE_VARIANT } from './selections.ts';

/** Bundles asked for in one request: each costs up to 30 metafields twice. */
export const BUNDLES_A_READ = 9;

/** The variants that an order's line item groups name: what the bundles themselves want printed. */
export const READ_BUNDLES: Operation = {
  name: 'ReadBundles',
  kind: 'query',
  costPoints: 666,
  text: `query ReadBundles($ids: [ID!]!, $printKeys: [String!]!) {
  nodes(ids: $ids) { ... on ProductVariant { ${BUNDLE_VARIANT} } }
}`,
};

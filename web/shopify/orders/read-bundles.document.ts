import type { Operation } from '../client/operation.ts';
import { BUNDLE_VARIANT } from './selections.ts';

/** Bundles asked for in one request: each costs up to 38 metafields twice. */
export const BUNDLES_A_READ = 8;

/** The variants that an order's line item groups name: what the bundles themselves want printed. */
export const READ_BUNDLES: Operation = {
  name: 'ReadBundles',
  kind: 'query',
  costPoints: 696,
  text: `query ReadBundles($ids: [ID!]!, $printKeys: [String!]!) {
  nodes(ids: $ids) { ... on ProductVariant { ${BUNDLE_VARIANT} } }
}`,
};

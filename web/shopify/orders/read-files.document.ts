import type { Operation } from '../client/operation.ts';

/** Files asked for in one request. */
export const FILES_A_READ = 100;

/**
 * Where files of the shop can be loaded. Of a picture the address on Shopify's CDN, which without a size is the
 * original and stays: `originalSource` is a signed link that ends long before Picanova may fetch it
 * (picanova-api §3.2).
 */
export const READ_FILES: Operation = {
  name: 'ReadFiles',
  kind: 'query',
  costPoints: 200,
  text: `query ReadFiles($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on MediaImage { id fileStatus image { url } }
    ... on GenericFile { id fileStatus url }
  }
}`,
};

import type { Operation } from '../client/operation.ts';

/** Takes a tag off an order; an order without it stays as it is. */
export const REMOVE_TAG: Operation = {
  name: 'RemoveTag',
  kind: 'mutation',
  costPoints: 10,
  text: `mutation RemoveTag($id: ID!, $tags: [String!]!) {
  tagsRemove(id: $id, tags: $tags) { userErrors { field message } }
}`,
};

import type { Operation } from '../operation.ts';

export const REMOVE_TAG: Operation = {
  name: 'RemoveTag',
  kind: 'mutation',
  costPoints: 10,
  text: `mutation RemoveTag($id: ID!, $tags: [String!]!) {
  tagsRemove(id: $id, tags: $tags) { userErrors { field message } }
}`,
};

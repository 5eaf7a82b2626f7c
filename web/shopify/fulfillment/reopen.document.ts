import type { Operation } from '../client/operation.ts';

/** Takes reported progress back at the merchant's own location (since 2026-01). */
export const REOPEN: Operation = {
  name: 'Reopen',
  kind: 'mutation',
  costPoints: 10,
  text: `mutation Reopen($id: ID!) {
  fulfillmentOrderOpen(id: $id) { userErrors { field message } }
}`,
};

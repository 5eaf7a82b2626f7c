import type { Operation } from '../client/operation.ts';

/** When the money came: an order may be paid days after it was placed. */
export const READ_PAYMENT: Operation = {
  name: 'ReadPayment',
  kind: 'query',
  costPoints: 51,
  text: `query ReadPayment($id: ID!) {
  order(id: $id) {
    transactions(first: 50) { kind status processedAt }
  }
}`,
};

import { z } from 'zod';
import type { FulfillmentOrderGid, ShopDomain } from '../../domain/kernel/ids.ts';
import type { Outcome, ShopifyAdmin } from '../../pipeline/ports/index.ts';
import { HOLD } from './hold.document.ts';
import { READ_HOLDS } from './read-holds.document.ts';
import { RELEASE_HOLD } from './release-hold.document.ts';
import type { GraphqlClient } from '../client/graphql-client.ts';
import { mutate } from '../client/mutation-answer.ts';
import { query } from '../client/query.ts';

const holdsSchema = z.object({
  fulfillmentOrder: z
    .object({ fulfillmentHolds: z.array(z.object({ id: z.string(), heldByRequestingApp: z.boolean() })) })
    .nullable(),
});

/** Holds of fulfillment orders: what is already so is not done again, and only what this app placed is lifted. */
export function createHoldKeeper(client: GraphqlClient): Pick<ShopifyAdmin, 'hold' | 'releaseHold'> {
  async function ownHolds(
    shop: ShopDomain,
    id: FulfillmentOrderGid,
  ): Promise<Outcome<{ outcome: 'read'; ids: readonly string[] } | { outcome: 'not_found' }>> {
    const answer = await query(client, { shop, operation: READ_HOLDS, variables: { id } }, holdsSchema);
    if (answer.outcome !== 'answered') return answer;
    const { fulfillmentOrder } = answer.data;
    return fulfillmentOrder === null
      ? { outcome: 'not_found' }
      : {
          outcome: 'read',
          ids: fulfillmentOrder.fulfillmentHolds.flatMap(({ id: hold, heldByRequestingApp }) =>
            heldByRequestingApp ? [hold] : [],
          ),
        };
  }

  return {
    async hold(shop, id, notes) {
      const own = await ownHolds(shop, id);
      if (own.outcome !== 'read') return own;
      if (own.ids.length > 0) return { outcome: 'unchanged' };
      return (
        (await mutate(client, { shop, operation: HOLD, variables: { id, notes } }, 'fulfillmentOrderHold')) ?? {
          outcome: 'changed',
        }
      );
    },

    async releaseHold(shop, id) {
      const own = await ownHolds(shop, id);
      if (own.outcome !== 'read') return own;
      if (own.ids.length === 0) return { outcome: 'unchanged' };
      return (
        (await mutate(
          client,
          { shop, operation: RELEASE_HOLD, variables: { id, holdIds: own.ids } },
          'fulfillmentOrderReleaseHold',
        )) ?? { outcome: 'changed' }
      );
    },
  };
}

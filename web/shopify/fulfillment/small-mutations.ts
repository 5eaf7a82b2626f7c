import type { ShopifyAdmin } from '../../pipeline/ports/index.ts';
import { trackingInput } from './create-fulfillment.ts';
import { ACCEPT_CANCELLATION } from './accept-cancellation.document.ts';
import { CLOSE_INCOMPLETE } from './close-incomplete.document.ts';
import { REJECT_CANCELLATION } from './reject-cancellation.document.ts';
import { REMOVE_TAG } from './remove-tag.document.ts';
import { REOPEN } from './reopen.document.ts';
import { UPDATE_TRACKING } from './update-tracking.document.ts';
import type { GraphqlClient } from '../client/graphql-client.ts';
import { mutate } from '../client/mutation-answer.ts';

/** The mutations of one field: each names its document and field, `mutate` does the rest. */
export function createSmallMutations(
  client: GraphqlClient,
): Pick<ShopifyAdmin, 'updateTracking' | 'giveBack' | 'answerCancellation' | 'removeTag'> {
  return {
    async updateTracking(shop, fulfillment, { tracking, notifyCustomer }) {
      const variables = { id: fulfillment, tracking: trackingInput(tracking), notifyCustomer };
      return (
        (await mutate(client, { shop, operation: UPDATE_TRACKING, variables }, 'fulfillmentTrackingInfoUpdate')) ?? {
          outcome: 'updated',
        }
      );
    },

    async giveBack(shop, { fulfillmentOrderGid: id, action, message }) {
      const done = { outcome: 'given_back' } as const;
      switch (action) {
        case 'close_incomplete':
          return (
            (await mutate(
              client,
              { shop, operation: CLOSE_INCOMPLETE, variables: { id, message } },
              'fulfillmentOrderClose',
            )) ?? done
          );
        case 'reopen':
          return (await mutate(client, { shop, operation: REOPEN, variables: { id } }, 'fulfillmentOrderOpen')) ?? done;
      }
    },

    async answerCancellation(shop, { fulfillmentOrderGid: id, accept, message }) {
      const failure = accept
        ? await mutate(
            client,
            { shop, operation: ACCEPT_CANCELLATION, variables: { id, message } },
            'fulfillmentOrderAcceptCancellationRequest',
          )
        : await mutate(
            client,
            { shop, operation: REJECT_CANCELLATION, variables: { id, message } },
            'fulfillmentOrderRejectCancellationRequest',
          );
      return failure ?? { outcome: 'answered' };
    },

    async removeTag(shop, order, tag) {
      return (
        (await mutate(
          client,
          { shop, operation: REMOVE_TAG, variables: { id: order, tags: [tag] } },
          'tagsRemove',
        )) ?? { outcome: 'removed' }
      );
    },
  };
}

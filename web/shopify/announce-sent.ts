import { z } from 'zod';
import type { FulfillmentOrderGid, ShopDomain } from '../domain/ids.ts';
import type { Log, Outcome, RemoteFailure, ShopifyAdmin } from '../pipeline/ports/index.ts';
import { ask } from './ask.ts';
import { ANNOUNCE_SENT } from './documents/announce-sent.ts';
import { READ_PROGRESS } from './documents/read-progress.ts';
import type { GraphqlClient } from './graphql-client.ts';
import { failureOfField, payloadSchema } from './mutation-answer.ts';
import { query } from './query.ts';

const announcedSchema = z.object({
  fulfillmentOrderReportProgress: payloadSchema.nullish(),
  fulfillmentOrderAcceptFulfillmentRequest: payloadSchema.nullish(),
  tagsAdd: payloadSchema.nullish(),
});

const progressSchema = z.object({ fulfillmentOrder: z.object({ status: z.string(), requestStatus: z.string() }).nullable() });

type Action = 'report_progress' | 'accept_request';

const FIELD = { report_progress: 'fulfillmentOrderReportProgress', accept_request: 'fulfillmentOrderAcceptFulfillmentRequest' } as const;

/** Tells Shopify that an order is at the printer. Told twice it is told once. */
export function createAnnounceSent({ client, log }: { readonly client: GraphqlClient; readonly log: Log }): ShopifyAdmin['announceSent'] {
  /**
   * Shopify refuses what it has already been told, in words only. What it says of the fulfillment order decides: where it
   * stands already, an earlier call, whose answer was lost, did it; elsewhere the refusal stands.
   */
  async function afterRefusal(shop: ShopDomain, what: { readonly id: FulfillmentOrderGid; readonly action: Action }, refusal: RemoteFailure): Promise<Outcome<{ outcome: 'announced' }>> {
    const answer = await query(client, { shop, operation: READ_PROGRESS, variables: { id: what.id } }, progressSchema);
    if (answer.outcome === 'refused') return refusal;
    if (answer.outcome !== 'answered') return answer;
    const { fulfillmentOrder } = answer.data;
    const told = fulfillmentOrder?.status === 'IN_PROGRESS' && (what.action === 'report_progress' || fulfillmentOrder.requestStatus === 'ACCEPTED');
    return told ? { outcome: 'announced' } : refusal;
  }

  return async function announceSent(shop, { orderGid, fulfillmentOrderGid, action, tag }) {
    if (action === 'none' && tag === null) return { outcome: 'announced' };
    const variables = {
      fulfillmentOrderId: fulfillmentOrderGid,
      orderId: orderGid,
      tags: tag === null ? [] : [tag],
      report: action === 'report_progress',
      accept: action === 'accept_request',
      tag: tag !== null,
    };
    const answer = await ask(client, { shop, operation: ANNOUNCE_SENT, variables }, announcedSchema);
    if (answer.outcome !== 'answered') return answer;
    const untagged = tag === null ? null : failureOfField(answer, 'tagsAdd', answer.data.tagsAdd);
    if (action === 'none') return untagged ?? { outcome: 'announced' };
    // The tag is for the merchant's eyes: an order that is at the printer is not held up by it.
    if (untagged !== null) log.warn('order_not_tagged', { shop, order: orderGid, outcome: untagged.outcome });
    const failure = failureOfField(answer, FIELD[action], answer.data[FIELD[action]]);
    if (failure === null) return { outcome: 'announced' };
    return failure.outcome === 'refused' ? afterRefusal(shop, { id: fulfillmentOrderGid, action }, failure) : failure;
  };
}

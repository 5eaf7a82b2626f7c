import { z } from 'zod';
import type { FulfillmentGid } from '../../domain/kernel/ids.ts';
import type { Log, NewFulfillment, ShopifyAdmin, Tracking } from '../../pipeline/ports/index.ts';
import { ask } from '../client/ask.ts';
import { CREATE_FULFILLMENT } from './create-fulfillment.document.ts';
import { lost } from '../client/failures.ts';
import type { GraphqlClient } from '../client/graphql-client.ts';
import { failureOfField, payloadSchema } from '../client/mutation-answer.ts';

const createdSchema = z.object({
  fulfillmentCreate: payloadSchema.extend({ fulfillment: z.object({ id: z.string() }).nullish() }).nullish(),
  tagsAdd: payloadSchema.nullish(),
});

/**
 * `FulfillmentTrackingInput`: a null would say "no company", an absent key says nothing. An update replaces the whole
 * set, so the numbers of all parcels go together; numbers and links pair by place (shopify-platform §5.6).
 */
export function trackingInput({ company, number, url, others = [] }: Tracking): Readonly<Record<string, unknown>> {
  if (others.length === 0 || number === null)
    return { company, ...(number === null ? {} : { number }), ...(url === null ? {} : { url }) };
  const urls = [...others.map((other) => other.url), url];
  return {
    company,
    numbers: [...others.map((other) => other.number), number],
    ...(urls.includes(null) ? {} : { urls }),
  };
}

/**
 * Always line by line: a fulfillment order named without its lines would be fulfilled whole, the merchant's own goods
 * included.
 */
function fulfillmentInput({ groups, tracking, notifyCustomer }: NewFulfillment): Readonly<Record<string, unknown>> {
  return {
    lineItemsByFulfillmentOrder: groups.map(({ fulfillmentOrderGid, lines }) => ({
      fulfillmentOrderId: fulfillmentOrderGid,
      fulfillmentOrderLineItems: lines.map(({ gid, quantity }) => ({ id: gid, quantity })),
    })),
    notifyCustomer,
    ...(tracking === null ? {} : { trackingInfo: trackingInput(tracking) }),
  };
}

/** Writes one parcel. Not idempotent at Shopify (shopify-platform §5.7): after `unknown`, read before writing again. */
export function createFulfillmentWriter({
  client,
  log,
}: {
  readonly client: GraphqlClient;
  readonly log: Log;
}): ShopifyAdmin['createFulfillment'] {
  return async function createFulfillment(shop, fulfillment) {
    const { orderGid, tag } = fulfillment;
    const variables = {
      fulfillment: fulfillmentInput(fulfillment),
      orderId: orderGid,
      tags: tag === null ? [] : [tag],
      tag: tag !== null,
    };
    const answer = await ask(client, { shop, operation: CREATE_FULFILLMENT, variables }, createdSchema);
    if (answer.outcome !== 'answered') return answer;
    const { fulfillmentCreate, tagsAdd } = answer.data;
    const failure = failureOfField(answer, 'fulfillmentCreate', fulfillmentCreate);
    if (failure !== null) return failure;
    const id = fulfillmentCreate?.fulfillment?.id;
    if (id === undefined) return lost('mutation', 'Shopify named neither a fulfillment nor an error');
    const untagged = tag === null ? null : failureOfField(answer, 'tagsAdd', tagsAdd);
    // The parcel is written; that must not be done again because of a tag.
    if (untagged !== null) log.warn('order_not_tagged', { shop, order: orderGid, outcome: untagged.outcome });
    return { outcome: 'created', fulfillment: id as FulfillmentGid };
  };
}

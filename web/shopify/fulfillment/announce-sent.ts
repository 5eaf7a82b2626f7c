import { z } from 'zod';
import type { FulfillmentOrderGid, ShopDomain } from '../../domain/kernel/ids.ts';
import type { Announced, Announcement, Log, RemoteFailure, ShopifyAdmin } from '../../pipeline/ports/index.ts';
import { ask, type Answer } from '../client/ask.ts';
import { ANNOUNCE_SENT, announcementAliases, MOST_ANNOUNCEMENTS } from './announce-sent.document.ts';
import { READ_PROGRESS } from './read-progress.document.ts';
import type { GraphqlClient } from '../client/graphql-client.ts';
import { failureOfField, payloadSchema } from '../client/mutation-answer.ts';
import { query } from '../client/query.ts';

const answerSchema = z.record(z.string(), payloadSchema.nullish());
const progressSchema = z.object({
  fulfillmentOrder: z.object({ status: z.string(), requestStatus: z.string() }).nullable(),
});

type AnnounceAnswer = Answer<z.infer<typeof answerSchema>>;
type Action = 'report_progress' | 'accept_request';

const ANNOUNCED: Announced = { outcome: 'announced' };

function variablesOf(announcements: readonly Announcement[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    announcements.flatMap(({ orderGid, fulfillmentOrderGid, action, tag }, n) => [
      [`fulfillmentOrderId${n}`, fulfillmentOrderGid],
      [`orderId${n}`, orderGid],
      [`tags${n}`, tag === null ? [] : [tag]],
      [`mayReport${n}`, action === 'report_progress'],
      [`mayAccept${n}`, action === 'accept_request'],
      [`mayTag${n}`, tag !== null],
    ]),
  );
}

/** Tells Shopify that orders are at the printer, up to ten in one request. Announced twice is announced once. */
export function createSentAnnouncer({
  client,
  log,
}: {
  readonly client: GraphqlClient;
  readonly log: Log;
}): ShopifyAdmin['announceSent'] {
  /**
   * Shopify refuses what it has already been told, in words only. What it says of the fulfillment order decides: where
   * it stands already, an earlier call, whose answer was lost, did it; elsewhere the refusal stands.
   */
  async function afterRefusal(
    shop: ShopDomain,
    what: { readonly id: FulfillmentOrderGid; readonly action: Action },
    refusal: RemoteFailure,
  ): Promise<Announced | RemoteFailure> {
    const answer = await query(client, { shop, operation: READ_PROGRESS, variables: { id: what.id } }, progressSchema);
    if (answer.outcome === 'refused') return refusal;
    if (answer.outcome !== 'answered') return answer;
    const { fulfillmentOrder } = answer.data;
    const isAnnounced =
      fulfillmentOrder?.status === 'IN_PROGRESS' &&
      (what.action === 'report_progress' || fulfillmentOrder.requestStatus === 'ACCEPTED');
    return isAnnounced ? ANNOUNCED : refusal;
  }

  async function resultOf(
    shop: ShopDomain,
    { orderGid, fulfillmentOrderGid, action, tag }: Announcement,
    given: { readonly answer: AnnounceAnswer; readonly index: number },
  ): Promise<Announced | RemoteFailure> {
    const { answer, index } = given;
    const aliases = announcementAliases(index);
    const untagged = tag === null ? null : failureOfField(answer, aliases.tag, answer.data[aliases.tag]);
    if (action === 'none') return untagged ?? ANNOUNCED;
    // The tag is for the merchant's eyes: an order that is at the printer is not held up by it.
    if (untagged !== null) log.warn('order_not_tagged', { shop, order: orderGid, outcome: untagged.outcome });
    const alias = action === 'report_progress' ? aliases.report : aliases.accept;
    const failure = failureOfField(answer, alias, answer.data[alias]);
    if (failure === null) return ANNOUNCED;
    return failure.outcome === 'refused' ? afterRefusal(shop, { id: fulfillmentOrderGid, action }, failure) : failure;
  }

  async function announce(
    shop: ShopDomain,
    announcements: readonly Announcement[],
  ): Promise<readonly (Announced | RemoteFailure)[]> {
    const operation = ANNOUNCE_SENT[announcements.length - 1];
    if (operation === undefined) throw new Error(`${announcements.length} announcements in one request`);
    const answer = await ask(client, { shop, operation, variables: variablesOf(announcements) }, answerSchema);
    if (answer.outcome !== 'answered') return announcements.map(() => answer);
    return Promise.all(announcements.map((announcement, index) => resultOf(shop, announcement, { answer, index })));
  }

  return async function announceSent(shop, announcements) {
    const results: (Announced | RemoteFailure)[] = [];
    for (let from = 0; from < announcements.length; from += MOST_ANNOUNCEMENTS) {
      results.push(...(await announce(shop, announcements.slice(from, from + MOST_ANNOUNCEMENTS))));
    }
    return results;
  };
}

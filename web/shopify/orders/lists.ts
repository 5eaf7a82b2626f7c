import { z } from 'zod';
import type { FulfillmentOrderGid, OrderGid } from '../../domain/kernel/ids.ts';
import type { ShopifyAdmin } from '../../pipeline/ports/index.ts';
import { ask, failureOf } from '../client/ask.ts';
import { LIST_PAID_UNFULFILLED } from './list-paid-unfulfilled.document.ts';
import { LOCATE } from './locate.document.ts';
import type { GraphqlClient } from '../client/graphql-client.ts';
import { query } from '../client/query.ts';
import { pageInfoSchema, timeSchema } from './wire.ts';

const locatedSchema = z.object({ nodes: z.array(z.object({ id: z.string(), orderId: z.string() }).nullable()) });

const ordersSchema = z.object({
  orders: z.object({
    nodes: z.array(
      z.object({ id: z.string(), cancelledAt: timeSchema.nullable(), displayFulfillmentStatus: z.string() }),
    ),
    pageInfo: pageInfoSchema,
  }),
});

/** `displayFulfillmentStatus` of orders with nothing left to fulfil. */
export const NOTHING_LEFT = new Set(['FULFILLED', 'RESTOCKED']);

export function createOrderFinder(client: GraphqlClient): Pick<ShopifyAdmin, 'locate' | 'listPaidUnfulfilled'> {
  return {
    async locate(shop, fulfillmentOrders) {
      const answer = await ask(
        client,
        { shop, operation: LOCATE, variables: { ids: fulfillmentOrders } },
        locatedSchema,
      );
      if (answer.outcome !== 'answered') return answer;
      // One unknown id is a null, with or without an error of its own; the others are answered all the same.
      const faults = answer.errors.filter(({ path }) => path.length === 0);
      if (faults.length > 0 && answer.data.nodes.every((node) => node === null)) return failureOf(faults, 'query');
      return {
        outcome: 'located',
        orders: new Map(
          answer.data.nodes.flatMap((node) =>
            node === null ? [] : [[node.id as FulfillmentOrderGid, node.orderId as OrderGid] as const],
          ),
        ),
      };
    },

    /**
     * Fulfilled orders are left out here and not by the search: its `fulfillment_status` has a value for each way an
     * order can be open (on hold, scheduled, in progress), and an order missed is one that nobody prints.
     */
    async listPaidUnfulfilled(shop, { createdSinceMs, createdBeforeMs, after, limit }) {
      const search = [
        '(financial_status:paid OR financial_status:partially_refunded)',
        'status:open',
        `created_at:>='${new Date(createdSinceMs).toISOString()}'`,
        ...(createdBeforeMs === undefined ? [] : [`created_at:<'${new Date(createdBeforeMs).toISOString()}'`]),
      ].join(' AND ');
      const answer = await query(
        client,
        {
          shop,
          operation: LIST_PAID_UNFULFILLED,
          variables: { query: search, after, ...(limit === undefined ? {} : { first: limit }) },
        },
        ordersSchema,
      );
      if (answer.outcome !== 'answered') return answer;
      const { nodes, pageInfo } = answer.data.orders;
      return {
        outcome: 'listed',
        orders: nodes
          .filter(({ displayFulfillmentStatus }) => !NOTHING_LEFT.has(displayFulfillmentStatus))
          .map(({ id, cancelledAt }) => ({ gid: id as OrderGid, cancelled: cancelledAt !== null })),
        next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
      };
    },
  };
}

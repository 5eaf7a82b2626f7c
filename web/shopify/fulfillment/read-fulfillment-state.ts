import { z } from 'zod';
import type {
  FulfillmentGid,
  FulfillmentOrderGid,
  FulfillmentOrderLineItemGid,
  LineItemGid,
  ShopDomain,
} from '../../domain/kernel/ids.ts';
import type { ExistingFulfillment, FulfillmentState } from '../../domain/planning/shopify-order.ts';
import type { ShopifyAdmin } from '../../pipeline/ports/index.ts';
import { READ_FULFILLMENT_STATE } from './read-fulfillment-state.document.ts';
import { MORE_FULFILLMENT_ORDERS } from '../orders/more-fulfillment-orders.document.ts';
import { readAllLines, type WithAllLines } from '../orders/fulfillment-order-lines.ts';
import { readAllFulfillments, type WholeFulfillment } from './fulfillments.ts';
import type { GraphqlClient } from '../client/graphql-client.ts';
import { pageOf, readAll } from '../client/paging.ts';
import { query } from '../client/query.ts';
import {
  fulfillmentSchema,
  openFulfillmentOrderSchema,
  pageInfoSchema,
  timeSchema,
  type WireOpenFulfillmentOrder,
} from '../orders/wire.ts';

const fulfillmentOrdersSchema = z.object({ nodes: z.array(openFulfillmentOrderSchema), pageInfo: pageInfoSchema });
const stateSchema = z.object({
  order: z
    .object({
      cancelledAt: timeSchema.nullable(),
      fulfillmentOrders: fulfillmentOrdersSchema,
      fulfillments: z.array(fulfillmentSchema),
    })
    .nullable(),
});
const moreSchema = z.object({ order: z.object({ fulfillmentOrders: fulfillmentOrdersSchema }).nullable() });

function fulfillmentOrderOf(
  wire: WithAllLines<WireOpenFulfillmentOrder>,
): FulfillmentState['fulfillmentOrders'][number] {
  return {
    gid: wire.id as FulfillmentOrderGid,
    status: wire.status,
    requestStatus: wire.requestStatus,
    supportedActions: wire.supportedActions.map(({ action }) => action),
    locationGid: wire.assignedLocation.location?.id ?? null,
    deliveryMethodType: wire.deliveryMethod?.methodType ?? null,
    lines: wire.allLines.map((line) => ({
      gid: line.id as FulfillmentOrderLineItemGid,
      lineItemGid: line.lineItem.id as LineItemGid,
      remainingQuantity: line.remainingQuantity,
    })),
  };
}

function fulfillmentOf(wire: WholeFulfillment): ExistingFulfillment {
  return {
    gid: wire.id as FulfillmentGid,
    status: wire.status,
    createdAtMs: wire.createdAt,
    trackingNumbers: wire.trackingInfo.flatMap(({ number }) => (number === null || number === '' ? [] : [number])),
    lines: wire.allLines.map(({ quantity, lineItem }) => ({
      lineItemGid: lineItem.id as LineItemGid,
      quantity: quantity ?? 0,
    })),
  };
}

export interface FulfillmentStateParts {
  readonly client: GraphqlClient;
  readonly shopCountry: (shop: ShopDomain) => Promise<string | null>;
}

/**
 * What Shopify holds before a fulfillment is written. It must be whole: a fulfillment that is not seen is written a
 * second time, so everything beyond the first request's pages is read as well.
 */
export function createFulfillmentStateReader({
  client,
  shopCountry,
}: FulfillmentStateParts): ShopifyAdmin['readFulfillmentState'] {
  return async function readFulfillmentState(shop, gid) {
    const first = await query(client, { shop, operation: READ_FULFILLMENT_STATE, variables: { id: gid } }, stateSchema);
    if (first.outcome !== 'answered') return first;
    const { order } = first.data;
    if (order === null) return { outcome: 'not_found' };

    const listed = await readAll(order.fulfillmentOrders, async (after) => {
      const answer = await query(
        client,
        { shop, operation: MORE_FULFILLMENT_ORDERS, variables: { id: gid, after } },
        moreSchema,
      );
      return answer.outcome === 'answered' ? pageOf(answer.data.order?.fulfillmentOrders) : answer;
    });
    if (listed.outcome !== 'all') return listed;
    const whole = await readAllLines(client, shop, listed.nodes);
    if (whole.outcome !== 'whole') return whole;
    const fulfillments = await readAllFulfillments(client, { shop, order: gid }, order.fulfillments);
    if (fulfillments.outcome !== 'whole') return fulfillments;
    return {
      outcome: 'read',
      state: {
        shopCountry: await shopCountry(shop),
        cancelledAtMs: order.cancelledAt,
        fulfillmentOrders: whole.fulfillmentOrders.map(fulfillmentOrderOf),
        fulfillments: fulfillments.fulfillments.map(fulfillmentOf),
      },
    };
  };
}

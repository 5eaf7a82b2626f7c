import { z } from 'zod';
import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type { Outcome } from '../../pipeline/ports/index.ts';
import { MORE_FULFILLMENT_ORDER_LINES } from './more-fulfillment-order-lines.document.ts';
import type { GraphqlClient } from '../client/graphql-client.ts';
import { pageOf, readAll, type Page } from '../client/paging.ts';
import { query } from '../client/query.ts';
import { fulfillmentOrderLinesSchema, type WireFulfillmentOrderLine } from './wire.ts';

const moreSchema = z.object({ fulfillmentOrder: z.object({ lineItems: fulfillmentOrderLinesSchema }).nullable() });

type Listed = { readonly id: string; readonly lineItems: Page<WireFulfillmentOrderLine> };

export type WithAllLines<FulfillmentOrder> = FulfillmentOrder & {
  readonly allLines: readonly WireFulfillmentOrderLine[];
};

/** Fulfillment orders with the lines that did not fit on their first page. */
export async function readAllLines<FulfillmentOrder extends Listed>(
  client: GraphqlClient,
  shop: ShopDomain,
  fulfillmentOrders: readonly FulfillmentOrder[],
): Promise<Outcome<{ outcome: 'whole'; fulfillmentOrders: readonly WithAllLines<FulfillmentOrder>[] }>> {
  const whole: WithAllLines<FulfillmentOrder>[] = [];
  for (const fulfillmentOrder of fulfillmentOrders) {
    const lines = await readAll(fulfillmentOrder.lineItems, async (after) => {
      const answer = await query(
        client,
        { shop, operation: MORE_FULFILLMENT_ORDER_LINES, variables: { id: fulfillmentOrder.id, after } },
        moreSchema,
      );
      return answer.outcome === 'answered' ? pageOf(answer.data.fulfillmentOrder?.lineItems) : answer;
    });
    if (lines.outcome !== 'all') return lines;
    whole.push({ ...fulfillmentOrder, allLines: lines.nodes });
  }
  return { outcome: 'whole', fulfillmentOrders: whole };
}

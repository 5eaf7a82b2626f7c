import { z } from 'zod';
import type { OrderGid, ShopDomain } from '../../domain/kernel/ids.ts';
import type { ShopifyAdmin } from '../../pipeline/ports/index.ts';
import { withholdsAddresses } from './destination.ts';
import { MORE_FULFILLMENT_ORDERS } from './more-fulfillment-orders.document.ts';
import { MORE_LINE_ITEMS } from './more-line-items.document.ts';
import { READ_ORDER } from './read-order.document.ts';
import { unreachable } from '../client/failures.ts';
import { readAllLines } from './fulfillment-order-lines.ts';
import type { GraphqlError } from '../client/graphql-answer.ts';
import type { GraphqlClient } from '../client/graphql-client.ts';
import { readPages } from './order-reading.ts';
import { pageOf, readAll, type PageOutcome } from '../client/paging.ts';
import { artworkFilesOf, merchantNamespace, printKeys } from './print-metafields.ts';
import { readBundles } from './read-bundles.ts';
import { readFiles } from './read-files.ts';
import { query } from '../client/query.ts';
import {
  fulfillmentOrdersSchema,
  lineItemsSchema,
  orderSchema,
  type WireFulfillmentOrder,
  type WireLineItem,
} from './wire.ts';

const firstSchema = z.object({ order: orderSchema.nullable() });
const moreLinesSchema = z.object({ order: z.object({ lineItems: lineItemsSchema }).nullable() });
const moreFulfillmentOrdersSchema = z.object({
  order: z.object({ fulfillmentOrders: fulfillmentOrdersSchema }).nullable(),
});

/** One order of one shop, and what of it further pages need. */
interface Reading {
  readonly shop: ShopDomain;
  readonly id: OrderGid;
  readonly printKeys: readonly string[];
}

/**
 * Reads an order for planning: one request, further ones only for what does not fit on its pages (6 lines, 5
 * fulfillment orders), because nesting more would cost more than a single request may (shopify-platform §6.2).
 */
export function createOrderReader({
  client,
  appUrl,
}: {
  readonly client: GraphqlClient;
  readonly appUrl: string;
}): ShopifyAdmin['readOrder'] {
  async function moreLineItems({ shop, ...variables }: Reading, after: string): Promise<PageOutcome<WireLineItem>> {
    const answer = await query(
      client,
      { shop, operation: MORE_LINE_ITEMS, variables: { ...variables, after } },
      moreLinesSchema,
    );
    return answer.outcome === 'answered' ? pageOf(answer.data.order?.lineItems) : answer;
  }

  async function moreFulfillmentOrders(
    { shop, id }: Reading,
    page: { readonly after: string; readonly errors: GraphqlError[] },
  ): Promise<PageOutcome<WireFulfillmentOrder>> {
    const answer = await query(
      client,
      { shop, operation: MORE_FULFILLMENT_ORDERS, variables: { id, after: page.after } },
      moreFulfillmentOrdersSchema,
    );
    if (answer.outcome !== 'answered') return answer;
    page.errors.push(...answer.errors);
    return pageOf(answer.data.order?.fulfillmentOrders);
  }

  return async function readOrder(shop, gid, namespaces) {
    const namespace = merchantNamespace(namespaces);
    const reading: Reading = { shop, id: gid, printKeys: printKeys(namespace) };
    const first = await query(
      client,
      { shop, operation: READ_ORDER, variables: { id: gid, printKeys: reading.printKeys } },
      firstSchema,
    );
    if (first.outcome !== 'answered') return first;
    const { order } = first.data;
    if (order === null) return { outcome: 'not_found' };

    const errors = [...first.errors];
    const lineItems = await readAll(order.lineItems, (after) => moreLineItems(reading, after));
    if (lineItems.outcome !== 'all') return lineItems;
    const listed = await readAll(order.fulfillmentOrders, (after) => moreFulfillmentOrders(reading, { after, errors }));
    if (listed.outcome !== 'all') return listed;
    const whole = await readAllLines(client, shop, listed.nodes);
    if (whole.outcome !== 'whole') return whole;

    const grouped = await readBundles(client, reading, lineItems.nodes);
    if (grouped.outcome !== 'bundles') return grouped;
    const { bundles } = grouped;
    const holders = [...lineItems.nodes, ...[...bundles.values()].map((variant) => ({ variant, ...variant }))];
    const artworks = artworkFilesOf(holders.flatMap(({ variant, product }) => [variant, product]));
    const found = await readFiles(client, shop, artworks);
    if (found.outcome !== 'files') return found;

    const pages = {
      order,
      lineItems: lineItems.nodes,
      fulfillmentOrders: whole.fulfillmentOrders,
      addressesWithheld: withholdsAddresses(errors),
      bundles,
      files: found.files,
    };
    const read = readPages(pages, { namespace, appUrl });
    return read === null ? unreachable('the order changed while it was read') : { outcome: 'read', order: read };
  };
}

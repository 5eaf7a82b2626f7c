import type { Log, ShopifyAdmin } from '../pipeline/ports/index.ts';
import { createSentAnnouncer } from './fulfillment/announce-sent.ts';
import { createFulfillmentWriter } from './fulfillment/create-fulfillment.ts';
import type { GraphqlClient } from './client/graphql-client.ts';
import { createHoldKeeper } from './fulfillment/holds.ts';
import { createChangedOrders } from './orders/changed.ts';
import { createOrderFinder } from './orders/lists.ts';
import { createFulfillmentStateReader } from './fulfillment/read-fulfillment-state.ts';
import { createOrderReader } from './orders/read-order.ts';
import { createShopCountryReader, createShopKindReader } from './orders/shop-facts.ts';
import { createSmallMutations } from './fulfillment/small-mutations.ts';

export interface ShopifyAdminParts {
  readonly client: GraphqlClient;
  /** Public address of the app, without a slash at its end: a fulfillment service that calls it back is ours. */
  readonly appUrl: string;
  readonly log: Log;
}

/** Shopify as the pipeline sees it, over the Admin API. */
export function createShopifyAdmin({ client, appUrl, log }: ShopifyAdminParts): ShopifyAdmin {
  return {
    readOrder: createOrderReader({ client, appUrl }),
    readFulfillmentState: createFulfillmentStateReader({
      client,
      shopCountry: createShopCountryReader({ client, log }),
    }),
    announceSent: createSentAnnouncer({ client, log }),
    createFulfillment: createFulfillmentWriter({ client, log }),
    ...createHoldKeeper(client),
    ...createSmallMutations(client),
    ...createOrderFinder(client),
    ...createChangedOrders(client),
    ...createShopKindReader(client),
  };
}

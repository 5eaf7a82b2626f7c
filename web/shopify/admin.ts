import type { Log, ShopifyAdmin } from '../pipeline/ports/index.ts';
import { createAnnounceSent } from './fulfillment/announce-sent.ts';
import { createCreateFulfillment } from './fulfillment/create-fulfillment.ts';
import type { GraphqlClient } from './client/graphql-client.ts';
import { createHolds } from './fulfillment/holds.ts';
import { createLists } from './orders/lists.ts';
import { createReadFulfillmentState } from './fulfillment/read-fulfillment-state.ts';
import { createReadOrder } from './orders/read-order.ts';
import { createShopCountry } from './orders/shop-facts.ts';
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
    readOrder: createReadOrder({ client, appUrl }),
    readFulfillmentState: createReadFulfillmentState({ client, shopCountry: createShopCountry({ client, log }) }),
    announceSent: createAnnounceSent({ client, log }),
    createFulfillment: createCreateFulfillment({ client, log }),
    ...createHolds(client),
    ...createSmallMutations(client),
    ...createLists(client),
  };
}

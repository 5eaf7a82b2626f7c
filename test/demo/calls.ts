import type { RecordedCall } from '../support/recording-proxy.ts';
import type { Sight } from './sight.ts';
import type { Demo } from './demo.ts';

export interface Calls {
  readonly shopify: number;
  readonly picanova: number;
}

/**
 * The app's requests that name this order, its fulfillments or its print. What it asks for all orders together
 * (catalogue, rates, lists) belongs to none; a request that names several counts for each.
 */
export function callsFor({ order, prints }: Sight, { calls }: Pick<Demo, 'calls'>): Calls {
  const gids =
    order === null
      ? []
      : [order.gid, ...order.fulfillmentOrders.map(({ gid }) => gid), ...order.fulfillments.map(({ gid }) => gid)];
  return {
    shopify: naming(gids, calls.shopify),
    picanova: prints.reduce(
      (sum, { region, record }) => sum + naming([record.id, record.externalId ?? record.id], calls.picanova[region]),
      0,
    ),
  };
}

function naming(ids: readonly string[], calls: readonly RecordedCall[]): number {
  return calls.filter(({ path, body }) => {
    const words = new Set([...path.split(/[/?&=@]|%40/), ...body.split('"')]);
    return ids.some((id) => words.has(id));
  }).length;
}

import type { FulfillmentOrderGid, ShopDomain } from '../../../domain/kernel/ids.ts';
import type { Clock, Log, OrderStore, ShopifyAdmin, UnlocatedFulfillmentOrder } from '../../ports/index.ts';
import type { RetryAt } from '../../runner/retry.ts';

/**
 * Fulfillment order webhooks name no order. Those whose order is not known are resolved here, up to 50 in one request,
 * so that a burst of them costs next to nothing of the shop's budget.
 */
export function createLocate(ports: {
  orders: Pick<OrderStore, 'located'>;
  shopify: Pick<ShopifyAdmin, 'locate'>;
  retryAt: RetryAt;
  clock: Clock;
  log: Log;
}) {
  const { orders, shopify, clock, log } = ports;

  /** One of them may be an id that Shopify does not take: asked for alone, it is forgotten alone. */
  async function afterRefusal(shop: ShopDomain, rows: readonly UnlocatedFulfillmentOrder[]): Promise<void> {
    if (rows.length > 1) {
      for (const row of rows) await locate([row]);
      return;
    }
    log.warn('locate_refused', { shop, fulfillmentOrders: rows.map(({ fulfillmentOrderGid }) => fulfillmentOrderGid) });
    await orders.located(
      shop,
      rows.map((row) => ({ ...row, orderGid: null })),
      clock.now(),
    );
  }

  /** Rows of one shop. They stay due (by their lease) when Shopify cannot be asked now. */
  async function locate(rows: readonly UnlocatedFulfillmentOrder[]): Promise<void> {
    const shop: ShopDomain | undefined = rows[0]?.shop;
    if (shop === undefined) return;
    const gids: FulfillmentOrderGid[] = rows.map(({ fulfillmentOrderGid }) => fulfillmentOrderGid);
    const answer = await shopify.locate(shop, gids);
    if (answer.outcome === 'refused') return afterRefusal(shop, rows);
    if (answer.outcome !== 'located') {
      await ports.retryAt(answer, { shop, system: 'shopify', attempt: 1, orderGid: null });
      log.warn('locate_postponed', { shop, outcome: answer.outcome, fulfillmentOrders: rows.length });
      return;
    }
    const results = rows.map(({ fulfillmentOrderGid, always }) => ({
      fulfillmentOrderGid,
      always,
      orderGid: answer.orders.get(fulfillmentOrderGid) ?? null,
    }));
    await orders.located(shop, results, clock.now());
  }

  return locate;
}

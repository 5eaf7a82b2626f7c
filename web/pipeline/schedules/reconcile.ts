import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type { Clock, Log, OrderStore, ShopifyAdmin, ShopStore } from '../ports/index.ts';

/**
 * The reconciler: webhooks may never arrive (shopify-platform §4.2), so Shopify's paid,
 * unfulfilled orders are, by the clock, held against the orders we have seen, and the ones nobody told us about are
 * planned; and so are orders of ours that were cancelled there without our hearing of it, before they are printed. The
 * other direction is polling: see `read-back`, which also wakes orders that Picanova has and we forgot.
 */
/** An order paid while the app was being installed fired no webhook of ours. */
const BEFORE_INSTALL_MS = 10 * 60_000;
/** Orders older than this were settled by earlier runs or are the merchant's own decision (*Send older orders*). */
const LOOK_BACK_MS = 7 * 86_400_000;

export interface ReconcilePorts {
  readonly shops: ShopStore;
  readonly orders: OrderStore;
  readonly shopify: ShopifyAdmin;
  readonly clock: Clock;
  readonly log: Log;
}

/** Compares one shop to the end, or stops at a failure of Shopify's side and is due again a round later. */
export function createReconcile(ports: ReconcilePorts) {
  const { shops, orders, shopify, clock, log } = ports;

  /**
   * How many orders nobody had told us about; null = Shopify could not be read to the end, the next run looks again.
   */
  async function findMissing(shop: ShopDomain): Promise<number | null> {
    const installedAtMs = (await shops.find(shop))?.installedAtMs ?? clock.now();
    const createdSinceMs = Math.max(clock.now() - LOOK_BACK_MS, installedAtMs - BEFORE_INSTALL_MS);
    let after: string | null = null;
    let found = 0;
    do {
      const page: Awaited<ReturnType<ShopifyAdmin['listPaidUnfulfilled']>> = await shopify.listPaidUnfulfilled(shop, {
        createdSinceMs,
        after,
      });
      if (page.outcome !== 'listed') {
        log.warn('reconcile_postponed', { shop, outcome: page.outcome });
        return null;
      }
      const live = page.orders.filter(({ cancelled }) => !cancelled).map(({ gid }) => gid);
      found += (await orders.wakeUnknown(shop, live, clock.now())).length;
      after = page.next;
    } while (after !== null);
    return found;
  }

  /**
   * How many of our orders were cancelled unheard; what an earlier page showed stands when a later one cannot be read.
   */
  async function findCancelled(shop: ShopDomain): Promise<{ readonly found: number; readonly whole: boolean }> {
    const updatedSinceMs = clock.now() - LOOK_BACK_MS;
    let after: string | null = null;
    let found = 0;
    do {
      const page: Awaited<ReturnType<ShopifyAdmin['listCancelled']>> = await shopify.listCancelled(shop, {
        updatedSinceMs,
        after,
      });
      if (page.outcome !== 'listed') {
        log.warn('reconcile_postponed', { shop, outcome: page.outcome });
        return { found, whole: false };
      }
      found += (await orders.wakeUncancelled(shop, page.orders, clock.now())).length;
      after = page.next;
    } while (after !== null);
    return { found, whole: true };
  }

  async function note(
    shop: ShopDomain,
    event: 'orders_found_by_reconciler' | 'cancellations_found_by_reconciler',
    count: number,
  ): Promise<void> {
    if (count === 0) return;
    log.warn(event, { shop, orders: count });
    await shops.appendLog(shop, { event, detail: { orders: count } }, clock.now());
  }

  return async function reconcile(shop: ShopDomain): Promise<void> {
    const cancelled = await findCancelled(shop);
    await note(shop, 'cancellations_found_by_reconciler', cancelled.found);
    const missing = await findMissing(shop);
    await note(shop, 'orders_found_by_reconciler', missing ?? 0);
    if (cancelled.whole && missing !== null) await shops.markReconciled(shop, clock.now());
  };
}

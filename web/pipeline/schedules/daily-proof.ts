import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type { Clock, Log, ShopStore } from '../ports/index.ts';

/** The proof looks at the last week: long enough for every order that is still on its way. */
const WINDOW_MS = 7 * 86_400_000;
/** Before the first comparison there is nothing to prove; by then there was one, unless Shopify could not be asked. */
const AGAIN_MS = 600_000;

/**
 * Once a day (product §12): of the paid orders with prints, how many are at Picanova, wait, have a problem, are
 * missing. A missing one is also logged as an alert. What Shopify changed after the last comparison was not looked at.
 */
export function createDailyProof(ports: {
  shops: Pick<ShopStore, 'find' | 'countForProof' | 'saveProof' | 'scheduleAt'>;
  clock: Clock;
  log: Log;
}): (shop: ShopDomain) => Promise<void> {
  const { shops, clock, log } = ports;
  return async (shop) => {
    const nowMs = clock.now();
    const lookedUntilMs = (await shops.find(shop))?.reconciledAtMs ?? null;
    if (lookedUntilMs === null) return shops.scheduleAt(shop, 'daily_proof', nowMs + AGAIN_MS);
    const counted = await shops.countForProof(shop, { sinceMs: nowMs - WINDOW_MS, nowMs });
    await shops.saveProof(shop, { day: new Date(nowMs).toISOString().slice(0, 10), ...counted, lookedUntilMs });
    if (counted.missing > 0) log.error('paid_orders_missing_at_picanova', { shop, ...counted });
    else log.info('daily_proof', { shop, ...counted });
  };
}

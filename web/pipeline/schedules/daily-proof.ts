import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type { Clock, Log, ShopStore } from '../ports/index.ts';

/** The proof looks at the last week: long enough for every order that is still on its way. */
const WINDOW_MS = 7 * 86_400_000;

/**
 * Once a day: "42 paid print orders, 42 at Picanova, 0 missing" (product §12). A missing one is also logged as an
 * alert.
 */
export function createDailyProof(ports: { shops: ShopStore; clock: Clock; log: Log }) {
  const { shops, clock, log } = ports;
  return async function dailyProof(shop: ShopDomain): Promise<void> {
    const now = clock.now();
    const counted = await shops.countForProof(shop, now - WINDOW_MS);
    await shops.saveProof(shop, { day: new Date(now).toISOString().slice(0, 10), ...counted });
    if (counted.missing > 0) log.error('paid_orders_missing_at_picanova', { shop, ...counted });
    else log.info('daily_proof', { shop, ...counted });
  };
}

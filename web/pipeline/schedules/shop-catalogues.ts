import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type { Recheck } from '../merchant/products/recheck.ts';
import type { createRefreshCatalogue } from './catalogue-refresh.ts';
import type { ConnectionStore, ShopStore } from '../ports/index.ts';

/**
 * Refreshes the catalogues of a shop's connections. What the call budget did not allow goes on when it allows again.
 */
export function createRefreshShopCatalogues(ports: {
  connections: ConnectionStore;
  shops: ShopStore;
  refresh: ReturnType<typeof createRefreshCatalogue>;
  recheck: Recheck;
  onRefreshed: (shop: ShopDomain) => Promise<void>;
}) {
  const { connections, shops, refresh } = ports;
  return async function refreshShopCatalogues(shop: ShopDomain): Promise<void> {
    for (const { id, rejected } of await connections.list(shop)) {
      const access = await connections.access(id);
      if (access === null) continue;
      const result = await refresh(access);
      // Before products are read anew: until then their copies say what they printed.
      await ports.recheck.changed(shop);
      if (result.outcome === 'done') {
        await ports.onRefreshed(shop);
        await ports.recheck.unready(shop);
      }
      if (result.outcome === 'later') await shops.scheduleAt(shop, 'catalogue', result.retryAtMs);
      const refused = result.outcome === 'access_lost';
      if (refused !== rejected && result.outcome !== 'later') await connections.markRejected(id, refused);
    }
  };
}

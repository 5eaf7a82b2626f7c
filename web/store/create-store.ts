import type { Clock, Random, Store } from '../pipeline/ports/index.ts';
import { createArtworkStore } from './artwork/artwork-store.ts';
import { createCatalogueChanges } from './connections/catalogue-changes.ts';
import { createCatalogueStore } from './connections/catalogue-store.ts';
import { createConnectionStore } from './connections/connection-store.ts';
import { createInboxStore } from './inbox/inbox-store.ts';
import { createOrderStore } from './orders/order-store.ts';
import type { CommitParts } from './print-orders/commit.ts';
import { createPrintOrderStore } from './print-orders/print-order-store.ts';
import { createPrivacyStore } from './privacy/privacy-store.ts';
import { createProductCodes } from './products/product-codes.ts';
import { createWorkStore } from './queue/work-store.ts';
import type { Sealer } from './sealer.ts';
import { createShopStore } from './shops/shop-store.ts';

export interface StoreParts extends CommitParts {
  readonly sealer: Sealer;
  readonly clock: Clock;
  readonly random: Random;
}

/** The store port over an opened database. */
export function createStore({ clock, ...given }: StoreParts): Store {
  const { database, random } = given;
  const parts = { ...given, now: (): number => clock.now() };
  return {
    inbox: createInboxStore(parts),
    orders: createOrderStore(parts),
    printOrders: createPrintOrderStore(parts),
    shops: createShopStore(parts),
    connections: createConnectionStore(parts),
    catalogue: createCatalogueStore(database),
    artwork: createArtworkStore(parts),
    codes: createProductCodes(parts),
    catalogueChanges: createCatalogueChanges(database),
    work: createWorkStore(database, random),
    privacy: createPrivacyStore(parts),
    ping: () => database.ping(),
    close: () => database.close(),
  };
}

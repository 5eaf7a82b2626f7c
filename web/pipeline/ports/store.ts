import type { ArtworkStore } from './artwork.ts';
import type { CatalogueChangeStore } from './catalogue-changes.ts';
import type { CatalogueStore, ConnectionStore } from './connections.ts';
import type { InboxStore } from './inbox.ts';
import type { OrderStore } from './orders.ts';
import type { PrintOrderStore } from './print-orders.ts';
import type { PrivacyStore } from './privacy.ts';
import type { ShopStore } from './shops.ts';
import type { ProductCodeStore } from './product-codes.ts';
import type { WorkStore } from './work.ts';

/**
 * The store, one port for SQLite and PostgreSQL. Invariants of every implementation:
 * - a method is one transaction: state, next due time and log entries change together or not at all;
 * - a completion carries the lease token of its claim; `lease_lost` = somebody else owns the row: drop the result;
 * - a signal that arrives while a row is leased is not lost: the completion leaves the row due at once;
 * - times are epoch ms; sealed columns are sealed and opened inside.
 */
export interface Store {
  readonly inbox: InboxStore;
  readonly orders: OrderStore;
  readonly printOrders: PrintOrderStore;
  readonly shops: ShopStore;
  readonly connections: ConnectionStore;
  readonly catalogue: CatalogueStore;
  readonly artwork: ArtworkStore;
  readonly codes: ProductCodeStore;
  readonly catalogueChanges: CatalogueChangeStore;
  readonly work: WorkStore;
  readonly privacy: PrivacyStore;
  /** Cheap round trip for `/readyz`; rejects when the database does not answer or takes no writes now. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

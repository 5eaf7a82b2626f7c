import type { CatalogueChange } from '../../domain/kernel/catalogue-diff.ts';
import type { ConnectionId, Region, ShopDomain } from '../../domain/kernel/ids.ts';

/** A change of a catalogue, after which the shop's own variants have not been looked at yet. */
export interface UncheckedChange {
  readonly id: number;
  readonly region: Region;
  readonly variantId: number;
}

/** One of the shop's variants printed what changed. */
export interface ChangeUse {
  readonly changeId: number;
  readonly variantGid: string;
}

/** What refreshes found changed in the catalogues; `CatalogueStore.replace` writes it. */
export interface CatalogueChangeStore {
  /** Variants that have gone from a connection's catalogue and not returned, as far back as changes are kept. */
  vanished(connection: ConnectionId): Promise<ReadonlySet<number>>;
  /** Oldest first. */
  unchecked(shop: ShopDomain): Promise<readonly UncheckedChange[]>;
  /** These changes have been looked at, and these variants of the shop printed what changed. */
  checked(
    shop: ShopDomain,
    looked: { readonly changeIds: readonly number[]; readonly uses: readonly ChangeUse[] },
    nowMs: number,
  ): Promise<void>;
  /** Answers how many were older than that. */
  forget(beforeMs: number): Promise<number>;
}

/** A change as it is listed. */
export interface ChangeRow {
  readonly id: number;
  readonly region: Region;
  readonly atMs: number;
  readonly change: CatalogueChange;
  /** Variants of the shop that printed it, as far as they are still in Shopify; `notReady`: cannot be printed now. */
  readonly variants: number;
  readonly notReady: number;
}

export interface CatalogueChangeReads {
  /** Newest first. `before`: id of the last one of the page before; `usedOnly`: some variant of the shop printed it. */
  changes(
    shop: ShopDomain,
    query: { readonly usedOnly: boolean; readonly before: number | null; readonly limit: number },
  ): Promise<{ readonly rows: readonly ChangeRow[]; readonly next: number | null }>;
  /** Variants of the shop that a change has stopped from being printed as they are, and that are not mended yet. */
  stopped(shop: ShopDomain): Promise<number>;
}

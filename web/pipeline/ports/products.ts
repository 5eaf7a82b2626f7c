import type { VariantStatus } from '../../contract/products.ts';
import type { Region, ShopDomain } from '../../domain/kernel/ids.ts';
import type { Problem } from '../../domain/kernel/problems.ts';
import type { ShopVariant } from './shopify-products.ts';

export type { VariantStatus } from '../../contract/products.ts';

/** What one region would make of a variant. Money in minor units, lengths in mm. */
export interface RegionCheck {
  readonly region: Region;
  readonly status: VariantStatus;
  readonly print: {
    readonly variantId: number;
    readonly variantCode: string;
    readonly name: string;
    readonly widthMm: number;
    readonly heightMm: number;
    readonly price: { readonly minor: number; readonly currency: string };
  } | null;
  /** Catalogue variants that it prints, of a set one for each place; absent in rows from before they were noted. */
  readonly articles?: readonly number[];
  /** Where its pictures are, of a set one for each place; without what is stored at Picanova. */
  readonly artworkUrls: readonly string[];
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
}

/** A row of the product index: what Shopify said when it was read, and what the catalogue said to that. */
export interface IndexedVariant {
  readonly variant: ShopVariant;
  readonly status: VariantStatus;
  readonly regions: readonly RegionCheck[];
  readonly readAtMs: number;
}

export interface ProductListQuery {
  readonly status: VariantStatus | null;
  /** Folded words; each must occur in a title, the SKU or a print field. */
  readonly words: readonly string[];
  readonly productGid: string | null;
  /** Only those that printed what this change of a catalogue is about. */
  readonly changeId?: number;
  readonly after: ProductCursor | null;
  readonly limit: number;
}

/** Place in the order of the list. */
export interface ProductCursor {
  readonly sortKey: string;
  readonly variantGid: string;
}

/**
 * The product index: a copy of what Shopify holds, because Shopify cannot search variants by metafield
 * (shopify-platform §3.4). It may be stale and is never what an order is printed by.
 */
export interface ProductIndexStore {
  upsert(shop: ShopDomain, rows: readonly IndexedVariant[]): Promise<void>;
  list(
    shop: ShopDomain,
    query: ProductListQuery,
  ): Promise<{ readonly rows: readonly IndexedVariant[]; readonly next: ProductCursor | null }>;
  counts(
    shop: ShopDomain,
    filter: Pick<ProductListQuery, 'words' | 'productGid' | 'changeId'>,
  ): Promise<Readonly<Record<VariantStatus, number>>>;
  find(shop: ShopDomain, variantGids: readonly string[]): Promise<readonly IndexedVariant[]>;
  /** All variants of these products, by product and position. */
  ofProducts(shop: ShopDomain, productGids: readonly string[]): Promise<readonly IndexedVariant[]>;
  /** Gids by SKU, exact; a SKU may name several. */
  bySku(shop: ShopDomain, skus: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  /** A read of all products that began at `beganAtMs` is complete: rows it did not touch are gone from Shopify. */
  finishRead(shop: ShopDomain, beganAtMs: number): Promise<number>;
  /** When the last complete read began; null = never. */
  indexedAtMs(shop: ShopDomain): Promise<number | null>;
}

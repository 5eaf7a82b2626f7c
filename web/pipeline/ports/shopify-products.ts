import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type { Metafield, NameValue } from '../../domain/planning/shopify-order.ts';
import type { FieldLevel } from '../../domain/print-fields/print-field-edit.ts';
import type { Outcome } from './outcome.ts';

/** A metafield with its place and what a write needs: `digest` is Shopify's optimistic lock. */
export interface OwnedMetafield extends Metafield {
  readonly level: FieldLevel;
  readonly digest: string;
}

/** A variant with everything that decides its print status. */
export interface ShopVariant {
  readonly variantGid: string;
  readonly productGid: string;
  readonly productTitle: string;
  readonly variantTitle: string;
  readonly position: number;
  readonly sku: string | null;
  readonly imageUrl: string | null;
  readonly selectedOptions: readonly NameValue[];
  /** Print fields of the variant and of its product, in the two namespaces that were asked for. */
  readonly metafields: readonly OwnedMetafield[];
}

export interface MetafieldWrite {
  readonly ownerGid: string;
  /** `$app` stands for the app's own. */
  readonly namespace: string;
  readonly key: string;
  readonly value: string;
  /** Shopify refuses a type that differs from what the metafield or its definition has. */
  readonly type: string;
  /** The value must still have this digest; null = must not exist. */
  readonly digest: string | null;
}

/** One write at most holds this many metafields, all or nothing (shopify-platform §3.4). */
export const METAFIELDS_A_WRITE = 25;
/** Variants read in one request: each costs up to 30 metafields twice. */
export const VARIANTS_A_READ = 7;

/** Where the reading of all variants at once stands. */
export type BulkRead =
  /** Shopify still collects them: so many so far. */
  | { readonly outcome: 'collecting'; readonly variants: number }
  /** Some more of them, and where the next ones begin; `next` null = these were the last. */
  | { readonly outcome: 'listed'; readonly variants: readonly ShopVariant[]; readonly next: number | null }
  /** It ended without them, or they cannot be had: read the pages. */
  | { readonly outcome: 'ended'; readonly reason: string };

/** Above so many variants a shop is read at once instead of page by page. */
export const VARIANTS_BY_PAGES = 250;

/**
 * What the product pages ask of Shopify. Each method is one HTTP request, `definitions` one a hundred of them,
 * `readAtOnce` two; variants whose artwork is a file of the shop's take one more for a hundred files.
 */
export interface ShopifyProducts {
  /** How many variants the shop has; Shopify counts no further than one above `VARIANTS_BY_PAGES`. */
  countVariants(shop: ShopDomain): Promise<Outcome<{ outcome: 'counted'; variants: number }>>;
  /** Has Shopify collect all variants; `id` is what `readAtOnce` asks for. */
  startReadAtOnce(
    shop: ShopDomain,
    namespaces: readonly [string, string],
  ): Promise<Outcome<{ outcome: 'started'; id: string }>>;
  /** What was collected from the byte `from` on, a portion at a time. */
  readAtOnce(
    shop: ShopDomain,
    read: { readonly id: string; readonly namespaces: readonly [string, string]; readonly from: number },
  ): Promise<Outcome<BulkRead>>;
  /** All variants of the shop by id, a page at a time. */
  listVariants(
    shop: ShopDomain,
    page: { readonly namespaces: readonly [string, string]; readonly after: string | null },
  ): Promise<Outcome<{ outcome: 'listed'; variants: readonly ShopVariant[]; next: string | null }>>;
  /** Up to `VARIANTS_A_READ`; those that are gone are absent. */
  readVariants(
    shop: ShopDomain,
    variantGids: readonly string[],
    namespaces: readonly [string, string],
  ): Promise<Outcome<{ outcome: 'read'; variants: readonly ShopVariant[] }>>;
  /**
   * `stale`: a digest no longer fits, nothing was written. `digests` in the order of `writes`. `refused.fields` is
   * keyed by the index of the write.
   */
  writeFields(
    shop: ShopDomain,
    writes: readonly MetafieldWrite[],
  ): Promise<Outcome<{ outcome: 'written'; digests: readonly string[] } | { outcome: 'stale' }>>;
  clearFields(
    shop: ShopDomain,
    fields: readonly { readonly ownerGid: string; readonly namespace: string; readonly key: string }[],
  ): Promise<Outcome<{ outcome: 'cleared' }>>;
  /** Metafield definitions of products and variants whose key is a print field; merchant-owned ones and the app's. */
  definitions(shop: ShopDomain): Promise<
    Outcome<{
      outcome: 'listed';
      definitions: readonly {
        readonly level: FieldLevel;
        readonly namespace: string;
        readonly key: string;
        readonly type: string;
      }[];
    }>
  >;
}

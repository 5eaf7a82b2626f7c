import type { ArtworkAnswer } from '../../domain/artwork/artwork-facts.ts';
import type { ArtworkLook } from '../../domain/artwork/artwork-look.ts';
import type { ShopDomain } from '../../domain/kernel/ids.ts';

/** Looks at artwork as Picanova would fetch it: from outside, without anybody's session. */
export interface ArtworkReader {
  /**
   * Reads no more than the head of the file (product §6). Resolves always; `validator` is the one of the last look, or
   * null. `now` counts for links that end.
   */
  look(url: string, options: { readonly validator: string | null; readonly nowMs: number }): Promise<ArtworkAnswer>;
}

/** What is remembered of an artwork address. */
export interface KnownArtwork {
  readonly look: ArtworkLook;
  /** To ask again cheaply; null = there is none. */
  readonly validator: string | null;
  readonly lookedAtMs: number;
}

/**
 * Artwork addresses of each shop, sealed, and what the last look at each found. Which variants name them is noted by
 * the product index, whoever writes it.
 */
export interface ArtworkStore {
  /** By address; what was never looked at is not in it. */
  find(shop: ShopDomain, urls: readonly string[]): Promise<ReadonlyMap<string, KnownArtwork>>;
  /** Where it is another thing than before, and variants name it, that is news, and the shop's round is due at once. */
  save(shop: ShopDomain, url: string, known: KnownArtwork): Promise<void>;
  /** Addresses that are news; they are none any more. */
  takeNews(shop: ShopDomain, limit: number): Promise<readonly string[]>;
  /** Variants that name any of these addresses. */
  variantsWith(shop: ShopDomain, urls: readonly string[]): Promise<readonly string[]>;
  /** Addresses that variants name and that are to be looked at, longest ago first. */
  due(shop: ShopDomain, due: DueArtwork): Promise<readonly string[]>;
}

/**
 * Whose last look is older than this; one that was never looked at always is. `otherBeforeMs`: of what cannot be
 * printed, or is on a product that cannot.
 */
export interface DueArtwork {
  readonly goodBeforeMs: number;
  readonly otherBeforeMs: number;
  readonly limit: number;
}

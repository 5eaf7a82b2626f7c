import type { CatalogueVariant, Combination } from '../../domain/kernel/catalogue.ts';
import type { Clock, ConnectionAccess, CatalogueStore, PrintProvider, RemoteFailure } from '../ports/index.ts';

/** What the catalogue of one connection says about one sku text. */
export interface CatalogueEntry {
  readonly variant: CatalogueVariant;
  /** Loaded only when they are needed: the text is a full SKU, or the item goes through v1. */
  readonly combinations: readonly Combination[] | null;
}

export type CatalogueAnswer<Value> = { readonly outcome: 'answered'; readonly value: Value } | RemoteFailure;

/** The orderable combinations of a variant: from the cache, else one call that fills it. */
export function createCatalogue(ports: { catalogue: CatalogueStore; provider: PrintProvider; clock: Clock }) {
  const { catalogue, provider, clock } = ports;

  async function combinations(
    access: ConnectionAccess,
    variantId: number,
  ): Promise<CatalogueAnswer<readonly Combination[]>> {
    const cached = await catalogue.combinations(access.id, variantId);
    if (cached !== null) return { outcome: 'answered', value: cached };
    const askedAtMs = clock.now();
    const answer = await provider.combinations(access, variantId);
    if (answer.outcome !== 'listed') return answer;
    await catalogue.saveCombinations(access.id, variantId, { combinations: answer.combinations, askedAtMs });
    return { outcome: 'answered', value: answer.combinations };
  }

  /**
   * Catalogue entries by sku text. A text that is neither code nor id is a full SKU, whose options only the
   * combinations tell; so do they for a variant that the catalogue shows without options.
   */
  async function entries(
    access: ConnectionAccess,
    texts: readonly string[],
  ): Promise<CatalogueAnswer<ReadonlyMap<string, CatalogueEntry>>> {
    const found = await catalogue.lookup(access.id, texts);
    const result = new Map<string, CatalogueEntry>();
    for (const [text, variant] of found) {
      const isFullSku = text !== variant.variantCode && text !== String(variant.variantId);
      const isDoubtful = variant.options.length === 0;
      const answer = isFullSku || isDoubtful ? await combinations(access, variant.variantId) : null;
      // Of a variant without options nobody needs to know more than can be told.
      const isNeeded = isFullSku || answer?.outcome !== 'refused';
      if (answer && answer.outcome !== 'answered' && isNeeded) return answer;
      result.set(text, { variant, combinations: answer?.outcome === 'answered' ? answer.value : null });
    }
    return { outcome: 'answered', value: result };
  }

  return { combinations, entries };
}

export type Catalogue = ReturnType<typeof createCatalogue>;

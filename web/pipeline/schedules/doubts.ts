import type { CatalogueVariant } from '../../domain/kernel/catalogue.ts';
import type { ConnectionId } from '../../domain/kernel/ids.ts';

/**
 * A refresh that loses what was known (a variant, or all of a variant's options) is believed when a later one says the
 * same: until then the good entry stays. What was lost is kept in memory, so a restart costs one more read.
 */
export interface Doubts {
  /** What to keep: the new catalogue, with the good entries it lost without being confirmed; and how many these are. */
  judge(
    connection: ConnectionId,
    catalogues: { readonly known: readonly CatalogueVariant[]; readonly read: readonly CatalogueVariant[] },
  ): { readonly kept: readonly CatalogueVariant[]; readonly doubted: number };
}

/** What is wrong with a variant as it was read now; null = nothing was lost. */
function lossOf(known: CatalogueVariant, read: CatalogueVariant | undefined): string | null {
  if (read === undefined) return `${known.variantId} is gone`;
  return known.options.length > 0 && read.options.length === 0 ? `${known.variantId} has no options` : null;
}

/** Makes the judge of one process. */
export function createDoubts(): Doubts {
  const doubtsOf = new Map<ConnectionId, ReadonlySet<string>>();
  return {
    judge(connection, { known, read }) {
      const before = doubtsOf.get(connection) ?? new Set<string>();
      const byId = new Map(read.map((variant) => [variant.variantId, variant]));
      const doubts = new Set<string>();
      for (const variant of known) {
        const loss = lossOf(variant, byId.get(variant.variantId));
        if (loss === null || before.has(loss)) continue;
        doubts.add(loss);
        byId.set(variant.variantId, variant);
      }
      doubtsOf.set(connection, doubts);
      return { kept: [...byId.values()], doubted: doubts.size };
    },
  };
}

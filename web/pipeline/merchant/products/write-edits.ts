import { numberOf } from '../../../contract/gids.ts';
import type { ShopDomain } from '../../../domain/kernel/ids.ts';
import type { Outcome, RemoteFailure, ShopifyProducts, ShopVariant } from '../../ports/index.ts';
import { METAFIELDS_A_WRITE } from '../../ports/shopify-products.ts';
import {
  halfResult,
  learn,
  ownerOf,
  planEdit,
  refusedResult,
  savedResult,
  undoOfPlanned,
  writesOf,
  type PlannedEdit,
  type TaskEdit,
  type UndoEdit,
  type WritePlace,
  type WriteResult,
} from './planned-edit.ts';

/** How to undo one of the edits, by its index. */
export interface KeptUndo {
  readonly index: number;
  readonly undo: UndoEdit;
}

/**
 * Is told how to undo what is written next, before it is: whatever becomes of the answer, it can be undone. Nothing is
 * written when it throws.
 */
export type KeepUndo = (kept: readonly KeptUndo[]) => Promise<void>;

/**
 * Writes edits of variants that were just read. Shopify takes 25 metafields a write, all or nothing: edits travel
 * together, and only when one is in the way of the others each goes alone.
 */
export function createWriteEdits(ports: { shopify: ShopifyProducts }) {
  const { shopify } = ports;

  async function clear(shop: ShopDomain, planned: PlannedEdit, namespace: string): Promise<RemoteFailure | null> {
    const cleared = planned.changes
      .filter(({ after }) => after === null)
      .map(({ key }) => ({ ownerGid: ownerOf(planned), namespace, key }));
    const answer = cleared.length === 0 ? null : await shopify.clearFields(shop, cleared);
    return answer === null || answer.outcome === 'cleared' ? null : answer;
  }

  /** Values first, then what is cleared: Shopify has no write that does both. */
  async function finish(
    shop: ShopDomain,
    batch: readonly PlannedEdit[],
    done: { readonly place: WritePlace; readonly digests: readonly string[] },
  ): Promise<readonly WriteResult[]> {
    const { place } = done;
    const results: WriteResult[] = [];
    let from = 0;
    for (const planned of batch) {
      const writes = writesOf(planned, place);
      const digests = done.digests.slice(from, from + writes.length);
      from += writes.length;
      const written = { namespace: place.namespace, writes, digests };
      const failure = await clear(shop, planned, place.namespace);
      if (failure === null) results.push(savedResult(planned, written));
      else results.push(failure.outcome === 'refused' ? halfResult(planned, failure, written) : failure);
    }
    return results;
  }

  async function write(
    shop: ShopDomain,
    batch: readonly PlannedEdit[],
    place: WritePlace,
  ): Promise<readonly WriteResult[]> {
    const writes = batch.flatMap((planned) => writesOf(planned, place));
    const answer: Outcome<{ outcome: 'written'; digests: readonly string[] } | { outcome: 'stale' }> =
      writes.length === 0 ? { outcome: 'written', digests: [] } : await shopify.writeFields(shop, writes);
    if (answer.outcome === 'written') return finish(shop, batch, { place, digests: answer.digests });
    const isOneInTheWay = answer.outcome === 'stale' || answer.outcome === 'refused';
    if (isOneInTheWay && batch.length > 1) {
      const alone: WriteResult[] = [];
      for (const planned of batch) alone.push(...(await write(shop, [planned], place)));
      return alone;
    }
    return batch.map((planned) => {
      if (answer.outcome === 'stale') return { outcome: 'conflict', variant: planned.variant };
      return answer.outcome === 'refused' ? refusedResult(planned, answer, writes) : answer;
    });
  }

  /**
   * Results in the order of `edits`. An owner that comes twice is written twice, in order; where undoing is kept, the
   * second time is left to the next call, without a result: what is kept of the first must have become one before.
   */
  return async function writeEdits(
    shop: ShopDomain,
    edits: readonly TaskEdit[],
    given: WritePlace & { readonly variants: readonly ShopVariant[]; readonly keepUndo?: KeepUndo | undefined },
  ): Promise<readonly WriteResult[]> {
    const results = new Map<number, WriteResult>();
    const known = new Map(given.variants.map((variant) => [numberOf(variant.variantGid), variant]));
    let batch: { readonly index: number; readonly planned: PlannedEdit }[] = [];

    async function flush(): Promise<void> {
      if (batch.length === 0) return;
      await given.keepUndo?.(batch.map(({ index, planned }) => ({ index, undo: undoOfPlanned(planned) })));
      const written = await write(
        shop,
        batch.map(({ planned }) => planned),
        given,
      );
      for (const [place, { index, planned }] of batch.entries()) {
        const result = written[place];
        if (result === undefined) continue;
        results.set(index, result);
        if (result.outcome === 'saved') learn(known, result.variant, planned.edit.level);
      }
      batch = [];
    }

    for (const [index, edit] of edits.entries()) {
      const before = known.get(edit.variant);
      if (
        before !== undefined &&
        batch.some(({ planned }) => ownerOf(planned) === ownerOf({ edit, variant: before }))
      ) {
        if (given.keepUndo !== undefined) break;
        await flush();
      }
      const planned = planEdit(edit, known.get(edit.variant), given.namespace);
      if ('outcome' in planned) {
        results.set(index, planned);
        continue;
      }
      const size = batch.reduce((sum, one) => sum + one.planned.changes.length, 0);
      if (size + planned.changes.length > METAFIELDS_A_WRITE) await flush();
      batch.push({ index, planned });
    }
    await flush();
    return edits.flatMap((edit, index) => {
      const result = results.get(index);
      if (result === undefined) return [];
      return 'variant' in result ? { ...result, variant: known.get(edit.variant) ?? result.variant } : result;
    });
  };
}

export type WriteEdits = ReturnType<typeof createWriteEdits>;

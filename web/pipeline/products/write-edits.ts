import { gidNumber, type ShopDomain } from '../../domain/ids.ts';
import type { EditableKey, FieldChanges, FieldLevel } from '../../domain/print-field-edit.ts';
import type { MetafieldWrite, RemoteFailure, ShopifyProducts, ShopVariant } from '../ports/index.ts';
import { METAFIELDS_A_WRITE } from '../ports/shopify-products.ts';
import { differences, ownField, withChanges, type FieldDifference } from './own-fields.ts';

/** One wish to change print fields of one variant, or of its product. */
export interface FieldEdit {
  /** Number of the variant. */
  readonly variant: string;
  readonly level: FieldLevel;
  readonly fields: FieldChanges;
  /** Digests the merchant saw; null = there was none. A key left out is written whatever is there. */
  readonly expected: Readonly<Partial<Record<EditableKey, string | null>>>;
}

export type WriteResult =
  | { readonly outcome: 'saved'; readonly variant: ShopVariant; readonly changes: readonly FieldDifference[] }
  | { readonly outcome: 'unchanged'; readonly variant: ShopVariant }
  | { readonly outcome: 'conflict'; readonly variant: ShopVariant }
  | { readonly outcome: 'refused'; readonly reason: string; readonly fields: readonly { readonly key: EditableKey; readonly message: string }[] }
  | { readonly outcome: 'not_found' }
  | Exclude<RemoteFailure, { outcome: 'refused' }>;

export function variantGid(number: string): string {
  return `gid://shopify/ProductVariant/${number}`;
}

interface Planned {
  readonly edit: FieldEdit;
  readonly variant: ShopVariant;
  readonly changes: readonly FieldDifference[];
}

/** The types definitions of a namespace ask for, by `level.key`; Shopify refuses another. */
export type DefinedTypes = ReadonlyMap<string, string>;

export function createWriteEdits(ports: { shopify: ShopifyProducts }) {
  const { shopify } = ports;

  function ownerOf({ edit, variant }: { readonly edit: FieldEdit; readonly variant: ShopVariant }): string {
    return edit.level === 'variant' ? variant.variantGid : variant.productGid;
  }

  /** `$app` is defined with the app itself; elsewhere what is neither there nor defined is plain text. */
  function typeOf(planned: Planned, key: EditableKey, place: { readonly namespace: string; readonly types: DefinedTypes }): string | null {
    if (place.namespace === '$app') return null;
    const { level } = planned.edit;
    return ownField(planned.variant, { level, namespace: place.namespace, key })?.type ?? place.types.get(`${level}.${key}`) ?? 'single_line_text_field';
  }

  /** The digest just read is always sent along: whatever changes between reading and writing is a conflict, not a loss. */
  function writesOf(planned: Planned, place: { readonly namespace: string; readonly types: DefinedTypes }): readonly MetafieldWrite[] {
    const { namespace } = place;
    return planned.changes.flatMap(({ key, level, after }) =>
      after === null ? [] : [{ ownerGid: ownerOf(planned), namespace, key, value: after, type: typeOf(planned, key, place), digest: ownField(planned.variant, { level, namespace, key })?.digest ?? null }],
    );
  }

  function saved(planned: Planned, written: { readonly namespace: string; readonly writes: readonly MetafieldWrite[]; readonly digests: readonly string[] }): WriteResult {
    const { namespace, writes, digests } = written;
    const known = {
      namespace,
      digests: new Map(writes.map(({ key }, index) => [key, digests[index] ?? ''])),
      types: new Map(writes.flatMap(({ key, type }) => (type === null ? [] : [[key, type] as const]))),
    };
    return { outcome: 'saved', variant: withChanges(planned.variant, planned.changes, known), changes: planned.changes };
  }

  /** `fields` of a refusal are keyed by the index of the write; a text that names none is about the whole. */
  function refusal(failure: Extract<RemoteFailure, { outcome: 'refused' }>, writes: readonly MetafieldWrite[]): WriteResult {
    const fields = Object.entries(failure.fields).flatMap(([path, messages]) => {
      const index = /(?:^|\.)(\d+)(?:\.|$)/.exec(path)?.[1];
      const write = index === undefined ? undefined : writes[Number(index)];
      return write === undefined ? [] : [{ key: write.key as EditableKey, message: messages.join('; ') }];
    });
    return { outcome: 'refused', reason: failure.reason, fields };
  }

  async function clear(shop: ShopDomain, planned: Planned, namespace: string): Promise<RemoteFailure | null> {
    const cleared = planned.changes.filter(({ after }) => after === null).map(({ key }) => ({ ownerGid: ownerOf(planned), namespace, key }));
    const answer = cleared.length === 0 ? null : await shopify.clearFields(shop, cleared);
    return answer === null || answer.outcome === 'cleared' ? null : answer;
  }

  /** Several edits in one write: all of them or none. More than one is never given when any could be in another's way. */
  async function write(shop: ShopDomain, batch: readonly Planned[], place: { readonly namespace: string; readonly types: DefinedTypes }): Promise<readonly WriteResult[]> {
    const writes = batch.map((planned) => writesOf(planned, place));
    const flat = writes.flat();
    const answer = flat.length === 0 ? ({ outcome: 'written', digests: [] } as const) : await shopify.writeFields(shop, flat);
    if (answer.outcome === 'written') {
      const results: WriteResult[] = [];
      let from = 0;
      for (const [index, planned] of batch.entries()) {
        const own = writes[index] ?? [];
        const failure = await clear(shop, planned, place.namespace);
        const digests = answer.digests.slice(from, (from += own.length));
        if (failure === null) results.push(saved(planned, { namespace: place.namespace, writes: own, digests }));
        else results.push(failure.outcome === 'refused' ? refusal(failure, own) : failure);
      }
      return results;
    }
    if (batch.length > 1 && (answer.outcome === 'stale' || answer.outcome === 'refused')) {
      const alone: WriteResult[] = [];
      for (const planned of batch) alone.push(...(await write(shop, [planned], place)));
      return alone;
    }
    const [planned] = batch;
    if (answer.outcome === 'stale') return planned === undefined ? [] : [{ outcome: 'conflict', variant: planned.variant }];
    if (answer.outcome === 'refused') return [refusal(answer, flat)];
    return batch.map(() => answer);
  }

  /** What has to be written for one edit, or its result when nothing has to. */
  function plan(edit: FieldEdit, variant: ShopVariant | undefined, namespace: string): Planned | WriteResult {
    if (variant === undefined) return { outcome: 'not_found' };
    const { level } = edit;
    const moved = Object.entries(edit.expected).some(([key, digest]) => digest !== undefined && (ownField(variant, { level, namespace, key })?.digest ?? null) !== digest);
    const changes = differences(variant, { level, namespace, fields: edit.fields });
    // Somebody else wrote the very same: nothing is lost, nothing is to do.
    if (changes.length === 0) return { outcome: 'unchanged', variant };
    return moved ? { outcome: 'conflict', variant } : { edit, variant, changes };
  }

  /** Writes edits of variants that were just read; results in the order of `edits`. An owner that comes twice is written twice, in order. */
  return async function writeEdits(shop: ShopDomain, edits: readonly FieldEdit[], given: { readonly variants: readonly ShopVariant[]; readonly namespace: string; readonly types: DefinedTypes }): Promise<readonly WriteResult[]> {
    const results = new Map<number, WriteResult>();
    const known = new Map(given.variants.map((variant) => [gidNumber(variant.variantGid) ?? '', variant]));
    let batch: { readonly index: number; readonly planned: Planned }[] = [];

    async function flush(): Promise<void> {
      const written = batch.length === 0 ? [] : await write(shop, batch.map(({ planned }) => planned), given);
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
      if (before !== undefined && batch.some(({ planned }) => ownerOf(planned) === ownerOf({ edit, variant: before }))) await flush();
      const planned = plan(edit, known.get(edit.variant), given.namespace);
      if ('outcome' in planned) {
        results.set(index, planned);
        continue;
      }
      const size = batch.reduce((sum, one) => sum + one.planned.changes.length, 0);
      if (size + planned.changes.length > METAFIELDS_A_WRITE) await flush();
      batch.push({ index, planned });
    }
    await flush();
    return edits.map((edit, index) => {
      const result = results.get(index) ?? { outcome: 'not_found' as const };
      return 'variant' in result ? { ...result, variant: known.get(edit.variant) ?? result.variant } : result;
    });
  };
}

/** What was written counts for the edits that follow: the variant's own fields, and its product's for all its variants. */
function learn(known: Map<string, ShopVariant>, saved: ShopVariant, level: FieldLevel): void {
  const written = saved.metafields.filter((metafield) => metafield.level === level);
  for (const [number, variant] of known) {
    const isTouched = level === 'product' ? variant.productGid === saved.productGid : variant.variantGid === saved.variantGid;
    if (isTouched) known.set(number, { ...variant, metafields: [...variant.metafields.filter((metafield) => metafield.level !== level), ...written] });
  }
}

export type WriteEdits = ReturnType<typeof createWriteEdits>;

import { storedValue } from '../../../web/contract/words.ts';
import { ask } from '../graphql.ts';
import type { Change } from './draft.ts';
import type { EditableKey, FieldsOfOwner, OwnFields } from './own-fields.ts';

/**
 * Saving is optimistic: each value must still be as it was read, or nothing is written. Shopify offers that lock for
 * writing only, so a field to be cleared is first written with the value it has, under its digest, in the same
 * all-or-nothing call, and deleted after it.
 */
export type Saved =
  | { readonly outcome: 'saved'; readonly own: OwnFields }
  | { readonly outcome: 'conflict' }
  /** `message` is Shopify's; `key` null = about none of the fields. */
  | {
      readonly outcome: 'refused';
      readonly faults: readonly { readonly key: EditableKey | null; readonly message: string }[];
    }
  | { readonly outcome: 'denied'; readonly reason: string }
  | { readonly outcome: 'failed'; readonly reason: string };

export interface SavePlace {
  readonly namespace: string;
  /** Types the chosen namespace declares, by key; empty for `$app`. */
  readonly types: ReadonlyMap<string, string>;
}

/** As shopify.app.toml declares them; also what is written where a merchant's namespace declares nothing. */
function ownType(key: EditableKey, { namespace }: SavePlace): string {
  return key === 'print_url' && namespace === '$app' ? 'url' : 'single_line_text_field';
}

interface UserError {
  readonly field: readonly string[] | null;
  readonly message: string;
  readonly code?: string | null;
  readonly elementIndex?: number | null;
}

interface SetAnswer {
  readonly metafieldsSet: {
    readonly metafields: readonly { readonly key: string; readonly compareDigest: string }[] | null;
    readonly userErrors: readonly UserError[];
  } | null;
}

interface ClearAnswer {
  readonly metafieldsDelete: { readonly userErrors: readonly UserError[] } | null;
}

const STALE = new Set(['STALE_OBJECT', 'INVALID_COMPARE_DIGEST']);

/** Saves the changes of one owner: at most 15 fields, one call holds 25 (shopify-platform §3.4). */
export async function saveChanges(owner: FieldsOfOwner, changes: readonly Change[], place: SavePlace): Promise<Saved> {
  if (changes.length === 0) return { outcome: 'saved', own: owner.own };
  const written = await setFields(owner, changes, place);
  if (written.outcome !== 'saved') return written;
  const cleared = changes.filter(({ after }) => after === null);
  if (cleared.length === 0) return written;
  const metafields = cleared.map(({ key }) => ({ ownerId: owner.ownerGid, namespace: place.namespace, key }));
  const answer = await ask<ClearAnswer>('ClearFields', { metafields });
  if (answer.outcome !== 'answer') return answer;
  const faults = answer.data.metafieldsDelete?.userErrors ?? [];
  return faults.length > 0
    ? { outcome: 'refused', faults: faults.map(({ message }) => ({ key: null, message })) }
    : written;
}

async function setFields(owner: FieldsOfOwner, changes: readonly Change[], place: SavePlace): Promise<Saved> {
  const metafields = changes.map(({ key, before, after }) => {
    const type = before?.type ?? place.types.get(key) ?? ownType(key, place);
    return {
      ownerId: owner.ownerGid,
      namespace: place.namespace,
      key,
      value: after === null ? (before?.stored ?? '') : storedValue(type, after),
      type,
      compareDigest: before?.digest ?? null,
    };
  });
  const answer = await ask<SetAnswer>('SetFields', { metafields });
  if (answer.outcome !== 'answer') return answer;
  const errors = answer.data.metafieldsSet?.userErrors ?? [];
  if (errors.some(({ code }) => STALE.has(code ?? ''))) return { outcome: 'conflict' };
  if (errors.some(({ code }) => code === 'APP_NOT_AUTHORIZED'))
    return { outcome: 'denied', reason: errors[0]?.message ?? '' };
  if (errors.length > 0)
    return {
      outcome: 'refused',
      faults: errors.map((error) => ({ key: changes[indexOf(error)]?.key ?? null, message: error.message })),
    };
  const digests = new Map(
    (answer.data.metafieldsSet?.metafields ?? []).map(({ key, compareDigest }) => [
      key.slice(key.lastIndexOf('.') + 1),
      compareDigest,
    ]),
  );
  const own: Record<string, OwnFields[EditableKey]> = { ...owner.own };
  for (const [at, { key, after }] of changes.entries()) {
    if (after === null) delete own[key];
    else {
      const { value: stored = '', type = '' } = metafields[at] ?? {};
      own[key] = { value: after, stored, digest: digests.get(key) ?? '', type };
    }
  }
  return { outcome: 'saved', own };
}

function indexOf({ elementIndex, field }: UserError): number {
  return elementIndex ?? Number(field?.[1] ?? -1);
}

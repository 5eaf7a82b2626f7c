import {
  EDITABLE_KEYS,
  type EditableKey,
  type FieldChanges,
  type FieldLevel,
} from '../../../domain/print-fields/print-field-edit.ts';
import { shownText, storedValue } from '../../../domain/print-fields/metafield-text.ts';
import { present } from '../../../domain/kernel/text.ts';
import type { OwnedMetafield, ShopVariant } from '../../ports/index.ts';

const KEYS: ReadonlySet<string> = new Set(EDITABLE_KEYS);

/** The metafield of one level and key in one namespace, or null. */
export function ownField(
  variant: ShopVariant,
  place: { readonly level: FieldLevel; readonly namespace: string; readonly key: string },
): OwnedMetafield | null {
  return (
    variant.metafields.find(
      ({ level, namespace, key }) => level === place.level && namespace === place.namespace && key === place.key,
    ) ?? null
  );
}

/** What an editor shows of a field: the text that it means, whatever its type stores; null = there is none. */
export function ownText(
  variant: ShopVariant,
  place: { readonly level: FieldLevel; readonly namespace: string; readonly key: string },
): string | null {
  const field = ownField(variant, place);
  return field === null ? null : shownText(field);
}

/** All print fields that stand in one namespace, at both levels. */
export function ownFields(
  variant: ShopVariant,
  namespace: string,
): readonly (OwnedMetafield & { readonly key: EditableKey })[] {
  return variant.metafields.flatMap((metafield) =>
    metafield.namespace === namespace && KEYS.has(metafield.key)
      ? [{ ...metafield, key: metafield.key as EditableKey }]
      : [],
  );
}

export interface FieldDifference {
  readonly key: EditableKey;
  readonly level: FieldLevel;
  readonly before: string | null;
  /** What stood there, in the form of its type: what undoing puts back. */
  readonly stored: string | null;
  readonly after: string | null;
}

/**
 * What an edit would change, as texts: keys that say the same already are left out, to the last space or trimmed. Blank
 * is the same as cleared.
 */
export function differences(
  variant: ShopVariant,
  edit: { readonly level: FieldLevel; readonly namespace: string; readonly fields: FieldChanges },
): readonly FieldDifference[] {
  return EDITABLE_KEYS.flatMap((key) => {
    const wanted = edit.fields[key];
    if (wanted === undefined) return [];
    const after = present(wanted);
    const before = ownText(variant, { ...edit, key });
    const stored = ownField(variant, { ...edit, key })?.value ?? null;
    return [after, wanted].includes(before) || stored === wanted
      ? []
      : [{ key, level: edit.level, before, stored, after }];
  });
}

/** The variant as it would be. New digests are what Shopify answered, or empty before it has. */
export function withChanges(
  variant: ShopVariant,
  changes: readonly FieldDifference[],
  written: {
    readonly namespace: string;
    readonly digests?: ReadonlyMap<string, string>;
    readonly types?: ReadonlyMap<string, string>;
  },
): ShopVariant {
  const { namespace, digests, types } = written;
  const isChanged = (metafield: OwnedMetafield): boolean =>
    metafield.namespace === namespace &&
    changes.some(({ key, level }) => key === metafield.key && level === metafield.level);
  const kept = variant.metafields.filter((metafield) => !isChanged(metafield));
  const set = changes.flatMap(({ key, level, after }) => {
    if (after === null) return [];
    const type = types?.get(key) ?? ownField(variant, { level, namespace, key })?.type ?? '';
    const value = storedValue(type, after);
    return [{ level, namespace, key, value, digest: digests?.get(key) ?? '', type }];
  });
  return { ...variant, metafields: [...kept, ...set] };
}

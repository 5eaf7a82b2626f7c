import type { EditableKey, FieldsOfOwner, OwnFields } from './own-fields.ts';

/** Where a value that is not the owner's own comes from, most specific first (product §3). */
export type InheritedFrom = 'variant_other' | 'product' | 'product_other';

export interface Inherited {
  readonly value: string;
  readonly from: InheritedFrom;
  readonly namespace: string;
}

export interface Namespaces {
  /** Chosen in Settings; what editors write to. */
  readonly chosen: string;
  readonly other: string;
}

/** Owner and, for a variant, its product. */
export interface FieldSources {
  readonly variant: FieldsOfOwner | null;
  readonly product: FieldsOfOwner;
}

/** What counts while the owner's own field is empty; null = nothing. */
export function inheritedField(key: EditableKey, sources: FieldSources, namespaces: Namespaces): Inherited | null {
  const beneath: readonly (readonly [OwnFields, InheritedFrom, string])[] =
    sources.variant === null
      ? [[sources.product.other, 'product_other', namespaces.other]]
      : [
          [sources.variant.other, 'variant_other', namespaces.other],
          [sources.product.own, 'product', namespaces.chosen],
          [sources.product.other, 'product_other', namespaces.other],
        ];
  for (const [fields, from, namespace] of beneath) {
    const field = fields[key];
    if (field !== undefined) return { value: field.value, from, namespace };
  }
  return null;
}

import { EDITABLE_KEYS } from '../../../domain/print-fields/print-field-edit.ts';
import type { ShopSettings } from '../../../contract/settings.ts';
import type { IndexedVariant, RegionCheck } from '../../../pipeline/ports/index.ts';
import { ownField, ownFields } from '../../../pipeline/merchant/products/own-fields.ts';
import type { VariantRow } from '../../../contract/index.ts';
import { noteView, problemView } from './views.ts';

type Namespaces = Pick<ShopSettings, 'fieldNamespace' | 'otherNamespace'>;

/**
 * Metafields alone; selected options and line items are the order's. Variant before product, the chosen namespace
 * before the other.
 */
function countingFields(row: IndexedVariant, { fieldNamespace, otherNamespace }: Namespaces): VariantRow['fields'] {
  return EDITABLE_KEYS.flatMap((key) => {
    const places = (['variant', 'product'] as const).flatMap((level) =>
      [fieldNamespace, otherNamespace].map((namespace) => ({ level, namespace, key })),
    );
    const found = places
      .map((place) => ownField(row.variant, place))
      .find((metafield) => metafield !== null && metafield.value.trim() !== '');
    return found ? [{ key, value: found.value, level: found.level, namespace: found.namespace }] : [];
  });
}

export function regionView({ region, status, print, problems, notes }: RegionCheck): VariantRow['regions'][number] {
  return { region, status, print, problems: problems.map(problemView), notes: notes.map(noteView) };
}

/** One row of the products table. */
export function variantView(row: IndexedVariant, namespaces: Namespaces): VariantRow {
  const { variantGid, productGid, productTitle, variantTitle, sku, imageUrl, selectedOptions } = row.variant;
  const fields = countingFields(row, namespaces);
  return {
    variantGid,
    productGid,
    productTitle,
    variantTitle,
    sku,
    imageUrl,
    selectedOptions: [...selectedOptions],
    status: row.status,
    regions: row.regions.map(regionView),
    fields,
    own: ownFields(row.variant, namespaces.fieldNamespace).map(({ key, level, value, digest }) => ({
      key,
      level,
      value,
      digest,
    })),
    artworkUrl: fields.find(({ key }) => key === 'print_url')?.value ?? null,
    readAtMs: row.readAtMs,
  };
}

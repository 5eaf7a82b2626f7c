import type { z } from 'zod';
import type { CatalogueVariant } from '../../../domain/kernel/catalogue.ts';
import { isFileType, shownText } from '../../../domain/print-fields/metafield-text.ts';
import { EDITABLE_KEYS } from '../../../domain/print-fields/print-field-edit.ts';
import type { ShopSettings } from '../../../contract/settings.ts';
import type { IndexedVariant, RegionCheck } from '../../../pipeline/ports/index.ts';
import { ownField, ownFields } from '../../../pipeline/merchant/products/own-fields.ts';
import { numberOf } from '../../../contract/gids.ts';
import type { CheckedRow, Routes, VariantRow, VariantStatus } from '../../../contract/index.ts';
import { optionsView } from './catalogue.ts';
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
    return found ? [{ key, value: shownText(found), level: found.level, namespace: found.namespace }] : [];
  });
}

function regionView({ region, status, print, problems, notes }: RegionCheck): VariantRow['regions'][number] {
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
    own: ownFields(row.variant, namespaces.fieldNamespace).map((field) => ({
      key: field.key,
      level: field.level,
      value: shownText(field),
      digest: field.digest,
      isFile: isFileType(field.type),
    })),
    artworkUrl: fields.find(({ key, value }) => key === 'print_url' && URL.canParse(value))?.value ?? null,
    readAtMs: row.readAtMs,
  };
}

function statusView({ status, regions }: IndexedVariant): Pick<VariantRow, 'status' | 'regions'> {
  return { status, regions: regions.map(regionView) };
}

/** Worst first: what is not printed at all is worse than what is ready, when the product is meant to be printed. */
const WORST: readonly VariantStatus[] = ['broken', 'incomplete', 'none'];

/** What a check says of a variant, and of all variants of its product when its fields were checked. */
export function checkView(
  row: IndexedVariant,
  product: readonly IndexedVariant[] | null,
): z.input<Routes['checkFields']['response']> {
  if (product === null) return { ...statusView(row), product: null };
  const counts: Record<VariantStatus, number> = { ready: 0, incomplete: 0, broken: 0, none: 0 };
  for (const { status } of product) counts[status] += 1;
  const worst = WORST.flatMap((status) => product.find((one) => one.status === status) ?? []).at(0);
  return {
    ...statusView(row),
    product: {
      counts,
      worst: worst === undefined ? null : { variantTitle: worst.variant.variantTitle, ...statusView(worst) },
    },
  };
}

/** A row of a table as it would be, with the words its options may have. */
export function checkedRowView(
  { variant, status, regions }: IndexedVariant,
  article: CatalogueVariant | null,
): CheckedRow {
  return {
    variant: numberOf(variant.variantGid),
    status,
    regions: regions.map(regionView),
    options: article === null ? [] : optionsView(article.options),
  };
}

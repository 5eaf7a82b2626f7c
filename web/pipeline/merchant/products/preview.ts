import type { ShopDomain } from '../../../domain/kernel/ids.ts';
import type { IndexedVariant, VariantStatus } from '../../ports/index.ts';
import type { Checker } from './checker.ts';
import { numberOf } from '../../../contract/gids.ts';
import { differences, withChanges, type FieldDifference } from './own-fields.ts';
import type { FieldEdit } from '../../../contract/products.ts';

/** What edits would do, told from the index without a call to Shopify. */
export interface PreviewedEdit {
  readonly edit: FieldEdit;
  readonly row: IndexedVariant;
  readonly changes: readonly FieldDifference[];
  readonly statusAfter: VariantStatus;
}

/** Checked together: a lookup of texts costs about as much for 500 as for one. */
const PORTION = 500;

/**
 * Edits of variants that are not in `rows` are left out. A product-level edit is judged by the variant that names it.
 */
export function createPreview(checker: Checker) {
  return async function preview(
    shop: ShopDomain,
    edits: readonly FieldEdit[],
    rows: readonly IndexedVariant[],
  ): Promise<readonly PreviewedEdit[]> {
    const { fieldNamespace: namespace } = await checker.settingsOf(shop);
    const byNumber = new Map(rows.map((row) => [numberOf(row.variant.variantGid), row]));
    const planned = edits.flatMap((edit) => {
      const row = byNumber.get(edit.variant);
      return row === undefined
        ? []
        : [{ edit, row, changes: differences(row.variant, { level: edit.level, namespace, fields: edit.fields }) }];
    });
    const previewed: PreviewedEdit[] = [];
    for (let from = 0; from < planned.length; from += PORTION) {
      const portion = planned.slice(from, from + PORTION);
      const checked = await checker.check(
        shop,
        portion.map(({ row, changes }) => withChanges(row.variant, changes, { namespace })),
      );
      portion.forEach((one, at) => previewed.push({ ...one, statusAfter: checked[at]?.status ?? one.row.status }));
    }
    return previewed;
  };
}

export type Preview = ReturnType<typeof createPreview>;

/** How a person knows the variant. */
export function labelOf({ variant }: IndexedVariant): string {
  return variant.variantTitle === 'Default Title'
    ? variant.productTitle
    : `${variant.productTitle} / ${variant.variantTitle}`;
}

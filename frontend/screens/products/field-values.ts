import { numberOf } from '../../../web/contract/gids.ts';
import type { FieldChanges, FieldEdit, FieldKey, FieldLevel, VariantRow } from '../../../web/contract/index.ts';

/** What a form holds: absent and empty are the same, "no value". */
export type FieldValues = Readonly<Partial<Record<FieldKey, string>>>;

/** The values that stand at this level, in the namespace the editors write to. */
export function ownValues(row: VariantRow, level: FieldLevel): FieldValues {
  return Object.fromEntries(row.own.filter((field) => field.level === level).map(({ key, value }) => [key, value]));
}

/** What differs; an emptied field is null, which clears it. */
export function changesBetween(before: FieldValues, after: FieldValues): FieldChanges {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<FieldKey>;
  const changed = [...keys]
    .map((key) => [key, after[key]?.trim() ?? ''] as const)
    .filter(([key, now]) => now !== (before[key] ?? ''));
  return Object.fromEntries(changed.map(([key, now]) => [key, now === '' ? null : now]));
}

/** Whether there is anything to save. */
export function hasChanges(changes: FieldChanges): boolean {
  return Object.keys(changes).length > 0;
}

/** One edit that Shopify refuses when somebody changed a field since `row` was read. */
export function editOf(row: VariantRow, level: FieldLevel, changes: FieldChanges): FieldEdit {
  const digests = new Map(row.own.filter((field) => field.level === level).map(({ key, digest }) => [key, digest]));
  const expected = Object.fromEntries(
    (Object.keys(changes) as FieldKey[]).map((key) => [key, digests.get(key) ?? null]),
  );
  return { variant: variantNumber(row), level, fields: changes, expected };
}

/** What the editor's address and its edits call the variant by. */
export function variantNumber(row: VariantRow): string {
  return numberOf(row.variantGid);
}

/**
 * The variant's own title; null for the only variant of a product, which Shopify calls by a title that says nothing.
 */
export function variantTitle(row: Pick<VariantRow, 'variantTitle'>): string | null {
  return row.variantTitle === 'Default Title' ? null : row.variantTitle;
}

/** Product and variant in one line. */
export function variantLabel(row: Pick<VariantRow, 'productTitle' | 'variantTitle'>): string {
  return [row.productTitle, variantTitle(row)].filter((part) => part !== null).join(', ');
}

/** Option values as a person names them. */
export function optionsText(options: VariantRow['selectedOptions']): string {
  return options.map(({ name, value }) => `${name} ${value}`).join(', ');
}

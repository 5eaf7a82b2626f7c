import type { CatalogueVariantView, FieldKey } from '../../../web/contract/index.ts';
import type { FieldValues } from './field-values.ts';

export const PAIR_NUMBERS = [1, 2, 3, 4, 5] as const;
export type PairNumber = (typeof PAIR_NUMBERS)[number];

export function nameKey(number: PairNumber): FieldKey {
  return `print_option_name_${number}`;
}

export function valueKey(number: PairNumber): FieldKey {
  return `print_option_value_${number}`;
}

/** Pairs that hold something; the editor shows these and, on request, the next free one. */
export function usedPairs(values: FieldValues): readonly PairNumber[] {
  return PAIR_NUMBERS.filter(
    (number) => (values[nameKey(number)] ?? '') !== '' || (values[valueKey(number)] ?? '') !== '',
  );
}

/**
 * The fields after a choice from the catalogue: its code, and a pair for every required option, keeping values that the
 * new product also offers. Pairs of other options go: they would be unknown.
 */
export function pickedFields(values: FieldValues, variant: CatalogueVariantView): FieldValues {
  const before = new Map(PAIR_NUMBERS.map((number) => [values[nameKey(number)] ?? '', values[valueKey(number)] ?? '']));
  const required = variant.options.filter(({ isRequired }) => isRequired);
  const pairs = PAIR_NUMBERS.flatMap((number, index) => {
    const option = required[index];
    const kept = option === undefined ? '' : (before.get(option.name) ?? '');
    const value = option?.values.some(({ name }) => name === kept) === true ? kept : '';
    return [[nameKey(number), option?.name ?? ''] as const, [valueKey(number), value] as const];
  });
  return { ...Object.fromEntries(pairs), print_sku: variant.variantCode };
}

import type { CatalogueVariantView, FieldKey } from '../../../web/contract/index.ts';
import { OPTION_NUMBERS, type OptionNumber } from '../../../web/contract/words.ts';
import type { FieldValues } from './field-values.ts';

/** The field with the name of an option. */
export function nameKey(number: OptionNumber): FieldKey {
  return `print_option_name_${number}`;
}

/** The field with the value of an option. */
export function valueKey(number: OptionNumber): FieldKey {
  return `print_option_value_${number}`;
}

/** Pairs that hold something; the editor shows these and, on request, the next free one. */
export function usedPairs(values: FieldValues): readonly OptionNumber[] {
  return OPTION_NUMBERS.filter(
    (number) => (values[nameKey(number)] ?? '') !== '' || (values[valueKey(number)] ?? '') !== '',
  );
}

/**
 * The fields after a choice from the catalogue: its code, and a pair for every required option, keeping values that
 * the new product also offers. Pairs of other options go: they would be unknown.
 */
export function pickedFields(values: FieldValues, variant: CatalogueVariantView): FieldValues {
  const before = new Map(
    OPTION_NUMBERS.map((number) => [values[nameKey(number)] ?? '', values[valueKey(number)] ?? '']),
  );
  const required = variant.options.filter(({ isRequired }) => isRequired);
  const pairs = OPTION_NUMBERS.flatMap((number, index) => {
    const option = required[index];
    const kept = option === undefined ? '' : (before.get(option.name) ?? '');
    const value = option?.values.some(({ name }) => name === kept) === true ? kept : '';
    return [[nameKey(number), option?.name ?? ''] as const, [valueKey(number), value] as const];
  });
  return { ...Object.fromEntries(pairs), print_sku: variant.variantCode };
}

import type { CatalogueVariantView, FieldKey } from '../../../web/contract/index.ts';
import { fold, OPTION_NUMBERS, type OptionNumber } from '../../../web/contract/words.ts';
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

/** All ten option fields with these pairs in order, and nothing in the others. */
export function optionFields(pairs: readonly (readonly [name: string, value: string])[]): FieldValues {
  return Object.fromEntries(
    OPTION_NUMBERS.flatMap((number, index) => {
      const [name, value] = pairs[index] ?? ['', ''];
      return [[nameKey(number), name] as const, [valueKey(number), value] as const];
    }),
  );
}

/**
 * The fields after a choice from the catalogue: its code, and the values that the new product also offers. Pairs of
 * other options go: they would be unknown. A name without its value is never written, it would only be wrong.
 */
export function pickedFields(values: FieldValues, variant: CatalogueVariantView): FieldValues {
  const before = new Map(
    OPTION_NUMBERS.map((number) => [fold(values[nameKey(number)] ?? ''), fold(values[valueKey(number)] ?? '')]),
  );
  const kept = variant.options.flatMap(({ name, values: offered }) => {
    const value = offered.find((one) => fold(one.name) === before.get(fold(name)));
    return value === undefined ? [] : [[name, value.name] as const];
  });
  return { ...optionFields(kept), print_sku: variant.variantCode };
}

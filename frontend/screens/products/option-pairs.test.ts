import { expect, it } from 'vitest';
import type { CatalogueVariantView } from '../../../web/contract/index.ts';
import { pickedFields } from './option-pairs.ts';

const CANVAS = {
  variantCode: 'CVS',
  options: [
    { name: 'Border', isRequired: true, values: [{ name: 'White', surchargeMinor: 0 }] },
    { name: 'Frame', isRequired: true, values: [{ name: '2 cm', surchargeMinor: 200 }] },
  ],
} as unknown as CatalogueVariantView;

it('a choice from the catalogue keeps the values that are offered, and writes no name without a value', () => {
  const fields = pickedFields(
    {
      print_option_name_1: 'Gloss',
      print_option_value_1: 'High',
      print_option_name_2: 'border',
      print_option_value_2: 'WHITE',
      print_option_name_3: 'Frame',
      print_option_value_3: '4 cm',
    },
    CANVAS,
  );
  expect(Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''))).toEqual({
    print_sku: 'CVS',
    print_option_name_1: 'Border',
    print_option_value_1: 'White',
  });
  expect(Object.keys(fields)).toHaveLength(11);
});

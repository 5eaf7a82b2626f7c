import { describe, expect, it } from 'vitest';
import type { CatalogueVariantView, VariantRow } from '../../../web/contract/index.ts';
import { changesBetween, editOf, variantLabel } from './field-values.ts';
import { pickedFields, usedPairs } from './option-pairs.ts';

const ROW = {
  variantGid: 'gid://shopify/ProductVariant/77',
  productTitle: 'Harbour',
  variantTitle: '40x30',
  own: [
    { key: 'print_sku', level: 'variant', value: 'A', digest: 'digest-a' },
    { key: 'print_url', level: 'product', value: 'https://x.example/p.jpg', digest: 'digest-p' },
  ],
} as unknown as VariantRow;

function option(name: string, values: readonly string[], isRequired = true): CatalogueVariantView['options'][number] {
  return { name, isRequired, values: values.map((value) => ({ name: value, surchargeMinor: 0 })) };
}

describe('changes of a form', () => {
  it('hold only what differs, trimmed; what was emptied is cleared', () => {
    expect(
      changesBetween({ print_sku: 'A', print_url: 'u' }, { print_sku: ' A ', print_url: '', print_design_id: ' D ' }),
    ).toEqual({ print_url: null, print_design_id: 'D' });
  });

  it('are sent with the digest of what was read at that level, null where nothing stood', () => {
    expect(editOf(ROW, 'variant', { print_sku: 'B', print_url: 'v' })).toEqual({
      variant: '77',
      level: 'variant',
      fields: { print_sku: 'B', print_url: 'v' },
      expected: { print_sku: 'digest-a', print_url: null },
    });
  });
});

describe('a choice from the catalogue', () => {
  const variant = {
    variantCode: 'DIGI',
    options: [option('Border', ['Mirrored', 'White']), option('Frame', ['2 cm']), option('Hanger', ['None'], false)],
  } as unknown as CatalogueVariantView;

  it('asks for every required option and keeps values that the product offers', () => {
    const before = {
      print_option_name_1: 'Frame',
      print_option_value_1: '2 cm',
      print_option_name_2: 'Border',
      print_option_value_2: 'Gold',
    };
    const after = pickedFields(before, variant);
    expect(after).toMatchObject({
      print_sku: 'DIGI',
      print_option_name_1: 'Border',
      print_option_value_1: '',
      print_option_name_2: 'Frame',
      print_option_value_2: '2 cm',
      print_option_name_3: '',
    });
    expect(usedPairs(after)).toEqual([1, 2]);
  });
});

it('names a variant by its product alone when Shopify has no other name for it', () => {
  expect(variantLabel(ROW)).toBe('Harbour, 40x30');
  expect(variantLabel({ productTitle: 'Harbour', variantTitle: 'Default Title' })).toBe('Harbour');
});

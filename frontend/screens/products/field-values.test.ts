import { describe, expect, it } from 'vitest';
import type { VariantRow } from '../../../web/contract/index.ts';
import { changesBetween, editOf, variantLabel } from './field-values.ts';

const ROW = {
  variantGid: 'gid://shopify/ProductVariant/77',
  productTitle: 'Harbour',
  variantTitle: '40x30',
  own: [
    { key: 'print_sku', level: 'variant', value: 'A', digest: 'digest-a' },
    { key: 'print_url', level: 'product', value: 'https://x.example/p.jpg', digest: 'digest-p' },
  ],
} as unknown as VariantRow;

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

it('names a variant by its product alone when Shopify has no other name for it', () => {
  expect(variantLabel(ROW)).toBe('Harbour, 40x30');
  expect(variantLabel({ productTitle: 'Harbour', variantTitle: 'Default Title' })).toBe('Harbour');
});

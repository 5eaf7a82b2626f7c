import { describe, expect, it } from 'vitest';
import { typedOver, withTyped } from './typed-fields.ts';

const OWN = { variant: { print_sku: 'A', print_url: 'https://a' }, product: { print_url: 'https://p' } };

describe('what was typed', () => {
  it('goes along to the whole product and back', () => {
    const typed = withTyped({}, { print_sku: 'B' }, { level: 'variant', own: OWN.variant });
    expect(typedOver(OWN.variant, typed, { level: 'variant', shown: 'variant' })).toMatchObject({ print_sku: 'B' });
    expect(typedOver(OWN.product, typed, { level: 'product', shown: 'product' })).toMatchObject({ print_sku: 'B' });
    expect(typedOver(OWN.variant, typed, { level: 'variant', shown: 'product' })).toEqual(OWN.variant);
  });

  it('clears only where it was cleared, and is still to be saved there', () => {
    const typed = withTyped({}, { print_url: '' }, { level: 'variant', own: OWN.variant });
    expect(typedOver(OWN.product, typed, { level: 'product', shown: 'product' })).toEqual(OWN.product);
    expect(typedOver(OWN.variant, typed, { level: 'variant', shown: 'product' })).toMatchObject({ print_url: '' });
  });

  it('is nothing when it is what stands there', () => {
    const typed = withTyped({}, { print_sku: 'B', print_url: '' }, { level: 'variant', own: OWN.variant });
    expect(withTyped(typed, { print_sku: 'A' }, { level: 'variant', own: OWN.variant })).toEqual({
      print_url: { value: '', level: 'variant' },
    });
  });
});

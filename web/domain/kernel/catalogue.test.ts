import { expect, it } from 'vitest';
import { aVariant } from '../../../test/fixtures/domain.ts';
import { priceOf } from './catalogue.ts';

const frame = { id: 1, name: 'Frame', isRequired: true, values: [{ id: 2, name: 'Oak', sku: null, priceMinor: 250 }] };
const variant = aVariant({ priceMinor: 1_000, options: [frame] });

it('is what the variant costs, and each of its options on top', () => {
  expect(priceOf(variant, [])).toBe(1_000);
  expect(priceOf(variant, [{ name: 'Frame', value: 'Oak' }])).toBe(1_250);
});

it('knows no price of what the catalogue does not know', () => {
  const unknown = [
    { name: 'Frame', value: 'Gold' },
    { name: 'Border', value: 'White' },
  ];
  expect(priceOf(variant, unknown)).toBe(1_000);
});

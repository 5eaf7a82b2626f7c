import { expect, it } from 'vitest';
import { editFieldsLink } from './problem-links.ts';

it('leads to the editor of the variant behind a problem', () => {
  expect(editFieldsLink({ number: '42', product: '7' })).toBe('/products?product=7&edit=42');
});

it('leads to all that are broken when no variant is known', () => {
  expect(editFieldsLink(undefined)).toBe('/products?tab=broken');
});

import { expect, it } from 'vitest';
import { gidOf, numberOf } from './gids.ts';

it('links name the number of a gid', () => {
  expect(numberOf(gidOf('Product', '12'))).toBe('12');
});

it.each(['', 'gid://shopify/Product/', 'https://example.com/12'])('%j has no number', (text) => {
  expect(numberOf(text)).toBe('');
});

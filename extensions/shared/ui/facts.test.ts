import { expect, it } from 'vitest';
import { factsOf } from './facts.ts';

it('tells what a problem is about and what would be valid, without codes for programs', () => {
  expect(factsOf({ detail: { sku: 'DIGI-40X30-1', region: 'US', reason: 'no_variant' } })).toBe('DIGI-40X30-1');
  expect(factsOf({ detail: { option: 'Border', valid: ['White', 'Black'] } })).toBe('Border: White | Black');
});

import { expect, it } from 'vitest';
import { skuOf } from './print-item.ts';

it('every print item has a name that people know it by', () => {
  expect(skuOf({ kind: 'variant', variantId: 3, variantCode: 'DIGI-40X30-1' })).toBe('DIGI-40X30-1');
  expect(skuOf({ kind: 'design', designSku: 'CVS-APO1' })).toBe('CVS-APO1');
  expect(skuOf({ kind: 'unresolved', skuText: '3' })).toBe('3');
});

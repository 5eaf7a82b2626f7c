import { describe, expect, it } from 'vitest';
import { partKeys, quantityOf, sameLines, sameTrackingNumber } from './shipment.ts';

const line = (lineItemGid: string, quantity: number) => ({ lineItemGid, quantity });

it.each([
  ['1Z 999-aa', '1z999AA', true],
  ['123', '124', false],
])('the numbers %j and %j are the same: %s', (one, other, expected) => {
  expect(sameTrackingNumber(one, other)).toBe(expected);
});

describe('lines', () => {
  it('are the same in any order, with the same quantities and no others', () => {
    expect(sameLines([line('a', 1), line('b', 2)], [line('b', 2), line('a', 1)])).toBe(true);
    expect(sameLines([line('a', 1)], [line('a', 2)])).toBe(false);
    expect(sameLines([line('a', 1)], [line('a', 1), line('b', 1)])).toBe(false);
    expect(sameLines([], [])).toBe(true);
  });

  it('add up by line', () => {
    expect(quantityOf([line('a', 1), line('b', 2), line('a', 3)], 'a')).toBe(4);
    expect(quantityOf([], 'a')).toBe(0);
  });
});

it('parts of a parcel get the next keys that are free', () => {
  const taken = new Set(['parcel-1', 'parcel-1#2', 'parcel-11#3']);
  expect(partKeys('parcel-1', { count: 2, taken })).toEqual(['parcel-1#3', 'parcel-1#4']);
});

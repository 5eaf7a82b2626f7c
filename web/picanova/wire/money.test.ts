import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amount, amountDetails, majorOf, minorOf } from './money.ts';

describe('amounts', () => {
  it('lose the dust that binary fractions leave', () => {
    expect(0.29 * 100).not.toBe(29);
    expect(minorOf(24.92, null)).toBe(2492);
    expect(minorOf(0.29, null)).toBe(29);
  });

  it('come back unchanged after a way to the API and back, in text with at most two decimals', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), (minor) => {
        const sent = JSON.stringify(majorOf(minor));
        expect(sent).toMatch(/^\d+(\.\d{1,2})?$/);
        expect(minorOf(JSON.parse(sent), null)).toBe(minor);
      }),
    );
  });

  it('take the price when the details contradict it', () => {
    expect(minorOf(29.8, { currency: 'EUR', in_subunit: 298 })).toBe(2980);
  });

  it('take the details when there is no price', () => {
    expect(minorOf(null, { currency: 'EUR', in_subunit: 2492 })).toBe(2492);
  });

  it('are null when nothing can be read, never zero', () => {
    expect(minorOf(null, null)).toBeNull();
    expect(minorOf(null, { currency: 'EUR', in_subunit: null })).toBeNull();
  });

  it.each([
    [24.92, 24.92],
    ['83.70', 83.7],
    ['-1', -1],
    ['13.02 €', null],
    ['1,234.50', null],
    ['', null],
    [null, null],
    [undefined, null],
  ])('are read as number or plain decimal text: %j', (raw, expected) => {
    expect(amount.parse(raw)).toBe(expected);
  });

  it.each([2492, '2492'])('have subunits as number or text: %j', (raw) => {
    expect(amountDetails.parse({ currency: 'EUR', formatted: '24.92 €', in_subunit: raw })).toEqual({
      currency: 'EUR',
      in_subunit: 2492,
    });
  });
});

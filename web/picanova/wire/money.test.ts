import { describe, expect, it } from 'vitest';
import { amount, amountDetails, minorOf } from './money.ts';

describe('amounts', () => {
  it('are counted without the dust that binary fractions leave', () => {
    expect(0.29 * 100).not.toBe(29);
    expect(minorOf(amount.parse(24.92), null)).toBe(2492);
    expect(minorOf(amount.parse(0.29), null)).toBe(29);
  });

  it('have the decimals of the currency that is named beside them', () => {
    expect(minorOf('1200', { currency: 'JPY', in_subunit: null })).toBe(1200);
    expect(minorOf('1.5', { currency: 'KWD', in_subunit: null })).toBe(1500);
    expect(minorOf('1.5', { currency: '€', in_subunit: null })).toBe(150);
  });

  it('take the price when the details contradict it', () => {
    expect(minorOf('29.8', { currency: 'EUR', in_subunit: '298' })).toBe(2980);
  });

  it('take the details when there is no price', () => {
    expect(minorOf(null, { currency: 'EUR', in_subunit: '2492' })).toBe(2492);
  });

  it('are null when nothing can be read, never zero', () => {
    expect(minorOf(null, null)).toBeNull();
    expect(minorOf(null, { currency: 'EUR', in_subunit: null })).toBeNull();
  });

  it.each([
    [24.92, '24.92'],
    ['83.70', '83.70'],
    [' -1 ', '-1'],
    ['13.02 €', null],
    ['1,234.50', null],
    [1e21, null],
    ['', null],
    [null, null],
    [undefined, null],
    [{}, null],
  ])('are read as number or plain decimal text: %j', (raw, expected) => {
    expect(amount.parse(raw)).toBe(expected);
  });

  it.each([2492, '2492'])('have subunits as number or text: %j', (raw) => {
    expect(amountDetails.parse({ currency: 'EUR', formatted: '24.92 €', in_subunit: raw })).toEqual({
      currency: 'EUR',
      in_subunit: '2492',
    });
  });
});

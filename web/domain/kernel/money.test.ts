import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { converted, decimalsOf, majorUnits, minorUnits, withoutTax } from './money.ts';

const currencies = fc.constantFrom(...Intl.supportedValuesOf('currency'));

describe('decimal text in minor units', () => {
  it.each([
    ['49.9', 'EUR', 4_990],
    ['49.90', 'EUR', 4_990],
    ['0.0', 'USD', 0],
    ['-0.0', 'USD', 0],
    ['0.29', 'USD', 29],
    ['1200.0', 'JPY', 1_200],
    ['1200', 'JPY', 1_200],
    ['6000', 'KWD', 6_000_000],
    ['1.2345', 'KWD', 1_235],
    ['1.005', 'EUR', 101],
    ['1.004999', 'EUR', 100],
    ['0.999', 'EUR', 100],
    ['-5.00', 'EUR', -500],
    ['90071992547409.91', 'EUR', 9_007_199_254_740_991],
  ])('%s %s is %d', (amount, currency, minor) => {
    expect(minorUnits(amount, currency)).toBe(minor);
  });

  it.each(['', 'free', '1,50', '1.', '.5', '1e3', '0x10'])('%s is no amount', (amount) => {
    expect(minorUnits(amount, 'EUR')).toBeNull();
  });
});

describe('a decimal number', () => {
  it.each([
    [599, 'EUR', 5.99],
    [6_000, 'JPY', 6_000],
    [6_000_000, 'KWD', 6_000],
    [1_235, 'KWD', 1.235],
    [0, 'USD', 0],
  ])('of %d %s is %d', (minor, currency, major) => {
    expect(majorUnits(minor, currency)).toBe(major);
  });
});

describe('every currency', () => {
  it('has as many decimals as it is written with', () => {
    fc.assert(
      fc.property(currencies, (currency) => {
        const format = new Intl.NumberFormat('en-US', { style: 'currency', currency, numberingSystem: 'latn' });
        const fraction = format.formatToParts(1).find(({ type }) => type === 'fraction')?.value ?? '';
        expect(decimalsOf(currency)).toBe(fraction.length);
      }),
    );
  });

  it('comes back unchanged after a way over the wire, with no more decimals than it has', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), currencies, (minor, currency) => {
        const sent = JSON.stringify(majorUnits(minor, currency));
        expect((sent.split('.')[1] ?? '').length).toBeLessThanOrEqual(decimalsOf(currency));
        expect(minorUnits(sent, currency)).toBe(minor);
      }),
    );
  });

  it('is read from text exactly, digit by digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), currencies, (minor, currency) => {
        const decimals = decimalsOf(currency);
        const digits = String(minor).padStart(decimals + 1, '0');
        const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
        expect(minorUnits(text, currency)).toBe(minor);
        expect(minorUnits(`-${text}`, currency)).toBe(minor === 0 ? 0 : -minor);
      }),
    );
  });
});

it.each(['', '€', 'EURO', '12'])('%j is no currency and has the usual two decimals', (currency) => {
  expect(decimalsOf(currency)).toBe(2);
});

describe('an amount that includes taxes', () => {
  it.each([
    [11_900, [0.19], 10_000],
    [4_990, [0.19], 4_193],
    [10_800, [0.05, 0.03], 10_000],
    [1, [0.25], 1],
    [3_990, [], 3_990],
    [0, [0.19], 0],
  ])('of %d with %j is %d without', (gross, rates, net) => {
    expect(withoutTax(gross, rates)).toBe(net);
  });
});

describe('an amount in another currency', () => {
  it.each([
    [100, { from: 'USD', to: 'EUR', rate: 0.92 }, 92],
    [1_000, { from: 'JPY', to: 'USD', rate: 0.0067 }, 670],
    [670, { from: 'USD', to: 'JPY', rate: 149.25 }, 1_000],
    [1_235, { from: 'KWD', to: 'EUR', rate: 3 }, 371],
    // 100 × 1.005 is 100.49999999999999 in binary fractions.
    [100, { from: 'EUR', to: 'USD', rate: 1.005 }, 101],
    [0, { from: 'EUR', to: 'USD', rate: 1.1 }, 0],
  ])('%d at %j is %d', (minor, rate, worth) => {
    expect(converted(minor, rate)).toBe(worth);
  });
});

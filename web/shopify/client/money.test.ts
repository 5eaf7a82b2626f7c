import { describe, expect, it } from 'vitest';
import { minorUnits } from './money.ts';

describe('Shopify’s decimal amounts in minor units', () => {
  it.each([
    ['49.9', 'EUR', 4_990],
    ['49.90', 'EUR', 4_990],
    ['0.0', 'USD', 0],
    ['0.29', 'USD', 29],
    ['1200.0', 'JPY', 1_200],
    ['1200', 'JPY', 1_200],
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

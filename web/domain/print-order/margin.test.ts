import { describe, expect, it } from 'vitest';
import { marginOf, soldFor } from './margin.ts';

describe('what a print order brings', () => {
  it('is sold for the prices of its items, each as often as it was ordered', () => {
    expect(
      soldFor(
        [
          { quantity: 2, customsValueMinor: 3_990 },
          { quantity: 1, customsValueMinor: 500 },
        ],
        'EUR',
      ),
    ).toEqual({ minor: 8_480, currency: 'EUR' });
  });

  it('is not known when a price or the currency is not', () => {
    expect(
      soldFor(
        [
          { quantity: 2, customsValueMinor: 3_990 },
          { quantity: 1, customsValueMinor: null },
        ],
        'EUR',
      ),
    ).toBeNull();
    expect(soldFor([{ quantity: 2, customsValueMinor: 3_990 }], null)).toBeNull();
  });

  it('leaves a margin, or a loss, in one currency only', () => {
    expect(marginOf({ minor: 3_990, currency: 'EUR' }, { minor: 2_826, currency: 'EUR' })).toEqual({
      minor: 1_164,
      currency: 'EUR',
    });
    expect(marginOf({ minor: 1_000, currency: 'EUR' }, { minor: 2_826, currency: 'EUR' })).toEqual({
      minor: -1_826,
      currency: 'EUR',
    });
    expect(marginOf({ minor: 3_990, currency: 'USD' }, { minor: 2_826, currency: 'EUR' })).toBeNull();
  });

  it.each([
    [null, { minor: 1, currency: 'EUR' }],
    [{ minor: 1, currency: 'EUR' }, null],
  ])('leaves nothing to tell while one side is unknown', (sold, cost) => {
    expect(marginOf(sold, cost)).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { marginOf, soldFor } from './margin.ts';

describe('what a print order brings', () => {
  const eur = (minor: number) => ({ minor, currency: 'EUR' });

  it('is sold for what was paid for its items, each as often as it was ordered', () => {
    const items = [
      { quantity: 2, paid: eur(3_990) },
      { quantity: 1, paid: eur(500) },
    ];
    expect(soldFor(items)).toEqual(eur(8_480));
  });

  it('is not known when a price is not, and of nothing is nothing to tell', () => {
    expect(soldFor([{ quantity: 2, paid: eur(3_990) }, { quantity: 1 }])).toBeNull();
    expect(soldFor([])).toBeNull();
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

import { describe, expect, it } from 'vitest';
import { lineItemGid } from '../../../test/fixtures/domain.ts';
import { costOf, expectedCost, inCurrency, isBelowFloor, marginOf, soldFor } from './margin.ts';

const line = (number: number) => ({ lineItemGid: lineItemGid(number) });
const eur = (minor: number) => ({ minor, currency: 'EUR' });
const usd = (minor: number) => ({ minor, currency: 'USD' });
const RATES = [{ from: 'USD', to: 'EUR', rate: 0.9 }];

describe('what a print order brings', () => {
  it('is what was paid for its items, each as often as it was ordered', () => {
    const items = [
      { ...line(1), quantity: 2, paid: eur(3_990) },
      { ...line(2), quantity: 1, paid: eur(500) },
    ];
    expect(soldFor(items)).toEqual(eur(8_480));
    expect(soldFor(items, { [lineItemGid(1)]: 0.5, [lineItemGid(3)]: 0 })).toEqual(eur(4_490));
  });

  it('is not known when a price is not, and of nothing is nothing to tell', () => {
    expect(
      soldFor([
        { ...line(1), quantity: 2, paid: eur(3_990) },
        { ...line(2), quantity: 1 },
      ]),
    ).toBeNull();
    expect(soldFor([])).toBeNull();
  });
});

describe('what a print order will cost', () => {
  const cost = { productionMinor: 1_640, optionsMinor: 220, currency: 'EUR' };

  it('is production and options of every piece, and shipping once', () => {
    expect(
      expectedCost(
        [
          { quantity: 2, cost },
          { quantity: 1, cost },
        ],
        eur(334),
      ),
    ).toEqual({
      productionMinor: 4_920,
      optionsMinor: 660,
      shippingMinor: 334,
      totalMinor: 5_914,
      currency: 'EUR',
    });
  });

  it('is told without shipping where that is not known, or in money that cannot be added', () => {
    for (const shipping of [null, usd(334)])
      expect(expectedCost([{ quantity: 1, cost }], shipping)).toMatchObject({ shippingMinor: null, totalMinor: 1_860 });
  });

  it('is what Picanova charges, once it has said so', () => {
    const items = [{ quantity: 1, cost }];
    expect(costOf({ items, totalMinor: 2_194, totalCurrency: 'EUR' })).toEqual(eur(2_194));
    expect(costOf({ items, totalMinor: 2_194, totalCurrency: null })).toEqual(eur(1_860));
    expect(costOf({ items, totalMinor: null, totalCurrency: 'EUR' })).toEqual(eur(1_860));
    expect(costOf({ items: [{ quantity: 1 }], totalMinor: null, totalCurrency: null })).toBeNull();
  });

  it('is not known where the catalogue does not tell that of an item', () => {
    expect(expectedCost([{ quantity: 1, cost }, { quantity: 1 }], eur(334))).toBeNull();
    expect(expectedCost([], eur(334))).toBeNull();
  });
});

describe('the margin', () => {
  it.each([
    [eur(3_990), eur(2_826), { minor: 1_164, currency: 'EUR', percent: 29.2 }],
    [eur(1_000), eur(2_826), { minor: -1_826, currency: 'EUR', percent: -182.6 }],
    [usd(4_000), eur(2_700), { minor: 900, currency: 'EUR', percent: 25 }],
    [eur(0), eur(2_826), { minor: -2_826, currency: 'EUR', percent: null }],
    [eur(4_000), usd(1_000), null],
    [null, eur(1), null],
    [eur(1), null, null],
  ])('of %j less %j is %j', (sold, cost, margin) => {
    expect(marginOf(sold, cost, RATES)).toEqual(margin);
  });

  it('needs no rate within one currency, and is not told across two without any', () => {
    expect(marginOf(eur(2), eur(1))).toMatchObject({ minor: 1 });
    expect(marginOf(usd(2), eur(1))).toBeNull();
    expect(inCurrency(usd(100), 'EUR', [])).toBeNull();
  });

  it.each([
    [29.2, 1_164, 30, true],
    [30, 1_200, 30, false],
    [-182.6, -1_826, 0, true],
    [29.2, 1_164, null, false],
    [null, -2_826, 0, true],
    [null, 0, 0, false],
  ])('of %s %% (%d) is below a floor of %s: %s', (...[percent, minor, floor, isBelow]) => {
    expect(isBelowFloor({ ...eur(minor), percent }, floor)).toBe(isBelow);
  });

  it('that nobody knows is below no floor', () => {
    expect(isBelowFloor(null, 30)).toBe(false);
  });
});

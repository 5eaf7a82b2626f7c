import { describe, expect, it } from 'vitest';
import { aSetting } from '../../../test/fixtures/domain.ts';
import { isMapped, validateMethod, wishedMethod } from './shipping-choice.ts';

const rule = (method: string, country: string | null = null, region: 'EU' | 'US' = 'EU') => ({
  title: 'Express',
  country,
  region,
  method,
});
const wish = (settings: Parameters<typeof aSetting>[0], title: string | null = 'Express', countryCode = 'DE') =>
  wishedMethod({ settings: aSetting(settings), region: 'EU', title, countryCode });

describe('the wished method', () => {
  it('is the rule of title and country before the rule of the title', () => {
    const shippingRules = [rule('ANY'), rule('GERMAN', 'DE'), rule('AMERICAN', null, 'US')];
    expect(wish({ shippingRules })).toEqual({ method: 'GERMAN', unmappedTitle: null });
    expect(wish({ shippingRules }, 'Express', 'FR')).toEqual({ method: 'ANY', unmappedTitle: null });
  });

  it.each(['express', 'Express ', 'Standard'])('does not come from a rule of another title: %j', (title) => {
    expect(wish({ shippingRules: [rule('ANY')], defaultMethod: { EU: 'DHL' } }, title)).toEqual({
      method: 'DHL',
      unmappedTitle: title,
    });
  });

  it('is the default of the region when the only rules are for other countries or regions', () => {
    expect(
      wish({ shippingRules: [rule('FRENCH', 'FR'), rule('US', null, 'US')], defaultMethod: { EU: 'DHL', US: 'UPS' } }),
    ).toEqual({ method: 'DHL', unmappedTitle: 'Express' });
  });

  it('may be none; an order without a title has nothing to map', () => {
    expect(wish({})).toEqual({ method: null, unmappedTitle: 'Express' });
    expect(wish({}, null)).toEqual({ method: null, unmappedTitle: null });
  });
});

describe('a rate title', () => {
  it('is mapped by a rule of its region, for any country or for one', () => {
    const shippingRules = [rule('GERMAN', 'DE')];
    expect(isMapped({ shippingRules }, { title: 'Express', region: 'EU' })).toBe(true);
    expect(isMapped({ shippingRules }, { title: 'Express', region: 'US' })).toBe(false);
    expect(isMapped({ shippingRules }, { title: 'express', region: 'EU' })).toBe(false);
  });
});

describe('a method checked against the rates', () => {
  const rates = [
    { code: 'UPS', name: 'UPS Standard', priceMinor: 900 },
    { code: 'DHL', name: 'DHL Paket', priceMinor: 602 },
    { code: 'DHL', name: 'DHL Paket', priceMinor: 602 },
  ];

  it.each([
    ['UPS', 'UPS'],
    ['ups', 'UPS'],
    [' DHL paket', 'DHL'],
    ['DHL', 'DHL'],
  ])('%j is offered as %s', (wished, method) => {
    expect(validateMethod(wished, rates, false)).toMatchObject({ kind: 'wished', rate: { code: method } });
  });

  it('is the cheapest when nothing was wished, fallback or not', () => {
    expect(validateMethod(null, rates, false)).toEqual({ kind: 'cheapest', rate: rates[1] });
  });

  it('decides equal prices by code, in whatever order they come', () => {
    const equal = [
      { code: 'B', name: 'B', priceMinor: 1 },
      { code: 'A', name: 'A', priceMinor: 1 },
    ];
    expect(validateMethod(null, equal, false)).toEqual(validateMethod(null, equal.toReversed(), false));
  });

  it('falls back to the cheapest only where the merchant allows it', () => {
    expect(validateMethod('GEL', rates, true)).toEqual({ kind: 'fallback', rate: rates[1], wished: 'GEL' });
    expect(validateMethod('GEL', rates, false)).toEqual({
      kind: 'problem',
      problem: { code: 'shipping_method_invalid', detail: { method: 'GEL', valid: ['UPS', 'DHL'] } },
    });
  });

  it('does not exist where nothing is offered', () => {
    expect(validateMethod('DHL', [], true)).toEqual({
      kind: 'problem',
      problem: { code: 'destination_not_served', detail: {} },
    });
  });
});

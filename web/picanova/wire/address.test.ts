import { describe, expect, it } from 'vitest';
import { toldAddress } from './address.ts';

const told = (shipping: unknown) => toldAddress.parse(shipping);

describe('the address of an answer', () => {
  it('is told in either version’s keys', () => {
    expect(told({ firstname: 'John', street_primary: '275 Wyman St.', country: 'DE', region: 'BE' })).toEqual({
      firstname: 'John',
      streetPrimary: '275 Wyman St.',
      countryCode: 'DE',
      regionCode: 'BE',
    });
    expect(told({ city: 'Köln', country_code: 'DE', country_id: 276, region_code: null })).toEqual({
      city: 'Köln',
      countryCode: 'DE',
      regionCode: null,
    });
    expect(told({ city: 'Köln', country_id: 276 })).toEqual({ city: 'Köln', countryCode: '276' });
  });

  it('tells a part that is empty from one that is not told', () => {
    expect(told({ city: 'Köln', street_secondary: '', company: null })).toEqual({
      city: 'Köln',
      streetSecondary: null,
      company: null,
    });
  });

  it('says nothing about a part of another type', () => {
    expect(told({ city: 'Köln', country: { id: 276 }, telephone: ['1'] })).toEqual({ city: 'Köln' });
  });

  it.each([undefined, null, [], {}, 'Köln', 5, { city: null }, { city: '', postcode: null }, { other: 'x' }])(
    'is not told by %j',
    (shipping) => {
      expect(told(shipping)).toBeNull();
    },
  );
});

import { describe, expect, it } from 'vitest';
import { isWithheldData, readDestination, withholdsAddresses } from './destination.ts';

const ADDRESS = {
  firstName: 'Ann',
  lastName: 'Lee',
  company: null,
  address1: 'Road 1',
  address2: null,
  city: 'Ulm',
  zip: '89073',
  province: null,
  countryCode: 'DE',
  phone: null,
  email: null,
};
const NOTHING = { ...ADDRESS, firstName: null, lastName: null, address1: null, city: null, zip: null };

const denied = (...path: (string | number)[]) => ({
  message: 'This app is not approved to use the field.',
  path,
  code: 'ACCESS_DENIED',
});
const AT = ['order', 'fulfillmentOrders', 'nodes', 0, 'destination'] as const;

describe('a destination', () => {
  it('is an address, absent, or withheld', () => {
    expect(readDestination(ADDRESS, false)).toEqual({ kind: 'address', address: ADDRESS });
    expect(readDestination(null, false)).toEqual({ kind: 'absent' });
    expect(readDestination(ADDRESS, true)).toEqual({ kind: 'withheld' });
    expect(readDestination(null, true)).toEqual({ kind: 'withheld' });
  });

  it('of which nothing but the country was entered lacks its parts, and is not withheld', () => {
    expect(readDestination(NOTHING, false)).toEqual({ kind: 'address', address: NOTHING });
    expect(readDestination(NOTHING, true)).toEqual({ kind: 'withheld' });
  });
});

describe('errors on a destination', () => {
  it.each(['firstName', 'address1', 'city', 'zip'])('withhold the address when %s is kept back', (field) => {
    expect(withholdsAddresses([denied(...AT, field)])).toBe(true);
  });

  it('withhold the address when all of it is kept back', () => {
    expect(withholdsAddresses([denied(...AT)])).toBe(true);
  });

  it('leave the address when only phone or e-mail is kept back', () => {
    expect(withholdsAddresses([denied(...AT, 'phone'), denied(...AT, 'email')])).toBe(false);
  });

  it('are withheld data only when access was denied, and there', () => {
    expect(isWithheldData(denied(...AT, 'phone'))).toBe(true);
    expect(isWithheldData({ ...denied(...AT, 'phone'), code: 'INTERNAL_SERVER_ERROR' })).toBe(false);
    expect(isWithheldData(denied('order', 'risk'))).toBe(false);
  });
});

import type { NewAddress } from '../simulator/shopify/types.ts';

/** A delivery address with everything that must arrive at the printer. */
export type Buyer = NewAddress & { readonly firstName: string; readonly lastName: string };

export function inGermany(firstName: string, lastName: string): Buyer {
  return {
    firstName,
    lastName,
    address1: 'Heidestraße 17',
    city: 'Köln',
    zip: '51147',
    country: 'Germany',
    countryCode: 'DE',
    phone: '+49 221 1234567',
  };
}

export function inCalifornia(firstName: string, lastName: string): Buyer {
  return {
    firstName,
    lastName,
    address1: '1 Market Street',
    address2: 'Suite 300',
    city: 'San Francisco',
    zip: '94105',
    province: 'California',
    provinceCode: 'CA',
    country: 'United States',
    countryCode: 'US',
    phone: '+1 415 555 0100',
  };
}

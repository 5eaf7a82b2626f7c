import { describe, expect, it } from 'vitest';
import { PRINT_ADDRESS } from '../../../test/fixtures/print-orders.ts';
import { differingParts } from './answer-address.ts';
import type { AnsweredAddress } from './picanova-order.ts';
import type { PrintAddress } from './print-item.ts';

const SENT: PrintAddress = {
  firstname: 'Jürgen',
  lastname: "O'Roe",
  company: 'ACME GmbH & Co. KG',
  streetPrimary: 'Hauptstraße 5',
  streetSecondary: 'Hinterhaus, 3. OG',
  city: 'Köln',
  postcode: '50667',
  countryCode: 'DE',
  regionCode: null,
  telephone: '+49 221 123456',
  email: 'Jane@Example.com',
};
const US = { ...PRINT_ADDRESS, countryCode: 'US', regionCode: 'OH' };

describe('an address at Picanova is the same', () => {
  it.each<[string, AnsweredAddress]>([
    ['as it was sent', { ...SENT }],
    ['in capitals', { city: 'KÖLN', streetPrimary: 'HAUPTSTRASSE 5', email: 'jane@example.com' }],
    ['without accents', { firstname: 'Jurgen', city: 'Koln' }],
    ['with other spaces and marks', { postcode: '50 667', company: 'ACME GmbH & Co.KG', lastname: 'O’Roe' }],
    ['with its country by name', { countryCode: 'Germany' }],
    ['with its country by number', { countryCode: '276' }],
    ['with its country in three letters', { countryCode: 'deu' }],
    ['with a country that nobody can read', { countryCode: 'Allemagne' }],
    ['with the phone as it is dialled at home', { telephone: '0221 / 12 34 56' }],
    ['as far as it is told', {}],
    ['with phone and e-mail kept back', { telephone: null, email: null }],
    ['with a region where none was sent', { regionCode: 'NW' }],
  ])('%s', (_, answered) => {
    expect(differingParts(SENT, answered)).toEqual([]);
  });

  it.each(['OH', 'oh', 'Ohio', 'US-OH', '36'])('with its region as %s', (regionCode) => {
    expect(differingParts(US, { regionCode })).toEqual([]);
  });

  it('with a region where Picanova has none', () => {
    expect(differingParts({ ...SENT, regionCode: 'NW' }, { regionCode: 'BE' })).toEqual([]);
  });

  it('in letters that fold to nothing', () => {
    expect(differingParts({ ...SENT, firstname: '🦄' }, { firstname: ' 🦄 ' })).toEqual([]);
  });
});

describe('an address at Picanova is another', () => {
  it.each<[string, AnsweredAddress, string[]]>([
    ['without its house number', { streetPrimary: 'Hauptstraße' }, ['streetPrimary']],
    ['with another house number', { streetPrimary: 'Hauptstraße 6' }, ['streetPrimary']],
    ['without its second line', { streetSecondary: null }, ['streetSecondary']],
    ['in another city', { city: 'Bonn', postcode: '53111' }, ['city', 'postcode']],
    ['in another country', { countryCode: 'AT' }, ['countryCode']],
    ['in another country by name', { countryCode: 'Austria' }, ['countryCode']],
    ['for another person', { firstname: 'John' }, ['firstname']],
    ['with another phone number', { telephone: '+49 221 123457' }, ['telephone']],
    ['with another e-mail', { email: 'john@example.com' }, ['email']],
    ['with an emoji for a name', { firstname: '🦄' }, ['firstname']],
  ])('%s', (_, answered, parts) => {
    expect(differingParts(SENT, answered)).toEqual(parts);
  });

  it('in another state', () => {
    expect(differingParts(US, { regionCode: 'Oregon' })).toEqual(['regionCode']);
  });
});

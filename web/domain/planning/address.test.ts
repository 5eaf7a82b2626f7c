import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anAddress, aSetting } from '../../../test/fixtures/domain.ts';
import { ADDRESS_LIMITS } from './address-limits.ts';
import { toPrintAddress } from './address.ts';
import type { ShopifyAddress } from './shopify-order.ts';

function converted(changes: Partial<ShopifyAddress>) {
  const result = toPrintAddress(anAddress(changes), aSetting());
  if (result.kind === 'problem') throw new Error(JSON.stringify(result.problem));
  return result.address;
}

function detailOf(changes: Partial<ShopifyAddress>) {
  const result = toPrintAddress(anAddress(changes), aSetting());
  return result.kind === 'problem' ? result.problem.detail : null;
}

it('carries every part over', () => {
  expect(converted({ company: ' ACME ', address2: 'Hinterhaus', countryCode: 'de' })).toEqual({
    firstname: 'Jane',
    lastname: 'Roe',
    company: 'ACME',
    streetPrimary: 'Hauptstrasse 5',
    streetSecondary: 'Hinterhaus',
    city: 'Köln',
    postcode: '50667',
    countryCode: 'DE',
    regionCode: null,
    telephone: '+49221123456',
    email: 'jane@example.com',
  });
});

describe('names are never empty', () => {
  it.each([
    [{ firstName: null, lastName: 'Jane Mary Roe' }, 'Jane Mary', 'Roe'],
    [{ firstName: 'Jane  Roe', lastName: ' ' }, 'Jane', 'Roe'],
    [{ firstName: 'Cher', lastName: null }, 'Cher', 'Cher'],
    [{ firstName: null, lastName: '', company: 'ACME GmbH' }, 'ACME', 'GmbH'],
  ])('%j', (changes, firstname, lastname) => {
    expect(converted(changes)).toMatchObject({ firstname, lastname });
  });

  it('and missing only when there is no company either', () => {
    expect(detailOf({ firstName: null, lastName: null })).toEqual({ missing: ['name'], tooLong: [] });
  });
});

describe('regions', () => {
  it('are codes in the US and Canada, whatever Shopify gives', () => {
    expect(converted({ countryCode: 'US', province: 'Ohio', zip: '43137' }).regionCode).toBe('OH');
    expect(converted({ countryCode: 'CA', province: 'QC', zip: 'H2X 1Y4' }).regionCode).toBe('QC');
  });

  it('are missing there when absent or unknown, and nowhere else', () => {
    expect(detailOf({ countryCode: 'US', province: null })).toEqual({ missing: ['province'], tooLong: [] });
    expect(detailOf({ countryCode: 'CA', province: 'Bavaria' })).toEqual({ missing: ['province'], tooLong: [] });
    expect(converted({ countryCode: 'IT', province: 'Roma' }).regionCode).toBeNull();
  });
});

describe('postcodes', () => {
  it('are a placeholder in countries that have none, unless one is given', () => {
    expect(converted({ countryCode: 'AE', zip: null }).postcode).toBe('00000');
    expect(converted({ countryCode: 'HK', zip: '999077' }).postcode).toBe('999077');
  });

  it('are missing everywhere else', () => {
    expect(detailOf({ zip: ' ' })).toEqual({ missing: ['zip'], tooLong: [] });
  });
});

it('lists everything that is missing, by field name', () => {
  const empty = {
    firstName: null,
    lastName: null,
    company: null,
    address1: null,
    city: null,
    zip: null,
    countryCode: null,
    phone: null,
    email: null,
  };
  expect(detailOf(empty)).toEqual({ missing: ['name', 'address1', 'city', 'zip', 'country'], tooLong: [] });
});

it('refuses what is too long, never cuts it and never repeats it', () => {
  const address1 = 'Lange Strasse '.repeat(10);
  expect(detailOf({ address1, phone: '1'.repeat(65) })).toEqual({
    missing: [],
    tooLong: ['streetPrimary', 'telephone'],
  });
  expect(JSON.stringify(detailOf({ address1 }))).not.toContain('Lange');
  expect(converted({ address1: 'x'.repeat(ADDRESS_LIMITS.streetPrimary) }).streetPrimary).toHaveLength(128);
});

it('takes an address without phone, e-mail, company and second line', () => {
  expect(converted({ phone: null, email: '' })).toMatchObject({
    telephone: null,
    email: null,
    company: null,
    streetSecondary: null,
  });
});

describe('length is counted in characters', () => {
  it('of which an emoji is one, and an accent none of its own', () => {
    expect(converted({ city: '🎨'.repeat(ADDRESS_LIMITS.city) }).city).toBe('🎨'.repeat(128));
    expect(converted({ city: 'o\u0308'.repeat(ADDRESS_LIMITS.city) }).city).toBe('ö'.repeat(128));
    expect(detailOf({ city: '🎨'.repeat(ADDRESS_LIMITS.city + 1) })).toEqual({ missing: [], tooLong: ['city'] });
  });

  it('and a house number that would make its street too long keeps its line', () => {
    const address1 = 'x'.repeat(ADDRESS_LIMITS.streetPrimary);
    expect(converted({ address1, address2: '5' })).toMatchObject({ streetPrimary: address1, streetSecondary: '5' });
  });

  it('and a province that would make the second line too long is no reason to cut it', () => {
    const changes = { countryCode: 'AU', address2: 'x'.repeat(120), province: 'New South Wales' };
    expect(detailOf(changes)).toEqual({ missing: [], tooLong: ['streetSecondary'] });
  });
});

it('is missing every part that cannot be seen', () => {
  const unseen = { address1: '\u200b', address2: '\u2060', city: '\u00ad', zip: '\u3164' };
  expect(detailOf(unseen)).toEqual({ missing: ['address1', 'city', 'zip'], tooLong: [] });
});

describe('of a Shopify address', () => {
  const COUNTRIES = ['DE', 'FR', 'GB', 'US', 'CA', 'AU', 'AE', 'JP', 'PR'];
  const word = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.constantFrom('5', '12a', 'Nr. 7', ' ', '\u00a0', '\u200b', 'Packstation 123', 'a\nb', '山田　花子', 'Ro\u0308e'),
  );
  const maybe = fc.option(word);
  const source: fc.Arbitrary<ShopifyAddress> = fc.record({
    firstName: maybe,
    lastName: maybe,
    company: maybe,
    address1: maybe,
    address2: maybe,
    city: maybe,
    zip: maybe,
    province: fc.oneof(maybe, fc.constantFrom('Ohio', 'Ontario', 'New South Wales')),
    countryCode: fc.constantFrom(...COUNTRIES),
    phone: maybe,
    email: maybe,
  });
  /** The words of a text, in the form and with the spaces that any two texts of the same sight share. */
  const words = (text: string | null) =>
    (text ?? '')
      .toWellFormed()
      .normalize('NFC')
      .split(/[\s\p{Cc}]+/u)
      .filter((part) => /[^\p{Default_Ignorable_Code_Point}\u2800]/u.test(part));

  it('nothing is lost: every word of it that can be seen is sent, or it is a problem', () => {
    fc.assert(
      fc.property(source, (given) => {
        const result = toPrintAddress(given, aSetting());
        if (result.kind === 'problem') return;
        const { regionCode, ...address } = result.address;
        const sent = Object.values(address).join(' ');
        const { countryCode: _, province, ...parts } = given;
        const all = [...Object.values(parts), regionCode === null ? province : null].flatMap(words);
        const folded = sent.normalize('NFKC').toLowerCase();
        for (const part of all) expect(folded).toContain(part.normalize('NFKC').toLowerCase());
        for (const name of [address.firstname, address.lastname, address.streetPrimary, address.city, address.postcode])
          expect(words(name)).not.toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anAddress } from '../../../test/fixtures/domain.ts';
import { ADDRESS_LIMITS, toPrintAddress } from './address.ts';
import type { ShopifyAddress } from './shopify-order.ts';

function converted(changes: Partial<ShopifyAddress>) {
  const result = toPrintAddress(anAddress(changes));
  if (result.kind === 'problem') throw new Error(JSON.stringify(result.problem));
  return result.address;
}

function detailOf(changes: Partial<ShopifyAddress>) {
  const result = toPrintAddress(anAddress(changes));
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

  it('whatever one of the two is', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 60 }).filter((name) => name.trim() !== ''),
        (name) => {
          const address = converted({ firstName: name, lastName: null });
          expect(address.firstname).not.toBe('');
          expect(address.lastname).not.toBe('');
          const joined = `${address.firstname} ${address.lastname}`.replace(/\s+/g, ' ');
          expect(joined.includes(name.trim().replace(/\s+/g, ' ')) || address.firstname === name.trim()).toBe(true);
        },
      ),
    );
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

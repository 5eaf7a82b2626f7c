import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { aSetting } from '../../test/fixtures/domain.ts';
import { toPrintAddress } from '../domain/planning/address.ts';
import { betaOrderBody, v1OrderBody } from './requests.ts';
import { BETA_REQUEST, V1_REQUEST } from './testing/parts.ts';

/**
 * Addresses as Shopify has them and as they stand at the wire, in both versions of the API: the tables are
 * `test/fixtures/addresses/*.txt`. Three lines a case: what it is; Shopify's country, first and last name, company,
 * both lines, postcode, city, province; Picanova's first and last name, company, both lines, postcode, city, country,
 * region. Nothing between two bars is no field at all; what cannot be seen is written as `\u200b`.
 */
const TABLES = ['europe', 'america', 'world'].map((name) => ({
  name,
  text: readFileSync(new URL(`../../test/fixtures/addresses/${name}.txt`, import.meta.url), 'utf8'),
}));

const PHONE = '+49221123456';
const EMAIL = 'jane@example.com';

interface Case {
  readonly title: string;
  readonly from: readonly (string | null)[];
  readonly wire: readonly (string | null)[];
}

function cells(line: string): readonly (string | null)[] {
  return line.split('|').map((cell) => {
    const text = cell.replace(/^ +| +$/gu, '');
    return text === '' ? null : (JSON.parse(`"${text.replaceAll('"', '\\"')}"`) as string);
  });
}

function casesOf(text: string): readonly Case[] {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return Array.from({ length: Math.ceil(lines.length / 3) }, (_, index): Case => {
    const [title = '', from = '', wire = ''] = lines.slice(index * 3, index * 3 + 3);
    return { title, from: cells(from), wire: cells(wire.replace('→', ' ')) };
  });
}

const CASES = TABLES.flatMap(({ name, text }) => casesOf(text).map((one) => ({ ...one, table: name })));

function planned({ from }: Case) {
  const [countryCode, firstName, lastName, company, address1, address2, zip, city, province] = from.map(
    (cell) => cell ?? null,
  );
  const nothing = null;
  const result = toPrintAddress(
    {
      firstName: firstName ?? nothing,
      lastName: lastName ?? nothing,
      company: company ?? nothing,
      address1: address1 ?? nothing,
      address2: address2 ?? nothing,
      city: city ?? nothing,
      zip: zip ?? nothing,
      province: province ?? nothing,
      countryCode: countryCode ?? nothing,
      phone: PHONE,
      email: EMAIL,
    },
    aSetting(),
  );
  if (result.kind === 'problem') throw new Error(JSON.stringify(result.problem));
  return result.address;
}

/** The address of a body as it leaves, parts in the order of the table. */
function atTheWire(body: object, keys: { readonly country: string; readonly region: string }) {
  const { shipping } = JSON.parse(JSON.stringify(body)) as { shipping: Record<string, string> };
  const { email, telephone, ...rest } = shipping;
  const order = ['firstname', 'lastname', 'company', 'street_primary', 'street_secondary', 'postcode', 'city'];
  const known = [...order, keys.country, keys.region];
  expect(Object.keys(rest).filter((key) => !known.includes(key))).toEqual([]);
  expect({ email, telephone }).toEqual({ email: EMAIL, telephone: PHONE });
  return known.map((key) => rest[key] ?? null);
}

it('the tables hold 150 addresses or more, of 30 countries or more', () => {
  expect(CASES.length).toBeGreaterThanOrEqual(150);
  expect(new Set(CASES.map(({ from }) => from[0]?.toUpperCase())).size).toBeGreaterThanOrEqual(30);
});

describe.each(TABLES)('of $name', ({ text }) => {
  it.each(casesOf(text).map((one) => [`${one.from[0]}: ${one.title}`, one] as const))('%s', (_, one) => {
    const address = planned(one);
    const beta = atTheWire(betaOrderBody({ ...BETA_REQUEST, address }), {
      country: 'country_code',
      region: 'region_code',
    });
    expect(beta).toEqual(one.wire);
    expect(atTheWire(v1OrderBody({ ...V1_REQUEST, address }), { country: 'country', region: 'region' })).toEqual(
      one.wire,
    );
  });
});

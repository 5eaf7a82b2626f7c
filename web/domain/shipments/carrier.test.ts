import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { carrierFor } from './carrier.ts';

const schemaFile = new URL('../../../node_modules/@shopify/dev-mcp/dist/data/admin_2026-10.json.gz', import.meta.url);
interface Described {
  readonly name: string;
  readonly description: string | null;
  readonly fields: readonly Described[] | null;
}
const { data } = JSON.parse(gunzipSync(readFileSync(schemaFile)).toString('utf8')) as {
  data: Readonly<Record<string, { types: readonly Described[] }>>;
};
const tracking = data['__schema']?.types.find(({ name }) => name === 'FulfillmentTrackingInfo');
const description = tracking?.fields?.find(({ name }) => name === 'company')?.description ?? '';
const [everywhere = '', local = ''] = description.split(
  'The following tracking companies are displayed for shops located in specific countries',
);
const KNOWN = new Set([...everywhere.matchAll(/^ {2}\* (.+)$/gm)].map((match) => match[1]));

describe('a carrier', () => {
  it.each([
    ['UPS', 'UPS'],
    ['UPS MIEXP', 'UPS'],
    ['ups', 'UPS'],
    ['USPS', 'USPS'],
    ['FedEx', 'FedEx'],
    ['DPD', 'DPD'],
    ['GLS', 'GLS'],
    ['DHL', 'DHL Express'],
    ['DHL ECOMMERCE', 'DHL eCommerce'],
    ['POSTNL', 'PostNL'],
    ['Royal  Mail', 'Royal Mail'],
    ['Deutsche Post', 'Deutsche Post'],
    ['BPOST', 'BPost'],
    ['Swiss Post', 'Swiss Post'],
    ['Venipak', 'Venipak'],
  ])('%s is %s, which Shopify knows in every country', (code, expected) => {
    expect(carrierFor({ code, name: code, shopCountry: null })).toBe(expected);
    expect(KNOWN).toContain(expected);
  });

  it.each([
    ['DHL', 'DE', 'DHL'],
    ['DHL Paket', 'DE', 'DHL'],
    ['Hermes', 'DE', 'Hermes'],
    ['DHL Parcel', 'NL', 'DHL Parcel'],
    ['GLS', 'IT', 'GLS Italy'],
    ['BRT', 'IT', 'BRT'],
    ['Colis Privé', 'FR', 'Colis Privé'],
  ])('%s is in a shop of %s: %s', (code, shopCountry, expected) => {
    expect(carrierFor({ code, name: code, shopCountry })).toBe(expected);
    expect(local).toContain(expected);
  });

  it('is plain DHL in German shops only, because no other shop knows that name', () => {
    expect(KNOWN).not.toContain('DHL');
    expect(
      ['DE', 'AT', 'US', null].map((shopCountry) => carrierFor({ code: 'DHL', name: 'DHL', shopCountry })),
    ).toEqual(['DHL', 'DHL Express', 'DHL Express', 'DHL Express']);
  });

  it('is recognised by its name when the code says nothing, and with a product name behind it', () => {
    expect(carrierFor({ code: 'X1', name: 'UPS', shopCountry: null })).toBe('UPS');
    expect(carrierFor({ code: 'X1', name: 'FedEx Ground', shopCountry: 'US' })).toBe('FedEx');
  });

  it('keeps the label of the printer when unknown; GEL is a carrier of its own', () => {
    expect(carrierFor({ code: 'GEL', name: 'GEL', shopCountry: 'DE' })).toBe('GEL');
    expect(carrierFor({ code: 'hermes', name: 'Hermes', shopCountry: 'US' })).toBe('Hermes');
    expect(carrierFor({ code: ' ABC ', name: ' ', shopCountry: null })).toBe('ABC');
    expect(carrierFor({ code: '', name: '', shopCountry: null })).toBe('');
    expect(carrierFor({ code: 'constructor', name: 'toString', shopCountry: '__proto__' })).toBe('toString');
  });
});

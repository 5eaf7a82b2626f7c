import { describe, expect, it } from 'vitest';
import { betaOrderBody, v1OrderBody } from './requests.ts';
import { ADDRESS, BETA_REQUEST, V1_REQUEST } from './testing/parts.ts';

const FULL_ADDRESS = {
  ...ADDRESS,
  company: 'Roe Ltd',
  streetSecondary: 'Floor 2',
  countryCode: 'US',
  regionCode: 'OH',
  telephone: '+16145550100',
  email: 'jane@example.com',
};

const sent = (body: object): unknown => JSON.parse(JSON.stringify(body));

describe('a beta order', () => {
  it('names variant, options by name and file, and leaves out what is absent', () => {
    expect(sent(betaOrderBody(BETA_REQUEST))).toEqual({
      external_id: 'OD-26211',
      is_test: false,
      shipping_method: 'DHL',
      shipping: {
        firstname: 'Jane',
        lastname: 'Roe',
        street_primary: 'Hauptstrasse 5',
        city: 'Köln',
        postcode: '50667',
        country_code: 'DE',
      },
      items: [
        {
          external_id: 'OD-26211-1',
          quantity: 1,
          variant_id: 3,
          file: 'https://files.example.com/print/8f2c?token=abc',
          options: { 'Canvas border': 'Folded' },
        },
      ],
    });
  });

  it('carries every part of the address, with the pair of codes', () => {
    expect(sent(betaOrderBody({ ...BETA_REQUEST, address: FULL_ADDRESS }))).toMatchObject({
      shipping: {
        email: 'jane@example.com',
        firstname: 'Jane',
        lastname: 'Roe',
        company: 'Roe Ltd',
        street_primary: 'Hauptstrasse 5',
        street_secondary: 'Floor 2',
        city: 'Köln',
        postcode: '50667',
        country_code: 'US',
        region_code: 'OH',
        telephone: '+16145550100',
      },
    });
  });

  it('[A9] gives customs amounts in major units without dust', () => {
    const items = BETA_REQUEST.items.map((item) => ({ ...item, customsValueMinor: 3990 }));
    const text = JSON.stringify(betaOrderBody({ ...BETA_REQUEST, customsShippingMinor: 599, items }));
    expect(text).toContain('"customs_shipping_costs":5.99,');
    expect(text).toContain('"customs_value":39.9}');
  });

  it.each([
    ['JPY', 6_000, 6_000],
    ['KWD', 6_000_000, 6_000],
    ['KWD', 1_235, 1.235],
  ])('gives customs amounts in %s with the decimals it has', (currency, minor, major) => {
    const items = BETA_REQUEST.items.map((item) => ({ ...item, customsValueMinor: minor }));
    const request = { ...BETA_REQUEST, currency, customsShippingMinor: minor, items };
    expect(sent(betaOrderBody(request))).toMatchObject({
      customs_shipping_costs: major,
      items: [{ customs_value: major }],
    });
  });

  it('declares no amount of which the currency is not known', () => {
    const items = BETA_REQUEST.items.map((item) => ({ ...item, customsValueMinor: 6_000 }));
    const text = JSON.stringify(betaOrderBody({ ...BETA_REQUEST, currency: null, customsShippingMinor: 599, items }));
    expect(text).not.toContain('customs');
  });

  it('tells a customs value of nothing from none', () => {
    const items = BETA_REQUEST.items.map((item) => ({ ...item, customsValueMinor: 0 }));
    expect(sent(betaOrderBody({ ...BETA_REQUEST, customsShippingMinor: 0, items }))).toMatchObject({
      customs_shipping_costs: 0,
      items: [{ customs_value: 0 }],
    });
  });

  it('sends an empty set of options as an object', () => {
    const items = BETA_REQUEST.items.map((item) => ({ ...item, options: [] }));
    expect(JSON.stringify(betaOrderBody({ ...BETA_REQUEST, items }))).toContain('"options":{}');
  });

  it('keeps an option whose name means something to JavaScript', () => {
    const items = BETA_REQUEST.items.map((item) => ({ ...item, options: [{ name: '__proto__', value: 'x' }] }));
    expect(JSON.stringify(betaOrderBody({ ...BETA_REQUEST, items }))).toContain('"options":{"__proto__":"x"}');
  });
});

describe('a v1 order', () => {
  it('names the composite SKU, sends no file beside an artwork SKU, and asks for tracking', () => {
    expect(sent(v1OrderBody(V1_REQUEST))).toEqual({
      external_id: 'OD-26211',
      shipping_type: 'tracked',
      is_test: true,
      shipping: {
        firstname: 'Jane',
        lastname: 'Roe',
        street_primary: 'Hauptstrasse 5',
        city: 'Köln',
        postcode: '50667',
        country: 'DE',
      },
      items: [{ external_id: 'OD-26211-1', quantity: 2, product_sku: 'CVS0200201LWF2-APO12345678' }],
    });
  });

  it('sends the file of a blank SKU for its front', () => {
    const items = [
      { externalId: '1', quantity: 1, productSku: 'CVS0200201LMF2', fileUrl: 'https://files.example.com/a' },
    ];
    expect(sent(v1OrderBody({ ...V1_REQUEST, items }))).toMatchObject({
      items: [{ product_sku: 'CVS0200201LMF2', file: { front: { url: 'https://files.example.com/a' } } }],
    });
  });

  it.each(['CVS0200201LWF2-APO12345678', 'CVS0200201LWF2-PIC123', 'cvs0200201lwf2-pic123'])(
    'never sends a file that would be ignored: %s',
    (productSku) => {
      const body = JSON.stringify(
        v1OrderBody({
          ...V1_REQUEST,
          items: [{ externalId: '1', quantity: 1, productSku, fileUrl: 'https://files.example.com/a' }],
        }),
      );
      expect(body).not.toContain('file');
    },
  );

  it('names country and region with its own keys', () => {
    expect(sent(v1OrderBody({ ...V1_REQUEST, address: FULL_ADDRESS }))).toMatchObject({
      shipping: { country: 'US', region: 'OH', email: 'jane@example.com' },
    });
  });
});

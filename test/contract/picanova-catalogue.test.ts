import { describe, expect, it } from 'vitest';
import { failureOf } from '../../web/picanova/failures.ts';
import { readProducts, readVariants } from '../../web/picanova/wire/catalogue.ts';
import { readCombinations } from '../../web/picanova/wire/combinations.ts';
import { readRates } from '../../web/picanova/wire/rates.ts';
import combinations from '../fixtures/picanova/beta-combinations.json' with { type: 'json' };
import singleCombination from '../fixtures/picanova/beta-combinations-single.json' with { type: 'json' };
import products from '../fixtures/picanova/beta-products.json' with { type: 'json' };
import rates from '../fixtures/picanova/beta-rates.json' with { type: 'json' };
import variants from '../fixtures/picanova/beta-variants.json' with { type: 'json' };
import contradicting from '../fixtures/picanova/beta-variants-contradicting-price.json' with { type: 'json' };
import sdkVariants from '../fixtures/picanova/beta-variants-sdk.json' with { type: 'json' };
import errors from '../fixtures/picanova/errors.json' with { type: 'json' };

const CANVAS = { productId: 2, name: 'Canvas', sku: 'CVS', dpi: 36, variantCount: 64 };

function variantsOf(json: unknown) {
  const read = readVariants(json, CANVAS, 'EUR');
  if (!read.readable) throw new Error(read.reason);
  return read.value;
}

describe('the documented catalogue', () => {
  it('products, whose images may be list or object (picanova-api §2.1.1)', () => {
    expect(readProducts(products)).toEqual({
      readable: true,
      skipped: 0,
      value: [CANVAS, { productId: 4, name: 'Magic Mug', sku: 'MUG', dpi: 150, variantCount: 1 }],
    });
  });

  it('variants, with options by id in order, and prices as number or text (picanova-api §2.1.2)', () => {
    expect(variantsOf(variants)).toEqual([
      {
        variantId: 30,
        variantCode: 'QUAD-100X100-1',
        productId: 2,
        productName: 'Canvas',
        productSku: 'CVS',
        variantSku: '1001001',
        name: '100x100 cm',
        widthMm: 1000,
        heightMm: 1000,
        dpi: 36,
        priceMinor: 2980,
        currency: 'EUR',
        shippingCountries: [276, 826, 246],
        options: [
          {
            id: 1,
            name: 'Canvas border',
            isRequired: true,
            values: [{ id: 1, name: 'Mirrored', sku: 'LM', priceMinor: 20 }],
          },
          {
            id: 2,
            name: 'Stretcher frame',
            isRequired: true,
            values: [{ id: 6, name: '2 cm', sku: 'F2', priceMinor: 200 }],
          },
          {
            id: 17,
            name: 'Hanger Set for Canvas',
            isRequired: false,
            values: [{ id: 38, name: 'Hanger Set for Canvas', sku: 'HC', priceMinor: 150 }],
          },
        ],
      },
      expect.objectContaining({ variantId: 211, variantCode: 'TASSE-LI_QUER-MAGIC', priceMinor: 990, options: [] }),
    ]);
  });

  it('a variant under its deprecated names, with options without ids (picanova-api §7 no. 6)', () => {
    expect(variantsOf(sdkVariants)).toMatchObject([
      {
        variantId: 3,
        variantCode: 'DIGI-40X30-1',
        options: [
          { name: 'Stretcher frame', isRequired: true, values: [{ name: '2 cm' }] },
          { name: 'Canvas border', values: [{ name: 'Mirrored' }, { name: 'Stretched' }] },
        ],
      },
    ]);
  });

  it('a price that contradicts its details (picanova-api §7 no. 5)', () => {
    expect(variantsOf(contradicting)).toMatchObject([{ priceMinor: 2980, options: [] }]);
  });

  it('variants without print size, price or id are left out and counted, never guessed', () => {
    const whole = variants.data[1];
    const read = readVariants(
      {
        data: [
          whole,
          { ...whole, printfile: null },
          { ...whole, price: null, price_details: null },
          { ...whole, variant_id: undefined },
          { ...whole, printfile: { format_width: 0, format_height: 0 } },
        ],
      },
      CANVAS,
      'EUR',
    );
    expect(read).toMatchObject({ readable: true, skipped: 4, value: [{ variantId: 211 }] });
  });

  it.each([
    ['combinations as a list', combinations],
    ['a combination alone', singleCombination],
    ['combinations as a map', { data: { 7: combinations.data[0] } }],
  ])('%s (picanova-api §2.1.4)', (_form, json) => {
    expect(readCombinations(json)).toEqual({
      readable: true,
      skipped: 0,
      value: [
        {
          sku: 'CVS0200201F2HCLMSB',
          options: [
            { name: 'Canvas border', value: 'Mirrored' },
            { name: 'Stretcher frame', value: '2 cm' },
          ],
        },
      ],
    });
  });

  it('a combination whose options cannot be read does not become one without options', () => {
    expect(
      readCombinations({
        data: [
          { sku: 'CVS1', options: [{ name: 'Frame' }] },
          { sku: 'CVS2', options: [] },
        ],
      }),
    ).toEqual({ readable: true, skipped: 1, value: [{ sku: 'CVS2', options: [] }] });
  });

  it('rates, each method once, spaces in codes, prices as number or text (picanova-api §2.3.1, §7 no. 13, 14)', () => {
    expect(readRates(rates, 'EUR')).toEqual({
      readable: true,
      skipped: 0,
      value: [
        { code: 'DHL', name: 'DHL', priceMinor: 602, currency: 'EUR' },
        { code: 'UPS MIEXP', name: 'UPS MIEXP', priceMinor: 8370, currency: 'EUR' },
      ],
    });
  });
});

describe('the documented errors (picanova-api §1.7)', () => {
  it.each([
    [
      'laravel 422',
      {
        outcome: 'refused',
        reason: 'The items.0.variant_id field is required.',
        fields: { 'items.0.variant_id': ['The items.0.variant_id field is required.'] },
      },
    ],
    ['422 without errors', { outcome: 'refused', reason: 'The given data was invalid.', fields: {} }],
    ['bad request', { outcome: 'refused', reason: 'Bad Request', status: 400 }],
    ['not found', { outcome: 'refused', status: 404 }],
    ['wrong method', { outcome: 'refused', status: 405 }],
    ['rate limit, framework', { outcome: 'throttled' }],
    ['rate limit, v1', { outcome: 'throttled' }],
    ['bad credentials', { outcome: 'access_lost' }],
    ['server fault', { outcome: 'unknown' }],
  ] as const)('%s', (name, expected) => {
    const { status, body } = errors[name];
    expect(
      failureOf({ outcome: 'answered', status, text: JSON.stringify(body), headers: {} }, 'write', 0),
    ).toMatchObject(expected);
  });
});

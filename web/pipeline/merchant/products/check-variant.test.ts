import { describe, expect, it } from 'vitest';
import type { CatalogueVariant } from '../../../domain/kernel/catalogue.ts';
import { NO_PRODUCT_SETTINGS } from '../../../domain/planning/product-settings.ts';
import { DEFAULT_SETTINGS } from '../../../contract/settings.ts';
import type { ShopVariant } from '../../ports/index.ts';
import { checkVariant, type CheckContext } from './check-variant.ts';

const CANVAS: CatalogueVariant = {
  variantId: 7,
  variantCode: 'CVS',
  productId: 1,
  productName: 'Canvas',
  productSku: 'C',
  variantSku: '1',
  name: '20x20',
  widthMm: 200,
  heightMm: 200,
  dpi: 72,
  priceMinor: 900,
  currency: 'EUR',
  shippingCountries: [],
  options: [{ id: 1, name: 'Border', isRequired: true, values: [{ id: 1, name: 'White', sku: null, priceMinor: 0 }] }],
};

function variant(fields: Readonly<Record<string, string>>): ShopVariant {
  return {
    variantGid: 'gid://shopify/ProductVariant/1',
    productGid: 'gid://shopify/Product/1',
    productTitle: 'Canvas',
    variantTitle: 'S',
    position: 1,
    sku: null,
    imageUrl: null,
    selectedOptions: [],
    metafields: Object.entries(fields).map(([key, value]) => ({
      level: 'variant',
      namespace: '$app',
      key,
      value,
      digest: 'd',
      type: 't',
    })),
  };
}

const context = (more: Partial<CheckContext> = {}): CheckContext => ({
  settings: DEFAULT_SETTINGS,
  products: NO_PRODUCT_SETTINGS,
  regions: [{ region: 'EU', hasCatalogue: true }],
  looks: null,
  lookup: (_region, text) => (text === 'CVS' ? { variant: CANVAS, combinations: null } : undefined),
  ...more,
});

const COMPLETE = {
  print_sku: 'CVS',
  print_url: 'https://cdn.example.com/a.jpg',
  print_option_name_1: 'Border',
  print_option_value_1: 'White',
};

describe('the product settings', () => {
  const matches = [
    { code: 'OURS', skus: ['CVS'] },
    { code: 'PAIR', skus: ['CVS', 'CVS'] },
    { code: 'HALF', skus: ['CVS', 'gone'] },
  ];
  const products = { ...NO_PRODUCT_SETTINGS, matches, skips: [{ code: 'hook', skus: [] }] };
  const checked = (code: string) => checkVariant(variant({ ...COMPLETE, print_sku: code }), context({ products }));

  it('have a variant checked with the SKU that its code is matched with', () => {
    expect(checked('OURS')).toMatchObject({ status: 'ready', regions: [{ print: { variantCode: 'CVS' } }] });
    expect(checked('OURS').regions[0]?.notes).toContain('code_match\tOURS\tCVS');
  });

  it('make a set ready when all of it is, at the price of all of it', () => {
    expect(checked('PAIR')).toMatchObject({ status: 'ready', regions: [{ print: { price: { minor: 1800 } } }] });
    expect(checked('HALF')).toMatchObject({
      status: 'broken',
      regions: [{ print: null, problems: [{ code: 'unknown_sku', detail: { sku: 'gone' } }] }],
    });
    const { print_url: _none, ...bare } = { ...COMPLETE, print_sku: 'PAIR' };
    const missing = checkVariant(variant(bare), context({ products }));
    expect(missing.regions[0]?.problems).toEqual([{ code: 'missing_print_url', detail: { sku: 'CVS' } }]);
  });

  it('leave out what is not sent', () => {
    expect(checked('Hook').status).toBe('none');
  });
});

describe('the print status of a variant', () => {
  it('is none without print fields, whatever is connected', () => {
    expect(checkVariant(variant({}), context()).status).toBe('none');
    expect(checkVariant(variant({}), context({ regions: [] }))).toEqual({ status: 'none', regions: [] });
  });

  it('is ready when an order would be sent, and says as what', () => {
    expect(checkVariant(variant(COMPLETE), context())).toMatchObject({
      status: 'ready',
      regions: [
        { print: { variantCode: 'CVS', name: 'Canvas 20x20', price: { minor: 900, currency: 'EUR' } }, problems: [] },
      ],
    });
  });

  it('is incomplete when something is missing and broken when something is wrong, also when both are', () => {
    const { print_option_value_1: _gone, print_option_name_1: _too, ...withoutOption } = COMPLETE;
    expect(checkVariant(variant(withoutOption), context()).status).toBe('incomplete');
    expect(checkVariant(variant({ ...COMPLETE, print_option_value_1: 'Red' }), context()).status).toBe('broken');
    expect(checkVariant(variant({ print_sku: 'NONE' }), context()).status).toBe('broken');
    expect(checkVariant(variant({ ...COMPLETE, print_url: 'http://cdn.example.com/a.jpg' }), context()).status).toBe(
      'broken',
    );
  });

  const regions = [
    { region: 'EU', hasCatalogue: true },
    { region: 'US', hasCatalogue: true },
  ] as const;
  const soldInEurope: CheckContext['lookup'] = (region) =>
    region === 'EU' ? { variant: CANVAS, combinations: null } : undefined;
  const statuses = (fields: Readonly<Record<string, string>>, more: Partial<CheckContext>) => {
    const found = checkVariant(variant(fields), context(more));
    return [found.status, ...found.regions.map(({ status }) => status)];
  };

  it('is the worst of the regions an order may go to', () => {
    const unlike: CheckContext['lookup'] = (region) => ({
      variant: region === 'EU' ? CANVAS : { ...CANVAS, options: [] },
      combinations: null,
    });
    expect(statuses(COMPLETE, { regions, lookup: unlike })).toEqual(['broken', 'ready', 'broken']);
  });

  it('is by region: what one region prints and the other does not sell is not broken', () => {
    expect(statuses(COMPLETE, { regions, lookup: soldInEurope })).toEqual(['ready', 'ready', 'none']);
    const { print_url: _gone, ...withoutArtwork } = COMPLETE;
    expect(statuses(withoutArtwork, { regions, lookup: soldInEurope })).toEqual(['incomplete', 'incomplete', 'none']);
  });

  it('is broken where no region sells it, where a field of the region says so, and where all orders go there', () => {
    expect(statuses({ ...COMPLETE, print_sku: 'NONE' }, { regions })).toEqual(['broken', 'broken', 'broken']);
    expect(statuses({ ...COMPLETE, print_sku_us: 'CVS' }, { regions, lookup: soldInEurope })).toEqual([
      'broken',
      'ready',
      'broken',
    ]);
    expect(statuses(COMPLETE, { regions: [regions[1]], lookup: soldInEurope })).toEqual(['broken', 'broken']);
  });

  it('counts the price of the chosen options', () => {
    const dear: CatalogueVariant = {
      ...CANVAS,
      options: [
        { id: 1, name: 'Border', isRequired: true, values: [{ id: 1, name: 'White', sku: null, priceMinor: 250 }] },
        { id: 2, name: 'Frame', isRequired: false, values: [{ id: 2, name: 'Oak', sku: null, priceMinor: 999 }] },
      ],
    };
    const found = checkVariant(variant(COMPLETE), context({ lookup: () => ({ variant: dear, combinations: null }) }));
    expect(found.regions[0]?.print?.price).toEqual({ minor: 1_150, currency: 'EUR' });
  });

  it('waits for a connection, for its catalogue, and for combinations that could not be read now', () => {
    expect(checkVariant(variant(COMPLETE), context({ regions: [] }))).toMatchObject({
      status: 'incomplete',
      regions: [{ problems: [{ code: 'not_connected' }] }],
    });
    expect(
      checkVariant(variant(COMPLETE), context({ regions: [{ region: 'EU', hasCatalogue: false }] })),
    ).toMatchObject({ status: 'incomplete', regions: [{ problems: [{ code: 'picanova_unreachable' }] }] });
    expect(
      checkVariant(
        variant({ ...COMPLETE, print_sku: 'C1XX' }),
        context({ lookup: () => ({ variant: CANVAS, combinations: null }) }),
      ).status,
    ).toBe('incomplete');
  });
});

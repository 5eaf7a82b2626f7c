import { describe, expect, it } from 'vitest';
import type { CatalogueVariant } from '../../../domain/kernel/catalogue.ts';
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
  regions: [{ region: 'EU', hasCatalogue: true }],
  lookup: (_region, text) => (text === 'CVS' ? { variant: CANVAS, combinations: null } : undefined),
  ...more,
});

const COMPLETE = {
  print_sku: 'CVS',
  print_url: 'https://cdn.example.com/a.jpg',
  print_option_name_1: 'Border',
  print_option_value_1: 'White',
};

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

  it('is the worst of the regions an order may go to', () => {
    const regions = [
      { region: 'EU', hasCatalogue: true },
      { region: 'US', hasCatalogue: true },
    ] as const;
    const found = checkVariant(
      variant(COMPLETE),
      context({ regions, lookup: (region) => (region === 'EU' ? { variant: CANVAS, combinations: null } : undefined) }),
    );
    expect([found.status, found.regions.map(({ status }) => status)]).toEqual(['broken', ['ready', 'broken']]);
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

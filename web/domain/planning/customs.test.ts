import { describe, expect, it } from 'vitest';
import {
  aForeignLine,
  aFulfillmentOrder,
  aLine,
  anAddress,
  anOrder,
  aSetting,
  aVariant,
  EU,
  fields,
  SHOP,
  US,
} from '../../../test/fixtures/domain.ts';
import { minorUnits, withoutTax } from '../kernel/money.ts';
import { readNote } from '../print-fields/notes.ts';
import { customsFor, declaredShipping, declaredValue, needsCustoms } from './customs.ts';
import { planOrder } from './plan-order.ts';
import type { FulfillmentOrder, FulfillmentOrderLine } from './shopify-order.ts';
import type { ShopSettings } from '../../contract/settings.ts';

describe('customs papers', () => {
  it.each([
    ['EU', 'DE', '50667', false],
    ['EU', 'ie', null, false],
    ['EU', 'MC', '98000', false],
    ['EU', 'ES', '28013', false],
    ['EU', 'ES', null, false],
    ['EU', 'ES', '35 001', true],
    ['EU', 'ES', '51001', true],
    ['EU', 'FR', '97400', true],
    ['EU', 'DE', '27498', true],
    ['EU', 'IT', '23041', true],
    ['EU', 'CH', '8001', true],
    ['EU', 'GB', 'EC1A 1BB', true],
    ['EU', 'AX', '22100', true],
    ['EU', 'US', '10001', true],
    ['US', 'US', '10001', false],
    ['US', 'PR', '00901', false],
    ['US', 'CA', 'K1A 0B1', true],
    ['US', 'DE', '50667', true],
    ['EU', null, null, false],
  ] as const)('from %s to %s %s: %s', (...[region, countryCode, zip, needed]) => {
    expect(needsCustoms(region, { countryCode, zip })).toBe(needed);
  });
});

/** What Shopify tells of a line: list price and price after all discounts of one piece, as text, and taxes. */
interface Sold {
  readonly list: string;
  readonly paid: string;
  readonly taxes?: readonly number[];
}

function priceOf({ list, paid, taxes = [] }: Sold, currency: string) {
  const minor = (text: string): number => withoutTax(minorUnits(text, currency) ?? Number.NaN, taxes);
  return { listMinor: minor(list), paidMinor: minor(paid) };
}

const RATES = [
  { from: 'USD', to: 'EUR', rate: 0.92 },
  { from: 'JPY', to: 'EUR', rate: 0.0061 },
  { from: 'KWD', to: 'EUR', rate: 2.99 },
  { from: 'EUR', to: 'USD', rate: 1.09 },
];

describe('the value of a piece to Switzerland', () => {
  it.each([
    ['without a discount', 'EUR', { list: '39.90', paid: '39.90' }, 3_990, []],
    ['after a code for the whole order', 'EUR', { list: '39.90', paid: '35.91' }, 3_591, []],
    ['after an automatic discount on the line', 'EUR', { list: '100.00', paid: '75.00' }, 7_500, []],
    [
      'with the tax that its price includes taken off',
      'EUR',
      { list: '119.00', paid: '59.50', taxes: [0.19] },
      5_000,
      [],
    ],
    ['free by a discount', 'EUR', { list: '39.90', paid: '0.00' }, 3_990, ['customs_list_price']],
    [
      'free by a discount, tax included',
      'EUR',
      { list: '119', paid: '0', taxes: [0.19] },
      10_000,
      ['customs_list_price'],
    ],
    ['that is a gift', 'EUR', { list: '0.00', paid: '0.00' }, 0, []],
    ['sold in dollars', 'USD', { list: '50.00', paid: '49.90' }, 4_591, ['customs_converted']],
    ['sold in yen, which have no cents', 'JPY', { list: '6000', paid: '5000' }, 3_050, ['customs_converted']],
    ['sold in dinars of a thousand fils', 'KWD', { list: '10.500', paid: '10.250' }, 3_065, ['customs_converted']],
    ['free and in dollars', 'USD', { list: '50', paid: '0' }, 4_600, ['customs_list_price', 'customs_converted']],
  ] as const)('%s', (...[, shopCurrency, sold, value, notes]) => {
    const destination = { kind: 'address' as const, address: anAddress({ countryCode: 'CH' }) };
    const customs = customsFor(
      { region: 'EU', fulfillmentOrder: { destination }, own: [], connection: { currency: 'EUR' } },
      { order: { currency: shopCurrency }, settings: { customsRates: RATES } },
    );
    const declared = declaredValue(priceOf(sold, shopCurrency), customs);
    expect(declared.customsValueMinor).toBe(value);
    expect(declared.notes.map((text) => readNote(text).code)).toEqual(notes);
  });

  it('is none where its price cannot be read', () => {
    const customs = { kind: 'declared', currency: 'EUR', rate: null } as const;
    expect(declaredValue(null, customs)).toEqual({ customsValueMinor: null, notes: [] });
  });
});

function plan(scene: {
  readonly country: string;
  readonly currency: string;
  readonly lines?: readonly FulfillmentOrderLine[];
  readonly settings?: Partial<ShopSettings>;
  readonly shippingPriceMinor?: null;
  readonly others?: readonly FulfillmentOrder[];
}) {
  const { country, currency, lines = [aLine()], settings = {}, others = [], ...order } = scene;
  const destination = { kind: 'address' as const, address: anAddress({ countryCode: country, province: 'OH' }) };
  const { printOrders } = planOrder({
    looks: null,
    shop: SHOP,
    order: anOrder({
      currency,
      fulfillmentOrders: [aFulfillmentOrder(11, { destination, lines }), ...others],
      ...order,
    }),
    settings: aSetting(settings),
    connections: [{ ...EU, currency: 'EUR' }, US],
    lookup: () => ({ variant: aVariant({ shippingCountries: [] }), combinations: null }),
    existing: [],
    approval: null,
    testModeUndecided: false,
    paidAtMs: null,
    nowMs: 2_000_000,
  });
  return printOrders;
}

describe('a print order that needs customs papers', () => {
  it('declares what was paid for its items and for shipping, in the currency of the account', () => {
    expect(plan({ country: 'CH', currency: 'EUR' })).toMatchObject([
      { state: 'ready', currency: 'EUR', customsShippingMinor: 599, items: [{ customsValueMinor: 3_990 }] },
    ]);
    expect(plan({ country: 'CH', currency: 'USD', settings: { customsRates: RATES } })).toMatchObject([
      { state: 'ready', currency: 'EUR', customsShippingMinor: 551, items: [{ customsValueMinor: 3_671 }] },
    ]);
  });

  it('shares what was paid for shipping among the parcels of the order, by the piece', () => {
    const own = aLine(1, { totalQuantity: 2, remainingQuantity: 2 });
    const [printOrder] = plan({ country: 'CH', currency: 'EUR', lines: [own, aForeignLine(2)] });
    expect(printOrder?.customsShippingMinor).toBe(399);
    const bare = plan({ country: 'CH', currency: 'EUR', shippingPriceMinor: null });
    expect(bare[0]?.customsShippingMinor).toBeNull();
  });

  it('counts a set as one piece of its line, however many prints it is', () => {
    const { fulfillmentOrders } = anOrder({
      fulfillmentOrders: [aFulfillmentOrder(11, { lines: [aLine(1), aLine(2)] })],
    });
    const own = [1, 2].map((slot) => ({ quantity: 1, slot }));
    const customs = { kind: 'declared', currency: 'EUR', rate: null } as const;
    expect(declaredShipping({ shippingPriceMinor: 600, fulfillmentOrders }, own, customs)).toBe(300);
  });

  it('counts no parcel that was cancelled', () => {
    const gone = aFulfillmentOrder(12, { status: 'CANCELLED', lines: [aLine(1)] });
    expect(plan({ country: 'CH', currency: 'EUR', others: [gone] })[0]?.customsShippingMinor).toBe(599);
  });

  it('takes an account whose catalogue was not read yet to be billed in the money of its region', () => {
    const settings: Partial<ShopSettings> = { routing: 'always_us', customsRates: RATES };
    expect(plan({ country: 'DE', currency: 'EUR', settings })).toMatchObject([
      { currency: 'USD', items: [{ customsValueMinor: 4_349 }] },
    ]);
  });

  it('waits where nobody has said what the money of the shop is worth there', () => {
    const onlyBack: Partial<ShopSettings> = { customsRates: [{ from: 'EUR', to: 'USD', rate: 1.09 }] };
    for (const settings of [{}, onlyBack]) {
      expect(plan({ country: 'CH', currency: 'USD', settings })).toMatchObject([
        {
          state: 'blocked',
          problems: [{ code: 'customs_currency', detail: { shopCurrency: 'USD', customsCurrency: 'EUR' } }],
          currency: null,
          customsShippingMinor: null,
        },
      ]);
    }
  });

  it('waits for no rate where it needs no papers, or its request has no room for values', () => {
    expect(plan({ country: 'DE', currency: 'USD' })).toMatchObject([
      { state: 'ready', currency: null, items: [{ customsValueMinor: null }] },
    ]);
    const design = aLine(1, { variantMetafields: fields({ print_design_id: 'CVS-APO1' }) });
    expect(plan({ country: 'CH', currency: 'USD', lines: [design, aLine(2)] })).toMatchObject([
      { state: 'ready', currency: null, items: [{ customsValueMinor: null }, { customsValueMinor: null }] },
    ]);
  });
});

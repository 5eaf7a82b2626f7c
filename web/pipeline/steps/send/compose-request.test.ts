import { describe, expect, it } from 'vitest';
import { aSetting, COMBINATION, lineItemGid } from '../../../../test/fixtures/domain.ts';
import { ACCESS, aClaimed, aPrintItem, PRINT_ADDRESS, UNREACHABLE } from '../../../../test/fixtures/print-orders.ts';
import type { CatalogueAnswer } from '../../lookups/catalogue.ts';
import type { Combination } from '../../../domain/kernel/catalogue.ts';
import type { ShopSettings } from '../../../contract/settings.ts';
import type { ClaimedPrintOrder, Shop } from '../../ports/index.ts';
import { composeRequest } from './compose-request.ts';
import type { MethodChoice, MethodQuery } from '../../lookups/shipping-method.ts';

const DHL = { code: 'dhl', name: 'DHL', price: { minor: 334, currency: 'EUR' } };
const DESIGN = aPrintItem(2, {
  identity: { kind: 'design', designSku: 'D-77' },
  artworkUrl: null,
  quantity: 2,
});

async function composed(
  changes: Partial<ClaimedPrintOrder> = {},
  scene: {
    shop?: null;
    settings?: Partial<ShopSettings>;
    method?: MethodChoice;
    combinations?: CatalogueAnswer<readonly Combination[]>;
  } = {},
) {
  const asked: MethodQuery[] = [];
  const result = await composeRequest(aClaimed(changes), ACCESS, {
    shops: { find: async () => (scene.shop === null ? null : ({ settings: aSetting(scene.settings) } as Shop)) },
    catalogue: { combinations: async () => scene.combinations ?? { outcome: 'answered', value: [COMBINATION] } },
    shippingMethods: async (query) => {
      asked.push(query);
      return scene.method ?? { outcome: 'chosen', method: DHL, notes: ['n'] };
    },
  });
  return { result, asked };
}

describe('the request for a print order', () => {
  it('names variants with their options and a valid shipping method', async () => {
    const { result, asked } = await composed({ items: [aPrintItem(1), aPrintItem(2, { artworkUrl: null })] });
    expect(asked).toMatchObject([
      {
        title: 'Standard',
        countryCode: 'DE',
        items: [
          { variantId: 3, quantity: 1 },
          { variantId: 3, quantity: 1 },
        ],
      },
    ]);
    expect(result).toEqual({
      outcome: 'composed',
      shippingMethod: DHL,
      notes: ['n'],
      request: {
        api: 'beta',
        externalId: 'acme-11-EU',
        isTest: false,
        address: PRINT_ADDRESS,
        shippingMethod: 'dhl',
        currency: 'EUR',
        customsShippingMinor: 599,
        items: [
          {
            externalId: '101',
            quantity: 1,
            variantId: 3,
            file: 'https://files.example.com/art.jpg',
            options: aPrintItem().options,
            customsValueMinor: 3990,
          },
          expect.objectContaining({ externalId: '102', file: '' }),
        ],
      },
    });
  });

  it('is none of what cannot be read: the order is planned anew', async () => {
    expect((await composed({ address: null, unreadable: ['address'] })).result).toEqual({
      outcome: 'problems',
      problems: [{ code: 'data_unreadable', detail: { columns: ['address'] } }],
    });
  });

  it('is none without an address, a shop, or a shipping method', async () => {
    expect((await composed({ address: null })).result).toEqual({
      outcome: 'problems',
      problems: [{ code: 'address_incomplete', detail: { missing: ['address'] } }],
    });
    expect((await composed({}, { shop: null })).result).toMatchObject({ problems: [{ code: 'shopify_access_lost' }] });
    const failed: MethodChoice = { outcome: 'failed', failure: UNREACHABLE };
    expect((await composed({}, { method: failed })).result).toBe(failed);
  });
});

describe('the request for a stored design', () => {
  it('names designs, and all else by SKUs that were looked up', async () => {
    const { result, asked } = await composed({ items: [aPrintItem(1), DESIGN] });
    expect(asked).toEqual([]);
    expect(result).toEqual({
      outcome: 'composed',
      shippingMethod: null,
      notes: [],
      request: {
        api: 'v1',
        shippingType: 'tracked',
        externalId: 'acme-11-EU',
        isTest: false,
        address: PRINT_ADDRESS,
        items: [
          {
            externalId: '101',
            quantity: 1,
            productSku: COMBINATION.sku,
            fileUrl: 'https://files.example.com/art.jpg',
          },
          { externalId: '102', quantity: 2, productSku: 'D-77', fileUrl: null },
        ],
      },
    });
  });

  it('ships without tracking where the merchant prefers that', async () => {
    const { result } = await composed({ items: [DESIGN] }, { settings: { designShipping: 'untracked' } });
    expect(result).toMatchObject({ request: { api: 'v1', shippingType: 'untracked' } });
  });

  it('is none when no SKU has exactly these options', async () => {
    const other = { outcome: 'answered', value: [{ sku: 'X', options: [] }] } as const;
    expect((await composed({ items: [DESIGN, aPrintItem(1)] }, { combinations: other })).result).toEqual({
      outcome: 'problems',
      problems: [
        {
          code: 'unknown_option',
          lineItemGid: lineItemGid(1),
          detail: { options: ['Canvas border: Mirrored', 'Stretcher frame: 2 cm'] },
        },
      ],
    });
  });

  it('is none for what the catalogue has not named yet', async () => {
    const item = aPrintItem(1, { identity: { kind: 'unresolved', skuText: 'DIGI-40X30-1' } });
    expect((await composed({ items: [DESIGN, item] })).result).toEqual({
      outcome: 'problems',
      problems: [
        {
          code: 'unknown_sku',
          lineItemGid: lineItemGid(1),
          detail: { sku: 'DIGI-40X30-1', region: 'EU', reason: 'catalogue_not_read' },
        },
      ],
    });
  });

  it('waits when the SKUs cannot be read', async () => {
    expect((await composed({ items: [DESIGN, aPrintItem(1)] }, { combinations: UNREACHABLE })).result).toEqual({
      outcome: 'failed',
      failure: UNREACHABLE,
    });
  });
});

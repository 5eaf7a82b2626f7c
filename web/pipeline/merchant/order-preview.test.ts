import { describe, expect, it } from 'vitest';
import {
  aFulfillmentOrder,
  aLine,
  anExisting,
  anOrder,
  aSetting,
  aVariant,
  EU,
  fields,
  SHOP,
} from '../../../test/fixtures/domain.ts';
import { INSTALLED } from '../../../test/fixtures/planned.ts';
import { ACCESS, aClaimed, REFUSED, UNREACHABLE } from '../../../test/fixtures/print-orders.ts';
import type { PicanovaOrderId } from '../../domain/kernel/ids.ts';
import { NO_MEMORY } from '../../domain/planning/deleted-lines.ts';
import type { ShopifyOrder } from '../../domain/planning/shopify-order.ts';
import { createLoadProducts } from '../lookups/product-settings.ts';
import type { LoadedLookup } from '../lookups/order-lookup.ts';
import type { MethodChoice } from '../lookups/shipping-method.ts';
import type { Connection, PrintOrder, Shop, ShopifyAdmin } from '../ports/index.ts';
import { createOrderPreview } from './order-preview.ts';

const DHL: MethodChoice = {
  outcome: 'chosen',
  method: { code: 'dhl', name: 'DHL', price: { minor: 334, currency: 'EUR' } },
  notes: ['unmapped_title\tStandard'],
};

interface Scene {
  readonly shop?: Shop | null;
  readonly order?: Partial<ShopifyOrder>;
  readonly read?: Awaited<ReturnType<ShopifyAdmin['readOrder']>>;
  readonly loaded?: LoadedLookup;
  readonly existing?: readonly PrintOrder[];
  readonly method?: MethodChoice;
  readonly access?: null;
}

async function previewed(scene: Scene = {}) {
  const shop = scene.shop === undefined ? INSTALLED : scene.shop;
  const preview = createOrderPreview({
    shops: { find: async () => shop },
    connections: {
      list: async () => [{ ...EU, currency: 'EUR', catalogueAtMs: 1 } as Connection],
      access: async () => (scene.access === null ? null : ACCESS),
    },
    orders: { printOrdersOf: async () => scene.existing ?? [] },
    shopify: { readOrder: async () => scene.read ?? { outcome: 'read', order: anOrder(scene.order) } },
    loadLookup: async () =>
      scene.loaded ?? { outcome: 'loaded', lookup: () => ({ variant: aVariant(), combinations: null }) },
    recallLines: async () => NO_MEMORY,
    loadProducts: createLoadProducts({ named: async () => [] }),
    artworks: { lookAt: async () => null },
    catalogue: { combinations: async () => ({ outcome: 'answered', value: [] }) },
    shippingMethods: async () => scene.method ?? DHL,
    clock: { now: () => 2_000_000 },
  });
  return preview(SHOP, anOrder().gid);
}

describe('the preview of an order', () => {
  it('is what the send would compose, with what it would cost', async () => {
    expect(await previewed()).toMatchObject({
      outcome: 'previewed',
      orderName: '#1001',
      keptShares: {},
      printOrders: [
        {
          kind: 'planned',
          printOrder: { externalId: 'acme-11-EU', state: 'ready' },
          api: 'beta',
          method: { code: 'dhl' },
          notes: ['unmapped_title\tStandard'],
          expectedCost: { productionMinor: 2_492, optionsMinor: 0, shippingMinor: 334, totalMinor: 2_826 },
          problems: [],
          isPicanovaAway: false,
          other: null,
        },
      ],
    });
  });

  it('is told without shipping where Picanova does not answer, and with the problem where it offers none', async () => {
    expect(await previewed({ method: { outcome: 'failed', failure: UNREACHABLE } })).toMatchObject({
      printOrders: [{ api: null, method: null, isPicanovaAway: true, expectedCost: { shippingMinor: null } }],
    });
    const problem = { code: 'destination_not_served', detail: {} } as const;
    expect(await previewed({ method: { outcome: 'problems', problems: [problem] } })).toMatchObject({
      printOrders: [{ api: null, problems: [problem], isPicanovaAway: false }],
    });
    expect(await previewed({ access: null })).toMatchObject({ printOrders: [{ api: null, problems: [] }] });
  });

  it('leaves the method of a finished design to Picanova', async () => {
    const design = aLine(1, { variantMetafields: fields({ print_design_id: 'CVS-APO1' }) });
    expect(
      await previewed({ order: { fulfillmentOrders: [aFulfillmentOrder(11, { lines: [design] })] } }),
    ).toMatchObject({ printOrders: [{ api: 'v1', method: null, expectedCost: null }] });
  });

  it('waits for the catalogue as the plan does', async () => {
    expect(await previewed({ loaded: { outcome: 'catalogue_missing' } })).toMatchObject({
      printOrders: [{ printOrder: { state: 'held', holdReason: 'catalogue' }, expectedCost: null }],
    });
  });

  it('asks nothing that the merchant has answered', async () => {
    const shop = { ...INSTALLED, settings: aSetting({ otherNamespace: 'custom', approveAll: true }) };
    expect(await previewed({ shop })).toMatchObject({
      printOrders: [{ printOrder: { holdReason: 'needs_approval' } }],
    });
    const ready = { ...anExisting({ state: 'ready', picanovaOrderId: null }), externalId: 'acme-11-EU' } as PrintOrder;
    expect(await previewed({ shop, existing: [ready] })).toMatchObject({
      printOrders: [{ printOrder: { state: 'ready', holdReason: null } }],
    });
  });

  it('shows what was sent as it was sent, and does not plan it again', async () => {
    const sent = aClaimed({ state: 'sent', picanovaOrderId: 'PPO1' as PicanovaOrderId });
    const preview = await previewed({ existing: [sent] });
    expect(preview).toMatchObject({
      printOrders: [{ kind: 'sent', printOrder: { shippingMethod: sent.shippingMethod } }],
    });
  });

  it('is none without the shop or the order, and says why Shopify does not tell it', async () => {
    expect(await previewed({ shop: null })).toEqual({ outcome: 'not_found' });
    expect(await previewed({ read: { outcome: 'not_found' } })).toEqual({ outcome: 'not_found' });
    expect(await previewed({ read: REFUSED })).toEqual({ outcome: 'failed', failure: REFUSED });
  });
});

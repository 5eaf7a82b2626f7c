import { describe, expect, it } from 'vitest';
import {
  aForeignLine,
  aFulfillmentOrder,
  aLine,
  anAddress,
  anExisting,
  anOrder,
  aSetting,
  aVariant,
  EU,
  fields,
  foGid,
  lineItemGid,
  SHOP,
  US,
} from '../../../test/fixtures/domain.ts';
import type { ArtworkLook } from '../artwork/artwork-look.ts';
import type { FulfillmentOrder, Metafield, ShopifyOrder } from './shopify-order.ts';
import { MAX_ITEMS, planOrder } from './plan-order.ts';
import type { Lookup, PlanInput } from './plan-order.ts';

const HOUR = 3_600_000;

const lookup: Lookup = () => ({ variant: aVariant(), combinations: null });

function plan(input: Partial<Omit<PlanInput, 'order'>> & { order?: Partial<ShopifyOrder> } = {}) {
  const shop = { shop: SHOP, settings: aSetting(), connections: [EU, US], lookup, looks: null };
  return planOrder({
    ...shop,
    existing: [],
    approval: null,
    testModeUndecided: false,
    paidAtMs: null,
    nowMs: 2_000_000,
    ...input,
    order: anOrder(input.order),
  });
}

const withFulfillmentOrder = (changes: Partial<FulfillmentOrder>, number = 11) => ({
  fulfillmentOrders: [aFulfillmentOrder(number, changes)],
});
const to = (countryCode: string, province: string | null = null) => ({
  kind: 'address' as const,
  address: anAddress({ countryCode, province }),
});
const idsOf = (result: ReturnType<typeof plan>): readonly string[] =>
  result.printOrders.map(({ externalId }) => externalId);

it('notes on every item that a carrier may not come to the address', () => {
  const packstation = { kind: 'address' as const, address: anAddress({ address1: 'Packstation 123' }) };
  const lines = [aLine(1), aLine(2)];
  const { printOrders } = plan({ order: withFulfillmentOrder({ lines, destination: packstation }) });
  expect(printOrders[0]).toMatchObject({ state: 'ready', problems: [] });
  expect(printOrders[0]?.items.map(({ notes }) => notes.at(-1))).toEqual([
    'address_kind\tparcel_station',
    'address_kind\tparcel_station',
  ]);
});

it('tells Picanova of the buyer what the shop lets it', () => {
  const settings = aSetting({ phonePolicy: 'omit', emailPolicy: 'omit' });
  expect(plan({ settings }).printOrders[0]?.address).toMatchObject({ telephone: null, email: null });
});

it('is looked at again while Shopify prepares a file that it prints', () => {
  const artwork = { namespace: '$app', key: 'print_url', value: 'gid://shopify/MediaImage/1', type: 'file_reference' };
  const variantMetafields = [...fields({ print_sku: 'DIGI-40X30-1' }), { ...artwork, file: { state: 'processing' } }];
  const line = aLine(1, { variantMetafields: variantMetafields as readonly Metafield[] });
  expect(plan({ order: withFulfillmentOrder({ lines: [line] }) })).toMatchObject({
    printOrders: [
      { state: 'blocked', problems: expect.arrayContaining([expect.objectContaining({ code: 'artwork_processing' })]) },
    ],
    settled: false,
    dueAtMs: 2_120_000,
  });
});

describe('an order that is ready', () => {
  it('becomes one print order per fulfillment order, complete', () => {
    const { printOrders, ...rest } = plan();
    expect(rest).toEqual({
      drop: [],
      cancel: [],
      settled: true,
      dueAtMs: null,
      leftOut: [],
      log: [{ event: 'planned', detail: { externalId: 'acme-11-EU', state: 'ready', holdReason: null, problems: [] } }],
    });
    expect(printOrders).toMatchObject([
      {
        externalId: 'acme-11-EU',
        fulfillmentOrderGid: foGid(11),
        assignment: 'merchant',
        wholeFulfillmentOrder: true,
        connectionId: EU.id,
        region: 'EU',
        revision: 1,
        part: 1,
        isTest: false,
        state: 'ready',
        holdReason: null,
        holdUntilMs: null,
        address: { city: 'Köln' },
        shippingTitle: 'Standard',
        currency: null,
        customsShippingMinor: null,
        problems: [],
        items: [{ lineItemGid: lineItemGid(1), quantity: 1, customsValueMinor: null }],
      },
    ]);
  });

  it('may have several fulfillment orders', () => {
    expect(
      idsOf(
        plan({ order: { fulfillmentOrders: [aFulfillmentOrder(11), aFulfillmentOrder(12, { lines: [aLine(2)] })] } }),
      ),
    ).toEqual(['acme-11-EU', 'acme-12-EU']);
  });

  it('goes to the region of its destination', () => {
    expect(plan({ order: withFulfillmentOrder({ destination: to('US', 'OH') }) }).printOrders).toMatchObject([
      { externalId: 'acme-11-US', region: 'US', connectionId: US.id, state: 'ready' },
    ]);
  });

  it('is a test order in test mode and for a Shopify test order', () => {
    expect(plan({ settings: aSetting({ testMode: true }) }).printOrders).toMatchObject([{ isTest: true }]);
    expect(plan({ order: { isTest: true } }).printOrders).toMatchObject([{ isTest: true }]);
  });

  it('is cut into parts of 99 items', () => {
    const lines = Array.from({ length: 2 * MAX_ITEMS + 1 }, (_, index) => aLine(index + 1));
    const { printOrders } = plan({ order: withFulfillmentOrder({ lines }) });
    expect(printOrders.map(({ externalId, part, items }) => [externalId, part, items.length])).toEqual([
      ['acme-11-EU', 1, 99],
      ['acme-11-EU-P2', 2, 99],
      ['acme-11-EU-P3', 3, 1],
    ]);
    expect(new Set(printOrders.flatMap(({ items }) => items.map((item) => item.lineItemGid))).size).toBe(199);
  });
});

describe('lines that reach the buyer another way', () => {
  it('are left out for a reason, once each, and only if they would be printed', () => {
    const order = {
      fulfillmentOrders: [
        aFulfillmentOrder(11, { deliveryMethodType: 'PICK_UP' }),
        aFulfillmentOrder(12, { deliveryMethodType: 'LOCAL' }),
        aFulfillmentOrder(13, { deliveryMethodType: 'PICK_UP' }),
        aFulfillmentOrder(14, { deliveryMethodType: 'RETAIL', lines: [aForeignLine(1)] }),
        aFulfillmentOrder(15, { deliveryMethodType: 'NONE', lines: [{ ...aLine(2), remainingQuantity: 0 }] }),
        aFulfillmentOrder(16, { deliveryMethodType: 'SHIPPING', lines: [aForeignLine(3)] }),
      ],
    };
    expect(plan({ order })).toMatchObject({ printOrders: [], leftOut: ['local_delivery', 'pick_up'] });
    expect(plan({ order: { ...order, cancelledAtMs: 1 } })).toMatchObject({ leftOut: [] });
  });
});

describe('a catalogue that cannot be asked', () => {
  it('holds what needs it, as its field names it', () => {
    expect(plan({ lookup: null }).printOrders).toMatchObject([
      { state: 'held', holdReason: 'catalogue', items: [{ identity: { kind: 'unresolved' } }], problems: [] },
    ]);
  });
});

describe('lines of others', () => {
  it('are left alone in a mixed cart, whose progress is not ours to report', () => {
    expect(plan({ order: withFulfillmentOrder({ lines: [aLine(1), aForeignLine(2)] }) }).printOrders).toMatchObject([
      { wholeFulfillmentOrder: false, items: [{ lineItemGid: lineItemGid(1) }], state: 'ready' },
    ]);
  });

  it('that are done do not count', () => {
    expect(
      plan({ order: withFulfillmentOrder({ lines: [aLine(1), { ...aForeignLine(2), remainingQuantity: 0 }] }) })
        .printOrders,
    ).toMatchObject([{ wholeFulfillmentOrder: true }]);
  });

  it('alone make no print order, silently', () => {
    expect(plan({ order: withFulfillmentOrder({ lines: [aForeignLine(1)] }) })).toEqual({
      printOrders: [],
      drop: [],
      cancel: [],
      settled: true,
      dueAtMs: null,
      leftOut: [],
      log: [],
    });
  });
});

describe('a problem', () => {
  it('of one item blocks its whole print order: nothing is sent half', () => {
    const incomplete = aLine(2, {
      variantMetafields: fields({ print_sku: 'DIGI-40X30-1', print_url: 'https://a.example/x' }),
    });
    const { printOrders, settled } = plan({ order: withFulfillmentOrder({ lines: [aLine(1), incomplete] }) });
    expect(printOrders).toMatchObject([{ state: 'blocked', items: { length: 2 } }]);
    expect(printOrders[0]?.problems.map(({ code, lineItemGid: line }) => [code, line])).toEqual([
      ['missing_option', lineItemGid(2)],
      ['missing_option', lineItemGid(2)],
    ]);
    expect(settled).toBe(false);
  });

  it.each([
    [to('US'), 'address_incomplete'],
    [{ kind: 'withheld' as const }, 'address_withheld'],
    [{ kind: 'absent' as const }, 'address_incomplete'],
  ])('of the destination %j is %s', (destination, code) => {
    expect(plan({ order: withFulfillmentOrder({ destination }) }).printOrders).toMatchObject([
      { state: 'blocked', address: null, problems: [{ code }] },
    ]);
  });

  it('is the missing connection, said once and with the region that was wanted', () => {
    const lines = [aLine(1), aLine(2)];
    expect(
      plan({ connections: [], order: withFulfillmentOrder({ lines, destination: to('CA', 'ON') }) }).printOrders,
    ).toMatchObject([
      {
        externalId: 'acme-11-US',
        connectionId: null,
        region: 'US',
        state: 'blocked',
        problems: [{ code: 'not_connected', detail: { region: 'US' } }],
      },
    ]);
    expect(plan({ connections: [EU], settings: aSetting({ routing: 'always_us' }) }).printOrders).toMatchObject([
      { region: 'US', problems: [{ code: 'not_connected' }] },
    ]);
  });
});

describe('a hold', () => {
  it('keeps the print order, says why and until when, and plans again then', () => {
    const settings = aSetting({ waitHours: 2 });
    expect(plan({ settings })).toMatchObject({
      printOrders: [{ state: 'held', holdReason: 'wait_window', holdUntilMs: 1_000_000 + 2 * HOUR }],
      settled: false,
      dueAtMs: 1_000_000 + 2 * HOUR,
    });
    const approval = { reasons: ['wait_window'] as const, lines: [{ lineItemGid: lineItemGid(1), quantity: 1 }] };
    expect(plan({ settings, approval })).toMatchObject({ printOrders: [{ state: 'ready' }], dueAtMs: null });
  });

  it('shows the problems already', () => {
    expect(plan({ order: { financialStatus: 'PENDING' }, lookup: () => undefined }).printOrders).toMatchObject([
      { state: 'held', holdReason: 'unpaid', problems: [{ code: 'unknown_sku' }] },
    ]);
  });
});

describe('an order is settled', () => {
  it('not before Shopify has routed it, unless it is cancelled', () => {
    expect(plan({ order: { fulfillmentOrders: [] } }).settled).toBe(false);
    expect(plan({ order: { fulfillmentOrders: [], cancelledAtMs: 1 } }).settled).toBe(true);
  });

  it('not before it is paid, even if nothing in it is ours yet', () => {
    expect(
      plan({ order: { financialStatus: 'PENDING', ...withFulfillmentOrder({ lines: [aForeignLine(1)] }) } }).settled,
    ).toBe(false);
  });
});

describe('[R5] what Shopify fulfilled at payment', () => {
  const fulfilledAtPayment = new Set([foGid(11)]);
  const settings = aSetting({ waitHours: 6 });
  const lines = [{ lineItemGid: lineItemGid(1), quantity: 1 }];

  it('is blocked, whatever else would hold it, and said once', () => {
    const result = plan({ fulfilledAtPayment, settings });
    expect(result.printOrders).toMatchObject([
      {
        state: 'blocked',
        holdReason: null,
        problems: [{ code: 'fulfilled_by_shopify' }],
        wholeFulfillmentOrder: false,
      },
    ]);
    expect(result.printOrders[0]?.items[0]?.notes).not.toContain('sent_anyway');
    expect(result.settled).toBe(false);
    expect(result.log.map(({ event }) => event)).toEqual(['fulfilled_by_shopify', 'planned']);
    const existing = [anExisting({ state: 'blocked', picanovaOrderId: null })];
    expect(plan({ fulfilledAtPayment, settings, existing }).log).toEqual([]);
  });

  it('is sent when the merchant says so, and bears the mark of it', () => {
    const { printOrders } = plan({
      fulfilledAtPayment,
      settings,
      approval: { reasons: ['fulfilled_by_shopify'], lines },
    });
    expect(printOrders).toMatchObject([{ state: 'ready', problems: [], wholeFulfillmentOrder: false }]);
    expect(printOrders[0]?.items[0]?.notes).toContain('sent_anyway');
  });

  it('is asked about whatever else the merchant let go before', () => {
    const approval = { reasons: ['needs_approval', 'wait_window'] as const, lines };
    expect(plan({ fulfilledAtPayment, settings, approval }).printOrders).toMatchObject([
      { state: 'blocked', problems: [{ code: 'fulfilled_by_shopify' }] },
    ]);
  });
});

describe('the merchant’s word', () => {
  const settings = aSetting({ approveAll: true });
  const approved = (quantity: number) => ({
    reasons: ['needs_approval'] as const,
    lines: [{ lineItemGid: lineItemGid(1), quantity }],
  });

  it('is for so many pieces over the whole order, those sent already included', () => {
    expect(plan({ settings, approval: approved(1) }).printOrders).toMatchObject([{ state: 'ready' }]);
    const fulfillmentOrders = [aFulfillmentOrder(11), aFulfillmentOrder(12)];
    const both = (quantity: number) =>
      plan({ settings, order: { fulfillmentOrders }, approval: approved(quantity) }).printOrders.map(
        ({ state }) => state,
      );
    expect(both(2)).toEqual(['ready', 'ready']);
    expect(both(1)).toEqual(['held', 'held']);
    const existing = [anExisting({ state: 'sent' })];
    const added = { fulfillmentOrders: [aFulfillmentOrder(12, { lines: [aLine(1, { currentQuantity: 2 })] })] };
    expect(plan({ settings, order: added, existing, approval: approved(1) }).printOrders).toMatchObject([
      { state: 'held', holdReason: 'needs_approval' },
    ]);
  });
});

describe('an order whose artwork is looked at', () => {
  const DAY = 24 * HOUR;
  const nowMs = 2_000_000 + 20 * DAY;
  const file = (widthPx: number): ArtworkLook => ({
    kind: 'good',
    facts: { format: 'png', widthPx, heightPx: 900, colours: 'rgb', bitDepth: 8, byteLength: null },
    expiresAtMs: null,
  });

  it('is ready with artwork that fits', () => {
    expect(plan({ looks: () => file(1_200) }).printOrders).toMatchObject([{ state: 'ready' }]);
  });

  it('waits while nothing is known of it, and is not settled', () => {
    expect(plan({ looks: () => undefined })).toMatchObject({
      printOrders: [{ state: 'held', holdReason: 'artwork', problems: [] }],
      settled: false,
    });
  });

  it('is stopped by what is known to be wrong, and looks again while somebody may mend it', () => {
    const looks = () => file(2_000);
    const order = { createdAtMs: nowMs - DAY };
    expect(plan({ looks, order, nowMs })).toMatchObject({
      printOrders: [{ state: 'blocked', problems: [{ code: 'artwork_wrong_ratio', detail: { reason: 'ratio' } }] }],
      dueAtMs: nowMs + HOUR / 2,
    });
    expect(plan({ looks, order: { createdAtMs: nowMs - 15 * DAY }, nowMs }).dueAtMs).toBeNull();
  });
});

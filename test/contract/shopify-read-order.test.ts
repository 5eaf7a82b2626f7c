import { afterEach, describe, expect, it } from 'vitest';
import type { OrderGid } from '../../web/domain/kernel/ids.ts';
import type { ShopifyOrder } from '../../web/domain/planning/shopify-order.ts';
import { SHOP } from '../../web/shopify/testing/stand-ins.ts';
import { connection, failing, startAdmin, type AdminUnderTest } from './shopify-admin-server.ts';
import {
  DESTINATION,
  fulfillmentOrder,
  fulfillmentOrderLine,
  lineItem,
  metafields,
  order,
  ORDER_GID,
} from './shopify-fixture.ts';

let under: AdminUnderTest | undefined;
afterEach(() => under?.close());

async function read(found: unknown, namespaces: readonly [string, string] = ['$app', 'custom']) {
  under = await startAdmin({ order: found });
  return under.admin.readOrder(SHOP, ORDER_GID as OrderGid, namespaces);
}

async function readWhole(overrides: Readonly<Record<string, unknown>> = {}): Promise<ShopifyOrder> {
  const answer = await read(order(overrides));
  if (answer.outcome !== 'read') throw new Error(`not read: ${JSON.stringify(answer)}`);
  return answer.order;
}

const TEXT = 'single_line_text_field';
const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1);

describe('reading an order', () => {
  it('gives all that planning needs with one request', async () => {
    expect(await readWhole()).toEqual({
      gid: ORDER_GID,
      name: '#1001',
      isTest: false,
      financialStatus: 'PAID',
      cancelledAtMs: null,
      createdAtMs: Date.UTC(2026, 10, 24, 10),
      updatedAtMs: Date.UTC(2026, 10, 24, 10),
      tags: ['vip'],
      riskLevel: 'LOW',
      currency: 'EUR',
      shippingTitle: 'Standard',
      shippingPriceMinor: 450,
      payments: { currentTotalMinor: 9_432, receivedMinor: 9_432, refundedMinor: 0 },
      fulfillmentOrders: [
        {
          gid: 'gid://shopify/FulfillmentOrder/1',
          status: 'OPEN',
          requestStatus: 'UNSUBMITTED',
          supportedActions: ['CREATE_FULFILLMENT', 'REPORT_PROGRESS'],
          fulfillAtMs: null,
          onHold: false,
          assignment: 'merchant',
          deliveryMethodType: 'SHIPPING',
          destination: { kind: 'address', address: DESTINATION },
          lines: [
            {
              gid: 'gid://shopify/FulfillmentOrderLineItem/1',
              lineItemGid: 'gid://shopify/LineItem/1',
              title: 'Canvas 1',
              sku: 'C-1',
              totalQuantity: 2,
              remainingQuantity: 1,
              currentQuantity: 2,
              price: { listMinor: 4_990, paidMinor: 4_491 },
              properties: [
                { name: '_print_url', value: 'https://cdn.example.com/b.jpg' },
                { name: 'Gift', value: '' },
              ],
              selectedOptions: [{ name: 'Size', value: '40x60' }],
              variantMetafields: [
                { namespace: '$app', key: 'print_sku', value: 'CVS-1', type: TEXT },
                { namespace: 'custom', key: 'print_url', value: 'https://cdn.example.com/a.jpg', type: TEXT },
              ],
              productMetafields: [{ namespace: '$app', key: 'print_option_name_1', value: 'Frame', type: TEXT }],
              productTags: ['wall art'],
              variant: { gid: 'gid://shopify/ProductVariant/42', productGid: 'gid://shopify/Product/7' },
            },
          ],
        },
      ],
    });
    expect(under?.asked.map(({ operation }) => operation)).toEqual(['ReadOrder']);
  });

  it('reads both namespaces whichever comes first', async () => {
    const answer = await read(order(), ['custom', '$app']);
    expect(
      answer.outcome === 'read' &&
        answer.order.fulfillmentOrders[0]?.lines[0]?.variantMetafields.map(({ namespace }) => namespace),
    ).toEqual(['$app', 'custom']);
  });

  it('reads another namespace of the merchant’s', async () => {
    const variant = {
      id: 'gid://shopify/ProductVariant/42',
      selectedOptions: [],
      metafields: metafields([{ namespace: 'pim', key: 'print_sku', value: 'X' }]),
    };
    const answer = await read(order({ lineItems: connection([lineItem(1, { variant })]) }), ['pim', '$app']);
    expect(answer.outcome === 'read' && answer.order.fulfillmentOrders[0]?.lines[0]?.variantMetafields).toEqual([
      { namespace: 'pim', key: 'print_sku', value: 'X', type: TEXT },
    ]);
  });

  it('is not found when Shopify has none', async () => {
    expect(await read(null)).toEqual({ outcome: 'not_found' });
  });

  it('tolerates custom lines and removed products', async () => {
    const read = await readWhole({ lineItems: connection([lineItem(1, { variant: null, product: null, sku: null })]) });
    expect(read.fulfillmentOrders[0]?.lines[0]).not.toHaveProperty('variant');
    expect(read.fulfillmentOrders[0]?.lines[0]).toMatchObject({
      sku: null,
      selectedOptions: [],
      variantMetafields: [],
      productMetafields: [],
      productTags: [],
    });
  });

  it('tolerates an order without payment, shipping line, risk or delivery method', async () => {
    const bare = await readWhole({
      displayFinancialStatus: null,
      shippingLine: null,
      risk: { assessments: [] },
      fulfillmentOrders: connection([fulfillmentOrder(1, { deliveryMethod: null })]),
    });
    expect(bare).toMatchObject({
      financialStatus: null,
      shippingTitle: null,
      shippingPriceMinor: null,
      riskLevel: null,
      fulfillmentOrders: [{ deliveryMethodType: null }],
    });
  });

  it.each([
    [['LOW', 'HIGH', 'PENDING'], 'HIGH'],
    [['LOW', 'PENDING'], 'PENDING'],
    [['NONE', 'LOW', 'MEDIUM'], 'MEDIUM'],
  ])('[R6] takes of the risks %j the one that decides', async (levels, decides) => {
    const assessments = levels.map((riskLevel) => ({ riskLevel }));
    expect((await readWhole({ risk: { assessments } })).riskLevel).toBe(decides);
  });

  it('takes included taxes off what was paid, each rate once, and leaves prices without tax as they are', async () => {
    const money = (amount: string) => ({ shopMoney: { amount, currencyCode: 'EUR' } });
    const sold = {
      originalUnitPriceSet: money('119.0'),
      discountedUnitPriceAfterAllDiscountsSet: money('59.5'),
      taxLines: [{ rate: 0.19 }],
    };
    const priced = async (taxesIncluded: boolean, taxLines: readonly unknown[]) => {
      const { fulfillmentOrders, shippingPriceMinor } = await readWhole({
        taxesIncluded,
        lineItems: connection([lineItem(1, { ...sold, taxLines })]),
        shippingLine: { title: 'Standard', discountedPriceSet: money('11.9'), taxLines },
      });
      return { ...fulfillmentOrders[0]?.lines[0]?.price, shippingPriceMinor };
    };
    expect(await priced(true, [{ rate: 0.19 }])).toEqual({
      listMinor: 10_000,
      paidMinor: 5_000,
      shippingPriceMinor: 1_000,
    });
    expect(await priced(true, [{ rate: 0.05 }, { rate: 0.14 }, { rate: null }])).toMatchObject({ paidMinor: 5_000 });
    expect(await priced(false, [{ rate: 0.19 }])).toEqual({
      listMinor: 11_900,
      paidMinor: 5_950,
      shippingPriceMinor: 1_190,
    });
    expect(await priced(true, [])).toMatchObject({ paidMinor: 5_950 });
  });

  it('knows no price where Shopify tells no amount', async () => {
    const strange = { originalUnitPriceSet: { shopMoney: { amount: '', currencyCode: 'EUR' } } };
    const read = await readWhole({ lineItems: connection([lineItem(1, strange)]) });
    expect(read.fulfillmentOrders[0]?.lines[0]?.price).toBeNull();
  });

  it('knows when an order was cancelled', async () => {
    expect((await readWhole({ cancelledAt: '2026-11-24T12:00:00Z' })).cancelledAtMs).toBe(Date.UTC(2026, 10, 24, 12));
  });

  it('sees a hold, by its entry or by the status', async () => {
    const held = await readWhole({
      fulfillmentOrders: connection([
        fulfillmentOrder(1, { fulfillmentHolds: [{ id: 'gid://shopify/FulfillmentHold/1' }] }),
        fulfillmentOrder(1, { status: 'ON_HOLD' }),
        fulfillmentOrder(1),
      ]),
    });
    expect(held.fulfillmentOrders.map(({ onHold }) => onHold)).toEqual([true, true, false]);
  });

  it.each([
    ['our own service', { type: 'THIRD_PARTY', callbackUrl: 'https://app.example.com/fulfillment' }, 'own_service'],
    ['our own service at the root', { type: 'THIRD_PARTY', callbackUrl: 'https://app.example.com' }, 'own_service'],
    [
      'a service whose host only starts like ours',
      { type: 'THIRD_PARTY', callbackUrl: 'https://app.example.com.evil.example/x' },
      'other_service',
    ],
    ['another service', { type: 'THIRD_PARTY', callbackUrl: 'https://other.example.com' }, 'other_service'],
    ['a service without a callback', { type: 'THIRD_PARTY', callbackUrl: null }, 'other_service'],
    ['the merchant by hand', { type: 'MANUAL', callbackUrl: null }, 'merchant'],
    ['nobody in particular', null, 'merchant'],
  ])('knows a fulfillment order of %s', async (_, fulfillmentService, assignment) => {
    const assigned = await readWhole({
      fulfillmentOrders: connection([
        fulfillmentOrder(1, { assignedLocation: { location: { id: 'gid://shopify/Location/1', fulfillmentService } } }),
      ]),
    });
    expect(assigned.fulfillmentOrders[0]?.assignment).toBe(assignment);
  });

  it('takes a location that is gone for the merchant’s', async () => {
    const assigned = await readWhole({
      fulfillmentOrders: connection([fulfillmentOrder(1, { assignedLocation: { location: null } })]),
    });
    expect(assigned.fulfillmentOrders[0]?.assignment).toBe('merchant');
  });
});

describe('an order larger than a page', () => {
  it('is read to the last line, in order', async () => {
    const all = numbers(30);
    const lines = fulfillmentOrder(1, { lineItems: connection(all.map((number) => fulfillmentOrderLine(number))) });
    under = await startAdmin({
      order: order({
        lineItems: connection(all.map((number) => lineItem(number))),
        fulfillmentOrders: connection([lines]),
      }),
      fulfillmentOrder: lines,
    });
    const answer = await under.admin.readOrder(SHOP, ORDER_GID as OrderGid, ['$app', 'custom']);
    expect(answer.outcome === 'read' && answer.order.fulfillmentOrders[0]?.lines.map(({ title }) => title)).toEqual(
      all.map((number) => `Canvas ${number}`),
    );
    expect(under.asked.map(({ operation }) => operation)).toEqual([
      'ReadOrder',
      'MoreLineItems',
      'MoreLineItems',
      'MoreLineItems',
      'MoreLineItems',
      'MoreFulfillmentOrderLines',
    ]);
  });

  it('is read to the last fulfillment order', async () => {
    const whole = await readWhole({
      fulfillmentOrders: connection(
        numbers(17).map((number) => fulfillmentOrder(number, { lineItems: connection([fulfillmentOrderLine(1)]) })),
      ),
    });
    expect(whole.fulfillmentOrders.map(({ gid }) => gid)).toEqual(
      numbers(17).map((number) => `gid://shopify/FulfillmentOrder/${number}`),
    );
    expect(under?.asked.map(({ operation }) => operation)).toEqual([
      'ReadOrder',
      'MoreFulfillmentOrders',
      'MoreFulfillmentOrders',
    ]);
  });

  it('takes one request up to 6 lines and 4 fulfillment orders', async () => {
    await readWhole({
      lineItems: connection(numbers(6).map((number) => lineItem(number))),
      fulfillmentOrders: connection(numbers(4).map((number) => fulfillmentOrder(number))),
    });
    expect(under?.asked).toHaveLength(1);
  });

  it('is read again later when it changed between two pages', async () => {
    const answer = await read(order({ lineItems: connection([lineItem(2)]) }));
    expect(answer).toMatchObject({ outcome: 'unreachable', retry: true });
  });
});

const goingTo = (destination: unknown) =>
  order({ fulfillmentOrders: connection([fulfillmentOrder(1, { destination })]) });

describe('what Shopify keeps back', () => {
  it('is a withheld address when a protected field is denied', async () => {
    const answer = await read(goingTo({ ...DESTINATION, address1: failing('ACCESS_DENIED') }));
    expect(answer).toMatchObject({
      outcome: 'read',
      order: { fulfillmentOrders: [{ destination: { kind: 'withheld' } }] },
    });
  });

  it('is a withheld address when the whole destination is denied', async () => {
    expect(await read(goingTo(failing('ACCESS_DENIED')))).toMatchObject({
      outcome: 'read',
      order: { fulfillmentOrders: [{ destination: { kind: 'withheld' } }] },
    });
  });

  it('is an address without e-mail when only that is denied', async () => {
    const answer = await read(goingTo({ ...DESTINATION, email: failing('ACCESS_DENIED') }));
    expect(answer).toMatchObject({
      outcome: 'read',
      order: { fulfillmentOrders: [{ destination: { kind: 'address', address: { city: 'Ulm', email: null } } }] },
    });
  });

  it('is not an address that the order never had', async () => {
    expect(await read(goingTo(null))).toMatchObject({
      outcome: 'read',
      order: { fulfillmentOrders: [{ destination: { kind: 'absent' } }] },
    });
  });

  it('[R2] is a refusal, not a line without print fields, when products may not be read', async () => {
    const answer = await read(
      order({
        lineItems: connection([lineItem(1, { variant: failing('ACCESS_DENIED'), product: failing('ACCESS_DENIED') })]),
      }),
    );
    expect(answer).toMatchObject({ outcome: 'not_granted', retry: false });
  });

  it('[R2] is a refusal, and no lost access, when orders may not be read', async () => {
    expect(await read(failing('ACCESS_DENIED'))).toMatchObject({ outcome: 'not_granted', scopes: [] });
  });
});

describe('an order that cannot be read', () => {
  it('is unreachable when a part of it is Shopify’s own trouble', async () => {
    expect(await read(order({ risk: failing('INTERNAL_SERVER_ERROR') }))).toMatchObject({
      outcome: 'unreachable',
      retry: true,
    });
  });

  it('is refused when the id is none', async () => {
    expect(await read(failing('argumentLiteralsIncompatible', 'Invalid global id'))).toMatchObject({
      outcome: 'refused',
      reason: 'argumentLiteralsIncompatible: Invalid global id',
      status: 200,
    });
  });

  it('is unreachable when the answer has another shape', async () => {
    under = await startAdmin({}, () => ({ body: { data: { order: { id: ORDER_GID, name: 7 } } } }));
    expect(await under.admin.readOrder(SHOP, ORDER_GID as OrderGid, ['$app', 'custom'])).toMatchObject({
      outcome: 'unreachable',
    });
  });
});

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
  lineItemGid,
  SHOP,
} from '../../../test/fixtures/domain.ts';
import type { FulfillmentGid } from '../kernel/ids.ts';
import { MAX_ITEMS, planOrder, skuTextsOf, type PlanInput } from './plan-order.ts';
import type { ProductSettings } from './product-settings.ts';
import type { FulfillmentOrderLine } from './shopify-order.ts';

/** All the catalogue knows is a canvas: `3`, `DIGI-40X30-1`. */
const PRODUCTS: ProductSettings = {
  matches: [{ code: 'TRIP', skus: ['DIGI-40X30-1', '3', 'DIGI-40X30-1'] }],
  skips: [{ code: 'HOOK', skus: [] }],
  matchShopifySku: false,
};
const OPTIONS = {
  print_option_name_1: 'Canvas border',
  print_option_value_1: 'Mirrored',
  print_option_name_2: 'Stretcher frame',
  print_option_value_2: '2 cm',
};
const coded = (code: string, changes: Partial<FulfillmentOrderLine> = {}, number = 1) =>
  aLine(number, {
    variantMetafields: fields({ print_sku: code, print_url: 'https://files.example.com/art.jpg', ...OPTIONS }),
    ...changes,
  });

function plan(lines: readonly FulfillmentOrderLine[], changes: Partial<PlanInput> = {}) {
  return planOrder({
    shop: SHOP,
    settings: aSetting(),
    connections: [EU],
    lookup: () => ({ variant: aVariant(), combinations: null }),
    looks: null,
    existing: [],
    products: PRODUCTS,
    approval: null,
    testModeUndecided: false,
    paidAtMs: null,
    nowMs: 2_000_000,
    order: anOrder({ fulfillmentOrders: [aFulfillmentOrder(11, { lines })] }),
    ...changes,
  });
}

const places = (quantity: number) => [1, 2, 3].map((slot) => ({ lineItemGid: lineItemGid(1), quantity, slot }));

describe('a set', () => {
  it('is one line and several print items, each in the quantity of the line', () => {
    const { printOrders } = plan([coded('TRIP', { totalQuantity: 2, remainingQuantity: 2 })]);
    expect(printOrders).toMatchObject([{ state: 'ready', wholeFulfillmentOrder: true, items: places(2) }]);
    expect(printOrders[0]?.items.reduce((sum, { paid }) => sum + (paid?.minor ?? 0), 0)).toBe(3990);
  });

  it('is asked of the catalogue by the SKUs of its places', () => {
    const order = anOrder({ fulfillmentOrders: [aFulfillmentOrder(11, { lines: [coded('TRIP')] })] });
    const texts = skuTextsOf(order, { settings: aSetting(), products: PRODUCTS }, ['EU']);
    expect(texts.get('EU')).toEqual(['DIGI-40X30-1', '3']);
  });

  it('is never torn between two print orders', () => {
    const others = Array.from({ length: MAX_ITEMS - 1 }, (_, at) => coded('3', {}, at + 2));
    const { printOrders } = plan([...others, coded('TRIP')]);
    expect(printOrders.map(({ items }) => items.length)).toEqual([MAX_ITEMS - 1, 3]);
  });

  it('tells once what all its places lack', () => {
    const { printOrders } = plan([coded('TRIP', { variantMetafields: fields({ print_sku: 'TRIP', ...OPTIONS }) })]);
    expect(printOrders[0]?.problems.map(({ code, detail }) => [code, detail['sku']])).toEqual([
      ['missing_print_url', 'DIGI-40X30-1'],
      ['missing_print_url', '3'],
    ]);
  });

  it('counts by the line: what was sent of it is not planned again, and no piece less is a cancel', () => {
    const sent = anExisting({ items: places(2) });
    const line = coded('TRIP', { totalQuantity: 2, remainingQuantity: 2, currentQuantity: 2 });
    expect(plan([line], { existing: [sent] })).toMatchObject({ printOrders: [], cancel: [], drop: [] });
    const more = { ...line, totalQuantity: 3, remainingQuantity: 3, currentQuantity: 3 };
    expect(plan([more], { existing: [sent] }).printOrders).toMatchObject([{ items: places(1) }]);
    const fewer = { ...line, totalQuantity: 1, remainingQuantity: 1, currentQuantity: 1 };
    expect(plan([fewer], { existing: [sent] }).cancel).toEqual([
      { id: sent.id, sendRest: true, cause: { why: 'fewer', pieces: 1 } },
    ]);
  });

  it('is outstanding until its pieces are in Shopify’s fulfillments, whatever travelled before', () => {
    const fulfillmentGid = 'gid://shopify/Fulfillment/1' as FulfillmentGid;
    const shipments = [
      { fulfillmentGid, lines: [] },
      { fulfillmentGid, lines: [{ lineItemGid: lineItemGid(1), quantity: 1 }] },
    ];
    const half = anExisting({ items: places(2), shipments });
    const line = coded('TRIP', { totalQuantity: 2, remainingQuantity: 1, currentQuantity: 2 });
    expect(plan([line], { existing: [half] }).printOrders).toEqual([]);
  });

  it('goes as the merchant let it go, by its line', () => {
    const settings = aSetting({ approveAll: true });
    const approval = { reasons: ['needs_approval'] as const, lines: [{ lineItemGid: lineItemGid(1), quantity: 1 }] };
    expect(plan([coded('TRIP')], { settings, approval }).printOrders).toMatchObject([{ state: 'ready' }]);
  });
});

describe('a bundle whose own code is matched', () => {
  const BUNDLE = 'gid://shopify/LineItemGroup/1';
  const component = (number: number, changes: Partial<FulfillmentOrderLine> = {}) => {
    const { variantMetafields } = coded('TRIP');
    const parent = { properties: [], selectedOptions: [], variantMetafields, productMetafields: [] };
    const group = { gid: BUNDLE, title: 'Gallery wall', quantity: 2, parent };
    const pieces = { totalQuantity: 2, remainingQuantity: 2, currentQuantity: 2 };
    return aLine(number, { variantMetafields: [], group, ...pieces, ...changes });
  };
  const paid = (minor: number) => ({ listMinor: minor, paidMinor: minor });
  const made = (changes: object = {}) => [1, 2, 3].map((slot) => ({ slot, bundle: BUNDLE, quantity: 2, ...changes }));
  const codesOf = (lines: readonly FulfillmentOrderLine[], changes: Partial<PlanInput> = {}) =>
    plan(lines, changes).printOrders.flatMap(({ problems }) => problems.map(({ code }) => code));

  it('is made once for each bundle, at the price of the whole, and not for each component', () => {
    const { printOrders } = plan([component(2, { price: paid(0) }), component(1, { price: paid(3000) })]);
    expect(printOrders).toMatchObject([{ items: made({ lineItemGid: lineItemGid(1), paid: { minor: 1000 } }) }]);
    const unpriced = plan([component(1), component(2, { price: null })]).printOrders[0]?.items;
    expect(unpriced?.map((item) => item.paid)).toEqual([undefined, undefined, undefined]);
  });

  it('is made for the same component whatever is open', () => {
    const { printOrders } = plan([component(1, { remainingQuantity: 0 }), component(2)]);
    expect(printOrders).toEqual([]);
    const places = [11, 12].map((number) => {
      const lines = [component(1, { totalQuantity: 1, remainingQuantity: 1, currentQuantity: 2 })];
      return aFulfillmentOrder(number, { lines });
    });
    const split = plan([], { order: anOrder({ fulfillmentOrders: places }) }).printOrders;
    expect(split).toMatchObject([{ items: made({ quantity: 1 }) }, { items: made({ quantity: 1 }) }]);
  });

  it('is not made again for another component when the one it was made for is taken out', () => {
    const items = made().map((item) => ({ ...item, lineItemGid: lineItemGid(1) }));
    const sent = anExisting({ items });
    const rest = plan([component(2)], { existing: [sent] });
    expect(rest.printOrders).toEqual([]);
    const stopped = anExisting({ items, state: 'cancelled', resubmit: true });
    expect(plan([component(2)], { existing: [stopped] }).printOrders).toMatchObject([{ items: made() }]);
  });

  it('whose components come in other numbers, or cannot be sent, stays a problem', () => {
    const four = { totalQuantity: 4, remainingQuantity: 4, currentQuantity: 4 };
    expect(codesOf([component(1, four), component(2)])).toEqual(['bundle_fields']);
    const { currentQuantity: _untold, ...untold } = component(1, { totalQuantity: 3 });
    expect(codesOf([untold, component(2)])).toEqual(['bundle_fields']);
    const elsewhere = aFulfillmentOrder(11, { assignment: 'other_service', lines: [component(1)] });
    const order = anOrder({ fulfillmentOrders: [elsewhere, aFulfillmentOrder(12, { lines: [component(2)] })] });
    expect(codesOf([], { order })).toEqual(['bundle_fields']);
  });

  it('is a problem as before where no code is matched', () => {
    expect(codesOf([component(1), component(2)], { products: { ...PRODUCTS, matches: [] } })).toEqual([
      'bundle_fields',
    ]);
    const skips = [{ code: 'TRIP', skus: [] }];
    expect(plan([component(1)], { products: { ...PRODUCTS, skips } }).printOrders).toEqual([]);
  });
});

describe('code skip', () => {
  it('leaves the line in the order and says so; the others go', () => {
    const { printOrders, leftOut } = plan([coded('HOOK'), coded('3', {}, 2)]);
    expect(printOrders).toMatchObject([{ wholeFulfillmentOrder: false, items: [{ lineItemGid: lineItemGid(2) }] }]);
    expect(leftOut).toEqual(['code_skip']);
  });

  it('of everything leaves nothing to wait for', () => {
    expect(plan([coded('HOOK')])).toMatchObject({ printOrders: [], settled: true, leftOut: ['code_skip'] });
    const gone = coded('HOOK', { remainingQuantity: 0 });
    expect(plan([gone]).leftOut).toEqual([]);
  });
});

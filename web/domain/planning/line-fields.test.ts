import { describe, expect, it } from 'vitest';
import {
  aForeignLine,
  aFulfillmentOrder,
  aLine,
  anOrder,
  aSetting,
  CANVAS_FIELDS,
  fields,
  lineItemGid,
} from '../../../test/fixtures/domain.ts';
import type { Region } from '../kernel/ids.ts';
import { NO_MEMORY, type LineMemory } from './deleted-lines.ts';
import { createLineFields, linesToRemember, type LineReading } from './line-fields.ts';
import type { FulfillmentOrder, FulfillmentOrderLine, LineGroup } from './shopify-order.ts';

const NOTHING = { properties: [], selectedOptions: [], variantMetafields: [], productMetafields: [] };
const CANVAS = { variantMetafields: CANVAS_FIELDS };
const group = (parent: Partial<LineGroup['parent']> = CANVAS): LineGroup => ({
  gid: 'gid://shopify/LineItemGroup/1',
  title: 'Gallery wall',
  quantity: 1,
  parent: { ...NOTHING, ...parent },
});
const place = (number: number) => ({
  variant: { gid: `gid://shopify/ProductVariant/${number}`, productGid: `gid://shopify/Product/${number}` },
});

type Lines = readonly FulfillmentOrderLine[];

/** Lines of one fulfillment order, or of several. */
function read(...placed: readonly (Lines | { readonly lines: Lines; readonly at: Partial<FulfillmentOrder> })[]) {
  const fulfillmentOrders = placed.map((one, at) =>
    'lines' in one
      ? aFulfillmentOrder(11 + at, { lines: one.lines, ...one.at })
      : aFulfillmentOrder(11 + at, { lines: one }),
  );
  const lineFields = createLineFields(anOrder({ fulfillmentOrders }), { settings: aSetting() });
  const lines = fulfillmentOrders.flatMap((fulfillmentOrder) => fulfillmentOrder.lines);
  return {
    says: lines.map((line) => {
      const found = lineFields.of(line, 'EU');
      return found?.identity?.field.value ?? found?.problems.map(({ code }) => code).join() ?? null;
    }),
    details: lines.flatMap((line) => lineFields.of(line, 'EU')?.problems.map(({ detail }) => detail) ?? []),
    prices: lines.map((line) => lineFields.priced(line, 'EU').price?.paidMinor ?? null),
  };
}

describe('the fields of a bundle', () => {
  it('are those of its components, whatever the bundle itself has', () => {
    expect(read([aLine(1, { group: group() }), { ...aForeignLine(2), group: group() }]).says).toEqual([
      'DIGI-40X30-1',
      null,
    ]);
  });

  it('on the bundle only are one problem, which names the products that may mend it', () => {
    const found = read([
      { ...aForeignLine(1), ...place(1), group: group() },
      { ...aForeignLine(2), ...place(2), group: group() },
      { ...aForeignLine(3), group: group() },
      aForeignLine(4),
    ]);
    expect(found.says).toEqual(['bundle_fields', null, null, null]);
    expect(found.details).toEqual([
      { bundle: 'Gallery wall', products: ['gid://shopify/Product/1', 'gid://shopify/Product/2'] },
    ]);
  });

  it('on the bundle only are said once, where something is open that may be sent', () => {
    const component = (number: number, changes: Partial<FulfillmentOrderLine> = {}) => ({
      ...aForeignLine(number),
      group: group(),
      ...changes,
    });
    expect(
      read(
        { lines: [component(1)], at: { assignment: 'other_service' } },
        { lines: [component(2)], at: { deliveryMethodType: 'PICK_UP' } },
        [component(3, { remainingQuantity: 0 }), component(4), component(5)],
      ).says,
    ).toEqual([null, null, null, 'bundle_fields', null]);
    expect(read([component(1, { remainingQuantity: 0 }), component(2, { remainingQuantity: 0 })]).says).toEqual([
      'bundle_fields',
      null,
    ]);
    expect(read({ lines: [component(1)], at: { assignment: 'other_service' } }).says).toEqual(['bundle_fields']);
  });

  it('on the bundle only are not mended by a picture that the buyer sends along', () => {
    const properties = [{ name: 'print_url', value: 'https://a.example/x.png' }];
    const components = [1, 2].map((number) => ({ ...aForeignLine(number), properties, group: group() }));
    expect(read(components).says).toEqual(['bundle_fields', null]);
    const plain = components.map((line) => ({ ...line, group: group(NOTHING) }));
    expect(read(plain).says).toEqual(['missing_print_sku', 'missing_print_sku']);
  });

  it('that has none anywhere are none of ours', () => {
    expect(read([{ ...aForeignLine(1), group: group(NOTHING) }]).says).toEqual([null]);
  });

  it('that cannot be read on a component are its own problem', () => {
    const unreadable = fields({ print_sku: '["a","b"]' });
    expect(read([aLine(1, { variantMetafields: unreadable, group: group() })]).says).toEqual(['field_unreadable']);
  });
});

describe('the price of a component', () => {
  const at = (minor: number) => ({ price: { listMinor: minor, paidMinor: minor } });
  const component = (number: number, minor: number | null, changes: Partial<FulfillmentOrderLine> = {}) =>
    aLine(number, { ...(minor === null ? { price: null } : at(minor)), group: group(), ...changes });

  it('is its own outside of a bundle, also when it is free', () => {
    expect(read([aLine(1, at(0)), aLine(2, at(100))]).prices).toEqual([0, 100]);
  });

  it('is its own where every printed one has one', () => {
    const hook = { ...aForeignLine(3), ...at(0), group: group() };
    expect(read([component(1, 100), component(2, 300), hook]).prices).toEqual([100, 300, 0]);
  });

  it('is its share of what the bundle cost where a printed one has none', () => {
    const found = read([
      component(1, 0, { currentQuantity: 2 }),
      component(2, 10_000, { totalQuantity: 1 }),
      aLine(3, at(777)),
    ]);
    expect(found.prices).toEqual([3_333, 3_333, 777]);
  });

  it('is shared after discounts as well as before them, and what a discount alone made free is not', () => {
    const half = component(2, 0, { price: { listMinor: 1_000, paidMinor: 500 } });
    expect(read([component(1, 0), half]).prices).toEqual([250, 250]);
    const free = component(2, 0, { price: { listMinor: 1_000, paidMinor: 0 } });
    expect(read([component(1, 300), free]).prices).toEqual([300, 0]);
  });

  it('counts a line once that lies in several places', () => {
    const split = component(1, 0, { currentQuantity: 2 });
    expect(read([split], [split], [component(2, 900, { currentQuantity: 1 })]).prices).toEqual([300, 300, 300]);
  });

  it('stays open where one is not told, and is nothing where nothing is left', () => {
    expect(read([component(1, 0), component(2, null)]).prices).toEqual([null, null]);
    expect(read([component(1, 0, { currentQuantity: 0 })]).prices).toEqual([0]);
  });
});

describe('a line whose product was deleted', () => {
  const url = 'https://files.example.com/art.jpg';
  const captured = (artworkUrl: string | null) =>
    new Map([
      [lineItemGid(1), { identity: { kind: 'design' as const, designSku: 'CVS-APO1' }, artworkUrl: null, options: [] }],
      [lineItemGid(2), { identity: { kind: 'unresolved' as const, skuText: 'A' }, artworkUrl, options: [] }],
    ]);
  function wordsOf(lines: Lines, reading: Partial<LineReading>) {
    const order = anOrder({ fulfillmentOrders: [aFulfillmentOrder(11, { lines })] });
    const lineFields = createLineFields(order, { settings: aSetting(), ...reading });
    return lines.map((line) => {
      const found = lineFields.of(line, 'EU');
      return found?.identity?.field.value ?? found?.problems.map(({ code }) => code).join() ?? null;
    });
  }
  const memory = (changes: Partial<LineMemory>) => ({ memory: { ...NO_MEMORY, ...changes } });

  it('is printed as it was planned, and is a problem when too little of it was', () => {
    const lines = [aForeignLine(1), aForeignLine(2), aForeignLine(3)];
    expect(wordsOf(lines, memory({ captured: captured(url) }))).toEqual(['CVS-APO1', 'A', null]);
    expect(wordsOf(lines, memory({ captured: captured(null) }))).toEqual(['CVS-APO1', 'product_deleted', null]);
  });

  it('counts by what its buyer wrote where that says all', () => {
    const properties = [{ name: 'print_design_id', value: 'CVS-APO2' }];
    const settings = aSetting({ lineItemFields: 'all' });
    const line = { ...aForeignLine(1), properties };
    expect(wordsOf([line], { settings, ...memory({ captured: captured(url) }) })).toEqual(['CVS-APO2']);
  });

  it('is left to its own fields while its product is there', () => {
    expect(wordsOf([{ ...aForeignLine(1), ...place(1) }], memory({ captured: captured(url) }))).toEqual([null]);
  });

  it('is a problem as soon as anything says that it may be ours', () => {
    const [plain, design, article] = [null, 'CVS-0200201-APO7', 'DIGI-40X30-1'].map((sku, at) => ({
      ...aForeignLine(at + 1),
      sku,
    }));
    if (plain === undefined || design === undefined || article === undefined) throw new Error('three lines');
    const isArticle = (region: Region, sku: string): boolean => region === 'EU' && sku === article.sku;
    expect(wordsOf([plain, design, article], {})).toEqual([null, 'product_deleted', null]);
    expect(wordsOf([plain, design, article], { isArticle })).toEqual([null, 'product_deleted', 'product_deleted']);
    const suspects = new Set([plain.lineItemGid]);
    expect(wordsOf([plain], memory({ suspects }))).toEqual(['product_deleted']);
  });

  it('is what has to be remembered, unless it says itself what it is', () => {
    const picture = [{ name: 'print_url', value: url }];
    const lines = [
      aLine(1),
      aForeignLine(2),
      { ...aForeignLine(3), ...place(3) },
      { ...aForeignLine(4), properties: picture },
    ];
    const order = anOrder({ fulfillmentOrders: [aFulfillmentOrder(11, { lines })] });
    expect(linesToRemember(order, aSetting()).map((line) => line.lineItemGid)).toEqual([
      lineItemGid(2),
      lineItemGid(4),
    ]);
  });
});

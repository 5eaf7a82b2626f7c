import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  aForeignLine,
  aFulfillmentOrder,
  aLine,
  anExisting,
  anOrder,
  aSetting,
  aVariant,
  CANVAS_FIELDS,
  EU,
  fields,
  lineItemGid,
  SHOP,
  US,
} from '../../../test/fixtures/domain.ts';
import type { PrintOrderId } from '../kernel/ids.ts';
import type { FulfillmentOrder, ShopifyOrder } from './shopify-order.ts';
import { planOrder, skuTextsOf } from './plan-order.ts';
import type { ExistingPrintOrder, Lookup, PlanInput } from './plan-order.ts';
import { PRINT_ORDER_STATES } from '../print-order/states.ts';

const id = (number: number): PrintOrderId => `print-order-${number}` as PrintOrderId;

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
const idsOf = (result: ReturnType<typeof plan>): readonly string[] =>
  result.printOrders.map(({ externalId }) => externalId);

describe('planning again', () => {
  const lines = [aLine(1), aLine(2)];
  const sent = anExisting();

  it('leaves what was sent alone', () => {
    expect(plan({ existing: [sent] })).toEqual({
      printOrders: [],
      drop: [],
      cancel: [],
      settled: true,
      dueAtMs: null,
      leftOut: [],
      log: [],
    });
  });

  it('sends lines that became ours later under the next part', () => {
    expect(plan({ existing: [sent], order: withFulfillmentOrder({ lines }) }).printOrders).toMatchObject([
      { externalId: 'acme-11-EU-P2', part: 2, items: [{ lineItemGid: lineItemGid(2) }] },
    ]);
  });

  it('replaces an unsent one under the same id, and says so only when its state changes', () => {
    expect(plan({ existing: [anExisting({ state: 'held' })] }).log).toHaveLength(1);
    expect(plan({ existing: [anExisting({ state: 'ready' })] })).toMatchObject({
      printOrders: [{ externalId: 'acme-11-EU' }],
      drop: [],
      log: [],
    });
  });

  it('drops what is no longer wanted', () => {
    const other = anExisting({
      id: id(2),
      externalId: 'acme-11-US',
      region: 'US',
      state: 'blocked',
      picanovaOrderId: null,
    });
    expect(plan({ existing: [other] })).toMatchObject({
      drop: [id(2)],
      cancel: [],
      printOrders: [{ externalId: 'acme-11-EU' }],
      log: [{ event: 'planned' }, { event: 'no_longer_wanted', detail: { dropped: 1, cancelled: 0 } }],
    });
  });

  it('never drops what may have been created: it is cancelled instead, once', () => {
    const perhaps = anExisting({ state: 'ready', createUnknown: true, picanovaOrderId: null });
    expect(plan({ existing: [perhaps], order: { cancelledAtMs: 1 } })).toMatchObject({
      printOrders: [],
      drop: [],
      cancel: [{ id: id(1), sendRest: false }],
    });
    expect(plan({ existing: [{ ...perhaps, cancelRequestedAtMs: 5 }], order: { cancelledAtMs: 1 } })).toMatchObject({
      drop: [],
      cancel: [],
    });
  });

  it('keeps what may have been created in its region', () => {
    const perhaps = anExisting({
      externalId: 'acme-11-US',
      region: 'US',
      state: 'ready',
      createUnknown: true,
      picanovaOrderId: null,
    });
    expect(idsOf(plan({ existing: [perhaps] }))).toEqual(['acme-11-US']);
  });

  it('cancels what was sent when the order is cancelled', () => {
    expect(plan({ existing: [sent], order: { cancelledAtMs: 1 } })).toMatchObject({
      printOrders: [],
      cancel: [{ id: id(1), sendRest: false }],
      settled: true,
    });
  });

  it('sends a cancelled one anew only when asked, under the next revision, and then leaves it at that', () => {
    const cancelled = anExisting({ state: 'cancelled', cancelRequestedAtMs: 5 });
    expect(idsOf(plan({ existing: [cancelled] }))).toEqual([]);
    const asked = { ...cancelled, resubmit: true };
    expect(idsOf(plan({ existing: [asked] }))).toEqual(['acme-11-EU-R2']);
    const anew = anExisting({ id: id(2), externalId: 'acme-11-EU-R2', revision: 2, state: 'ready' });
    expect(plan({ existing: [asked, anew] })).toMatchObject({
      printOrders: [{ externalId: 'acme-11-EU-R2' }],
      drop: [],
    });
    expect(plan({ existing: [asked, { ...anew, state: 'sent' }] })).toMatchObject({ printOrders: [], cancel: [] });
    expect(idsOf(plan({ existing: [asked, { ...anew, state: 'cancelled', resubmit: true }] }))).toEqual([
      'acme-11-EU-R3',
    ]);
  });

  it('sends a dropped one again when it is wanted again', () => {
    expect(idsOf(plan({ existing: [anExisting({ state: 'cancelled', picanovaOrderId: null })] }))).toEqual([
      'acme-11-EU-R2',
    ]);
  });

  const existing = fc.record({
    state: fc.constantFrom(...PRINT_ORDER_STATES),
    line: fc.integer({ min: 1, max: 3 }),
    quantity: fc.integer({ min: 1, max: 2 }),
    createUnknown: fc.boolean(),
    resubmit: fc.boolean(),
    hasId: fc.boolean(),
  });
  const rows = fc.array(existing, { maxLength: 4 }).map((drafts) =>
    drafts.map(({ line, quantity, hasId, ...draft }, index): ExistingPrintOrder =>
      anExisting({
        ...draft,
        id: id(index),
        part: index + 1,
        externalId: `acme-11-EU${index === 0 ? '' : `-P${index + 1}`}`,
        items: [{ lineItemGid: lineItemGid(line), quantity }],
        ...(hasId ? {} : { picanovaOrderId: null }),
      }),
    ),
  );

  it('wants no more of a line than is left, reuses no id that stays, and is the same again after it was done', () => {
    const order = withFulfillmentOrder({
      lines: [1, 2, 3].map((number) => aLine(number, { totalQuantity: 2, remainingQuantity: 2, currentQuantity: 2 })),
    });
    fc.assert(
      fc.property(rows, (before) => {
        const first = plan({ order, existing: before });
        const stays = before.filter(({ state }) => !['held', 'blocked', 'ready'].includes(state));
        for (const { externalId } of first.printOrders)
          expect(stays.map((row) => row.externalId)).not.toContain(externalId);
        for (const number of [1, 2, 3]) {
          const printed = before
            .filter(({ state }) => ['sent', 'shipped', 'fulfilled', 'cancelling'].includes(state))
            .flatMap(({ items }) => items);
          const all = [...printed, ...first.printOrders.flatMap(({ items }) => items)].filter(
            (item) => item.lineItemGid === lineItemGid(number),
          );
          const over = printed
            .filter((item) => item.lineItemGid === lineItemGid(number))
            .reduce((sum, { quantity }) => sum + quantity, 0);
          expect(all.reduce((sum, { quantity }) => sum + quantity, 0)).toBeLessThanOrEqual(Math.max(2, over));
        }
        const unsent = new Set(first.printOrders.map(({ externalId }) => externalId));
        const made = first.printOrders.map(({ externalId, revision, part, items }, index) =>
          anExisting({ id: id(100 + index), externalId, revision, part, state: 'ready', items, picanovaOrderId: null }),
        );
        const done = before
          .filter(({ externalId, state }) => !unsent.has(externalId) || !['held', 'blocked', 'ready'].includes(state))
          .map((row) =>
            first.drop.includes(row.id)
              ? { ...row, state: 'cancelled' as const, picanovaOrderId: null }
              : first.cancel.some(({ id: cancelled }) => cancelled === row.id)
                ? { ...row, cancelRequestedAtMs: 9 }
                : row,
          );
        const second = plan({ order, existing: [...done, ...made] });
        expect(second.cancel).toEqual([]);
        expect(
          second.printOrders.flatMap(({ items }) =>
            items.map(({ lineItemGid: line, quantity }) => `${line} ${quantity}`),
          ),
        ).toEqual(
          first.printOrders.flatMap(({ items }) =>
            items.map(({ lineItemGid: line, quantity }) => `${line} ${quantity}`),
          ),
        );
      }),
    );
  });
});

describe('the sku texts of an order', () => {
  const lines = [
    aLine(1),
    aLine(2),
    aForeignLine(3),
    aLine(4, { variantMetafields: fields({ print_design_id: 'X-APO1' }) }),
    aLine(5, { remainingQuantity: 0, variantMetafields: fields({ print_sku: 'DONE' }) }),
    aLine(6, {
      variantMetafields: fields({
        print_sku_us: 'AMERICAN',
        print_sku_eu: 'EUROPEAN',
        print_url: 'https://a.example/x',
      }),
    }),
  ];

  it('are asked of every connected region, each once, for open lines that name a sku', () => {
    expect(skuTextsOf(anOrder(withFulfillmentOrder({ lines })), { settings: aSetting() }, ['EU', 'US'])).toEqual(
      new Map([
        ['EU', ['DIGI-40X30-1', 'EUROPEAN']],
        ['US', ['DIGI-40X30-1', 'AMERICAN']],
      ]),
    );
  });

  it('are also the SKUs of deleted products, which say whether they were ours', () => {
    const place = { gid: 'gid://shopify/ProductVariant/1', productGid: 'gid://shopify/Product/1' };
    const deleted = { ...aForeignLine(1), sku: 'DIGI-40X30-1' };
    const own = { ...aForeignLine(2), sku: 'MUG-1', variant: place };
    const order = anOrder(withFulfillmentOrder({ lines: [deleted, own, aForeignLine(3)] }));
    expect(skuTextsOf(order, { settings: aSetting() }, ['EU'])).toEqual(new Map([['EU', ['DIGI-40X30-1']]]));
    expect(plan({ order }).printOrders).toMatchObject([
      { state: 'blocked', wholeFulfillmentOrder: false, items: [], problems: [{ code: 'product_deleted' }] },
    ]);
    expect(plan({ order, lookup: null }).printOrders).toEqual([]);
  });

  it('are exactly those that planning looks up', () => {
    const asked = new Set<string>();
    const order = anOrder(withFulfillmentOrder({ lines: [...lines, aLine(7, { variantMetafields: CANVAS_FIELDS })] }));
    plan({
      order,
      lookup: (region, text) => {
        asked.add(`${region} ${text}`);
        return undefined;
      },
    });
    const texts = skuTextsOf(order, { settings: aSetting() }, ['EU', 'US']).get('EU') ?? [];
    expect([...asked]).toEqual(texts.map((text) => `EU ${text}`));
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aParcel, aShipment, foLineGid, lineItemGid } from '../../../test/fixtures/domain.ts';
import type { FulfillmentGid } from '../kernel/ids.ts';
import type { PicanovaShipment } from '../print-order/picanova-order.ts';
import { itemKeyOf } from '../print-order/print-item.ts';
import { joinedTo, unwrittenOf } from './set-parcels.ts';
import { allShipped, diffShipments } from './shipment-diff.ts';
import type { ShippedItem } from './shipment-match.ts';
import { quantityOf, type Shipment } from './shipment.ts';

const item = (number: number, quantity: number, slot?: number): ShippedItem => ({
  lineItemGid: lineItemGid(number),
  fulfillmentOrderLineItemGid: foLineGid(100 + number),
  quantity,
  ...(slot === undefined ? {} : { slot }),
});
/** Line 1 is a set of three, bought once; line 2 one canvas. */
const TRIPTYCH = [item(1, 1, 1), item(1, 1, 2), item(1, 1, 3), item(2, 1)];
const WRITTEN = 'gid://shopify/Fulfillment/1' as FulfillmentGid;
const LINE_1 = [{ lineItemGid: lineItemGid(1), quantity: 1 }];

/** A parcel by our item ids, as Picanova tells it. */
const parcel = (trackingNumber: string | null, pieces: Readonly<Record<string, number>>): PicanovaShipment =>
  aParcel(
    {},
    {
      trackingNumber,
      items: Object.entries(pieces).map(([externalId, quantity]) => ({ itemId: '', externalId, quantity })),
    },
  );
const FIRST_TWO = parcel('N1', { '101-1': 1, '101-2': 1 });
const THIRD = parcel('N2', { '101-3': 1 });

function diff(known: readonly Shipment[], answered: readonly PicanovaShipment[], items = TRIPTYCH) {
  return diffShipments({ known, answered, items, itemIds: {} });
}
const inShopify = (all: readonly Shipment[], number: string): readonly Shipment[] =>
  all.map((one) => (one.trackingNumber === number ? { ...one, fulfillmentGid: WRITTEN } : one));

describe('a set in several parcels', () => {
  it('is told to Shopify with the parcel that completes it, and not before', () => {
    const { all: first, changed } = diff([], [FIRST_TWO]);
    expect(changed).toEqual(first);
    expect(first).toMatchObject([{ key: 'parcel-1', lines: [], packed: [{ quantity: 1 }, { quantity: 1 }] }]);
    expect([unwrittenOf(first), allShipped(TRIPTYCH, first)]).toEqual([[], false]);
    const { all } = diff(first, [FIRST_TWO, THIRD]);
    expect(all).toMatchObject([{ lines: [] }, { key: 'parcel-2', lines: LINE_1 }]);
    expect(unwrittenOf(all)).toMatchObject([{ key: 'parcel-2' }]);
  });

  it('is told by the later parcel in whatever order an answer has them, and once', () => {
    const { all } = diff(diff([], [THIRD]).all, [FIRST_TWO, THIRD]);
    expect(all.map(({ trackingNumber, lines }) => [trackingNumber, lines])).toEqual(
      expect.arrayContaining([
        ['N1', LINE_1],
        ['N2', []],
      ]),
    );
    const told = inShopify(all, 'N1');
    expect(diff(told, [THIRD, FIRST_TWO, THIRD])).toEqual({ changed: [], all: expect.arrayContaining([...told]) });
  });

  it('leaves the lines beside it to the parcels that hold them', () => {
    const { all } = diff([], [parcel('N1', { '101-1': 1, '101-2': 1, 102: 1 }), THIRD]);
    expect(all).toMatchObject([{ lines: [{ lineItemGid: lineItemGid(2), quantity: 1 }] }, { lines: LINE_1 }]);
    expect(allShipped(TRIPTYCH, all)).toBe(true);
  });

  it('bought several times is told piece by piece', () => {
    const items = [item(1, 2, 1), item(1, 2, 2)];
    const parcels = [parcel('N1', { '101-1': 2 }), parcel('N2', { '101-2': 1 }), parcel('N3', { '101-2': 1 })];
    const { all } = diff([], parcels, items);
    expect(all).toMatchObject([{ lines: [] }, { lines: LINE_1 }, { lines: LINE_1 }]);
    expect(diff([], [parcel('N1', { '101-1': 5, '101-2': 5 })], items).all).toMatchObject([
      { lines: [{ lineItemGid: lineItemGid(1), quantity: 2 }] },
    ]);
  });

  it('is whole in a parcel that names no items', () => {
    expect(diff([], [aParcel({}, { trackingNumber: 'N1' })]).all).toMatchObject([
      { lines: [{ quantity: 1 }, { quantity: 1 }] },
    ]);
  });

  it('counts a parcel that was known before by the lines in it', () => {
    const { packed: _, ...before } = diff([], [parcel('N1', { 102: 1 })]).all[0] as Shipment;
    expect(diff([before], [parcel('N1', { 102: 1 })]).all).toMatchObject([
      { lines: [{ lineItemGid: lineItemGid(2), quantity: 1 }] },
    ]);
  });

  it('stays as it was laid out where its parcel lies in several places', () => {
    const whole = diff([], [parcel('N1', { '101-1': 1, '101-2': 1, '101-3': 1, 102: 1 })]).all[0] as Shipment;
    const parts = [
      { ...whole, lines: LINE_1 },
      { ...whole, key: 'parcel-1#2', lines: [{ lineItemGid: lineItemGid(2), quantity: 1 }], packed: [] },
    ];
    const again = diff(parts, [parcel('N1', { '101-1': 1, '101-2': 1, '101-3': 1, 102: 1 })]);
    expect(again).toEqual({ changed: [], all: parts });
  });
});

describe('a parcel that holds a part of a set', () => {
  const [part, last] = diff([], [FIRST_TWO, THIRD]).all as [Shipment, Shipment];
  const written = { ...last, fulfillmentGid: WRITTEN, writtenTrackingNumber: 'N2' };

  it('joins the fulfillment of the parcel that completed it, when that is in Shopify', () => {
    expect([joinedTo(part, [part, last]), unwrittenOf([part, last])]).toEqual([null, [last]]);
    expect(joinedTo(part, [part, written])).toEqual({ ...part, fulfillmentGid: WRITTEN, adopted: true });
    expect(unwrittenOf([part, written])).toEqual([part]);
  });

  it('joins no other, and none when it is one of its own', () => {
    const other = { ...written, lines: [{ lineItemGid: lineItemGid(2), quantity: 1 }] };
    expect(joinedTo(part, [part, other])).toBeNull();
    expect([joinedTo(written, [part, written]), joinedTo(aShipment({ lines: [] }), [written])]).toEqual([null, null]);
  });
});

/** Which item of which parcel each piece is put into. */
const boughtSets = fc
  .array(fc.record({ slots: fc.integer({ min: 1, max: 3 }), quantity: fc.integer({ min: 1, max: 3 }) }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((lines) =>
    lines.flatMap(({ slots, quantity }, at) =>
      Array.from({ length: slots }, (_, slot) => item(at + 1, quantity, slots === 1 ? undefined : slot + 1)),
    ),
  );

it('whatever is packed where and told in whatever order, no piece is told early, twice or never', () => {
  fc.assert(
    fc.property(
      boughtSets,
      fc.infiniteStream(fc.nat()),
      fc.array(fc.nat(), { maxLength: 8 }),
      (items, dice, writes) => {
        const roll = (below: number): number => (dice.next().value as number) % below;
        const boxes = Array.from({ length: 4 }, () => new Map<string, number>());
        for (const one of items) {
          const id = `${100 + Number(one.lineItemGid.at(-1))}${one.slot === undefined ? '' : `-${one.slot}`}`;
          for (let piece = 0; piece < one.quantity; piece += 1) {
            const box = boxes[roll(4)] as Map<string, number>;
            box.set(id, (box.get(id) ?? 0) + 1);
          }
        }
        const parcels = boxes.flatMap((box, at) => (box.size === 0 ? [] : [parcel(`N${at}`, Object.fromEntries(box))]));
        let known: readonly Shipment[] = [];
        for (let seen = 1; seen <= parcels.length; seen += 1) {
          const answer = parcels.slice(0, seen).toSorted(() => (roll(2) === 0 ? -1 : 1));
          known = diff(known, answer, items).all;
          for (const { lineItemGid } of items) {
            const keys = items.filter((one) => one.lineItemGid === lineItemGid).map(itemKeyOf);
            const inside = known.flatMap(({ packed, lines }) => packed ?? lines);
            const told = known.flatMap(({ lines }) => lines);
            expect(quantityOf(told, lineItemGid)).toBe(Math.min(...keys.map((key) => quantityOf(inside, key))));
          }
          const chosen = unwrittenOf(known)[writes[seen] ?? 0];
          known = known.map((one) =>
            one.key === chosen?.key ? (joinedTo(one, known) ?? { ...one, fulfillmentGid: WRITTEN }) : one,
          );
        }
        expect(allShipped(items, known)).toBe(true);
        for (const { lineItemGid, quantity } of items)
          expect(
            quantityOf(
              known.flatMap(({ lines }) => lines),
              lineItemGid,
            ),
          ).toBe(quantity);
      },
    ),
    { numRuns: 300 },
  );
});

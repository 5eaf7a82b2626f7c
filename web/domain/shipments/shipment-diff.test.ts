import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aParcel, aShipment, foLineGid, lineItemGid } from '../../../test/fixtures/domain.ts';
import type { FulfillmentGid } from '../kernel/ids.ts';
import type { PicanovaShipment } from '../print-order/picanova-order.ts';
import { allShipped, diffShipments } from './shipment-diff.ts';
import type { ShippedItem } from './shipment-match.ts';
import type { Shipment } from './shipment.ts';

const item = (number: number, quantity: number): ShippedItem => ({
  lineItemGid: lineItemGid(number),
  fulfillmentOrderLineItemGid: foLineGid(100 + number),
  quantity,
});
const ITEMS = [item(1, 2), item(2, 1), item(3, 3)];
const WRITTEN = 'gid://shopify/Fulfillment/1' as FulfillmentGid;

function diff(
  known: readonly Shipment[],
  answered: readonly PicanovaShipment[],
  items: readonly ShippedItem[] = ITEMS,
) {
  return diffShipments({
    known,
    answered,
    items,
    itemIds: { 501: lineItemGid(1), 502: lineItemGid(2), 503: lineItemGid(3) },
  });
}

/** Known shipments after a series of answers. */
function after(...answers: (readonly PicanovaShipment[])[]): readonly Shipment[] {
  return answers.reduce((known: readonly Shipment[], answered) => diff(known, answered).all, []);
}

const linesOf = ({ lines }: Shipment): string =>
  lines
    .map(({ lineItemGid: gid, quantity }) => `${gid.slice(-1)}x${quantity}`)
    .toSorted()
    .join();
const told = (shipments: readonly Shipment[]): readonly string[] =>
  shipments
    .map((shipment) => `${shipment.trackingNumber ?? '-'} ${shipment.shippedAtMs} ${linesOf(shipment)}`)
    .toSorted();
const one = aParcel({ 1: 1 }, { trackingNumber: 'N1', trackingUrl: 'https://track.example/N1' });

describe('a new parcel', () => {
  it('is reported with its lines, carrier and number, not yet written', () => {
    const { changed, all } = diff([], [one]);
    expect(changed).toEqual(all);
    expect(all).toEqual([aShipment({ trackingUrl: 'https://track.example/N1' })]);
  });

  it('stays as it is known when an answer does not say', () => {
    const known = after([aParcel({}, { trackingNumber: 'N1' })]);
    expect(diffShipments({ known, answered: null, items: [item(1, 1)], itemIds: {} })).toEqual({
      changed: [],
      all: known,
    });
  });

  it('is reported once, however often it is told', () => {
    const known = after([one]);
    expect(diff(known, [one])).toEqual({ changed: [], all: known });
    expect(diff(known, [one, one, { ...one, trackingNumber: ' n1 ' }]).changed.map(({ key }) => key)).toEqual([
      'parcel-1',
    ]);
    expect(diff(known, []).changed).toEqual([]);
  });

  it('finds its lines by our item id, else by that of Picanova', () => {
    const unnamed = { ...one, items: [{ itemId: '502', externalId: null, quantity: 1 }] };
    expect(told(after([unnamed]))).toEqual(['N1 1000 2x1']);
  });

  it('of an order with one item can only hold that item', () => {
    const unnamed = { ...one, items: [{ itemId: 'unknown', externalId: 'unknown', quantity: 1 }] };
    expect(told(diff([], [unnamed], [item(1, 1)]).all)).toEqual(['N1 1000 1x1']);
    expect(diff([], [unnamed]).all).toEqual([]);
  });

  it('without items is all that is not shipped otherwise', () => {
    expect(told(after([one, aParcel({}, { trackingNumber: 'N2' })]))).toEqual(['N1 1000 1x1', 'N2 1000 1x1,2x1,3x3']);
  });

  it('that names one line twice holds both', () => {
    const items = [
      { itemId: '501', externalId: '101', quantity: 1 },
      { itemId: '501', externalId: '101', quantity: 1 },
    ];
    expect(told(after([{ ...one, items }]))).toEqual(['N1 1000 1x2']);
  });

  it('told in two entries of one number is one parcel', () => {
    expect(
      told(after([one, aParcel({ 2: 1 }, { trackingNumber: 'N1' }), aParcel({}, { trackingNumber: 'N1' })])),
    ).toEqual(['N1 1000 1x1,2x1']);
  });
});

describe('a parcel that was seen before', () => {
  it('keeps its key when its number arrives, and both have the number then', () => {
    const known = after([aParcel({ 1: 1 })]);
    const { changed, all } = diff(known, [one]);
    expect(all).toHaveLength(1);
    expect(changed).toMatchObject([
      { key: known[0]?.key, trackingNumber: 'N1', trackingUrl: 'https://track.example/N1' },
    ]);
  });

  it('never loses a number to an empty one', () => {
    const known = after([one]);
    expect(diff(known, [aParcel({ 1: 1 })]).changed).toEqual([]);
    expect(
      diff(known, [{ ...one, trackingUrl: null, carrierCode: '', carrierName: '', shippedAtMs: null }]).changed,
    ).toEqual([]);
  });

  it('with a corrected number is corrected, and loses the link of the old one', () => {
    const { all } = diff(after([one]), [aParcel({ 1: 1 }, { trackingNumber: 'N9' })]);
    expect(all).toMatchObject([{ key: 'parcel-1', trackingNumber: 'N9', trackingUrl: null }]);
  });

  it('is told from a second one by its time', () => {
    const known = after([aParcel({ 1: 1 }, { shippedAtMs: 1 }), aParcel({ 1: 1 }, { shippedAtMs: 2 })]);
    const numbered = diff(known, [
      aParcel({ 1: 1 }, { shippedAtMs: 1 }),
      aParcel({ 1: 1 }, { shippedAtMs: 2, trackingNumber: 'N2' }),
    ]);
    expect(numbered.changed).toMatchObject([{ shippedAtMs: 2, trackingNumber: 'N2' }]);
    expect(numbered.all).toHaveLength(2);
  });

  it('keeps the lines that Shopify holds, whatever is told later', () => {
    const known = [
      aShipment({
        fulfillmentGid: WRITTEN,
        writtenTrackingNumber: 'N1',
        lines: [{ lineItemGid: lineItemGid(1), quantity: 2 }],
      }),
    ];
    expect(told(diff(known, [one, aParcel({ 1: 1, 2: 1 }, { trackingNumber: 'N2' })]).all)).toEqual([
      'N1 1000 1x2',
      'N2 1000 2x1',
    ]);
  });

  it('may change its lines until then', () => {
    expect(told(diff(after([one]), [aParcel({ 2: 1 }, { trackingNumber: 'N1' })]).all)).toEqual(['N1 1000 2x1']);
  });

  it('is recognised when there is nothing left that it could be otherwise', () => {
    const everything = aParcel({ 1: 2, 2: 1, 3: 3 }, { shippedAtMs: 1 });
    const [known] = after([everything]);
    expect(diff(known ? [known] : [], [aParcel({ 2: 1 }, { shippedAtMs: 9, trackingNumber: 'N1' })]).all).toMatchObject(
      [{ key: known?.key, trackingNumber: 'N1' }],
    );
    expect(diff(known ? [known] : [], [aParcel({}, { shippedAtMs: 9, trackingNumber: 'N1' })]).all).toMatchObject([
      { key: known?.key, trackingNumber: 'N1' },
    ]);
  });

  it('by a time alone, when its items came later', () => {
    const known = after([aParcel({}, { shippedAtMs: 5 })]);
    expect(told(diff(known, [aParcel({ 2: 1 }, { shippedAtMs: 5, trackingNumber: 'N1' })]).all)).toEqual(['N1 5 2x1']);
  });
});

it('does not report a parcel for which no line is left', () => {
  const known = after([aParcel({ 2: 1 }, { trackingNumber: 'N1' }), aParcel({ 1: 2, 3: 3 }, { trackingNumber: 'N2' })]);
  expect(
    diff(known, [
      aParcel({ 2: 1 }, { trackingNumber: 'N1' }),
      aParcel({ 2: 1 }, { trackingNumber: 'N2' }),
      aParcel({ 2: 1 }, { trackingNumber: 'N3' }),
    ]).all,
  ).toHaveLength(2);
});

it('never gives one key twice, even when a second parcel looks as the first one once did', () => {
  const early = aParcel({ 1: 1 }, { shippedAtMs: 1 });
  const corrected = aParcel({ 1: 1 }, { shippedAtMs: 2, trackingNumber: 'A' });
  expect(after([early], [corrected], [corrected, early])).toMatchObject([
    { key: 'parcel-1', trackingNumber: 'A' },
    { key: 'parcel-2', trackingNumber: null },
  ]);
});

describe('two entries of one answer that look alike', () => {
  const half = aParcel({ 1: 1 }, { shippedAtMs: 5 });

  it('are two parcels, where there are pieces for both', () => {
    expect(told(after([half, half]))).toEqual(['- 5 1x1', '- 5 1x1']);
    expect(told(after([half, half], [half, half]))).toEqual(['- 5 1x1', '- 5 1x1']);
    expect(told(after([{ ...half, trackingNumber: 'N1' }, half]))).toEqual(['- 5 1x1', 'N1 5 1x1']);
    const three = aParcel({ 3: 1 }, { shippedAtMs: 5 });
    expect(told(after([{ ...three, trackingNumber: 'A' }, three, { ...three, trackingNumber: 'B' }]))).toEqual([
      '- 5 3x1',
      'A 5 3x1',
      'B 5 3x1',
    ]);
  });

  it('are one parcel told twice, where there are not', () => {
    const whole = aParcel({ 2: 1 }, { shippedAtMs: 5 });
    expect(told(after([whole, { ...whole, trackingNumber: 'N1' }, whole]))).toEqual(['N1 5 2x1']);
    const everything = aParcel({}, { shippedAtMs: 5 });
    expect(after([everything, everything])).toHaveLength(1);
    expect(after([{ ...everything, trackingNumber: 'R' }, half, half, half])).toHaveLength(3);
  });

  it('get their numbers one by one', () => {
    const numbered = after(
      [half, half],
      [{ ...half, trackingNumber: 'N1' }, half],
      [
        { ...half, trackingNumber: 'N1' },
        { ...half, trackingNumber: 'N2' },
      ],
    );
    expect(told(numbered)).toEqual(['N1 5 1x1', 'N2 5 1x1']);
  });
});

const answerOf = (
  final: readonly PicanovaShipment[],
  entries: readonly (readonly [number, boolean])[],
): readonly PicanovaShipment[] =>
  entries.flatMap(([index, withNumber]) =>
    final.slice(index, index + 1).map((parcel) => (withNumber ? parcel : { ...parcel, trackingNumber: null })),
  );

describe('any history of one final answer', () => {
  /** Parcels that together ship no more than was ordered, each with its time and perhaps a number. */
  const finals = fc
    .array(
      fc.record({
        lines: fc.tuple(fc.nat(2), fc.nat(1), fc.nat(3)),
        numbered: fc.boolean(),
        shippedAtMs: fc.integer({ min: 1, max: 4 }),
      }),
      { maxLength: 5 },
    )
    .map((drafts) => {
      const free = [2, 1, 3];
      return drafts.flatMap(({ lines, numbered, shippedAtMs }, index): PicanovaShipment[] => {
        const taken = lines.map((wanted, line) => Math.min(wanted, free[line] ?? 0));
        for (const [line, quantity] of taken.entries()) free[line] = (free[line] ?? 0) - quantity;
        const named = Object.fromEntries(
          taken.flatMap((quantity, line) => (quantity > 0 ? [[line + 1, quantity]] : [])),
        );
        return Object.keys(named).length === 0
          ? []
          : [
              aParcel(named, {
                trackingNumber: numbered ? `N${index}` : null,
                shippedAtMs,
              }),
            ];
      });
    });
  const histories = finals.chain((final) => {
    const entry = fc.uniqueArray(fc.tuple(fc.nat(Math.max(0, final.length - 1)), fc.boolean()), {
      maxLength: 5,
      selector: ([index]) => index,
    });
    return fc.record({
      final: fc.constant(final),
      answers: fc.array(entry, { maxLength: 6 }),
      order: fc.array(fc.nat(1000), { minLength: final.length, maxLength: final.length }),
    });
  });
  it('converges to the same parcels, ships no line too often and never forgets a key', () => {
    fc.assert(
      fc.property(histories, ({ final, answers, order }) => {
        let known: readonly Shipment[] = [];
        const shuffled = final
          .map((parcel, index) => [order[index] ?? 0, parcel] as const)
          .toSorted(([left], [right]) => left - right)
          .map(([, parcel]) => parcel);
        for (const answered of [...answers.map((entries) => answerOf(final, entries)), shuffled, shuffled]) {
          const { all, changed } = diff(known, answered);
          for (const { lineItemGid: gid, quantity } of ITEMS) {
            expect(
              all
                .flatMap(({ lines }) => lines)
                .filter((line) => line.lineItemGid === gid)
                .reduce((sum, line) => sum + line.quantity, 0),
            ).toBeLessThanOrEqual(quantity);
          }
          expect(all.map(({ key }) => key)).toEqual(expect.arrayContaining(known.map(({ key }) => key)));
          expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
          expect(all.length).toBeLessThanOrEqual(final.length);
          expect(all).toEqual(expect.arrayContaining([...changed]));
          known = all;
        }
        expect(told(known)).toEqual(told(diff([], final).all));
        expect(diff(known, final).changed).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

const holding = (number: number, quantity: number) => ({ lines: [{ lineItemGid: lineItemGid(number), quantity }] });

it('knows when every item is in a parcel with its whole quantity', () => {
  expect(allShipped([item(1, 2)], [holding(1, 1)])).toBe(false);
  expect(allShipped([item(1, 2)], [holding(1, 1), holding(1, 1)])).toBe(true);
  expect(allShipped([item(1, 2), item(2, 1)], [holding(1, 2)])).toBe(false);
  expect(allShipped([], [])).toBe(true);
});

describe('a parcel in parts', () => {
  const here = aShipment({ lines: [{ lineItemGid: lineItemGid(1), quantity: 1 }], trackingNumber: null });
  const there = { ...here, key: 'parcel-1#2', lines: [{ lineItemGid: lineItemGid(2), quantity: 1 }] };
  const items = [item(1, 1), item(2, 1)];

  it('is recognised as one, and its number is that of each part', () => {
    const known = [{ ...here, fulfillmentGid: WRITTEN }, there];
    const { changed, all } = diff(known, [aParcel({ 1: 1, 2: 1 }, { trackingNumber: 'LATE' })], items);
    expect(all).toEqual(known.map((part) => ({ ...part, trackingNumber: 'LATE' })));
    expect(changed).toEqual(all);
    expect(diff(all, [aParcel({ 1: 1, 2: 1 }, { trackingNumber: 'LATE' })], items).changed).toEqual([]);
  });

  it('keeps its lines though none of it is written yet, and a new parcel gets a key of its own', () => {
    const { all } = diff(
      [here, there],
      [aParcel({ 1: 1 }), aParcel({ 3: 1 }, { trackingNumber: 'N3', shippedAtMs: 9_000 })],
    );
    expect(all.map(({ key, lines }) => [key, lines])).toEqual([
      ['parcel-1', here.lines],
      ['parcel-1#2', there.lines],
      ['parcel-2', [{ lineItemGid: lineItemGid(3), quantity: 1 }]],
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { aLine, CANVAS_FIELDS, foLineGid, lineItemGid } from '../../../test/fixtures/domain.ts';
import { readNote } from '../print-fields/notes.ts';
import type { PrintItem } from '../print-order/print-item.ts';
import { capturedFields, capturedItems, productDeleted, type CapturedItem } from './deleted-lines.ts';

const CANVAS: CapturedItem = {
  identity: { kind: 'variant', variantId: 3, variantCode: 'DIGI-40X30-1' },
  artworkUrl: 'https://files.example.com/art.jpg',
  options: [{ name: 'Canvas border', value: 'Mirrored' }],
};

describe('what was planned of a line', () => {
  it('is what the last print order has of it', () => {
    const item = (number: number, artworkUrl: string) =>
      ({ ...CANVAS, lineItemGid: lineItemGid(number), artworkUrl }) as PrintItem;
    const captured = capturedItems([{ items: [item(1, 'a'), item(2, 'b')] }, { items: [item(1, 'c')] }]);
    expect([...captured].map(([gid, { artworkUrl }]) => [gid, artworkUrl])).toEqual([
      [lineItemGid(1), 'c'],
      [lineItemGid(2), 'b'],
    ]);
  });

  it('stands for its fields, and says so', () => {
    const found = capturedFields(CANVAS);
    expect(found).toMatchObject({
      identity: { kind: 'sku', field: { key: 'print_sku', value: 'DIGI-40X30-1', source: 'captured' } },
      artworkUrl: { key: 'print_url', value: 'https://files.example.com/art.jpg' },
      options: [{ name: 'Canvas border', value: 'Mirrored', source: 'captured' }],
      problems: [],
    });
    expect(found?.notes.map((text) => readNote(text).parts.slice(0, 2))).toEqual([
      ['print_sku', 'captured'],
      ['print_url', 'captured'],
      ['Canvas border', 'captured'],
    ]);
  });

  it('may be a finished design, which needs no artwork', () => {
    const identity = { kind: 'design', designSku: 'CVS-APO1' } as const;
    expect(capturedFields({ identity, artworkUrl: null, options: [] })).toMatchObject({
      identity: { kind: 'design', field: { key: 'print_design_id', value: 'CVS-APO1' } },
      artworkUrl: null,
      notes: ['from\tprint_design_id\tcaptured\t'],
    });
  });

  it('is too little without its artwork', () => {
    expect(capturedFields({ ...CANVAS, artworkUrl: null })).toBeNull();
  });
});

describe('a set', () => {
  const place = (number: number, changes: Partial<PrintItem> = {}) =>
    ({
      ...CANVAS,
      identity: { kind: 'variant', variantId: number, variantCode: `PART-${number}` },
      lineItemGid: lineItemGid(1),
      fulfillmentOrderLineItemGid: foLineGid(101),
      slot: number,
      ...changes,
    }) as PrintItem;
  const captured = (items: readonly PrintItem[]): CapturedItem =>
    capturedItems([{ items }]).get(lineItemGid(1)) as CapturedItem;

  it('is remembered with all its places', () => {
    const both = capturedFields(
      captured([
        place(1),
        place(2),
        place(2, { lineItemGid: lineItemGid(2), fulfillmentOrderLineItemGid: foLineGid(102) }),
      ]),
    );
    expect(both).toMatchObject({ identity: { field: { value: 'PART-1' } } });
    expect(both?.slots?.map(({ identity }) => identity?.field.value)).toEqual(['PART-1', 'PART-2']);
  });

  it('that lies in a print order twice is remembered once', () => {
    const elsewhere = { fulfillmentOrderLineItemGid: foLineGid(102) };
    const items = [place(1), place(2), place(1, elsewhere), place(2, elsewhere)];
    expect(capturedFields(captured(items))?.slots).toHaveLength(2);
  });

  it('is too little when a place has lost its artwork', () => {
    expect(capturedFields(captured([place(1), place(2, { artworkUrl: null })]))).toBeNull();
  });
});

it('a line that nobody can explain is told by its title and SKU', () => {
  expect(productDeleted(aLine(1, { sku: 'C-1', variantMetafields: CANVAS_FIELDS })).problems).toEqual([
    { code: 'product_deleted', detail: { product: 'Canvas 1', shopSku: 'C-1' } },
  ]);
  expect(productDeleted(aLine(1)).problems).toEqual([{ code: 'product_deleted', detail: { product: 'Canvas 1' } }]);
});

import { describe, expect, it } from 'vitest';
import { aLine, CANVAS_FIELDS, lineItemGid } from '../../../test/fixtures/domain.ts';
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

it('a line that nobody can explain is told by its title and SKU', () => {
  expect(productDeleted(aLine(1, { sku: 'C-1', variantMetafields: CANVAS_FIELDS })).problems).toEqual([
    { code: 'product_deleted', detail: { product: 'Canvas 1', shopSku: 'C-1' } },
  ]);
  expect(productDeleted(aLine(1)).problems).toEqual([{ code: 'product_deleted', detail: { product: 'Canvas 1' } }]);
});

import { describe, expect, it } from 'vitest';
import { cellsOf, filledDown, optionNames, pasted, valueAt, withValueAt, type Column } from './sheet.ts';

const SKU: Column = { kind: 'field', key: 'print_sku' };
const BORDER: Column = { kind: 'option', name: 'Border' };

describe('cells of a spreadsheet', () => {
  it.each([
    [
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a\n\nb', [['a'], [''], ['b']]],
    ['a\t\n', [['a', '']]],
    ['a\t', [['a', '']]],
    ['"two\nlines"\t"say ""no"""', [['two\nlines', 'say "no"']]],
    ['"A" size\tb', [['"A" size', 'b']]],
    ['', []],
  ])('%j', (text, cells) => {
    expect(cellsOf(text)).toEqual(cells);
  });
});

describe('a table of print fields', () => {
  const drafts = [{ print_sku: 'A' }, { print_option_name_2: 'border', print_option_value_2: 'White' }, {}];

  it('finds an option by its name, whatever its number, and sets it there', () => {
    expect(drafts.map((draft) => valueAt(draft, BORDER))).toEqual(['', 'White', '']);
    expect(withValueAt(drafts[1] ?? {}, BORDER, 'Black')).toEqual({
      print_option_name_2: 'Border',
      print_option_value_2: 'Black',
    });
    expect(withValueAt(drafts[1] ?? {}, BORDER, ' ')).toEqual({});
    expect(optionNames(drafts, ['Border', 'Frame'])).toEqual(['Border', 'Frame']);
  });

  it('carries the value of a row down, and no further up', () => {
    expect(filledDown(drafts, BORDER, 1).map((draft) => valueAt(draft, BORDER))).toEqual(['', 'White', 'White']);
    expect(filledDown(drafts, SKU, 0).map((draft) => valueAt(draft, SKU))).toEqual(['A', 'A', 'A']);
  });

  it('takes a block from a cell on, in the words that are offered, and counts what does not fit', () => {
    const result = pasted(drafts, [['B', 'WHITE', 'x'], ['C', 'Oak'], ['D']], {
      row: 1,
      column: 0,
      columns: [SKU, BORDER],
      offered: (_row, column) => (column === BORDER ? ['White'] : []),
    });
    expect(result.drafts.map((draft) => [valueAt(draft, SKU), valueAt(draft, BORDER)])).toEqual([
      ['A', ''],
      ['B', 'White'],
      ['C', 'Oak'],
    ]);
    expect(result.leftOut).toBe(2);
  });
});

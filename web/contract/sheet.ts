import { pairNamed, pairsOf, withField, withOption, type Draft } from './field-draft.ts';
import { fold, type EditableKey } from './words.ts';

/**
 * A table of print fields, one row a variant: what its columns are, filling down, and what a spreadsheet's cells mean
 * in it. The app's table and the one on Shopify's product page work alike.
 */
export type Column =
  | { readonly kind: 'field'; readonly key: EditableKey }
  /** Of the option pair with this name, whatever its number. */
  | { readonly kind: 'option'; readonly name: string };

/** Values that a column may have in a row; empty = any. */
export type Offered = (row: number, column: Column) => readonly string[];

export function columnId(column: Column): string {
  return column.kind === 'field' ? column.key : `option:${fold(column.name)}`;
}

export function valueAt(draft: Draft, column: Column): string {
  return column.kind === 'field' ? (draft[column.key] ?? '') : (pairNamed(draft, column.name)?.value ?? '');
}

/** The draft with another value; as it was when all five pairs are taken by other options. */
export function withValueAt(draft: Draft, column: Column, value: string): Draft {
  if (column.kind === 'field') return withField(draft, column.key, value);
  return withOption(draft, column.name, value.trim() === '' ? '' : value) ?? draft;
}

/** Options that the articles have and those that are set already, each once. */
export function optionNames(drafts: readonly Draft[], offered: readonly string[]): readonly string[] {
  const names = new Map<string, string>();
  for (const name of [...offered, ...drafts.flatMap((draft) => pairsOf(draft).map((pair) => pair.name))])
    if (name !== '' && !names.has(fold(name))) names.set(fold(name), name);
  return [...names.values()];
}

/** One row's value for all that follow it. */
export function filledDown(drafts: readonly Draft[], column: Column, from: number): readonly Draft[] {
  const value = valueAt(drafts[from] ?? {}, column);
  return drafts.map((draft, row) => (row > from ? withValueAt(draft, column, value) : draft));
}

/** A cell with what ends it: a tab, a line, or the text. In quotes it may hold either, and a quote twice. */
const CELL = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/g;

/** A block as a spreadsheet copies it: a line a row, tabs between cells. */
export function cellsOf(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const { 0: whole, 1: quoted, 2: plain = '', 3: end, index } of text.matchAll(CELL)) {
    const isBehindLastLine = whole === '' && index === text.length && row.length === 0;
    if (isBehindLastLine) break;
    row.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\t') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

/** The offered spelling of a text that differs only in case, spaces or Unicode form. */
function spelled(text: string, offered: readonly string[]): string {
  return offered.find((one) => fold(one) === fold(text)) ?? text;
}

/** A block put in from one cell to the right and down; what has no row or column there is left out and counted. */
export function pasted(
  drafts: readonly Draft[],
  block: readonly (readonly string[])[],
  at: { readonly row: number; readonly column: number; readonly columns: readonly Column[]; readonly offered: Offered },
): { readonly drafts: readonly Draft[]; readonly leftOut: number } {
  let leftOut = 0;
  const next = [...drafts];
  for (const [down, cells] of block.entries()) {
    const row = at.row + down;
    for (const [right, text] of cells.entries()) {
      const column = at.columns[at.column + right];
      const draft = next[row];
      if (draft === undefined || column === undefined) leftOut += 1;
      else next[row] = withValueAt(draft, column, spelled(text.trim(), at.offered(row, column)));
    }
  }
  return { drafts: next, leftOut };
}

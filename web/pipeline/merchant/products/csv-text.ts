import { stringify } from 'csv-stringify/sync';
import type { CsvSeparator } from '../../../contract/csv.ts';
import { guarded } from './csv-cells.ts';

/** Whatever ends a cell or a line for some spreadsheet; the library knows of the two that are written. */
const SEPARATORS = /[\r\n\t,;|]/;

export type CsvRecord = readonly string[];

export interface CsvStyle {
  readonly separator: CsvSeparator;
  /** How a cell is kept from being run, or taken for something else; default: from being run. */
  readonly guard?: (cell: string) => string;
}

const MARKS: Readonly<Record<CsvSeparator, string>> = { comma: ',', semicolon: ';' };

/**
 * CSV for spreadsheets, in pieces of a page; the header comes with the first one. A failing page fails the piece that
 * needs it, and whoever stops reading ends the reading of pages.
 */
export async function* csvText(
  header: CsvRecord,
  pages: AsyncIterable<readonly CsvRecord[]>,
  style: CsvStyle,
): AsyncGenerator<string> {
  let isBegun = false;
  for await (const page of pages) {
    yield linesOf(isBegun ? page : [header, ...page], { ...style, bom: !isBegun });
    isBegun = true;
  }
  if (!isBegun) yield linesOf([header], { ...style, bom: true });
}

function linesOf(records: readonly CsvRecord[], style: CsvStyle & { readonly bom: boolean }): string {
  const { bom, separator, guard = guarded } = style;
  return stringify(
    records.map((record) => record.map(guard)),
    { bom, delimiter: MARKS[separator], record_delimiter: 'windows', quoted_match: SEPARATORS },
  );
}

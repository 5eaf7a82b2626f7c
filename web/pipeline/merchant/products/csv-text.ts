import { stringify } from 'csv-stringify/sync';
import { guarded } from './csv-cells.ts';

/** Whatever ends a cell or a line for some spreadsheet; the library knows of the two that are written. */
const SEPARATORS = /[\r\n\t;|]/;

export type CsvRecord = readonly string[];

/**
 * CSV for spreadsheets, in pieces of a page; the header comes with the first one. A failing page fails the piece that
 * needs it, and whoever stops reading ends the reading of pages.
 */
export async function* csvText(header: CsvRecord, pages: AsyncIterable<readonly CsvRecord[]>): AsyncGenerator<string> {
  let isBegun = false;
  for await (const page of pages) {
    yield linesOf(isBegun ? page : [header, ...page], { bom: !isBegun });
    isBegun = true;
  }
  if (!isBegun) yield linesOf([header], { bom: true });
}

function linesOf(records: readonly CsvRecord[], { bom }: { readonly bom: boolean }): string {
  return stringify(
    records.map((record) => record.map(guarded)),
    { bom, record_delimiter: 'windows', quoted_match: SEPARATORS },
  );
}

import type { CsvFileError, CsvRowFault } from '../../../contract/csv.ts';
import { Readable } from 'node:stream';
import { setImmediate as othersTurn } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
import { CSV_MAX_ROWS } from '../../../contract/csv.ts';
import { gidNumber } from '../../../domain/kernel/ids.ts';
import { storable } from '../../../domain/kernel/storable-text.ts';
import type { FieldChanges, FieldLevel } from '../../../domain/print-fields/print-field-edit.ts';
import { isReadable, isShortenedNumber, unguarded } from './csv-cells.ts';
import { readHeader, CSV_CLEAR, type CsvColumns } from './csv-columns.ts';
import { decodeCsv } from './csv-decode.ts';

/** Shopify's limit for a url metafield (shopify-platform §3.4), the smallest of all fields'. */
const LONGEST_VALUE = 2_048;

/** One row as written. `row` counts the header as row 1. */
export type CsvRow =
  | {
      readonly row: number;
      readonly kind: 'edit';
      readonly by: { readonly variantId: string } | { readonly sku: string };
      readonly level: FieldLevel;
      readonly fields: FieldChanges;
    }
  | {
      readonly row: number;
      readonly kind: 'error';
      readonly error: Exclude<CsvRowFault, 'variant_unknown' | 'variant_ambiguous' | 'variant_repeated'>;
      readonly column: string | null;
      readonly value: string | null;
    };

type RowError = Extract<CsvRow, { kind: 'error' }>;

export type CsvFile =
  | { readonly outcome: 'read'; readonly rows: readonly CsvRow[] }
  | {
      readonly outcome: 'unreadable';
      readonly error: CsvFileError;
      readonly row: number | null;
      readonly column: string | null;
    };

function cell(cells: readonly string[], at: number | null): string {
  return at === null ? '' : unguarded(cells[at] ?? '').text;
}

/** `Variant ID` as a number or a gid. */
function variantIdOf(text: string): string {
  return gidNumber(text) ?? text;
}

/** Long enough to recognise it by, without what cannot be shown. */
function shown(value: string): string {
  return storable(value.slice(0, 60));
}

function fault(
  row: number,
  error: RowError['error'],
  at: { readonly column: string; readonly value: string },
): RowError {
  return { row, kind: 'error', error, column: at.column, value: shown(at.value) };
}

/** What keeps a print field's cell from being taken. */
function faultOfField({ text, isVerbatim }: ReturnType<typeof unguarded>): RowError['error'] | null {
  if (Buffer.byteLength(text) > LONGEST_VALUE) return 'value_too_long';
  if (!isReadable(text)) return 'value_unreadable';
  return !isVerbatim && isShortenedNumber(text) ? 'number_shortened' : null;
}

function readRow(cells: readonly string[], row: number, columns: CsvColumns): CsvRow {
  const level = cell(cells, columns.level).toLowerCase() || 'variant';
  if (level !== 'variant' && level !== 'product') return fault(row, 'level_unknown', { column: 'Level', value: level });
  const variantId = variantIdOf(cell(cells, columns.variantId));
  const sku = cell(cells, columns.sku);
  if (variantId === '' && sku === '')
    return { row, kind: 'error', error: 'variant_missing', column: null, value: null };
  const named = variantId === '' ? { column: 'SKU', value: sku } : { column: 'Variant ID', value: variantId };
  if (!isReadable(named.value)) return fault(row, 'value_unreadable', named);
  if (variantId !== '' && isShortenedNumber(variantId)) return fault(row, 'number_shortened', named);
  const fields: Record<string, string | null> = {};
  for (const { key, at } of columns.fields) {
    const value = unguarded(cells[at] ?? '');
    const error = faultOfField(value);
    if (error !== null) return fault(row, error, { column: key, value: value.text });
    if (value.text !== '') fields[key] = value.text === CSV_CLEAR && !value.isVerbatim ? null : value.text;
  }
  return { row, kind: 'edit', by: variantId === '' ? { sku } : { variantId }, level, fields };
}

type Separator = ',' | ';' | '\t' | '|';

/** `sep=;` before the header tells a spreadsheet the separator; it is no row of the table. */
const SEPARATOR_LINE = /^"?sep=([,;\t|])"?[ \t]*(?:\r\n|\r|\n|$)/i;

/** The separator that the file names, or that of its first line: German spreadsheets write semicolons. */
function tableOf(text: string): { readonly separator: Separator; readonly table: string } {
  const named = SEPARATOR_LINE.exec(text);
  if (named !== null) return { separator: named[1] as Separator, table: text.slice(named[0].length) };
  const end = text.search(/[\r\n]/);
  const line = text.slice(0, end === -1 ? undefined : end);
  const count = (mark: string): number => line.split(mark).length;
  return { separator: count(';') > count(',') ? ';' : count('\t') > count(',') ? '\t' : ',', table: text };
}

/** About 2 ms of parsing. */
const SLICE = 16_384;

/**
 * Text in slices, and others' turn before each: what a stream holds ready is read in one go, and 10,000 rows in one go
 * would hold every other request for about 100 ms.
 */
async function* slices(text: string): AsyncGenerator<string> {
  for (let from = 0; from < text.length; from += SLICE) {
    await othersTurn();
    yield text.slice(from, from + SLICE);
  }
}

function unreadable(error: CsvFileError, where: { readonly row?: number; readonly column?: string } = {}): CsvFile {
  return { outcome: 'unreadable', error, row: where.row ?? null, column: where.column ?? null };
}

/** Reads a whole file, row by row, giving way to other work between slices. */
export async function readCsv(bytes: Uint8Array): Promise<CsvFile> {
  const text = decodeCsv(bytes);
  if (text.trim() === '') return unreadable('empty');
  const { separator, table } = tableOf(text);
  const parser = Readable.from(slices(table)).pipe(
    parse({
      delimiter: separator,
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      skip_empty_lines: true,
      info: true,
    }),
  );
  const rows: CsvRow[] = [];
  let columns: CsvColumns | null = null;
  let width = 0;
  let seen = 0;
  try {
    for await (const { record } of parser as AsyncIterable<{ record: string[] }>) {
      seen += 1;
      if (columns === null) {
        const header = readHeader(record);
        if (header.outcome === 'unknown_column') return unreadable('unknown_column', { row: 1, column: header.column });
        if (header.outcome !== 'columns') return unreadable(header.outcome, { row: 1 });
        columns = header.columns;
        width = record.length;
        continue;
      }
      if (rows.length >= CSV_MAX_ROWS) return unreadable('too_many_rows', { row: seen });
      rows.push(
        record.length === width
          ? readRow(record, seen, columns)
          : { row: seen, kind: 'error', error: 'columns_differ', column: null, value: String(record.length) },
      );
    }
  } catch (error) {
    if (error instanceof CsvError) return unreadable('not_csv', { row: seen + 1 });
    throw error;
  }
  return rows.length === 0 ? unreadable('empty') : { outcome: 'read', rows };
}

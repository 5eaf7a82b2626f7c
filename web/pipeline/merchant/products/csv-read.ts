import type { CsvFileError } from '../../../contract/csv.ts';
import { Readable } from 'node:stream';
import { setImmediate as othersTurn } from 'node:timers/promises';
import { parse } from 'csv-parse';
import { CSV_MAX_ROWS } from '../../../contract/csv.ts';
import { gidNumber } from '../../../domain/kernel/ids.ts';
import type { FieldChanges, FieldLevel } from '../../../domain/print-fields/print-field-edit.ts';
import { readHeader, CSV_CLEAR, type CsvColumns } from './csv-columns.ts';

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
      readonly error: 'variant_missing' | 'level_unknown' | 'value_too_long' | 'columns_differ';
      readonly column: string | null;
      readonly value: string | null;
    };

export type CsvFile =
  | { readonly outcome: 'read'; readonly rows: readonly CsvRow[] }
  | {
      readonly outcome: 'unreadable';
      readonly error: CsvFileError;
      readonly row: number | null;
      readonly column: string | null;
    };

function cell(cells: readonly string[], at: number | null): string {
  return at === null ? '' : (cells[at] ?? '').trim();
}

/** `Variant ID` as a number or a gid; spreadsheets put an apostrophe before long numbers to keep their digits. */
function variantIdOf(text: string): string {
  const bare = text.replace(/^'/, '');
  return gidNumber(bare) ?? bare;
}

function readRow(cells: readonly string[], row: number, columns: CsvColumns): CsvRow {
  const level = cell(cells, columns.level).toLowerCase() || 'variant';
  if (level !== 'variant' && level !== 'product')
    return { row, kind: 'error', error: 'level_unknown', column: 'Level', value: level };
  const variantId = variantIdOf(cell(cells, columns.variantId));
  const sku = cell(cells, columns.sku);
  if (variantId === '' && sku === '')
    return { row, kind: 'error', error: 'variant_missing', column: null, value: null };
  const fields: Record<string, string | null> = {};
  for (const { key, at } of columns.fields) {
    const value = cell(cells, at);
    if (Buffer.byteLength(value) > LONGEST_VALUE)
      return { row, kind: 'error', error: 'value_too_long', column: key, value: value.slice(0, 60) };
    if (value !== '') fields[key] = value === CSV_CLEAR ? null : value;
  }
  return { row, kind: 'edit', by: variantId === '' ? { sku } : { variantId }, level, fields };
}

/** The separator of the first line: German spreadsheets write semicolons. */
function separatorOf(text: string): ',' | ';' | '\t' {
  const line = text.slice(0, text.search(/[\r\n]/) === -1 ? undefined : text.search(/[\r\n]/));
  const count = (mark: string): number => line.split(mark).length;
  return count(';') > count(',') ? ';' : count('\t') > count(',') ? '\t' : ',';
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
export async function readCsv(text: string): Promise<CsvFile> {
  if (text.trim() === '') return unreadable('empty');
  const parser = Readable.from(slices(text)).pipe(
    parse({
      bom: true,
      delimiter: separatorOf(text),
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
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_'))
      return unreadable('not_csv', { row: seen + 1 });
    throw error;
  }
  return rows.length === 0 ? unreadable('empty') : { outcome: 'read', rows };
}

import type { CsvFileError, CsvRowFault } from '../../../contract/csv.ts';
import { CsvError } from 'csv-parse';
import { CSV_MAX_ROWS } from '../../../contract/csv.ts';
import { gidNumber } from '../../../domain/kernel/ids.ts';
import { storable } from '../../../domain/kernel/storable-text.ts';
import type { FieldChanges, FieldLevel } from '../../../domain/print-fields/print-field-edit.ts';
import { isReadable, isShortenedNumber, unguarded } from './csv-cells.ts';
import { readHeader, CSV_CLEAR, type CsvColumns } from './csv-columns.ts';
import { decodeCsv } from './csv-decode.ts';
import { csvRecords } from './csv-records.ts';

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

function unreadable(error: CsvFileError, where: { readonly row?: number; readonly column?: string } = {}): CsvFile {
  return { outcome: 'unreadable', error, row: where.row ?? null, column: where.column ?? null };
}

/** Reads a whole file, row by row, giving way to other work between slices. */
export async function readCsv(bytes: Uint8Array): Promise<CsvFile> {
  const text = decodeCsv(bytes);
  if (text.trim() === '') return unreadable('empty');
  const records = csvRecords(text);
  const rows: CsvRow[] = [];
  let columns: CsvColumns | null = null;
  let width = 0;
  let seen = 0;
  try {
    for await (const { record } of records) {
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

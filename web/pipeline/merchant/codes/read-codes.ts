import { CsvError } from 'csv-parse';
import type { CsvFileError } from '../../../contract/csv.ts';
import { CODE_LENGTH, CODES_AT_MOST, type CodeKind, type CodeRowFault } from '../../../contract/product-codes.ts';
import { storable } from '../../../domain/kernel/storable-text.ts';
import type { GivenRow } from '../../../domain/planning/code-rows.ts';
import { isReadable, isShortenedNumber, unguarded } from '../products/csv-cells.ts';
import { decodeCsv } from '../products/csv-decode.ts';
import { csvRecords } from '../products/csv-records.ts';

/** One row as written, or why it cannot be read. */
export type ReadRow =
  | ({ readonly kind: 'row' } & GivenRow)
  | { readonly kind: 'error'; readonly row: number; readonly error: CodeRowFault; readonly code: string };

export type ReadCodes =
  | { readonly outcome: 'read'; readonly rows: readonly ReadRow[] }
  | { readonly outcome: 'unreadable'; readonly error: CsvFileError; readonly row: number | null };

type Cell = ReturnType<typeof unguarded>;

function faultOfCell({ text, isVerbatim }: Cell): CodeRowFault | null {
  if (text.length > CODE_LENGTH) return 'value_too_long';
  if (!isReadable(text)) return 'value_unreadable';
  return !isVerbatim && isShortenedNumber(text) ? 'number_shortened' : null;
}

function rowOf(row: number, cells: readonly Cell[]): ReadRow {
  const [code = '', ...skus] = cells.map(({ text }) => text);
  const fault = cells.map(faultOfCell).find((one) => one !== null);
  return fault === undefined
    ? { kind: 'row', row, code, skus }
    : { kind: 'error', row, error: fault, code: storable(code.slice(0, 60)) };
}

const typed = (text: string): Cell => ({ text: text.trim(), isVerbatim: true });

/** A line as people write it, and as Order Desk has it: `code = SKU, SKU`; of code skip the code alone. */
function lineOf(line: string, row: number, kind: CodeKind): ReadRow {
  if (kind === 'skip') return rowOf(row, [typed(line)]);
  const at = line.indexOf('=');
  if (at === -1) return { kind: 'error', row, error: 'not_understood', code: storable(line.trim().slice(0, 60)) };
  const skus = line.slice(at + 1).split(',');
  return rowOf(row, [typed(line.slice(0, at)), ...skus.map(typed)]);
}

function readLines(text: string, kind: CodeKind): ReadCodes {
  const lines = text.split(/\r\n|\r|\n/).map((line, at) => ({ line, row: at + 1 }));
  const rows = lines.filter(({ line }) => line.trim() !== '').map(({ line, row }) => lineOf(line, row, kind));
  return rows.length > CODES_AT_MOST
    ? { outcome: 'unreadable', error: 'too_many_rows', row: null }
    : { outcome: 'read', rows };
}

const HEADER = /^(?:"?sep=[,;\t|]"?\s+)?["']?code["']?\s*(?:[,;\t|]|[\r\n]|$)/i;
const isSkuColumn = (name: string): boolean => /^skus?(?: ?\d+)?$/i.test(name.trim());

async function readTable(text: string, kind: CodeKind): Promise<ReadCodes> {
  const rows: ReadRow[] = [];
  let columns: readonly number[] | null = null;
  let seen = 0;
  try {
    for await (const { record } of csvRecords(text)) {
      seen += 1;
      if (columns === null) {
        columns = record.flatMap((name, at) => (at > 0 && isSkuColumn(name) ? [at] : []));
        if (kind === 'match' && columns.length === 0)
          return { outcome: 'unreadable', error: 'no_field_column', row: 1 };
        continue;
      }
      if (rows.length >= CODES_AT_MOST) return { outcome: 'unreadable', error: 'too_many_rows', row: seen };
      const skus = kind === 'skip' ? [] : columns.map((at) => unguarded(record[at] ?? ''));
      rows.push(rowOf(seen, [unguarded(record[0] ?? ''), ...skus.filter(({ text: sku }) => sku !== '')]));
    }
  } catch (error) {
    if (error instanceof CsvError) return { outcome: 'unreadable', error: 'not_csv', row: seen + 1 };
    throw error;
  }
  return { outcome: 'read', rows };
}

/** Reads a CSV file with its header, or lines that somebody pasted. */
export async function readCodes(bytes: Uint8Array, kind: CodeKind): Promise<ReadCodes> {
  const text = decodeCsv(bytes);
  const read = HEADER.test(text) ? await readTable(text, kind) : readLines(text, kind);
  return read.outcome === 'read' && read.rows.length === 0
    ? { outcome: 'unreadable', error: 'empty', row: null }
    : read;
}

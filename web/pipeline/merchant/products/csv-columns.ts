import { EDITABLE_KEYS, type EditableKey } from '../../../domain/print-fields/print-field-edit.ts';

/**
 * The columns of the CSV, the same in and out. Those of people (`Product`, `Variant`, `Status`) are written and never
 * read.
 */
export const CSV_HEADER = ['Level', 'Variant ID', 'Product', 'Variant', 'SKU', 'Status', ...EDITABLE_KEYS] as const;

/** Clears a field; an empty cell leaves it as it is. */
export const CSV_CLEAR = '-';

function compact(name: string): string {
  return name
    .replace(/^\uFEFF/, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_]+/g, '');
}

const KEY_BY_COMPACT: ReadonlyMap<string, EditableKey> = new Map(EDITABLE_KEYS.map((key) => [compact(key), key]));

export interface CsvColumns {
  readonly level: number | null;
  readonly variantId: number | null;
  readonly sku: number | null;
  readonly fields: readonly { readonly key: EditableKey; readonly at: number }[];
}

export type CsvHeader =
  | { readonly outcome: 'columns'; readonly columns: CsvColumns }
  | { readonly outcome: 'no_identity_column' | 'no_field_column' }
  /** A column that begins like a print field and is none is a typing error that would silently change nothing. */
  | { readonly outcome: 'unknown_column'; readonly column: string };

/** What a header row means; names compare without case, spaces and underscores. */
export function readHeader(cells: readonly string[]): CsvHeader {
  const names = cells.map(compact);
  const at = (name: string): number | null => (names.includes(name) ? names.indexOf(name) : null);
  const stranger = names.findIndex((name) => name.startsWith('print') && !KEY_BY_COMPACT.has(name));
  if (stranger !== -1) return { outcome: 'unknown_column', column: cells[stranger] ?? '' };
  const fields = names.flatMap((name, index) => {
    const key = KEY_BY_COMPACT.get(name);
    return key === undefined ? [] : [{ key, at: index }];
  });
  const columns: CsvColumns = { level: at('level'), variantId: at('variantid'), sku: at('sku'), fields };
  if (columns.variantId === null && columns.sku === null) return { outcome: 'no_identity_column' };
  return fields.length === 0 ? { outcome: 'no_field_column' } : { outcome: 'columns', columns };
}

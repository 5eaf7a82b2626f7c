import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { EDITABLE_KEYS, type FieldLevel } from '../../../domain/print-fields/print-field-edit.ts';
import type { IndexedVariant } from '../../ports/index.ts';
import { CSV_HEADER } from './csv-columns.ts';
import { numberOf } from '../../../contract/gids.ts';
import { ownField } from './own-fields.ts';

/**
 * A spreadsheet runs a cell that begins like a formula; an apostrophe before it makes it a text. A lone `-` is our own
 * word and harmless.
 */
export function harmless(cell: string): string {
  return /^[=+\-@\t\r]./.test(cell) ? `'${cell}` : cell;
}

function rowOf(row: IndexedVariant, level: FieldLevel, namespace: string): readonly string[] {
  const { variant } = row;
  const people = [
    variant.productTitle,
    level === 'product' ? '' : variant.variantTitle,
    level === 'product' ? '' : (variant.sku ?? ''),
    level === 'product' ? '' : row.status,
  ];
  return [
    level,
    numberOf(variant.variantGid),
    ...people.map(harmless),
    ...EDITABLE_KEYS.map((key) => ownField(variant, { level, namespace, key })?.value ?? ''),
  ];
}

/** Variants as they come, each product's own fields as a row of their own before its first variant. */
async function* records(
  pages: AsyncIterable<readonly IndexedVariant[]>,
  namespace: string,
): AsyncGenerator<readonly string[]> {
  yield CSV_HEADER;
  let product = '';
  for await (const page of pages) {
    for (const row of page) {
      const { productGid, metafields } = row.variant;
      const hasOwn = metafields.some((metafield) => metafield.level === 'product' && metafield.namespace === namespace);
      if (productGid !== product && hasOwn) yield rowOf(row, 'product', namespace);
      product = productGid;
      yield rowOf(row, 'variant', namespace);
    }
  }
}

/** The print fields of a namespace as CSV text, in pieces; what is exported and imported unchanged changes nothing. */
export function writeCsv(pages: AsyncIterable<readonly IndexedVariant[]>, namespace: string): AsyncIterable<string> {
  return Readable.from(records(pages, namespace))
    .pipe(stringify({ bom: true, record_delimiter: 'windows' }))
    .setEncoding('utf8');
}

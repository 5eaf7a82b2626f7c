import { EDITABLE_KEYS, type FieldLevel } from '../../../domain/print-fields/print-field-edit.ts';
import type { IndexedVariant } from '../../ports/index.ts';
import { CSV_HEADER } from './csv-columns.ts';
import { csvText, type CsvRecord } from './csv-text.ts';
import { numberOf } from '../../../contract/gids.ts';
import { ownField } from './own-fields.ts';

function recordOf(row: IndexedVariant, level: FieldLevel, namespace: string): CsvRecord {
  const { variant } = row;
  return [
    level,
    numberOf(variant.variantGid),
    variant.productTitle,
    level === 'product' ? '' : variant.variantTitle,
    level === 'product' ? '' : (variant.sku ?? ''),
    level === 'product' ? '' : row.status,
    ...EDITABLE_KEYS.map((key) => ownField(variant, { level, namespace, key })?.value ?? ''),
  ];
}

/** Variants as they come, each product's own fields as a row of their own before its first variant. */
async function* records(
  pages: AsyncIterable<readonly IndexedVariant[]>,
  namespace: string,
): AsyncGenerator<readonly CsvRecord[]> {
  let product = '';
  for await (const page of pages) {
    yield page.flatMap((row) => {
      const { productGid, metafields } = row.variant;
      const isFirst = productGid !== product;
      product = productGid;
      const hasOwn = metafields.some((metafield) => metafield.level === 'product' && metafield.namespace === namespace);
      return [...(isFirst && hasOwn ? [recordOf(row, 'product', namespace)] : []), recordOf(row, 'variant', namespace)];
    });
  }
}

/** The print fields of a namespace as CSV text, in pieces; what is exported and imported unchanged changes nothing. */
export function writeCsv(pages: AsyncIterable<readonly IndexedVariant[]>, namespace: string): AsyncIterable<string> {
  return csvText(CSV_HEADER, records(pages, namespace));
}

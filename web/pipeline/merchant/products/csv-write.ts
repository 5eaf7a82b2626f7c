import { EDITABLE_KEYS, type FieldLevel } from '../../../domain/print-fields/print-field-edit.ts';
import type { IndexedVariant } from '../../ports/index.ts';
import { CSV_STATUSES, type CsvStyle } from '../../../contract/csv.ts';
import { guardedForGood } from './csv-cells.ts';
import { CSV_HEADER } from './csv-columns.ts';
import { csvText, type CsvRecord } from './csv-text.ts';
import { numberOf } from '../../../contract/gids.ts';
import { ownText } from './own-fields.ts';

interface Wanted extends CsvStyle {
  readonly namespace: string;
}

function recordOf(row: IndexedVariant, level: FieldLevel, { namespace, language }: Wanted): CsvRecord {
  const { variant } = row;
  return [
    level,
    numberOf(variant.variantGid),
    variant.productTitle,
    level === 'product' ? '' : variant.variantTitle,
    level === 'product' ? '' : (variant.sku ?? ''),
    level === 'product' ? '' : CSV_STATUSES[language][row.status],
    ...EDITABLE_KEYS.map((key) => ownText(variant, { level, namespace, key }) ?? ''),
  ];
}

/** Variants as they come, each product's own fields as a row of their own before its first variant. */
async function* records(
  pages: AsyncIterable<readonly IndexedVariant[]>,
  wanted: Wanted,
): AsyncGenerator<readonly CsvRecord[]> {
  let product = '';
  for await (const page of pages) {
    yield page.flatMap((row) => {
      const { productGid, metafields } = row.variant;
      const isFirst = productGid !== product;
      product = productGid;
      const hasOwn = metafields.some(
        (metafield) => metafield.level === 'product' && metafield.namespace === wanted.namespace,
      );
      return [...(isFirst && hasOwn ? [recordOf(row, 'product', wanted)] : []), recordOf(row, 'variant', wanted)];
    });
  }
}

/**
 * The print fields of a namespace as CSV text, in pieces; what is exported and imported changes nothing, also by way of
 * a spreadsheet.
 */
export function writeCsv(pages: AsyncIterable<readonly IndexedVariant[]>, wanted: Wanted): AsyncIterable<string> {
  return csvText(CSV_HEADER, records(pages, wanted), { separator: wanted.separator, guard: guardedForGood });
}

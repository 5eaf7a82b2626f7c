import { storable } from '../../domain/kernel/storable-text.ts';
import { searchTerms } from '../../domain/kernel/search.ts';
import { shownText } from '../../domain/print-fields/metafield-text.ts';
import { fold } from '../../domain/kernel/text.ts';
import { gidNumber } from '../../domain/kernel/ids.ts';
import type { IndexedVariant, VariantStatus } from '../../pipeline/ports/products.ts';
import type { Plain, Statements } from '../database.ts';
import type { product_variant } from '../generated/sqlite/client.ts';
import { sealJson, tryOpenJson } from '../sealed-json.ts';
import type { SealedPlace, Sealer } from '../sealer.ts';
import { join, sql } from '../sql.ts';

const LONGEST_TITLE = 100;

export type VariantRow = Omit<Plain<product_variant>, 'sort_key'>;

/** The columns of a `VariantRow`. */
export const VARIANT_COLUMNS = sql`shop, variant_gid, product_gid, status, sku, read_at, content`;

export const contentPlace = (shop: string): SealedPlace => ({ shop, column: 'product_variant.content' });

/** A row whose key is gone is listed with what its other columns say, until Shopify is read again. */
export function variantOf(row: VariantRow, sealer: Sealer): IndexedVariant {
  const opened = tryOpenJson(sealer, row.content, contentPlace(row.shop)) as IndexedVariant | null;
  return (
    opened ?? {
      status: row.status as VariantStatus,
      regions: [],
      readAtMs: row.read_at,
      variant: {
        variantGid: row.variant_gid,
        productGid: row.product_gid,
        productTitle: '',
        variantTitle: '',
        position: 1,
        sku: row.sku,
        imageUrl: null,
        selectedOptions: [],
        metafields: [],
      },
    }
  );
}

/** By product title as people read it, one product's variants together, as Shopify orders them. */
function sortKeyOf({ productTitle, productGid, position }: IndexedVariant['variant']): string {
  return [
    fold(storable(productTitle)).slice(0, LONGEST_TITLE),
    (gidNumber(productGid) ?? '').padStart(20, '0'),
    String(position).padStart(5, '0'),
  ].join(' \u0001');
}

/** What a variant is found by. */
export function termsOf({ variant }: IndexedVariant): readonly string[] {
  const printed = variant.metafields
    .filter(({ key }) => key.startsWith('print_sku') || key === 'print_design_id')
    .map(shownText);
  return searchTerms(
    [variant.productTitle, variant.variantTitle, variant.sku, ...printed].map((text) =>
      text === null ? null : storable(text),
    ),
  );
}

/** Rows that are not older than what is there. */
export async function writeVariants(
  { tx, sealer }: { readonly tx: Statements; readonly sealer: Sealer },
  shop: string,
  rows: readonly IndexedVariant[],
): Promise<void> {
  const values = rows.map((row) => {
    const { variant, status, readAtMs } = row;
    return sql`(${shop}, ${variant.variantGid}, ${variant.productGid}, ${sortKeyOf(variant)}, ${status},
      ${variant.sku === null ? null : storable(variant.sku)}, ${readAtMs},
      ${sealJson(sealer, row, contentPlace(shop))})`;
  });
  await tx.execute(sql`
    INSERT INTO product_variant (shop, variant_gid, product_gid, sort_key, status, sku, read_at, content)
    VALUES ${join(values)}
    ON CONFLICT (shop, variant_gid) DO UPDATE
    SET product_gid = excluded.product_gid, sort_key = excluded.sort_key, status = excluded.status, sku = excluded.sku,
      read_at = excluded.read_at, content = excluded.content WHERE excluded.read_at >= product_variant.read_at`);
}

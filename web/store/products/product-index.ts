import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type {
  IndexedVariant,
  ProductCursor,
  ProductIndexStore,
  ProductListQuery,
  VariantStatus,
} from '../../pipeline/ports/products.ts';
import type { Log } from '../../pipeline/ports/system.ts';
import type { Database, Plain } from '../database.ts';
import type { product_variant, shop_pages } from '../generated/sqlite/client.ts';
import type { Sealer } from '../sealer.ts';
import { equals, startsWith } from '../text-conditions.ts';
import { empty, join, sql, type Sql } from '../sql.ts';
import { VARIANT_COLUMNS, variantOf, type VariantRow } from './product-rows.ts';
import { upsertVariants } from './upsert-variants.ts';

type Place = Pick<Plain<product_variant>, 'sort_key' | 'variant_gid'>;

/** Some variant's words. A row that lost to a newer one gets the same words again a moment later. */
function withWords(shop: string, words: readonly string[], variantGid: Sql): Sql {
  if (words.length === 0) return empty;
  return join(
    words.map(
      (word) =>
        sql`AND ${variantGid} IN (SELECT variant_gid FROM product_term
          WHERE shop = ${shop} AND ${startsWith(sql`term`, word)})`,
    ),
    ' ',
  );
}

function ofProduct(productGid: string | null): Sql {
  return productGid === null ? empty : sql`AND ${equals(sql`product_gid`, productGid)}`;
}

function ofChange(shop: string, changeId: number | undefined): Sql {
  if (changeId === undefined) return empty;
  return sql`AND variant_gid IN (SELECT variant_gid FROM catalogue_change_use
    WHERE change_id = ${changeId} AND shop = ${shop})`;
}

export function createProductIndex(parts: {
  readonly database: Database;
  readonly sealer: Sealer;
  readonly log: Log;
}): ProductIndexStore {
  const { database, sealer } = parts;
  const { dialect } = database;

  function upsert(shop: ShopDomain, rows: readonly IndexedVariant[]): Promise<void> {
    return upsertVariants(parts, shop, rows);
  }

  async function list(shop: ShopDomain, query: ProductListQuery): ReturnType<ProductIndexStore['list']> {
    const { status, words, productGid, changeId, after, limit } = query;
    const places = await database.query<Place>(sql`
      SELECT sort_key, variant_gid FROM product_variant
        WHERE shop = ${shop} ${status === null ? empty : sql`AND status = ${status}`} ${ofProduct(productGid)}
        ${after === null ? empty : sql`AND (sort_key, variant_gid) > (${after.sortKey}, ${after.variantGid})`}
        ${ofChange(shop, changeId)} ${withWords(shop, words, sql`variant_gid`)}
      ORDER BY sort_key, variant_gid LIMIT ${limit + 1}`);
    const shown = places.slice(0, limit);
    const rows = await find(
      shop,
      shown.map(({ variant_gid }) => variant_gid),
    );
    const byGid = new Map(rows.map((row) => [row.variant.variantGid, row]));
    const last = shown.at(-1);
    const next: ProductCursor | null =
      places.length > limit && last !== undefined ? { sortKey: last.sort_key, variantGid: last.variant_gid } : null;
    return { rows: shown.flatMap(({ variant_gid }) => byGid.get(variant_gid) ?? []), next };
  }

  async function counts(
    shop: ShopDomain,
    filter: Pick<ProductListQuery, 'words' | 'productGid' | 'changeId'>,
  ): ReturnType<ProductIndexStore['counts']> {
    const rows = await database.query<{ status: VariantStatus; found: number }>(sql`
      SELECT status, count(*) AS found FROM product_variant WHERE shop = ${shop} ${ofProduct(filter.productGid)}
      ${ofChange(shop, filter.changeId)} ${withWords(shop, filter.words, sql`variant_gid`)} GROUP BY status`);
    const found = new Map(rows.map((row) => [row.status, Number(row.found)]));
    const count = (status: VariantStatus): number => found.get(status) ?? 0;
    return { ready: count('ready'), incomplete: count('incomplete'), broken: count('broken'), none: count('none') };
  }

  async function find(shop: ShopDomain, variantGids: readonly string[]): Promise<readonly IndexedVariant[]> {
    if (variantGids.length === 0) return [];
    return (
      await database.query<VariantRow>(
        sql`SELECT ${VARIANT_COLUMNS} FROM product_variant
          WHERE shop = ${shop} AND variant_gid ${dialect.anyOf(variantGids)}`,
      )
    ).map((row) => variantOf(row, sealer));
  }

  async function ofProducts(shop: ShopDomain, productGids: readonly string[]): Promise<readonly IndexedVariant[]> {
    if (productGids.length === 0) return [];
    return (
      await database.query<VariantRow>(
        sql`SELECT ${VARIANT_COLUMNS} FROM product_variant
          WHERE shop = ${shop} AND product_gid ${dialect.anyOf(productGids)} ORDER BY sort_key, variant_gid`,
      )
    ).map((row) => variantOf(row, sealer));
  }

  async function bySku(shop: ShopDomain, skus: readonly string[]): ReturnType<ProductIndexStore['bySku']> {
    if (skus.length === 0) return new Map();
    const rows = await database.query<{ readonly sku: string } & Pick<Place, 'variant_gid'>>(
      sql`SELECT sku, variant_gid FROM product_variant
        WHERE shop = ${shop} AND sku ${dialect.anyOf([...new Set(skus)])} ORDER BY sku, variant_gid`,
    );
    return new Map(
      [...Map.groupBy(rows, ({ sku }) => sku)].map(([sku, own]) => [sku, own.map(({ variant_gid }) => variant_gid)]),
    );
  }

  function finishRead(shop: ShopDomain, beganAtMs: number): Promise<number> {
    return database.transaction(async (tx) => {
      await tx.execute(
        sql`DELETE FROM product_term WHERE shop = ${shop}
          AND variant_gid IN (SELECT variant_gid FROM product_variant WHERE shop = ${shop} AND read_at < ${beganAtMs})`,
      );
      await tx.execute(
        sql`DELETE FROM artwork_use WHERE shop = ${shop}
          AND variant_gid IN (SELECT variant_gid FROM product_variant WHERE shop = ${shop} AND read_at < ${beganAtMs})`,
      );
      const gone = await tx.execute(sql`DELETE FROM product_variant WHERE shop = ${shop} AND read_at < ${beganAtMs}`);
      await tx.execute(
        sql`INSERT INTO shop_pages (shop, products_read_at) VALUES (${shop}, ${beganAtMs})
          ON CONFLICT (shop) DO UPDATE SET products_read_at = excluded.products_read_at`,
      );
      return gone;
    });
  }

  async function indexedAtMs(shop: ShopDomain): Promise<number | null> {
    const [row] = await database.query<Pick<Plain<shop_pages>, 'products_read_at'>>(
      sql`SELECT products_read_at FROM shop_pages WHERE shop = ${shop}`,
    );
    return row?.products_read_at ?? null;
  }

  return { upsert, list, counts, find, ofProducts, bySku, finishRead, indexedAtMs };
}

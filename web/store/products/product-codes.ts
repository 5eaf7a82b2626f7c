import type { ShopDomain } from '../../domain/kernel/ids.ts';
import { fold } from '../../domain/kernel/text.ts';
import type { CodeKind } from '../../domain/planning/code-rows.ts';
import type { CodeRow } from '../../domain/planning/product-settings.ts';
import type { CodeChange, CodeListQuery, ProductCodeStore } from '../../pipeline/ports/product-codes.ts';
import { appendActivity } from '../activity.ts';
import type { Database, Plain, Statements } from '../database.ts';
import type { product_code } from '../generated/sqlite/client.ts';
import { jsonList } from '../json-column.ts';
import { wakeWaiting } from '../orders/wake-waiting.ts';
import { touchLanes } from '../queue/lanes.ts';
import { empty, join, sql } from '../sql.ts';
import { contains } from '../text-conditions.ts';

type Row = Plain<product_code>;

/** A statement holds at most some 32,000 values. */
const ROWS_A_STATEMENT = 1_000;

function rowOf({ code, skus }: Pick<Row, 'code' | 'skus'>): CodeRow {
  return { code, skus: jsonList<string>(skus) ?? [] };
}

async function put(tx: Statements, shop: string, { kind, put: rows }: CodeChange): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
    const values = rows.slice(from, from + ROWS_A_STATEMENT).map(({ code, skus }) => {
      const words = fold([code, ...skus].join(' '));
      return sql`(${shop}, ${kind}, ${code}, ${fold(code)}, ${JSON.stringify(skus)}, ${words})`;
    });
    await tx.execute(
      sql`INSERT INTO product_code (shop, kind, code, folded, skus, words) VALUES ${join(values)}
        ON CONFLICT (shop, kind, code) DO UPDATE SET skus = excluded.skus, words = excluded.words`,
    );
  }
}

export function createProductCodes({ database }: { readonly database: Database }): ProductCodeStore {
  const { dialect } = database;

  async function named(shop: ShopDomain, codes: readonly string[]): ReturnType<ProductCodeStore['named']> {
    if (codes.length === 0) return [];
    const rows = await database.query<Pick<Row, 'kind' | 'code' | 'skus'>>(
      sql`SELECT kind, code, skus FROM product_code WHERE shop = ${shop} AND kind IN ('match', 'skip')
        AND folded ${dialect.anyOf([...new Set(codes.map(fold))])} ORDER BY kind, folded, code`,
    );
    return rows.map((row) => ({ kind: row.kind as CodeKind, ...rowOf(row) }));
  }

  async function list(
    shop: ShopDomain,
    { kind, part, after, limit }: CodeListQuery,
  ): ReturnType<ProductCodeStore['list']> {
    const rows = await database.query<Pick<Row, 'code' | 'folded' | 'skus'>>(sql`
      SELECT code, folded, skus FROM product_code WHERE shop = ${shop} AND kind = ${kind}
        ${after === null ? empty : sql`AND (folded, code) > (${after.folded}, ${after.code})`}
        ${part === null ? empty : sql`AND ${contains(sql`words`, fold(part))}`}
      ORDER BY folded, code LIMIT ${limit + 1}`);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const next = rows.length > limit && last !== undefined ? { folded: last.folded, code: last.code } : null;
    return { rows: shown.map(rowOf), next };
  }

  async function counts(shop: ShopDomain): ReturnType<ProductCodeStore['counts']> {
    const rows = await database.query<{ readonly kind: CodeKind; readonly found: number }>(
      sql`SELECT kind, count(*) AS found FROM product_code WHERE shop = ${shop} GROUP BY kind`,
    );
    const found = new Map(rows.map((row) => [row.kind, Number(row.found)]));
    return { match: found.get('match') ?? 0, skip: found.get('skip') ?? 0 };
  }

  function save(shop: ShopDomain, change: CodeChange, nowMs: number): Promise<number> {
    const { kind, put: rows, remove } = change;
    return database.transaction(async (tx) => {
      if (rows.length === 0 && remove.length === 0) return 0;
      if (remove.length > 0)
        await tx.execute(
          sql`DELETE FROM product_code WHERE shop = ${shop} AND kind = ${kind} AND code ${dialect.anyOf(remove)}`,
        );
      await put(tx, shop, change);
      const line = {
        event: 'product_settings_saved',
        detail: { table: kind, saved: rows.length, removed: remove.length },
      };
      await appendActivity(tx, [{ shop, orderGid: null, printOrderId: null, atMs: nowMs, line, actor: 'merchant' }]);
      const { orders, touches } = await wakeWaiting({ tx, dialect, nowMs }, shop);
      await touchLanes(tx, touches);
      return orders;
    });
  }

  return { named, list, counts, save };
}

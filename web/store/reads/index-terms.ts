import { searchTerms } from '../../domain/kernel/search.ts';
import { skuOf, type PrintItem } from '../../domain/print-order/print-item.ts';
import type { Database, Plain } from '../database.ts';
import type { print_order, print_order_unindexed } from '../generated/sqlite/client.ts';
import { jsonList } from '../json-column.ts';
import { join, sql } from '../sql.ts';

type Row = Pick<Plain<print_order>, 'id' | 'shop' | 'created_at' | 'order_name' | 'picanova_order_id' | 'items'>;

function termsOf(row: Row): readonly string[] {
  const items = jsonList<Pick<PrintItem, 'identity' | 'title'>>(row.items) ?? [];
  return searchTerms([
    row.order_name,
    row.picanova_order_id,
    ...items.map(({ identity }) => skuOf(identity)),
    ...items.map(({ title }) => title),
  ]);
}

/**
 * Writes the terms of print orders that are new or whose texts changed, as the triggers noted them; answers how many.
 * Folding and cutting words is done here, so that both databases find the same; it is done after the fact, so that
 * planning does not wait for it.
 */
export function indexTerms(database: Database, limit: number): Promise<number> {
  const { dialect } = database;
  return database.transaction(async (tx) => {
    const noted = await tx.query<Plain<print_order_unindexed>>(
      sql`SELECT print_order_id FROM print_order_unindexed
        ORDER BY print_order_id LIMIT ${limit} ${dialect.skipLocked}`,
    );
    if (noted.length === 0) return 0;
    const ids = noted.map(({ print_order_id }) => print_order_id);
    await tx.execute(sql`DELETE FROM print_order_unindexed WHERE print_order_id ${dialect.anyOf(ids)}`);
    const rows = await tx.query<Row>(
      sql`SELECT id, shop, created_at, order_name, picanova_order_id, items FROM print_order
        WHERE id ${dialect.anyOf(ids)}`,
    );
    await tx.execute(sql`DELETE FROM print_order_term WHERE print_order_id ${dialect.anyOf(ids)}`);
    const values = rows.flatMap((row) =>
      termsOf(row).map((term) => sql`(${row.shop}, ${term}, ${row.created_at}, ${row.id})`),
    );
    if (values.length > 0)
      await tx.execute(
        sql`INSERT INTO print_order_term (shop, term, created_at, print_order_id) VALUES ${join(values)}
          ON CONFLICT DO NOTHING`,
      );
    return ids.length;
  });
}

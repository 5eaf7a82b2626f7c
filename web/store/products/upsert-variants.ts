import { errorText } from '../../domain/kernel/error-text.ts';
import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type { IndexedVariant } from '../../pipeline/ports/products.ts';
import type { Log } from '../../pipeline/ports/system.ts';
import { noteUses } from '../artwork/note-uses.ts';
import { isDataFault } from '../data-fault.ts';
import type { Database } from '../database.ts';
import type { Sealer } from '../sealer.ts';
import { join, sql } from '../sql.ts';
import { termsOf, writeVariants } from './product-rows.ts';

/** Rows a statement: PostgreSQL takes 65,535 values, SQLite 32,766. */
const ROWS_AT_ONCE = 100;

interface Parts {
  readonly database: Database;
  readonly sealer: Sealer;
  readonly log: Log;
}

function write({ database, sealer }: Parts, shop: ShopDomain, rows: readonly IndexedVariant[]): Promise<void> {
  const gids = rows.map(({ variant }) => variant.variantGid);
  const terms = rows.flatMap((row) => termsOf(row).map((term) => sql`(${shop}, ${term}, ${row.variant.variantGid})`));
  return database.transaction(async (tx) => {
    await writeVariants({ tx, sealer }, shop, rows);
    await noteUses({ tx, dialect: database.dialect, sealer }, shop, rows);
    await tx.execute(
      sql`DELETE FROM product_term WHERE shop = ${shop} AND variant_gid ${database.dialect.anyOf(gids)}`,
    );
    if (terms.length > 0)
      await tx.execute(
        sql`INSERT INTO product_term (shop, term, variant_gid) VALUES ${join(terms)} ON CONFLICT DO NOTHING`,
      );
  });
}

/** One that the database can never take is left out of the index, by name. */
async function writeAlone(parts: Parts, shop: ShopDomain, row: IndexedVariant): Promise<void> {
  try {
    await write(parts, shop, [row]);
  } catch (error) {
    if (!isDataFault(error)) throw error;
    parts.log.error('variant_not_indexed', { shop, variant: row.variant.variantGid, error: errorText(error) });
  }
}

/** Writes rows that are not older than what is there, many to a transaction; a bad one is left out alone. */
export async function upsertVariants(parts: Parts, shop: ShopDomain, rows: readonly IndexedVariant[]): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    // In one order, so that two writers of the same rows on PostgreSQL wait for each other instead of for ever.
    const portion = rows
      .slice(from, from + ROWS_AT_ONCE)
      .toSorted((one, other) => (one.variant.variantGid < other.variant.variantGid ? -1 : 1));
    try {
      await write(parts, shop, portion);
    } catch (error) {
      if (!isDataFault(error)) throw error;
      for (const row of portion) await writeAlone(parts, shop, row);
    }
  }
}

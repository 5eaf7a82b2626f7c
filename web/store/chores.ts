import type { PrintItem } from '../domain/print-order/print-item.ts';
import type { Database, Plain } from './database.ts';
import type { job_row, print_order, product_variant } from './generated/sqlite/client.ts';
import { payloadPlace } from './jobs/rows.ts';
import { sealItems } from './print-orders/sealed-items.ts';
import { contentPlace } from './products/product-rows.ts';
import { jsonList } from './json-column.ts';
import { isPlainJson } from './sealed-json.ts';
import type { Sealer } from './sealer.ts';
import { sql } from './sql.ts';

/**
 * Work that a migration leaves behind because it needs more than SQL, the encryption keys for one. Each is noted in the
 * table `chore` by its migration and struck off when it is done; one that was interrupted begins anew. Every write
 * names what it replaces, so that two processes that start together, and those already at work, lose nothing to each
 * other.
 */
interface Parts {
  readonly database: Database;
  readonly sealer: Sealer;
}

const ROWS_AT_ONCE = 500;

/** Links to artwork that stood in `items` in clear. */
async function sealPrintOrders({ database, sealer }: Parts): Promise<void> {
  for (let after = 0; ;) {
    const rows = await database.query<Pick<Plain<print_order>, 'id' | 'shop' | 'items'>>(
      sql`SELECT id, shop, items FROM print_order WHERE id > ${after} AND artwork IS NULL
        ORDER BY id LIMIT ${ROWS_AT_ONCE}`,
    );
    await database.transaction(async (tx) => {
      for (const { id, shop, items } of rows) {
        if (!items.includes('"artworkUrl"')) continue;
        const read = jsonList<PrintItem>(items);
        if (read === null) continue;
        const sealed = sealItems(sealer, shop, read);
        await tx.execute(
          sql`UPDATE print_order SET items = ${sealed.items}, artwork = ${sealed.artwork}
            WHERE id = ${id} AND items = ${items} AND artwork IS NULL`,
        );
      }
    });
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}

async function sealProducts({ database, sealer }: Parts): Promise<void> {
  for (let after = { shop: '', variant_gid: '' }; ;) {
    const rows = await database.query<Pick<Plain<product_variant>, 'shop' | 'variant_gid' | 'content'>>(sql`
      SELECT shop, variant_gid, content FROM product_variant
      WHERE (shop, variant_gid) > (${after.shop}, ${after.variant_gid})
      ORDER BY shop, variant_gid LIMIT ${ROWS_AT_ONCE}`);
    await database.transaction(async (tx) => {
      for (const { shop, variant_gid, content } of rows.filter((row) => isPlainJson(row.content)))
        await tx.execute(
          sql`UPDATE product_variant SET content = ${sealer.seal(content, contentPlace(shop))}
            WHERE shop = ${shop} AND variant_gid = ${variant_gid} AND content = ${content}`,
        );
    });
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last;
  }
}

async function sealJobRows({ database, sealer }: Parts): Promise<void> {
  for (let after = { job_id: 0, row: 0 }; ;) {
    const rows = await database.query<Pick<Plain<job_row>, 'job_id' | 'row' | 'shop' | 'payload'>>(sql`
      SELECT job_id, row, shop, payload FROM job_row WHERE (job_id, row) > (${after.job_id}, ${after.row})
      ORDER BY job_id, row LIMIT ${ROWS_AT_ONCE}`);
    await database.transaction(async (tx) => {
      for (const { job_id, row, shop, payload } of rows.filter((found) => isPlainJson(found.payload)))
        await tx.execute(
          sql`UPDATE job_row SET payload = ${sealer.seal(payload, payloadPlace(shop))}
            WHERE job_id = ${job_id} AND row = ${row} AND payload = ${payload}`,
        );
    });
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last;
  }
}

const CHORES: Readonly<Record<string, (parts: Parts) => Promise<void>>> = {
  async seal_artwork(parts) {
    await sealPrintOrders(parts);
    await sealProducts(parts);
    await sealJobRows(parts);
    // SQLite leaves what was replaced in the file's free space until it is written over; PostgreSQL's autovacuum comes
    // by itself.
    if (parts.database.dialect.name !== 'sqlite') return;
    await parts.database.execute(sql`VACUUM`);
    await parts.database.query(sql`PRAGMA wal_checkpoint(TRUNCATE)`);
  },
};

/** Does what migrations left to do; answers the names. One that a newer release left is left to that release. */
export async function doChores(parts: Parts): Promise<readonly string[]> {
  const { models } = parts.database;
  const done: string[] = [];
  for (const { name } of await models.chore.findMany()) {
    const chore = CHORES[name];
    if (chore === undefined) continue;
    await chore(parts);
    await models.chore.deleteMany({ where: { name } });
    done.push(name);
  }
  return done;
}

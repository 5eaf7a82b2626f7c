import type { CatalogueChange } from '../../domain/kernel/catalogue-diff.ts';
import type { Region } from '../../domain/kernel/ids.ts';
import type { CatalogueChangeStore, ChangeUse } from '../../pipeline/ports/catalogue-changes.ts';
import type { Database, Plain, Statements } from '../database.ts';
import type { catalogue_change } from '../generated/sqlite/client.ts';
import { join, sql } from '../sql.ts';

const ROWS_A_STATEMENT = 200;

function* chunksOf<Entry>(entries: readonly Entry[]): Generator<readonly Entry[]> {
  for (let from = 0; from < entries.length; from += ROWS_A_STATEMENT)
    yield entries.slice(from, from + ROWS_A_STATEMENT);
}

/** Beside the catalogue that they lead to, in its transaction: none is told twice, and none is missing. */
export async function insertChanges(
  tx: Statements,
  of: { readonly connection: string; readonly shop: string; readonly atMs: number },
  changes: readonly CatalogueChange[],
): Promise<void> {
  for (const some of chunksOf(changes)) {
    const rows = some.map(
      (change) =>
        sql`(${of.shop}, ${of.connection}, ${change.variantId}, ${change.detail.kind}, ${JSON.stringify(change)},
          ${of.atMs})`,
    );
    await tx.execute(
      sql`INSERT INTO catalogue_change (shop, connection_id, variant_id, kind, detail, at) VALUES ${join(rows)}`,
    );
  }
}

/** Its account is another one, or gone: what changed there says nothing any more. */
export async function deleteChanges(tx: Statements, connection: string): Promise<void> {
  await tx.execute(
    sql`DELETE FROM catalogue_change_use
      WHERE change_id IN (SELECT id FROM catalogue_change WHERE connection_id = ${connection})`,
  );
  await tx.execute(sql`DELETE FROM catalogue_change WHERE connection_id = ${connection}`);
}

async function insertUses(tx: Statements, shop: string, uses: readonly ChangeUse[]): Promise<void> {
  for (const some of chunksOf(uses)) {
    const rows = some.map(({ changeId, variantGid }) => sql`(${changeId}, ${shop}, ${variantGid})`);
    await tx.execute(
      sql`INSERT INTO catalogue_change_use (change_id, shop, variant_gid) VALUES ${join(rows)}
        ON CONFLICT (change_id, variant_gid) DO NOTHING`,
    );
  }
}

export function createCatalogueChanges(database: Database): CatalogueChangeStore {
  const { dialect } = database;
  return {
    async vanished(connection) {
      const rows = await database.query<Pick<Plain<catalogue_change>, 'variant_id' | 'kind'>>(
        sql`SELECT variant_id, kind FROM catalogue_change
          WHERE connection_id = ${connection} AND kind IN ('vanished', 'returned') ORDER BY id`,
      );
      const latest = new Map(rows.map(({ variant_id, kind }) => [variant_id, kind]));
      return new Set([...latest].flatMap(([variantId, kind]) => (kind === 'vanished' ? [variantId] : [])));
    },

    async unchecked(shop) {
      const rows = await database.query<Pick<Plain<catalogue_change>, 'id' | 'variant_id'> & { region: Region }>(
        sql`SELECT change.id, change.variant_id, connection.region FROM catalogue_change AS change
          JOIN connection ON connection.id = change.connection_id
          WHERE change.shop = ${shop} AND change.checked_at IS NULL ORDER BY change.id`,
      );
      return rows.map(({ id, region, variant_id }) => ({ id, region, variantId: variant_id }));
    },

    checked: (shop, { changeIds, uses }, nowMs) =>
      database.transaction(async (tx) => {
        await insertUses(tx, shop, uses);
        for (const some of chunksOf(changeIds))
          await tx.execute(
            sql`UPDATE catalogue_change SET checked_at = ${nowMs} WHERE shop = ${shop} AND id ${dialect.anyOf(some)}`,
          );
      }),

    forget: (beforeMs) =>
      database.transaction(async (tx) => {
        await tx.execute(
          sql`DELETE FROM catalogue_change_use
            WHERE change_id IN (SELECT id FROM catalogue_change WHERE at < ${beforeMs})`,
        );
        return tx.execute(sql`DELETE FROM catalogue_change WHERE at < ${beforeMs}`);
      }),
  };
}

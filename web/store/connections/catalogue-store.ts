import type { CatalogueVariant, Combination } from '../../domain/kernel/catalogue.ts';
import { fold } from '../../domain/kernel/text.ts';
import type { CatalogueStore } from '../../pipeline/ports/index.ts';
import type { Database, Statements } from '../database.ts';
import { touchLanes } from '../queue/lanes.ts';
import { join, sql } from '../sql.ts';
import { lookUpVariants } from './catalogue-lookup.ts';
import { wakeBlockedOrders } from './wake-blocked.ts';

/** 200 rows of about 2 kB a statement. */
const ROWS_A_STATEMENT = 200;

export async function deleteCatalogue(tx: Statements, connection: string): Promise<void> {
  await tx.execute(sql`DELETE FROM catalogue_variant WHERE connection_id = ${connection}`);
  await tx.execute(sql`DELETE FROM catalogue_combinations WHERE connection_id = ${connection}`);
}

async function insertVariants(
  tx: Statements,
  connection: string,
  variants: readonly CatalogueVariant[],
): Promise<void> {
  const distinct = [...new Map(variants.map((variant) => [variant.variantId, variant])).values()];
  for (let from = 0; from < distinct.length; from += ROWS_A_STATEMENT) {
    const rows = distinct.slice(from, from + ROWS_A_STATEMENT).map(
      (variant) =>
        sql`(${connection}, ${variant.variantId}, ${fold(variant.variantCode)}, ${prefixOf(variant)},
            ${JSON.stringify(variant)})`,
    );
    await tx.execute(
      sql`INSERT INTO catalogue_variant (connection_id, variant_id, code_folded, prefix_folded, variant_json)
        VALUES ${join(rows)}`,
    );
  }
}

/** Beginning of the composite SKUs of a variant; empty, which no text begins with, unless both parts are known. */
function prefixOf({ productSku, variantSku }: CatalogueVariant): string {
  return productSku === '' || variantSku === '' ? '' : fold(productSku + variantSku);
}

export function createCatalogueStore(database: Database): CatalogueStore {
  const { dialect } = database;
  return {
    replace: (connection, variants, nowMs) =>
      database.transaction(async (tx) => {
        const [row] = await tx.query<{ shop: string }>(
          sql`SELECT shop FROM connection WHERE id = ${connection} ${dialect.forUpdate}`,
        );
        if (row === undefined) return;
        await deleteCatalogue(tx, connection);
        await insertVariants(tx, connection, variants);
        await tx.execute(sql`
          UPDATE connection SET catalogue_at = ${nowMs}, currency = ${variants[0]?.currency ?? null}
          WHERE id = ${connection}`);
        await touchLanes(tx, await wakeBlockedOrders({ tx, dialect, nowMs }, row.shop));
      }),

    lookup: (connection, texts) => lookUpVariants(database, connection, texts),

    async combinations(connection, variantId) {
      const row = await database.models.catalogue_combinations.findUnique({
        where: { connection_id_variant_id: { connection_id: connection, variant_id: variantId } },
      });
      return row === null ? null : (JSON.parse(row.combinations_json) as readonly Combination[]);
    },

    async saveCombinations(connection, variantId, combinations) {
      const combinations_json = JSON.stringify(combinations);
      const key = { connection_id: connection, variant_id: variantId };
      await database.models.catalogue_combinations.upsert({
        where: { connection_id_variant_id: key },
        create: { ...key, combinations_json },
        update: { combinations_json },
      });
    },
  };
}

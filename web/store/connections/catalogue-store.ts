import type { CatalogueVariant } from '../../domain/kernel/catalogue.ts';
import { storable } from '../../domain/kernel/storable-text.ts';
import { fold } from '../../domain/kernel/text.ts';
import type { CatalogueStore } from '../../pipeline/ports/index.ts';
import type { Database, Plain, Statements } from '../database.ts';
import type { catalogue_variant, connection } from '../generated/sqlite/client.ts';
import { touchLanes } from '../queue/lanes.ts';
import { join, sql } from '../sql.ts';
import { insertChanges } from './catalogue-changes.ts';
import { createCombinations } from './combinations.ts';
import { jsonObject } from '../json-column.ts';
import { LARGEST_ID, lookUpVariants } from './catalogue-lookup.ts';
import { wakeBlocked } from '../orders/wake-waiting.ts';

/** 200 rows of about 2 kB a statement. */
const ROWS_A_STATEMENT = 200;

export async function deleteCatalogue(tx: Statements, connection: string): Promise<void> {
  await tx.execute(sql`DELETE FROM catalogue_variant WHERE connection_id = ${connection}`);
  await tx.execute(sql`DELETE FROM catalogue_combinations WHERE connection_id = ${connection}`);
}

/** What an index of either database can hold (PostgreSQL's takes 2,704 bytes; NFKC may triple a text). */
const LONGEST_CODE = 250;

/** One variant that the database cannot take is left out: the rest of the catalogue is there, and names it unknown. */
function canBeKept({ variantId, variantCode, productSku, variantSku }: CatalogueVariant): boolean {
  const isId = Number.isInteger(variantId) && Math.abs(variantId) <= LARGEST_ID;
  return isId && [variantCode, productSku + variantSku].every((text) => fold(text).length <= LONGEST_CODE);
}

async function insertVariants(
  tx: Statements,
  connection: string,
  variants: readonly CatalogueVariant[],
): Promise<void> {
  const distinct = [...new Map(variants.filter(canBeKept).map((variant) => [variant.variantId, variant])).values()];
  for (let from = 0; from < distinct.length; from += ROWS_A_STATEMENT) {
    const rows = distinct.slice(from, from + ROWS_A_STATEMENT).map(
      (variant) =>
        sql`(${connection}, ${variant.variantId}, ${fold(storable(variant.variantCode))}, ${prefixOf(variant)},
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
  return productSku === '' || variantSku === '' ? '' : fold(storable(productSku + variantSku));
}

export function createCatalogueStore(database: Database): CatalogueStore {
  const { dialect } = database;
  return {
    replace: (id, { variants, changes }, nowMs) =>
      database.transaction(async (tx) => {
        const [row] = await tx.query<Pick<Plain<connection>, 'shop'>>(
          sql`SELECT shop FROM connection WHERE id = ${id} ${dialect.forUpdate}`,
        );
        if (row === undefined) return;
        await deleteCatalogue(tx, id);
        await insertVariants(tx, id, variants);
        await insertChanges(tx, { connection: id, shop: row.shop, atMs: nowMs }, changes);
        await tx.execute(
          sql`UPDATE connection SET catalogue_at = ${nowMs}, currency = ${variants[0]?.currency ?? null}
            WHERE id = ${id}`,
        );
        await touchLanes(tx, (await wakeBlocked({ tx, dialect, nowMs }, row.shop)).touches);
      }),

    all: async (id) => {
      const rows = await database.query<Pick<Plain<catalogue_variant>, 'variant_json'>>(
        sql`SELECT variant_json FROM catalogue_variant WHERE connection_id = ${id} ORDER BY variant_id`,
      );
      return rows.flatMap((row) => (jsonObject(row.variant_json) as CatalogueVariant | null) ?? []);
    },
    lookup: (id, texts) => lookUpVariants(database, id, texts),

    ...createCombinations(database),
  };
}

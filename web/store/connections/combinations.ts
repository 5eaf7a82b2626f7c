import type { Combination } from '../../domain/kernel/catalogue.ts';
import type { CatalogueStore } from '../../pipeline/ports/index.ts';
import type { Database } from '../database.ts';
import { jsonList } from '../json-column.ts';
import { sql } from '../sql.ts';

/**
 * Combinations of a variant's options, kept once they were asked for and until the catalogue is replaced. An answer
 * that was asked for before that, and comes after it, would outlive the change that it does not know of.
 */
export function createCombinations(database: Database): Pick<CatalogueStore, 'combinations' | 'saveCombinations'> {
  const { models } = database;
  return {
    async combinations(connection_id, variant_id) {
      const row = await models.catalogue_combinations.findUnique({
        where: { connection_id_variant_id: { connection_id, variant_id } },
      });
      return row === null ? null : jsonList<Combination>(row.combinations_json);
    },

    async saveCombinations(connection, variantId, { combinations, askedAtMs }) {
      await database.execute(sql`
        INSERT INTO catalogue_combinations (connection_id, variant_id, combinations_json)
        SELECT id, ${variantId}, ${JSON.stringify(combinations)} FROM connection
        WHERE id = ${connection} AND (catalogue_at IS NULL OR catalogue_at <= ${askedAtMs})
        ON CONFLICT (connection_id, variant_id) DO UPDATE SET combinations_json = excluded.combinations_json`);
    },
  };
}

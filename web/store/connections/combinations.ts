import type { Combination } from '../../domain/kernel/catalogue.ts';
import type { CatalogueStore } from '../../pipeline/ports/index.ts';
import type { Database } from '../database.ts';
import { jsonList } from '../json-column.ts';

/** Combinations of a variant's options, kept once they were asked for. */
export function createCombinations({ models }: Database): Pick<CatalogueStore, 'combinations' | 'saveCombinations'> {
  return {
    async combinations(connection_id, variant_id) {
      const row = await models.catalogue_combinations.findUnique({
        where: { connection_id_variant_id: { connection_id, variant_id } },
      });
      return row === null ? null : jsonList<Combination>(row.combinations_json);
    },

    async saveCombinations(connection_id, variant_id, combinations) {
      const combinations_json = JSON.stringify(combinations);
      const key = { connection_id, variant_id };
      await models.catalogue_combinations.upsert({
        where: { connection_id_variant_id: key },
        create: { ...key, combinations_json },
        update: { combinations_json },
      });
    },
  };
}

import type { CatalogueVariant } from '../../domain/kernel/catalogue.ts';
import { fold } from '../../domain/kernel/text.ts';
import type { Database, Plain } from '../database.ts';
import type { catalogue_variant } from '../generated/sqlite/client.ts';
import { jsonObject } from '../json-column.ts';
import { sql } from '../sql.ts';

type Found = Omit<Plain<catalogue_variant>, 'connection_id'>;

/** Variant ids are at most this; a longer row of digits is something else. */
export const LARGEST_ID = 2_147_483_647;

/**
 * Every beginning of a text, so that prefixes are found through their index and not by comparing each with the text.
 */
function beginningsOf(text: string): readonly string[] {
  return Array.from({ length: text.length }, (_, index) => text.slice(0, index + 1));
}

/** Code before id before prefix, as everywhere; the longest prefix is the most specific variant. */
function bestFor(folded: string, found: readonly Found[]): Found | undefined {
  const byCode = found.find(({ code_folded }) => code_folded === folded);
  const byId = found.find(({ variant_id }) => String(variant_id) === folded);
  const [byPrefix] = found
    .filter(({ prefix_folded }) => prefix_folded !== '' && folded.startsWith(prefix_folded))
    .sort((one, other) => other.prefix_folded.length - one.prefix_folded.length);
  return byCode ?? byId ?? byPrefix;
}

/**
 * The variant each text names, by the text as given; texts that name none are absent. Letter case and spaces do not
 * count.
 */
export async function lookUpVariants(
  database: Database,
  connection: string,
  texts: readonly string[],
): Promise<ReadonlyMap<string, CatalogueVariant>> {
  const folded = new Map(texts.map((text) => [text, fold(text)]));
  const values = [...new Set(folded.values())].filter((text) => text !== '');
  if (values.length === 0) return new Map();
  const { anyOf } = database.dialect;
  const ids = values
    .filter((text) => /^\d{1,10}$/.test(text))
    .map(Number)
    .filter((id) => id <= LARGEST_ID);
  const columns = sql`variant_id, code_folded, prefix_folded, variant_json`;
  const found = await database.query<Found>(sql`
    SELECT ${columns} FROM catalogue_variant WHERE connection_id = ${connection} AND code_folded ${anyOf(values)}
    UNION ALL SELECT ${columns} FROM catalogue_variant
    WHERE connection_id = ${connection} AND variant_id ${anyOf(ids.length > 0 ? ids : [-1])}
    UNION ALL SELECT ${columns} FROM catalogue_variant
    WHERE connection_id = ${connection} AND prefix_folded ${anyOf([...new Set(values.flatMap(beginningsOf))])}`);
  const result = new Map<string, CatalogueVariant>();
  for (const [text, key] of folded) {
    const best = bestFor(key, found);
    const variant = best === undefined ? null : (jsonObject(best.variant_json) as CatalogueVariant | null);
    if (variant !== null) result.set(text, variant);
  }
  return result;
}

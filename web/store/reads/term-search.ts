import { empty, join, sql, type Sql } from '../sql.ts';
import type { Statements } from '../database.ts';
import { startsWith } from '../text-conditions.ts';

/**
 * Search by the start of words, the same on both databases: a table of terms (`print_order_term`, `product_term`) and
 * ranges of it. The term columns compare byte by byte (`COLLATE "C"` on PostgreSQL).
 */

/**
 * From so many rows on a word is taken for common: nearly every row has it, and walking the list finds a page at once.
 */
const COMMON = 20_000;

export interface RarestWord {
  readonly word: string;
  readonly others: readonly string[];
  readonly isCommon: boolean;
}

/** The word with the fewest terms, counted up to `COMMON` (about 2 ms); the others only have to be confirmed. */
export async function rarestWord(tx: Statements, shop: string, words: readonly string[]): Promise<RarestWord | null> {
  let rarest: { word: string; found: number } | null = null;
  for (const word of words) {
    const [row] = await tx.query<{ found: number }>(sql`
      SELECT count(*) AS found FROM (SELECT 1 AS one FROM print_order_term
        WHERE shop = ${shop} AND ${startsWith(sql`term`, word)} LIMIT ${COMMON}) AS counted`);
    const found = Number(row?.found ?? 0);
    if (rarest === null || found < rarest.found) rarest = { word, found };
  }
  if (rarest === null) return null;
  const { word, found } = rarest;
  return { word, others: words.filter((other) => other !== word), isCommon: found >= COMMON };
}

/** AND-conditions that the row `id` has each word. */
export function hasWords(id: Sql, words: readonly string[]): Sql {
  if (words.length === 0) return empty;
  return join(
    words.map(
      (word) =>
        sql`AND EXISTS (SELECT 1 FROM print_order_term AS other
          WHERE other.print_order_id = ${id} AND ${startsWith(sql`other.term`, word)})`,
    ),
    ' ',
  );
}

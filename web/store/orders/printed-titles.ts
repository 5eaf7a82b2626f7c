import { searchWords } from '../../domain/kernel/search.ts';
import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type { Database } from '../database.ts';
import { hasWords, rarestWord } from '../reads/term-search.ts';
import { sql } from '../sql.ts';
import { startsWith } from '../text-conditions.ts';

/** How an item of that title is written, as a pattern in which `!` takes the meaning of what follows it. */
function patternOf(title: string): string {
  const written = `"title":${JSON.stringify(title)}`;
  return `%${written.replaceAll(/[!%_]/g, '!$&')}%`;
}

/**
 * Of these titles the ones that were printed. Found by their rarest word, as the orders list finds them, so that an
 * order with a line of no product costs no walk through all that a shop ever printed.
 */
export async function printedTitles(
  database: Database,
  shop: ShopDomain,
  titles: readonly string[],
): Promise<readonly string[]> {
  const printed: string[] = [];
  for (const title of titles) {
    const rarest = await rarestWord(database, shop, searchWords(title));
    if (rarest === null) continue;
    const rows = await database.query<{ found: number }>(sql`
      SELECT 1 AS found FROM print_order_term AS found
      JOIN print_order ON print_order.id = found.print_order_id
      WHERE found.shop = ${shop} AND ${startsWith(sql`found.term`, rarest.word)}
        ${hasWords(sql`found.print_order_id`, rarest.others)}
        AND print_order.items LIKE ${patternOf(title)} ESCAPE '!' LIMIT 1`);
    if (rows.length > 0) printed.push(title);
  }
  return printed;
}

import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type { Database } from '../database.ts';
import { sql } from '../sql.ts';

/** How an item of that title is written, as a pattern in which `!` takes the meaning of what follows it. */
function patternOf(title: string): string {
  const written = `"title":${JSON.stringify(title)}`;
  return `%${written.replaceAll(/[!%_]/g, '!$&')}%`;
}

/**
 * Of these titles the ones that were printed. Reads through a shop's print orders: it is asked for titles of deleted
 * products alone.
 */
export async function printedTitles(
  database: Database,
  shop: ShopDomain,
  titles: readonly string[],
): Promise<readonly string[]> {
  const printed: string[] = [];
  for (const title of titles) {
    const rows = await database.query<{ found: number }>(sql`
      SELECT 1 AS found FROM print_order
      WHERE shop = ${shop} AND items LIKE ${patternOf(title)} ESCAPE '!' LIMIT 1`);
    if (rows.length > 0) printed.push(title);
  }
  return printed;
}

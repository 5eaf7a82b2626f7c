import type { Database } from '../../web/store/database.ts';
import { raw, sql } from '../../web/store/sql.ts';

/** Everything in the database as text, by table; bytes as the characters they would be. */
export async function everythingIn(database: Database): Promise<ReadonlyMap<string, string>> {
  const tables =
    database.dialect.name === 'sqlite'
      ? sql`SELECT name FROM sqlite_master
        WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_prisma%' ESCAPE '\\'`
      : sql`SELECT table_name AS name FROM information_schema.tables
        WHERE table_schema = 'public' AND table_name NOT LIKE '\\_prisma%'`;
  const contents = new Map<string, string>();
  for (const { name } of await database.query<{ name: string }>(tables)) {
    const rows = await database.query(sql`SELECT * FROM ${raw(`"${name}"`)}`);
    const readable = rows.map((row) =>
      Object.entries(row).map(([column, value]) => [
        column,
        value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
      ]),
    );
    contents.set(name, JSON.stringify(readable.map((entries) => Object.fromEntries(entries))));
  }
  return contents;
}

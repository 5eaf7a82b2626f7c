import Database from 'better-sqlite3';
import { Client } from 'pg';

/** Rows that nobody can read lie in the inbox from the beginning: sealed under a key that never was, and no bytes. */
const POISON: readonly Buffer[] = [Buffer.from('no seal at all'), Buffer.alloc(0), Buffer.alloc(400, 7)];

const COLUMNS = 'source, dedupe_key, shop, topic, received_at, body, state, due_at';

/** Puts them there, past the app. */
export async function plantPoison(databaseUrl: string, shop: string): Promise<void> {
  const rows = POISON.map((body, at) => ['shopify', `poison-${at}`, shop, 'orders/paid', 1, body, 'due', 1] as const);
  if (databaseUrl.startsWith('file:')) {
    const database = new Database(databaseUrl.slice('file:'.length), { timeout: 10_000 });
    const insert = database.prepare(`INSERT INTO inbox (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`);
    for (const row of rows) insert.run(...row);
    database.close();
    return;
  }
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  for (const row of rows)
    await client.query(`INSERT INTO inbox (${COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`, [...row]);
  await client.end();
}

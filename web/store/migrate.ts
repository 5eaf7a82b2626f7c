import { Client } from 'pg';
import { applyMigrations } from './migrations/ledger.ts';
import { readMigrations } from './migrations/migration-files.ts';
import { postgresTarget, sqliteTarget } from './migrations/targets.ts';
import { openSafeSqlite, type SafeSqlite } from './sqlite/safe-adapter.ts';

/** `file:` is SQLite, everything else (`postgresql://`) PostgreSQL. */
export function isSqliteUrl(databaseUrl: string): boolean {
  return databaseUrl.startsWith('file:');
}

/** Brings an opened SQLite database up to date; answers the migrations applied. */
export function migrateSqlite({ handle }: SafeSqlite): Promise<readonly string[]> {
  return applyMigrations(sqliteTarget(handle), readMigrations('sqlite'));
}

/** Brings a PostgreSQL database up to date over a connection of its own; answers the migrations applied. */
export async function migratePostgres(databaseUrl: string): Promise<readonly string[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await applyMigrations(postgresTarget(client), readMigrations('postgresql'));
  } finally {
    await client.end();
  }
}

/** Brings a database up to date without opening a store on it (`npm run migrate`). Safe beside running processes. */
export async function runMigrations(databaseUrl: string): Promise<readonly string[]> {
  if (!isSqliteUrl(databaseUrl)) return migratePostgres(databaseUrl);
  const sqlite = await openSafeSqlite(databaseUrl);
  try {
    return await migrateSqlite(sqlite);
  } finally {
    sqlite.handle.close();
  }
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { Client } from 'pg';
import { startPostgres } from '../conformance/postgres.ts';

/** A fresh database and a second way into it, beside the app's: to break it, or to fill it at once. */
export interface RawDatabase {
  readonly url: string;
  execute(statement: string): Promise<void>;
  close(): Promise<void>;
}

export type DatabaseName = 'sqlite' | 'postgresql';
export const DATABASE_NAMES: readonly DatabaseName[] = ['sqlite', 'postgresql'];

/** A SQLite file, or a database on a PostgreSQL of its own. */
export function openRawDatabase(name: DatabaseName): Promise<RawDatabase> {
  return name === 'sqlite' ? Promise.resolve(rawSqlite()) : rawPostgres();
}

function rawSqlite(): RawDatabase {
  const folder = mkdtempSync(path.join(tmpdir(), 'raw-'));
  const file = path.join(folder, 'raw.db');
  const handle = new BetterSqlite3(file);
  return {
    url: `file:${file}`,
    async execute(statement) {
      handle.exec(statement);
    },
    async close() {
      handle.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function rawPostgres(): Promise<RawDatabase> {
  const server = await startPostgres();
  const url = await server.createDatabase();
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return {
    url,
    async execute(statement) {
      await client.query(statement);
    },
    async close() {
      await client.end();
      await server.stop();
    },
  };
}

import path from 'node:path';
import type { Clock, Log, Random, Store } from '../pipeline/ports/index.ts';
import { doChores } from './chores.ts';
import { createPagesStore, type PagesStore } from './create-pages-store.ts';
import { createStore } from './create-store.ts';
import type { ForbiddenMove } from './print-orders/commit.ts';
import type { Database } from './database.ts';
import { isSqliteUrl, migratePostgres, migrateSqlite } from './migrate.ts';
import { createSealer, type EncryptionKey } from './sealer.ts';
import { fileOf } from './sqlite/hold-file.ts';
import { makePrivateFile, tightenDatabase } from './sqlite/private-file.ts';
import { openSafeSqlite } from './sqlite/safe-adapter.ts';
import { createSqliteDatabase } from './sqlite/sqlite-database.ts';

export interface StoreOptions {
  /** `file:path`, `file::memory:` or `postgresql://…`. */
  readonly databaseUrl: string;
  /** Current first; the others only open what was sealed before a rotation. */
  readonly encryptionKeys: readonly EncryptionKey[];
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** What to do about a write that the table of transitions forbids; without it the write throws, as in every test. */
  readonly onForbiddenMove?: (move: ForbiddenMove) => void;
}

function closeToOthers(file: string | null, log: Pick<Log, 'warn'>): void {
  if (file === null) return;
  makePrivateFile(file);
  const open = tightenDatabase(file);
  if (open.length > 0) log.warn('database_readable_by_others', { files: open.map((one) => path.basename(one)) });
}

/** Opens the database with its tables up to date. Tests and tools use it for what no port offers. */
export async function openDatabase({ databaseUrl, log }: Pick<StoreOptions, 'databaseUrl' | 'log'>): Promise<Database> {
  if (isSqliteUrl(databaseUrl)) {
    closeToOthers(fileOf(databaseUrl), log);
    const sqlite = await openSafeSqlite(databaseUrl);
    log.debug('migrations_applied', { migrations: await migrateSqlite(sqlite) });
    return createSqliteDatabase(sqlite);
  }
  log.debug('migrations_applied', { migrations: await migratePostgres(databaseUrl) });
  // Loaded only where it is used: a process on SQLite has no need of the other client.
  const { createPostgresDatabase } = await import('./postgres/postgres-database.ts');
  return createPostgresDatabase(databaseUrl, log);
}

/**
 * The store on its database, with what the merchant's pages need, migrations applied. Rejects when the database cannot
 * be opened or a migration was edited.
 */
export async function openStore(options: StoreOptions): Promise<Store & PagesStore> {
  const database = await openDatabase(options);
  const parts = {
    database,
    sealer: createSealer(options.encryptionKeys),
    clock: options.clock,
    random: options.random,
    log: options.log,
    onForbiddenMove: options.onForbiddenMove ?? refuseMove,
  };
  const chores = await doChores(parts);
  if (chores.length > 0) options.log.info('chores_done', { chores });
  return { ...createStore(parts), ...createPagesStore(parts) };
}

/** A write that the table of transitions forbids is a bug, and throws wherever nobody wants to hear of it otherwise. */
export function refuseMove({ printOrderId, from, to }: ForbiddenMove): never {
  throw new Error(`print order ${printOrderId} may not go from ${from} to ${to}`);
}

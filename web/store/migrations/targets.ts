import type BetterSqlite3 from 'better-sqlite3';
import type { Client } from 'pg';
import type { MigrationTarget } from './ledger.ts';

const APPLIED =
  'SELECT migration_name, checksum FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL';

const SQLITE_LEDGER = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;

const POSTGRESQL_LEDGER = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum"              VARCHAR(64) NOT NULL,
    "finished_at"           TIMESTAMPTZ,
    "migration_name"        VARCHAR(255) NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        TIMESTAMPTZ,
    "started_at"            TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count"   INTEGER NOT NULL DEFAULT 0
)`;

/** The lock that Prisma's engine takes for the same purpose, so that the two also wait for each other. */
const PRISMA_ADVISORY_LOCK = 72_707_369;

/** `BEGIN IMMEDIATE` waits for another process's migration, up to the handle's busy timeout. */
export function sqliteTarget(handle: BetterSqlite3.Database): MigrationTarget {
  return {
    ledgerTable: SQLITE_LEDGER,
    begin: async () => void handle.exec('BEGIN IMMEDIATE'),
    commit: async () => void handle.exec('COMMIT'),
    rollback: async () => void (handle.inTransaction && handle.exec('ROLLBACK')),
    run: async (script) => void handle.exec(script),
    applied: async () => handle.prepare(APPLIED).all() as { migration_name: string; checksum: string }[],
    record: async ({ id, checksum, name, at }) =>
      void handle
        .prepare(
          'INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, ' +
            'applied_steps_count) VALUES (?, ?, ?, ?, ?, 1)',
        )
        .run(id, checksum, name, at.getTime(), at.getTime()),
  };
}

export function postgresTarget(client: Client): MigrationTarget {
  return {
    ledgerTable: POSTGRESQL_LEDGER,
    begin: async () => {
      await client.query('BEGIN');
      await client.query('SELECT pg_advisory_xact_lock($1)', [PRISMA_ADVISORY_LOCK]);
    },
    commit: async () => void (await client.query('COMMIT')),
    rollback: async () => void (await client.query('ROLLBACK')),
    run: async (script) => void (await client.query(script)),
    applied: async () => (await client.query<{ migration_name: string; checksum: string }>(APPLIED)).rows,
    record: async ({ id, checksum, name, at }) =>
      void (await client.query(
        'INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, ' +
          'applied_steps_count) VALUES ($1, $2, $3, $4, $4, 1)',
        [id, checksum, name, at],
      )),
  };
}

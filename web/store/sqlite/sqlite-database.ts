import type BetterSqlite3 from 'better-sqlite3';
import { bindable } from '../bindable.ts';
import type { Database, Statements } from '../database.ts';
import { SQLITE } from '../dialect.ts';
import { PrismaClient } from '../generated/sqlite/client.ts';
import { insertNewBySql } from '../insert-new.ts';
import type { Sql } from '../sql.ts';
import { whenFree } from './busy.ts';
import { createGroupTransactions } from './group-transactions.ts';
import { createInsertThread } from './insert-thread.ts';
import { PRAGMAS, type SafeSqlite } from './safe-adapter.ts';

/** Texts longer than this are multi-row inserts, of which hardly two are alike. */
const LONGEST_PREPARED = 4_000;
const PREPARED_AT_MOST = 400;
/** Writes of other processes that get along take less. */
const READY_WITHIN_MS = 300;

/** SQLite has no booleans, and its library takes bytes as Buffers only. */
function sqliteBindable(value: unknown): unknown {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value instanceof Uint8Array && !Buffer.isBuffer(value)
    ? Buffer.from(value.buffer, value.byteOffset, value.byteLength)
    : bindable(value);
}

/** Statements on the one connection, prepared once. Whoever calls holds the lock. */
function statementsOn(handle: BetterSqlite3.Database): {
  readonly statements: Statements;
  readonly prepare: (text: string) => BetterSqlite3.Statement<unknown[]>;
} {
  const prepared = new Map<string, BetterSqlite3.Statement<unknown[]>>();

  function prepare(text: string): BetterSqlite3.Statement<unknown[]> {
    const known = prepared.get(text);
    if (known) return known;
    const statement = handle.prepare<unknown[]>(text).safeIntegers(false);
    if (text.length > LONGEST_PREPARED) return statement;
    const [oldest] = prepared.keys();
    if (prepared.size >= PREPARED_AT_MOST && oldest !== undefined) prepared.delete(oldest);
    prepared.set(text, statement);
    return statement;
  }

  const statements: Statements = {
    query: async <Row extends object>({ sql, values }: Sql) => prepare(sql).all(...values.map(sqliteBindable)) as Row[],
    execute: async ({ sql, values }) => prepare(sql).run(...values.map(sqliteBindable)).changes,
  };
  return { statements, prepare };
}

/** A database over an opened SQLite file; the tables are there already. */
export function createSqliteDatabase({ handle, lock, factory, busyTimeoutMs }: SafeSqlite): Database {
  const models = new PrismaClient({ adapter: factory });
  const { statements, prepare } = statementsOn(handle);

  // Opening and migrating wait on the thread; from here on nobody does (`busy.ts`).
  handle.pragma('busy_timeout = 0');

  async function alone<Result>(work: () => Promise<Result>): Promise<Result> {
    const free = lock.tryAcquire() ?? (await lock.acquire());
    try {
      return await work();
    } finally {
      free();
    }
  }

  const locked = <Result>(work: () => Promise<Result>): Promise<Result> => whenFree(busyTimeoutMs, () => alone(work));

  async function tryWriting(): Promise<void> {
    prepare('BEGIN IMMEDIATE').run();
    prepare('ROLLBACK').run();
  }

  // A database in memory is this connection's alone.
  const thread = handle.memory
    ? null
    : createInsertThread({ file: handle.name, pragmas: PRAGMAS, busyTimeoutMs, lock });

  return {
    dialect: SQLITE,
    models,
    query: (statement) => locked(() => statements.query(statement)),
    execute: (statement) => locked(() => statements.execute(statement)),
    transaction: createGroupTransactions({
      handle,
      lock,
      statements,
      busyTimeoutMs,
      run: (text) => void prepare(text).run(),
    }),
    insertNew: (rows) => (thread === null ? locked(() => insertNewBySql(statements, rows)) : thread.insert(rows)),
    ping: () => whenFree(READY_WITHIN_MS, () => alone(tryWriting)),
    async close() {
      await thread?.close();
      await models.$disconnect();
      if (handle.open) handle.close();
    },
  };
}

import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import type BetterSqlite3 from 'better-sqlite3';
import { whenFree } from './busy.ts';
import { createLock, type Lock } from './lock.ts';

/**
 * Prisma's SQLite adapter, made safe. As it comes (7.10.0, prisma/orm#29933):
 * 1. a plain write during another caller's open transaction joins it on the one connection, is acknowledged, and is
 * lost when that transaction rolls back;
 * 2. transactions begin deferred, so of two processes that read and then write, one fails at once (28 % measured);
 * 3. after SQLITE_BUSY at COMMIT the transaction stays open: later writes are acknowledged and never reach the disk.
 * Hence: one lock held for every statement and from start to end of a transaction, BEGIN IMMEDIATE, and ROLLBACK
 * whenever the end of a transaction leaves the connection inside one. The journal is WAL and every commit is synced to
 * disk.
 *
 * This reaches for the adapter's `client`: its version is pinned, and `safe-adapter.test.ts` repeats the three traps.
 */
export interface SafeSqlite {
  readonly handle: BetterSqlite3.Database;
  /** Whoever uses `handle` beside the adapter holds this. */
  readonly lock: Lock;
  /** What the Prisma client takes; all its connections are `handle`. */
  readonly factory: PrismaBetterSqlite3;
  /** How long another process's write is waited for: shorter than whoever sent a webhook waits for its answer. */
  readonly busyTimeoutMs: number;
}

type Adapter = Awaited<ReturnType<PrismaBetterSqlite3['connect']>>;
/** Whose turn it is: in this process, and for how long another one is waited for. */
type Turns = Pick<SafeSqlite, 'lock' | 'busyTimeoutMs'>;
type Transaction = Awaited<ReturnType<Adapter['startTransaction']>>;

/**
 * For every connection that writes to the file. Checkpoints move 8 MB of the log at a time, twice SQLite's default:
 * pages that many commits changed are moved once, which takes a fifth off an insert; at 16 MB the wait for one begins
 * to be seen (p99 of ingestion 34 against 27 ms).
 */
export const PRAGMAS = ['journal_mode = WAL', 'synchronous = FULL', 'wal_autocheckpoint = 2000'];

function whileLocked<Arguments extends unknown[], Result>(
  { lock, busyTimeoutMs }: Turns,
  work: (...given: Arguments) => Promise<Result>,
) {
  return (...given: Arguments): Promise<Result> =>
    whenFree(busyTimeoutMs, async () => {
      const free = await lock.acquire();
      try {
        return await work(...given);
      } finally {
        free();
      }
    });
}

/** The lock is free only after the connection is outside of any transaction. */
function endingIn(handle: BetterSqlite3.Database, free: () => void, end: () => Promise<void>) {
  return async (): Promise<void> => {
    try {
      if (handle.inTransaction) handle.exec('ROLLBACK');
      await end();
    } finally {
      free();
    }
  };
}

function makeSafe(adapter: Adapter, handle: BetterSqlite3.Database, turns: Turns): void {
  const prepare = handle.prepare.bind(handle) as (text: string) => BetterSqlite3.Statement;
  handle.prepare = ((text: string) => prepare(text === 'BEGIN' ? 'BEGIN IMMEDIATE' : text)) as typeof handle.prepare;
  adapter.queryRaw = whileLocked(turns, adapter.queryRaw.bind(adapter));
  adapter.executeRaw = whileLocked(turns, adapter.executeRaw.bind(adapter));
  adapter.executeScript = whileLocked(turns, adapter.executeScript.bind(adapter));
  const start = adapter.startTransaction.bind(adapter);
  const startAlone = async (isolationLevel: Parameters<typeof start>[0]) => {
    const free = await turns.lock.acquire();
    try {
      return { free, transaction: await start(isolationLevel) };
    } catch (error) {
      free();
      throw error;
    }
  };
  adapter.startTransaction = async (isolationLevel): Promise<Transaction> => {
    const { free, transaction } = await whenFree(turns.busyTimeoutMs, () => startAlone(isolationLevel));
    transaction.commit = endingIn(handle, free, transaction.commit.bind(transaction));
    transaction.rollback = endingIn(handle, free, transaction.rollback.bind(transaction));
    return transaction;
  };
}

/**
 * Opens the database file (created when absent) or `file::memory:`. `busyTimeoutMs`: how long to wait for another
 * process's write.
 */
export async function openSafeSqlite(databaseUrl: string, busyTimeoutMs = 2_500): Promise<SafeSqlite> {
  const factory = new PrismaBetterSqlite3({ url: databaseUrl, timeout: busyTimeoutMs });
  const adapter = await factory.connect();
  const handle = Reflect.get(adapter, 'client') as BetterSqlite3.Database;
  for (const pragma of PRAGMAS) handle.pragma(pragma);
  const lock = createLock();
  makeSafe(adapter, handle, { lock, busyTimeoutMs });
  factory.connect = () => Promise.resolve(adapter);
  return { handle, lock, factory, busyTimeoutMs };
}

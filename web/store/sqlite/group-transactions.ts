import type BetterSqlite3 from 'better-sqlite3';
import type { Statements } from '../database.ts';
import type { Lock } from './lock.ts';

/**
 * Transactions that are asked for in the same turn of the event loop share one BEGIN IMMEDIATE and one COMMIT, each
 * inside a savepoint of its own: one may fail without touching its neighbours, and none is acknowledged before the
 * COMMIT. With `synchronous = FULL` the sync is the dearest part of a small transaction (0.2 ms on this disk, 1 to 5 ms
 * on many).
 */
interface Job {
  /** Does the work; answers whether it stands, and how to tell the caller so after the commit. */
  readonly run: () => Promise<{ readonly stands: boolean; readonly error?: unknown; readonly tell: () => void }>;
  readonly fail: (error: unknown) => void;
}

const LARGEST_GROUP = 64;

export function createGroupTransactions(parts: {
  handle: BetterSqlite3.Database;
  lock: Lock;
  statements: Statements;
  run: (text: string) => void;
}) {
  const { handle, lock, statements, run } = parts;
  const waiting: Job[] = [];
  let scheduled = false;

  function schedule(): void {
    if (scheduled || waiting.length === 0) return;
    scheduled = true;
    setImmediate(() => void drain());
  }

  async function runInSavepoint(job: Job): Promise<() => void> {
    run('SAVEPOINT job');
    const { stands, error, tell } = await job.run();
    // Some errors (disk full, I/O) end the whole transaction by themselves; what follows would commit by itself, row by
    // row.
    if (!handle.inTransaction) throw new Error('SQLite gave the transaction up', { cause: error });
    if (!stands) run('ROLLBACK TO job');
    run('RELEASE job');
    return tell;
  }

  async function commitTogether(group: readonly Job[]): Promise<void> {
    try {
      run('BEGIN IMMEDIATE');
      const tellings: (() => void)[] = [];
      for (const job of group) tellings.push(await runInSavepoint(job));
      run('COMMIT');
      for (const tell of tellings) tell();
    } catch (error) {
      if (handle.inTransaction) run('ROLLBACK');
      for (const { fail } of group) fail(error);
    }
  }

  async function drain(): Promise<void> {
    const free = await lock.acquire();
    try {
      await commitTogether(waiting.splice(0, LARGEST_GROUP));
    } finally {
      free();
      scheduled = false;
      schedule();
    }
  }

  return <Result>(work: (tx: Statements) => Promise<Result>): Promise<Result> =>
    new Promise<Result>((resolve, reject) => {
      waiting.push({
        run: () =>
          work(statements).then(
            (result) => ({ stands: true, tell: () => resolve(result) }),
            (error: unknown) => ({ stands: false, error, tell: () => reject(error) }),
          ),
        fail: reject,
      });
      schedule();
    });
}

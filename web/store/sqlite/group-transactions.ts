import type BetterSqlite3 from 'better-sqlite3';
import type { Statements } from '../database.ts';
import { isBusy, pauseBefore } from './busy.ts';
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
  readonly askedAtMs: number;
}

const LARGEST_GROUP = 64;

export function createGroupTransactions(parts: {
  handle: BetterSqlite3.Database;
  lock: Lock;
  statements: Statements;
  /** How long a transaction waits for its turn while another process writes. */
  busyTimeoutMs: number;
  run: (text: string) => void;
}) {
  const { handle, lock, statements, busyTimeoutMs, run } = parts;
  let waiting: Job[] = [];
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
      const tellings: (() => void)[] = [];
      for (const job of group) tellings.push(await runInSavepoint(job));
      run('COMMIT');
      for (const tell of tellings) tell();
    } catch (error) {
      for (const { fail } of group) fail(error);
      if (handle.inTransaction) run('ROLLBACK');
    }
  }

  /** Whoever has waited long enough for another process hears that; the others go on waiting. */
  function failOverdue(busy: unknown): void {
    const overdueSinceMs = performance.now() - busyTimeoutMs;
    const overdue = waiting.filter(({ askedAtMs }) => askedAtMs <= overdueSinceMs);
    waiting = waiting.filter(({ askedAtMs }) => askedAtMs > overdueSinceMs);
    for (const { fail } of overdue) fail(busy);
  }

  /** Runs one group; false = another process is writing. */
  async function tryGroup(): Promise<boolean> {
    const free = await lock.acquire();
    try {
      try {
        run('BEGIN IMMEDIATE');
      } catch (error) {
        if (isBusy(error)) failOverdue(error);
        else for (const { fail } of waiting.splice(0)) fail(error);
        return !isBusy(error);
      }
      await commitTogether(waiting.splice(0, LARGEST_GROUP));
      return true;
    } finally {
      free();
    }
  }

  async function drain(): Promise<void> {
    try {
      for (let tries = 1; waiting.length > 0 && !(await tryGroup()); tries += 1) await pauseBefore(tries);
    } finally {
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
        askedAtMs: performance.now(),
      });
      schedule();
    });
}

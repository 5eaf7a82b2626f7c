import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NewRows } from '../database.ts';
import { createInsertThread, type InsertThread } from './insert-thread.ts';
import { createLock, type Lock } from './lock.ts';
import { PRAGMAS } from './safe-adapter.ts';

let folder: string;
let handle: BetterSqlite3.Database;
let lock: Lock;
let thread: InsertThread;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'insert-thread-'));
  handle = new BetterSqlite3(path.join(folder, 'test.db'));
  for (const pragma of PRAGMAS) handle.pragma(pragma);
  handle.exec(
    'CREATE TABLE inbox (source TEXT NOT NULL, dedupe_key TEXT NOT NULL, body BLOB, UNIQUE (source, dedupe_key))',
  );
  lock = createLock();
  thread = createInsertThread({ file: handle.name, pragmas: PRAGMAS, busyTimeoutMs: 50, lock });
});

afterEach(async () => {
  await thread.close();
  handle.close();
  rmSync(folder, { recursive: true });
});

function rowsOf(...keys: readonly (string | null)[]): NewRows {
  return {
    table: 'inbox',
    columns: ['source', 'dedupe_key', 'body'],
    identity: ['source', 'dedupe_key'],
    rows: keys.map((key) => ['shopify', key, Buffer.from(`body of ${key}`)]),
  };
}

const stored = (): readonly string[] =>
  (handle.prepare('SELECT dedupe_key AS key FROM inbox ORDER BY key').all() as { key: string }[]).map(({ key }) => key);

describe('the insert thread', () => {
  it('answers in order which rows were new, bytes intact, and another connection sees them', async () => {
    expect(await thread.insert(rowsOf('a', 'b', 'a'))).toEqual([true, true, false]);
    expect(await thread.insert(rowsOf('b', 'c'))).toEqual([false, true]);
    expect(stored()).toEqual(['a', 'b', 'c']);
    expect(handle.prepare("SELECT body FROM inbox WHERE dedupe_key = 'c'").get()).toEqual({
      body: Buffer.from('body of c'),
    });
  });

  it('stores none of a batch that has a bad row, and takes the next batch', async () => {
    await expect(thread.insert(rowsOf('a', null))).rejects.toThrow(/NOT NULL/);
    expect(stored()).toEqual([]);
    expect(await thread.insert(rowsOf('a'))).toEqual([true]);
  });

  it('rejects while another process writes, instead of answering what is not stored', async () => {
    const other = new BetterSqlite3(handle.name);
    other.exec('BEGIN IMMEDIATE');
    await expect(thread.insert(rowsOf('a'))).rejects.toThrow(/locked/);
    other.exec('ROLLBACK');
    other.close();
    expect(await thread.insert(rowsOf('a'))).toEqual([true]);
  });

  it('waits for whoever holds the process’s lock, and holds it while it writes', async () => {
    const free = await lock.acquire();
    const inserting = thread.insert(rowsOf('a'));
    expect(stored()).toEqual([]);
    free();
    expect(await inserting).toEqual([true]);
    const afterwards = lock.tryAcquire();
    expect(afterwards).not.toBeNull();
    afterwards?.();
  });

  it('fails the insert of a thread that cannot start, and says why', async () => {
    const lost = createInsertThread({
      file: path.join(folder, 'no', 'such', 'folder.db'),
      pragmas: PRAGMAS,
      busyTimeoutMs: 50,
      lock,
    });
    await expect(lost.insert(rowsOf('a'))).rejects.toThrow(/insert thread ended/);
    await expect(lost.insert(rowsOf('a'))).rejects.toThrow(/insert thread ended/);
  });
});

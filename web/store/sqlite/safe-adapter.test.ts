import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PrismaClient } from '../generated/sqlite/client.ts';
import { runMigrations } from '../migrate.ts';
import { openSafeSqlite, type SafeSqlite } from './safe-adapter.ts';

const runFile = promisify(execFile);

describe('the safe SQLite adapter', () => {
  let folder = '';
  let file = '';
  let sqlite: SafeSqlite;
  let client: PrismaClient;

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'adapter-'));
    file = path.join(folder, 'test.db');
    await runMigrations(`file:${file}`);
    sqlite = await openSafeSqlite(`file:${file}`, 100);
    client = new PrismaClient({ adapter: sqlite.factory });
  });

  afterEach(async () => {
    await client.$disconnect();
    rmSync(folder, { recursive: true, force: true });
  });

  const lock = (name: string) => ({ data: { name, token: 'token', held_until: 0n } });

  /** What another process sees: only what is on the disk. */
  function onDisk(): readonly string[] {
    const other = new BetterSqlite3(file, { readonly: true });
    const rows = other.prepare('SELECT name FROM lock ORDER BY name').all() as { name: string }[];
    other.close();
    return rows.map(({ name }) => name);
  }

  test('writes ahead into a log and syncs every commit', () => {
    expect(sqlite.handle.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(Number(sqlite.handle.pragma('synchronous', { simple: true }))).toBe(2);
    expect(Number(sqlite.handle.pragma('busy_timeout', { simple: true }))).toBe(100);
  });

  test('trap 1: a plain write that was acknowledged survives the rollback of a transaction it met', async () => {
    const { promise: opened, resolve: open } = Promise.withResolvers<void>();
    const { promise: end, resolve: finish } = Promise.withResolvers<void>();
    const transaction = client.$transaction(async (tx) => {
      await tx.lock.create(lock('in transaction'));
      open();
      await end;
      throw new Error('rolled back');
    });
    const failed = expect(transaction).rejects.toThrow('rolled back');
    await opened;
    const plain = client.lock.create(lock('plain'));
    // Long enough for a write that does not wait to be made inside of the open transaction.
    await Promise.race([plain, new Promise((resolve) => setImmediate(() => setImmediate(resolve)))]);
    finish();
    await failed;
    await plain;
    expect(onDisk()).toEqual(['plain']);
  });

  test('trap 2: two processes that read and then write wait for each other', async () => {
    await client.lock.create(lock('counter'));
    const script = fileURLToPath(new URL('../../../test/conformance/read-then-write.ts', import.meta.url));
    const count = () => runFile(process.execPath, [script, `file:${file}`, '100']);
    await Promise.all([count(), count()]);
    expect((await client.lock.findUniqueOrThrow({ where: { name: 'counter' } })).held_until).toBe(200n);
  });

  test('trap 3: after a COMMIT that found the database busy, later writes reach the disk', async () => {
    // Only the old journal lets a reader stand in the way of a COMMIT.
    sqlite.handle.pragma('journal_mode = DELETE');
    const reader = new BetterSqlite3(file);
    reader.exec('BEGIN');
    reader.prepare('SELECT * FROM lock').all();
    await expect(client.$transaction(async (tx) => tx.lock.create(lock('busy')))).rejects.toThrow();
    reader.exec('COMMIT');
    reader.close();
    expect(sqlite.handle.inTransaction).toBe(false);
    await client.lock.create(lock('after'));
    await client.$transaction(async (tx) => tx.lock.create(lock('after in transaction')));
    expect(onDisk()).toEqual(['after', 'after in transaction']);
  });

  test('a transaction that could not begin leaves the lock free', async () => {
    const other = new BetterSqlite3(file);
    other.exec('BEGIN IMMEDIATE');
    await expect(client.$transaction(async (tx) => tx.lock.create(lock('late')))).rejects.toThrow();
    other.exec('ROLLBACK');
    other.close();
    await client.lock.create(lock('next'));
    expect(onDisk()).toEqual(['next']);
  });
});

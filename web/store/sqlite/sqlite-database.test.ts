import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Database, Statements } from '../database.ts';
import { migrateSqlite } from '../migrate.ts';
import { sql } from '../sql.ts';
import { openSafeSqlite, type SafeSqlite } from './safe-adapter.ts';
import { createSqliteDatabase } from './sqlite-database.ts';

describe('a SQLite database', () => {
  let folder = '';
  let sqlite: SafeSqlite;
  let database: Database;
  let commits = 0;

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'database-'));
    sqlite = await openSafeSqlite(`file:${path.join(folder, 'test.db')}`, 100);
    await migrateSqlite(sqlite);
    commits = 0;
    const prepare = sqlite.handle.prepare.bind(sqlite.handle) as (text: string) => BetterSqlite3.Statement;
    sqlite.handle.prepare = ((text: string) => {
      const statement = prepare(text);
      if (text !== 'COMMIT') return statement;
      const run = statement.run.bind(statement);
      statement.run = (...values: unknown[]) => {
        commits += 1;
        return run(...values);
      };
      return statement;
    }) as typeof sqlite.handle.prepare;
    database = createSqliteDatabase(sqlite);
  });

  afterEach(async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const insert = (name: string) => sql`INSERT INTO lock (name, token, held_until) VALUES (${name}, 'token', 0)`;
  const names = async () =>
    (await database.query<{ name: string }>(sql`SELECT name FROM lock ORDER BY name`)).map(({ name }) => name);
  const add = (name: string) => (tx: Statements) => tx.execute(insert(name));

  test('transactions of one turn share a commit and answer for themselves', async () => {
    const answers = await Promise.all([
      database.transaction(add('a')),
      database.transaction(add('b')),
      database.transaction(async () => 'nothing written'),
    ]);
    expect(answers).toEqual([1, 1, 'nothing written']);
    expect(commits).toBe(1);
    expect(await names()).toEqual(['a', 'b']);
  });

  test('one that fails takes nothing of its neighbours along', async () => {
    const failing = database.transaction(async (tx) => {
      await tx.execute(insert('half'));
      throw new Error('no');
    });
    const settled = await Promise.allSettled([database.transaction(add('a')), failing, database.transaction(add('b'))]);
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await names()).toEqual(['a', 'b']);
  });

  test('a statement that breaks a rule fails its own transaction only', async () => {
    await database.execute(insert('taken'));
    const settled = await Promise.allSettled([database.transaction(add('taken')), database.transaction(add('free'))]);
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect(await names()).toEqual(['free', 'taken']);
  });

  test('none is acknowledged when the commit fails, and the next ones work', async () => {
    sqlite.handle.pragma('journal_mode = DELETE');
    const reader = new BetterSqlite3(path.join(folder, 'test.db'));
    reader.exec('BEGIN');
    reader.prepare('SELECT * FROM lock').all();
    const settled = await Promise.allSettled([database.transaction(add('a')), database.transaction(add('b'))]);
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    reader.exec('COMMIT');
    reader.close();
    expect(await names()).toEqual([]);
    await database.transaction(add('c'));
    expect(await names()).toEqual(['c']);
  });

  test('a transaction that SQLite gives up by itself is not taken for done', async () => {
    const givenUp = database.transaction(async (tx) => {
      await tx.execute(insert('a'));
      sqlite.handle.exec('ROLLBACK');
    });
    const settled = await Promise.allSettled([givenUp, database.transaction(add('b'))]);
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await names()).toEqual([]);
  });

  test('while another process writes, reads are answered, and writes wait without holding anybody up', async () => {
    sqlite = await openSafeSqlite(`file:${path.join(folder, 'patient.db')}`, 10_000);
    await migrateSqlite(sqlite);
    const patient = createSqliteDatabase(sqlite);
    const other = new BetterSqlite3(path.join(folder, 'patient.db'));
    other.exec('BEGIN IMMEDIATE');
    const writes = Promise.all([patient.transaction(add('a')), patient.execute(insert('b'))]);
    const made: string[] = [];
    void writes.then(() => made.push('writes'));
    for (let look = 0; look < 20; look += 1) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      expect(await patient.query(sql`SELECT name FROM lock`)).toEqual([]);
    }
    await expect(patient.ping()).rejects.toThrow(/locked/);
    expect(made).toEqual([]);
    other.exec('ROLLBACK');
    other.close();
    await writes;
    await patient.ping();
    expect(await patient.query(sql`SELECT name FROM lock ORDER BY name`)).toEqual([{ name: 'a' }, { name: 'b' }]);
    await patient.close();
  });

  test('a query outside waits for the transaction and never sees its half', async () => {
    const transaction = database.transaction(async (tx) => {
      await tx.execute(insert('a'));
      await Promise.resolve();
      await tx.execute(insert('b'));
    });
    const seen: number[] = [];
    const watch = async (): Promise<void> => {
      for (let look = 0; look < 50; look += 1) {
        seen.push((await names()).length);
        await (look % 2 === 0 ? Promise.resolve() : new Promise((resolve) => setImmediate(resolve)));
      }
    };
    await Promise.all([transaction, watch()]);
    expect(new Set(seen)).toEqual(new Set([0, 2]));
  });

  test("the models and the statements are one connection: neither gets into the other's transaction", async () => {
    const { promise: opened, resolve: open } = Promise.withResolvers<void>();
    const interactive = database.models.$transaction(async (tx) => {
      await tx.lock.create({ data: { name: 'model', token: 't', held_until: 0n } });
      open();
      await new Promise((resolve) => setImmediate(resolve));
      throw new Error('rolled back');
    });
    const failed = expect(interactive).rejects.toThrow('rolled back');
    await opened;
    await Promise.all([database.execute(insert('plain')), database.transaction(add('transaction')), failed]);
    expect(await names()).toEqual(['plain', 'transaction']);
  });

  test('numbers come back as numbers, times exact', async () => {
    const atMs = 8_640_000_000_000_000;
    await database.execute(sql`INSERT INTO lock (name, token, held_until) VALUES ('a', 't', ${atMs})`);
    expect(await database.query(sql`SELECT held_until FROM lock`)).toEqual([{ held_until: atMs }]);
  });
});

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import BetterSqlite3 from 'better-sqlite3';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { diffSchemas } from '../../tools/schema-diff.ts';
import { PROVIDERS, ROOT, schemaOf, SOURCE } from '../../tools/schemas.ts';
import { runMigrations } from '../../web/store/migrate.ts';
import { applyMigrations, EditedMigrationError } from '../../web/store/migrations/ledger.ts';
import { readMigrations, type Migration } from '../../web/store/migrations/migration-files.ts';
import { postgresTarget, sqliteTarget } from '../../web/store/migrations/targets.ts';
import { startPostgres, type Postgres } from './postgres.ts';

const runFile = promisify(execFile);
const GOOD: Migration = { name: '1_good', script: 'CREATE TABLE good (id INTEGER)', checksum: 'c1' };
const BAD: Migration = {
  name: '2_bad',
  script: 'CREATE TABLE bad (id INTEGER); CREATE TABLE good (id INTEGER)',
  checksum: 'c2',
};

/** Runs `npm run migrate`'s work in processes of their own, all at once; answers what each applied. */
async function migrateInProcesses(url: string, processes: number): Promise<readonly string[]> {
  const code =
    `import(${JSON.stringify(path.join(ROOT, 'web/store/migrate.ts'))}).then(async ({ ` +
    `runMigrations }) => console.log((await runMigrations(${JSON.stringify(url)})).join(' ')))`;
  const outputs = await Promise.all(Array.from({ length: processes }, () => runFile(process.execPath, ['-e', code])));
  return outputs.map(({ stdout }) => stdout.trim());
}

describe('the derived schemas', () => {
  test.each(PROVIDERS)('differ from the source in provider and output alone: %s', (provider) => {
    const lines = (text: string): readonly string[] => text.split('\n').map((line) => line.trim());
    const source = new Set(lines(readFileSync(path.join(ROOT, SOURCE), 'utf8')));
    const [, ...changed] = lines(schemaOf(provider)).filter((line) => !source.has(line));
    expect(changed).toEqual(
      provider === 'sqlite'
        ? ['output              = "./sqlite"']
        : ['output              = "./postgresql"', 'provider = "postgresql"'],
    );
  });

  test('are refused from a source that does not name what is to be replaced', () => {
    expect(() => schemaOf('sqlite', 'datasource db {}')).toThrow('must hold exactly once');
  });
});

describe('migrations of SQLite', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'migrations-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let files = 0;
  const fresh = (): string => path.join(folder, `${(files += 1)}.db`);

  function shapeOf(file: string): readonly unknown[] {
    const handle = new BetterSqlite3(file, { readonly: true });
    const tables = handle
      .prepare(
        `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> ` +
          `'_prisma_migrations' ORDER BY name`,
      )
      .all() as { name: string }[];
    const shape = tables.map(({ name }) => ({
      name,
      columns: handle
        .prepare('SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info(?) ORDER BY name')
        .all(name),
      indexes: handle
        .prepare(
          'SELECT i.name, i."unique", (SELECT group_concat(c.name) FROM pragma_index_info(i.name) c) AS ' +
            'columns FROM pragma_index_list(?) i ORDER BY i.name',
        )
        .all(name),
    }));
    handle.close();
    return shape;
  }

  test('make the database that the schema describes', async () => {
    const [migrated, described] = [fresh(), fresh()];
    await runMigrations(`file:${migrated}`);
    const handle = new BetterSqlite3(described);
    handle.exec(await diffSchemas('sqlite', null, schemaOf('sqlite')));
    handle.close();
    expect(shapeOf(migrated)).toEqual(shapeOf(described));
  });

  test('are applied once, whoever starts at the same time', async () => {
    const file = fresh();
    const applied = await migrateInProcesses(`file:${file}`, 4);
    const names = readMigrations('sqlite')
      .map(({ name }) => name)
      .join(' ');
    expect(applied.toSorted()).toEqual(['', '', '', names]);
  });

  test('stand in the ledger of Prisma', async () => {
    const file = fresh();
    await runMigrations(`file:${file}`);
    const handle = new BetterSqlite3(file);
    const rows = handle
      .prepare(
        'SELECT migration_name AS name, checksum, applied_steps_count, rolled_back_at, length(id) AS id, ' +
          'finished_at IS NOT NULL AS finished FROM _prisma_migrations ORDER BY migration_name',
      )
      .all();
    handle.close();
    expect(rows).toEqual(
      readMigrations('sqlite').map(({ name, checksum }) => ({
        name,
        checksum,
        applied_steps_count: 1,
        rolled_back_at: null,
        id: 36,
        finished: 1,
      })),
    );
  });

  test('leave nothing of one that fails, nor of those before it in the same run', async () => {
    const handle = new BetterSqlite3(fresh());
    await expect(applyMigrations(sqliteTarget(handle), [GOOD, BAD])).rejects.toThrow('already exists');
    expect(handle.prepare(`SELECT name FROM sqlite_master`).all()).toEqual([]);
    expect(await applyMigrations(sqliteTarget(handle), [GOOD])).toEqual(['1_good']);
    handle.close();
  });

  test("refuse to go on from one that was changed later, and tolerate a newer release's", async () => {
    const handle = new BetterSqlite3(fresh());
    await applyMigrations(sqliteTarget(handle), [
      GOOD,
      { ...GOOD, name: '9_newer', script: 'CREATE TABLE newer (id INTEGER)' },
    ]);
    await expect(applyMigrations(sqliteTarget(handle), [{ ...GOOD, checksum: 'changed' }])).rejects.toThrow(
      EditedMigrationError,
    );
    expect(await applyMigrations(sqliteTarget(handle), [GOOD])).toEqual([]);
    handle.close();
  });
});

describe('migrations of PostgreSQL', () => {
  let server: Postgres;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  async function withClient<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }

  const shapeOf = (url: string) =>
    withClient(url, async (client) => ({
      columns: (
        await client.query(
          'SELECT table_name, column_name, data_type, is_nullable, column_default FROM ' +
            `information_schema.columns WHERE table_schema = 'public' AND table_name <> '_prisma_migrations' ` +
            'ORDER BY 1, 2',
        )
      ).rows,
      indexes: (
        await client.query(
          `SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ` +
            'ORDER BY 1',
        )
      ).rows,
    }));

  test('make the database that the schema describes', async () => {
    const [migrated, described] = [await server.createDatabase(), await server.createDatabase()];
    await runMigrations(migrated);
    const script = await diffSchemas('postgresql', null, schemaOf('postgresql'));
    await withClient(described, (client) => client.query(script));
    expect(await shapeOf(migrated)).toEqual(await shapeOf(described));
  });

  test('are applied once, whoever starts at the same time', async () => {
    const applied = await migrateInProcesses(await server.createDatabase(), 4);
    const names = readMigrations('postgresql')
      .map(({ name }) => name)
      .join(' ');
    expect(applied.toSorted()).toEqual(['', '', '', names]);
  });

  test('leave nothing of one that fails', async () => {
    await withClient(await server.createDatabase(), async (client) => {
      await expect(applyMigrations(postgresTarget(client), [GOOD, BAD])).rejects.toThrow('already exists');
      expect(
        (await client.query(`SELECT 1 FROM information_schema.tables WHERE table_schema = 'public'`)).rows,
      ).toEqual([]);
    });
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applyMigrations } from '../../web/store/migrations/ledger.ts';
import { readMigrations } from '../../web/store/migrations/migration-files.ts';
import { postgresTarget, sqliteTarget } from '../../web/store/migrations/targets.ts';
import { openDatabase, openStore } from '../../web/store/open-store.ts';
import { everythingIn } from './everything.ts';
import { startPostgres, type Postgres } from './postgres.ts';
import { testRandom } from './conformance.ts';
import { ITEM, orderGid, SHOP } from './samples.ts';
import { START_MS } from './start.ts';
import { variant } from './pages/products.ts';

/** The last migration before links to artwork were sealed. */
const BEFORE = '20261124155126_reconciled_at';

const LINKED = variant(1, { title: ITEM.artworkUrl ?? '' });
const EDIT = { edit: ITEM.artworkUrl };

const quoted = (value: unknown): string => `'${JSON.stringify(value).replaceAll("'", "''")}'`;

/** A print order, a product and a row of a job as that release wrote them. */
const ROWS = `
  INSERT INTO print_order (shop, order_gid, order_name, order_is_test, fulfillment_order_gid, assignment,
      whole_fulfillment_order, region, external_id, revision, part, is_test, state, items, problems, created_at, lane)
    VALUES ('${SHOP}', '${orderGid(1)}', '#1', false, 'f1', 'merchant',
      true, 'EU', 'x1', 1, 1, false, 'held', ${quoted([ITEM])}, '[]', ${START_MS}, '');
  INSERT INTO product_variant (shop, variant_gid, product_gid, sort_key, status, sku, read_at, row_json)
    VALUES ('${SHOP}', '${LINKED.variant.variantGid}', '${LINKED.variant.productGid}', 'k',
      '${LINKED.status}', 'SKU-1', ${START_MS}, ${quoted(LINKED)});
  INSERT INTO job (shop, kind, state, params, created_at)
    VALUES ('${SHOP}', 'products_edit', 'draft', '{}', ${START_MS});
  INSERT INTO lane (lane, queue, shop, system, blocked_until)
    VALUES ('${SHOP}|picanova|cancels', 'cancels', '${SHOP}', 'picanova', 4711);
  INSERT INTO job_row (job_id, row, shop, label, payload) VALUES (1, 1, '${SHOP}', 'x', ${quoted(EDIT)});`;

const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const migrations = (dialect: 'sqlite' | 'postgresql') => readMigrations(dialect).filter(({ name }) => name <= BEFORE);

async function expectUpgraded(databaseUrl: string): Promise<void> {
  const options = { databaseUrl, log, clock: { now: () => START_MS }, random: testRandom(1) };
  const store = await openStore({ ...options, encryptionKeys: [{ id: 'k1', key: new Uint8Array(32).fill(7) }] });
  expect((await store.orders.printOrdersOf(SHOP, orderGid(1)))[0]?.items).toEqual([ITEM]);
  expect(await store.products.find(SHOP, [LINKED.variant.variantGid])).toEqual([LINKED]);
  expect(await store.jobs.pending('1', 9)).toEqual([{ row: 1, payload: EDIT }]);
  await store.close();

  const database = await openDatabase({ databaseUrl, log });
  const lanes = await database.models.lane.findMany({ where: { shop: SHOP }, orderBy: { lane: 'asc' } });
  expect(lanes.map(({ queue, blocked_until: until }) => [queue, Number(until)])).toEqual([
    ['cancels', 4711],
    ['polls', 4711],
    ['read_backs', 4711],
  ]);
  const contents = await everythingIn(database);
  await database.close();
  expect(contents.get('chore')).toBe('[]');
  for (const [table, text] of contents) expect(`${table}: ${text}`).not.toContain('erika.jpg');
}

describe('a database of the release before is taken over with its rows, and nothing of them stays in clear', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'upgrade-'));
  let server: Postgres;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await server.stop();
  });

  test('on SQLite', async () => {
    const file = path.join(folder, 'old.db');
    const handle = new BetterSqlite3(file);
    await applyMigrations(sqliteTarget(handle), migrations('sqlite'));
    handle.exec(ROWS);
    handle.close();
    await expectUpgraded(`file:${file}`);
  });

  test('on PostgreSQL', async () => {
    const url = await server.createDatabase();
    const client = new Client({ connectionString: url });
    await client.connect();
    await applyMigrations(postgresTarget(client), migrations('postgresql'));
    await client.query(ROWS);
    await client.end();
    await expectUpgraded(url);
  });
});

import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../../web/store/sql.ts';
import { startPostgres } from '../conformance/postgres.ts';
import { openRawDatabase, type RawDatabase } from '../support/raw-database.ts';
import { startPages, type Answered, type PagesUnderTest } from './pages-under-test.ts';

function rulesOf(count: number) {
  return Array.from({ length: count }, (_, n) => ({
    title: `rate ${n} ${'x'.repeat(200)}`,
    country: null,
    region: 'EU',
    method: 'm',
  }));
}

/** By a transaction of SQL, and by Prisma's client: the two ways into the database. */
const WRITES = [
  ['settings', (pages: PagesUnderTest) => pages.ask('saveSettings', { body: { shippingRules: rulesOf(400) } })],
  ['jobs', manyJobs],
] as const;

/** Jobs until one cannot be written; a few fill a page of the file. */
async function manyJobs(pages: PagesUnderTest): Promise<Answered> {
  const body = { fromMs: Date.UTC(2026, 0), toMs: Date.UTC(2026, 1) };
  for (let started = 1; ; started += 1) {
    const answer = await pages.ask('previewOlderOrders', { body });
    if (answer.status !== 202 || started === 500) return answer;
  }
}

describe('a SQLite file', () => {
  let raw: RawDatabase;
  let pages: PagesUnderTest;
  beforeEach(async () => {
    raw = await openRawDatabase('sqlite');
    pages = await startPages({ databaseUrl: raw.url });
    await pages.ask('settings');
  });
  afterEach(async () => {
    await pages.close();
    await raw.close();
  });

  it.each(WRITES)(
    '[S16] without room takes no %s and says so, and takes them once there is room',
    async (_what, write) => {
      const before = (await pages.ask('settings')).text;
      // Beyond what the file has, SQLite takes the file's own size.
      await pages.database.query(sql`PRAGMA max_page_count = 1`);
      const refused = await write(pages);
      const [shown, after] = [await pages.ask('settings'), await pages.ask('jobs')];
      await pages.database.query(sql`PRAGMA max_page_count = 1000000`);
      expect([refused.status, refused.body.error]).toEqual([503, 'storage_full']);
      expect([shown.status, shown.text, after.status]).toEqual([200, before, 200]);
      expect((await write(pages)).status).toBeLessThan(300);
    },
  );

  it.each(WRITES)('that another process has locked takes no %s and says so', async (_what, write) => {
    await pages.database.query(sql`PRAGMA busy_timeout = 50`);
    const other = new BetterSqlite3(raw.url.replace('file:', ''));
    other.exec('BEGIN IMMEDIATE');
    const refused = await write(pages);
    other.exec('ROLLBACK');
    other.close();
    expect([refused.status, refused.body.error]).toEqual([503, 'storage_unavailable']);
    expect((await write(pages)).status).toBeLessThan(300);
  });
});

describe('a PostgreSQL server', () => {
  it.each(WRITES)('[S16] that is gone takes no %s and says so', async (_what, write) => {
    const server = await startPostgres();
    const pages = await startPages({ databaseUrl: await server.createDatabase() });
    await pages.ask('settings');
    await server.stop();
    // The first one may still hold a connection that was cut; the next ones find none.
    const answers = [await write(pages), await write(pages), await pages.ask('settings')];
    await pages.close();
    expect(answers.map(({ status, body }) => [status, body.error])).toEqual(
      answers.map(() => [503, 'storage_unavailable']),
    );
  });
});

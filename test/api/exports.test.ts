import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASE_NAMES, openRawDatabase, type RawDatabase } from '../support/raw-database.ts';
import { startPages, type PagesUnderTest } from './pages-under-test.ts';

/** More than sockets hold: the reading of the last line begins only when the first ones are taken. */
const LINES = 20_000;

function longLog(shop: string): string {
  return `INSERT INTO activity (shop, at, event, detail, actor)
    WITH RECURSIVE line (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM line WHERE n < ${LINES})
    SELECT '${shop}', ${Date.UTC(2026, 0)} + n, 'settings_saved', '{"about":"${'x'.repeat(1_000)}"}', 'app' FROM line`;
}

function begin(pages: PagesUnderTest, path: string): Promise<IncomingMessage> {
  const request = httpRequest(`${pages.url}/api${path}`, {
    headers: { authorization: `Bearer ${pages.shop.sessionToken()}` },
  });
  request.end();
  return once(request, 'response').then(([response]) => response as IncomingMessage);
}

describe.each(DATABASE_NAMES)('exports on %s', (name) => {
  let raw: RawDatabase;
  let pages: PagesUnderTest;
  beforeAll(async () => {
    raw = await openRawDatabase(name);
    pages = await startPages({ databaseUrl: raw.url });
    await raw.execute(longLog(pages.shop.domain));
  });
  afterAll(async () => {
    await pages.close();
    await raw.close();
  });

  it('[S1] of words that no database takes are refused', async () => {
    for (const route of ['exportProducts', 'exportActivity'] as const)
      expect(await pages.ask(route, { query: { q: '\0' } })).toMatchObject({ status: 400 });
  });

  it('that fail before their first line are answered as any other failure', async () => {
    await raw.execute('ALTER TABLE activity RENAME TO activity_gone');
    const answer = await pages.ask('exportActivity');
    await raw.execute('ALTER TABLE activity_gone RENAME TO activity');
    expect(answer).toMatchObject({ status: 500, body: { error: 'internal_error' } });
  });

  it('[S1] that fail midway are cut off, alone, and logged', async () => {
    const response = await begin(pages, '/activity/export');
    expect(response.statusCode).toBe(200);
    await raw.execute('ALTER TABLE activity RENAME TO activity_gone');
    await expect(response.toArray()).rejects.toThrow(/aborted/);
    await raw.execute('ALTER TABLE activity_gone RENAME TO activity');
    expect(pages.events).toContain('response_cut');
    const whole = await pages.ask('exportActivity');
    expect(whole.text.split('\r\n').length).toBeGreaterThan(LINES);
  });
});

import { createHmac, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';
import { callApi, startSurroundings, type Surroundings } from '../support/surroundings.ts';

/** Shopify waits so long for an answer. */
const ANSWER_MS = 5_000;

let folder: string;
let surroundings: Surroundings;
let app: LaunchedApp;
let other: BetterSqlite3.Database;

/** The app as a process, and this one, which writes into its database. */
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'locked-'));
  const file = path.join(folder, 'app.db');
  surroundings = await startSurroundings({
    seed: 1,
    databaseUrl: `file:${file}`,
    callsPerMinute: 60,
    pollSeconds: 600,
    logLevel: 'error',
  });
  app = await launchApp({ env: surroundings.env, port: surroundings.port });
  await callApi(surroundings, app.url, { method: 'GET', path: '/settings' });
  other = new BetterSqlite3(file);
});

afterAll(async () => {
  other.close();
  await app.stop();
  await surroundings.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  readonly ms: number;
}

async function ask(route: string, init: RequestInit = {}): Promise<Answer> {
  const startMs = performance.now();
  const { status } = await fetch(`${app.url}${route}`, init);
  return { status, ms: performance.now() - startMs };
}

function post(id: string): Promise<Answer> {
  const body = '{"id":1}';
  const signature = createHmac('sha256', surroundings.env['SHOPIFY_API_SECRET'] ?? '')
    .update(body)
    .digest('base64');
  const headers = {
    'x-shopify-topic': 'planets/aligned',
    'x-shopify-shop-domain': surroundings.shop.domain,
    'x-shopify-webhook-id': id,
    'x-shopify-hmac-sha256': signature,
  };
  return ask('/webhooks/shopify', { method: 'POST', headers, body });
}

const saveSettings = (): Promise<Answer> =>
  ask('/api/settings', {
    method: 'PATCH',
    headers: { authorization: `Bearer ${surroundings.shop.sessionToken()}`, 'content-type': 'application/json' },
    body: '{"waitHours":3}',
  });

const isStored = (id: string): boolean =>
  other.prepare('SELECT 1 FROM inbox WHERE dedupe_key = ?').get(`${surroundings.shop.domain}:${id}`) !== undefined;

it('[B6] while another process keeps SQLite to itself, everybody is told in time, and all is taken later', async () => {
  const ids = Array.from({ length: 600 }, () => randomUUID());
  other.exec('BEGIN IMMEDIATE');
  const posting = Promise.all(ids.map(post));
  const saving = saveSettings();
  const health = [await ask('/healthz'), await ask('/readyz'), await ask('/healthz')];
  const later = [await post(randomUUID()), await saveSettings()];
  const refused = [...(await posting), await saving, ...later];
  other.exec('ROLLBACK');

  expect(health.map(({ status }) => status)).toEqual([200, 503, 200]);
  for (const { ms } of health) expect(ms).toBeLessThan(1_500);
  for (const { status, ms } of refused) {
    expect(status).toBeGreaterThanOrEqual(500);
    expect(ms).toBeLessThan(ANSWER_MS);
  }

  expect(new Set((await Promise.all(ids.map(post))).map(({ status }) => status))).toEqual(new Set([200]));
  expect(ids.filter((id) => !isStored(id))).toEqual([]);
  expect((await ask('/readyz')).status).toBe(200);
  expect((await saveSettings()).status).toBeLessThan(300);
  expect(app.output()).not.toContain('unhandled_rejection');
});

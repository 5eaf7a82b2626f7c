import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, createServer, request, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';
import { startSurroundings, type Surroundings } from '../support/surroundings.ts';

/** By its form. */
const SIGNATURE = `${'A'.repeat(43)}=`;
const WITHIN_MS = 15_000;

let folder: string;
let surroundings: Surroundings;
let silence: Server;
let app: LaunchedApp;

/** The app as a process. Shopify takes its calls and never answers. */
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'stop-'));
  const databaseUrl = `file:${path.join(folder, 'app.db')}`;
  surroundings = await startSurroundings({ seed: 1, databaseUrl, callsPerMinute: 60, pollSeconds: 600 });
  silence = createServer(() => undefined).listen(0);
  await once(silence, 'listening');
  const { port } = silence.address() as AddressInfo;
  const env = { ...surroundings.env, SHOPIFY_ADMIN_URL: `http://127.0.0.1:${port}` };
  app = await launchApp({ env, port: surroundings.port });
});

afterEach(async () => {
  await app.kill();
  silence.closeAllConnections();
  silence.close();
  await surroundings.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Exit code, and how long it took. */
async function stopped(): Promise<{ readonly code: number | null; readonly ms: number }> {
  const startMs = performance.now();
  const code = await app.stop();
  return { code, ms: performance.now() - startMs };
}

function storedIds(): ReadonlySet<string> {
  const database = new BetterSqlite3(path.join(folder, 'app.db'), { readonly: true });
  const rows = database.prepare('SELECT dedupe_key AS key FROM inbox').all() as { key: string }[];
  database.close();
  return new Set(rows.map(({ key }) => key.split(':')[1] ?? ''));
}

const AGENT = new Agent({ keepAlive: true, maxSockets: 30 });

/** One webhook over a connection that is kept; answers its id, or null when it was not acknowledged. */
function post(): Promise<string | null> {
  const id = randomUUID();
  const body = '{"id":1}';
  const signature = createHmac('sha256', surroundings.env['SHOPIFY_API_SECRET'] ?? '')
    .update(body)
    .digest('base64');
  return new Promise((resolve) => {
    const sent = request(`${app.url}/webhooks/shopify`, {
      method: 'POST',
      agent: AGENT,
      headers: {
        'x-shopify-topic': 'planets/aligned',
        'x-shopify-shop-domain': surroundings.shop.domain,
        'x-shopify-webhook-id': id,
        'x-shopify-hmac-sha256': signature,
      },
    });
    sent.on('response', (response) => {
      response.resume();
      resolve(response.statusCode === 200 ? id : null);
    });
    sent.on('error', () => resolve(null));
    sent.end(body);
  });
}

it('[S10] SIGTERM under load ends the process orderly, and nothing that was acknowledged is lost', async () => {
  const acknowledged: string[] = [];
  const until = new AbortController();
  const firstHundred = Promise.withResolvers<void>();
  const sender = async (): Promise<void> => {
    while (!until.signal.aborted) {
      const id = await post();
      if (id !== null) acknowledged.push(id);
      if (acknowledged.length === 100) firstHundred.resolve();
      await new Promise(setImmediate);
    }
  };
  const senders = Array.from({ length: 30 }, sender);
  await firstHundred.promise;
  const { code, ms } = await stopped();
  until.abort();
  await Promise.all(senders);
  expect(code).toBe(0);
  expect(ms).toBeLessThan(WITHIN_MS);
  const stored = storedIds();
  expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
});

it('[S10] SIGTERM ends it whatever connections do, and whatever a request waits for', async () => {
  const port = Number(new URL(app.url).port);
  const heads = [
    'POST /webhooks/shopify HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n{',
    `POST /webhooks/shopify HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\nx-shopify-hmac-sha256: ${SIGNATURE}\r\n\r\n{`,
    'GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n',
    'GET /heal',
    '',
    `GET /api/settings HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${surroundings.shop.sessionToken()}\r\n\r\n`,
  ];
  const sockets = heads.map((head) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(head);
    return socket;
  });
  await once(silence, 'request');
  const { code, ms } = await stopped();
  for (const socket of sockets) socket.destroy();
  expect(code).toBe(0);
  expect(ms).toBeLessThan(WITHIN_MS);
});

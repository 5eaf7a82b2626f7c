import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seededRandom } from '../simulator/random.ts';
import { eventually } from '../support/eventually.ts';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';
import { callApi, startSurroundings, type Surroundings } from '../support/surroundings.ts';

const MEGABYTE = 1024 * 1024;
/** By its form. */
const SIGNATURE = `${'A'.repeat(43)}=`;
const POST = 'POST /webhooks/shopify HTTP/1.1\r\nhost: x\r\n';

let folder: string;
let surroundings: Surroundings;
let app: LaunchedApp;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'hostile-'));
  const databaseUrl = `file:${path.join(folder, 'app.db')}`;
  surroundings = await startSurroundings({ seed: 1, databaseUrl, callsPerMinute: 60, pollSeconds: 600 });
  app = await launchApp({ env: surroundings.env, port: surroundings.port });
  await callApi(surroundings, app.url, { method: 'GET', path: '/settings' });
});

afterAll(async () => {
  await app.stop();
  await surroundings.close();
  rmSync(folder, { recursive: true, force: true });
});

async function opened(): Promise<Socket> {
  const socket = connect(surroundings.port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

/** The longest that health was waited for while this was done. */
async function slowestHealthMs(work: () => Promise<unknown>): Promise<number> {
  const done = new AbortController();
  const doing = work().finally(() => done.abort());
  let slowest = 0;
  do {
    const startMs = performance.now();
    expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
    slowest = Math.max(slowest, performance.now() - startMs);
  } while (!done.signal.aborted);
  await doing;
  return slowest;
}

async function post(body: string, topic = 'orders/paid'): Promise<number> {
  const secret = surroundings.env['SHOPIFY_API_SECRET'] ?? '';
  const headers = {
    'x-shopify-topic': topic,
    'x-shopify-shop-domain': surroundings.shop.domain,
    'x-shopify-webhook-id': randomUUID(),
    'x-shopify-hmac-sha256': createHmac('sha256', secret).update(body).digest('base64'),
  };
  return (await fetch(`${app.url}/webhooks/shopify`, { method: 'POST', headers, body })).status;
}

it('[S8] bodies of unknown senders that never end take a bounded part of the memory, and nobody’s time', async () => {
  const head = `${POST}x-shopify-hmac-sha256: ${SIGNATURE}\r\n`;
  const almostAll = Buffer.alloc(8 * MEGABYTE - 1, 'x');
  const beforeMb = app.peakRssMb();
  const sockets = await Promise.all(Array.from({ length: 60 }, opened));
  const slowestMs = await slowestHealthMs(async () => {
    for (const socket of sockets) {
      socket.write(`${head}content-length: ${8 * MEGABYTE}\r\n\r\n`);
      socket.write(almostAll);
    }
    await eventually('somebody is crowded out', () => sockets.some(({ readyState }) => readyState !== 'open'));
    expect(await post('{"id":1}')).toBe(200);
  });
  for (const socket of sockets) socket.destroy();
  expect(slowestMs).toBeLessThan(1_000);
  // All of them held at once would be 480 MB on top of what the app itself takes; half of that is what may be held.
  expect(app.peakRssMb() - beforeMb).toBeLessThan(260);
});

it('[S12] JSON that is small to send and large to hold does not hold the event loop', async () => {
  const lists = '['.repeat(4 * MEGABYTE - 10);
  const nested = `{"id":${lists}${lists.replaceAll('[', ']')}}`;
  const slowestMs = await slowestHealthMs(async () => {
    for (let body = 0; body < 4; body += 1) expect(await post(nested)).toBe(200);
    await eventually('they are called unreadable', () => app.output().split('webhook_unreadable').length > 4);
  });
  expect(slowestMs).toBeLessThan(500);
});

it('requests of any shape, cut anywhere, end nothing but themselves', async () => {
  const random = seededRandom(20_261_129);
  const token = surroundings.shop.sessionToken();
  const lines = [
    'GET / HTTP/1.1\r\nhost: x\r\n\r\n',
    `GET /?shop=${surroundings.shop.domain}&embedded=1&id_token=${token} HTTP/1.1\r\nhost: x\r\n\r\n`,
    'GET /%00%ff/../.. HTTP/1.1\r\nhost: x\r\n\r\n',
    'GET http://[ HTTP/1.1\r\nhost: x\r\n\r\n',
    'OPTIONS * HTTP/1.1\r\nhost: x\r\n\r\n',
    'CONNECT x:1 HTTP/1.1\r\nhost: x\r\n\r\n',
    'GET / HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n',
    `${POST}expect: 100-continue\r\ncontent-length: 5\r\n\r\n`,
    `${POST}expect: the moon\r\ncontent-length: 5\r\n\r\nhello`,
    `${POST}x-shopify-hmac-sha256: ${SIGNATURE}\r\ntransfer-encoding: chunked\r\n\r\nz`,
    'POST /webhooks/picanova/a/b HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\n\r\nhello',
    'GET /assets/%2e%2e/%2e%2e/package.json HTTP/1.1\r\nhost: x\r\n\r\n',
    `GET /api/products/export HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\n\r\n`,
    `GET /api/orders HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\n\r\n`,
    `PATCH /api/settings HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\ncontent-length: 99\r\n\r\n{`,
    'GET / HTTP/9.9\r\n\r\n',
    '\0\0\0\0',
  ];
  for (let round = 0; round < 400; round += 1) {
    const line = lines[round % lines.length] ?? '';
    const socket = await opened();
    socket.write(line.slice(0, random.below(4) === 0 ? random.below(line.length) : line.length));
    await new Promise((resolve) => (random.below(2) === 0 ? setImmediate(resolve) : setTimeout(resolve, 1)));
    if (random.below(2) === 0) socket.resetAndDestroy();
    else socket.destroy();
  }
  expect(await post('{"id":1}')).toBe(200);
  expect((await fetch(`${app.url}/readyz`)).status).toBe(200);
  for (const event of ['uncaught_exception', 'unhandled_rejection']) expect(app.output()).not.toContain(event);
});

import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { freePort } from '../support/launch-app.ts';
import { startProxy, type Proxy } from './proxy.ts';

const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** A web process that answers everything with this status, or breaks off when it is null. */
async function web(status: number | null): Promise<number> {
  const port = await freePort();
  const server: Server = createServer((request, response) => {
    if (status === null) request.socket.destroy();
    else request.resume().on('end', () => response.writeHead(status).end());
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => server.close());
  return port;
}

async function proxyBefore(webs: readonly number[]): Promise<{ proxy: Proxy; url: string }> {
  const port = await freePort();
  const proxy = await startProxy({ port, webs: () => webs });
  closing.push(() => proxy.close());
  return { proxy, url: `http://127.0.0.1:${port}` };
}

function deliver(url: string, id: string): Promise<number | 'broken'> {
  const headers = { 'x-shopify-shop-domain': 'world.myshopify.com', 'x-shopify-webhook-id': id };
  return fetch(`${url}/webhooks/shopify`, { method: 'POST', headers, body: '{}' }).then(
    ({ status }) => status,
    () => 'broken' as const,
  );
}

it('keeps in its book what was acknowledged, and nothing else', async () => {
  const { proxy, url } = await proxyBefore([await web(200)]);
  expect(await deliver(url, 'a')).toBe(200);
  expect([...proxy.acknowledged]).toEqual(['shopify world.myshopify.com:a']);
});

it('takes the processes in turn, and hands on what they answer', async () => {
  const { proxy, url } = await proxyBefore([await web(200), await web(503)]);
  const answers = [await deliver(url, 'a'), await deliver(url, 'b'), await deliver(url, 'c'), await deliver(url, 'd')];
  expect(answers).toEqual([503, 200, 503, 200]);
  expect([...proxy.acknowledged]).toEqual(['shopify world.myshopify.com:b', 'shopify world.myshopify.com:d']);
});

it.each<[string, () => Promise<readonly number[]>]>([
  ['no process lives', () => Promise.resolve([])],
  ['the process is not there', async () => [await freePort()]],
  ['the process dies with the request', async () => [await web(null)]],
])('breaks off when %s', async (_case, webs) => {
  const { proxy, url } = await proxyBefore(await webs());
  expect(await deliver(url, 'a')).toBe('broken');
  expect([proxy.acknowledged.size, proxy.counts.broken]).toEqual([0, 1]);
});

it('knows a Picanova event by its connection and its bytes', async () => {
  const { proxy, url } = await proxyBefore([await web(200)]);
  const send = async (connection: string, body: string): Promise<void> =>
    void (await fetch(`${url}/webhooks/picanova/${connection}/secret`, { method: 'POST', body }));
  for (const [connection, body] of [
    ['c1', '{}'],
    ['c1', '{}'],
    ['c2', '{}'],
    ['c1', '{"a":1}'],
  ] as const)
    await send(connection, body);
  expect(proxy.acknowledged.size).toBe(3);
  // printf 'c1\n{}' | openssl dgst -sha256 -binary | base64, in URL letters: what web/pipeline/steps/receive/receive.ts
  // stores.
  expect([...proxy.acknowledged][0]).toBe('picanova 2Bq68lxcPmQ0KyeHYwYg-bFBtFYhLrSn227-_b-p0F4');
});

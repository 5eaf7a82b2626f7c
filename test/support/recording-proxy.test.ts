import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { startRecordingProxy, type RecordingProxy } from './recording-proxy.ts';

const open: (Server | RecordingProxy)[] = [];
afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close();
});

async function before(server: Server, path: string): Promise<RecordingProxy> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const proxy = await startRecordingProxy(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
  open.push(server, proxy);
  return proxy;
}

it('lets requests through as they are and remembers them', async () => {
  const server = createServer((request, response) => {
    response.writeHead(201, { 'x-seen': `${request.method} ${request.url} ${request.headers['x-key']}` });
    request.pipe(response);
  });
  const proxy = await before(server, '/api');
  const response = await fetch(`${proxy.url}/orders?page=2`, {
    method: 'POST',
    headers: { 'x-key': 'k' },
    body: 'Köln',
  });
  expect(response.status).toBe(201);
  expect(response.headers.get('x-seen')).toBe('POST /api/orders?page=2 k');
  expect(await response.text()).toBe('Köln');
  expect(proxy.calls).toEqual([{ method: 'POST', path: '/api/orders?page=2', body: 'Köln' }]);
});

it('keeps a placeholder in the path as it is', async () => {
  const proxy = await before(createServer(), '/{shop}');
  expect(proxy.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\{shop\}$/);
});

it('cuts the connection that the server cuts, and remembers the call', async () => {
  const proxy = await before(
    createServer((request) => request.socket.destroy()),
    '/',
  );
  await expect(fetch(proxy.url)).rejects.toThrow('fetch failed');
  expect(proxy.calls).toHaveLength(1);
});

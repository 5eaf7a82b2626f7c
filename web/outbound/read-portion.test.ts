import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { readPortion, type PortionRequest } from './read-portion.ts';

const TEXT = '0123456789';
let server: Server | null = null;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function serving(listener: RequestListener): Promise<string> {
  server = createServer(listener);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/file`;
}

async function read(url: string, portion: Partial<PortionRequest> = {}) {
  const result = await readPortion({
    url,
    fromByte: 0,
    maxBytes: 100,
    totalMs: 5_000,
    isAllowed: () => true,
    ...portion,
  });
  return result.outcome === 'read' ? { text: result.bytes.toString(), ended: result.ended } : result.reason;
}

const whole: RequestListener = (_request, response) => void response.end(TEXT);
const ranged: RequestListener = ({ headers }, response) => {
  const [from = 0, to = 0] = (headers.range ?? '').replace('bytes=', '').split('-').map(Number);
  if (from >= TEXT.length) return void response.writeHead(416).end();
  const end = Math.min(to, TEXT.length - 1);
  response.writeHead(206, { 'content-range': `bytes ${from}-${end}/${TEXT.length}` }).end(TEXT.slice(from, end + 1));
};

it.each([
  ['a server of ranges', ranged],
  ['a server without', whole],
])('reads a portion after the other from %s', async (_which, listener) => {
  const url = await serving(listener);
  expect(await read(url, { fromByte: 2, maxBytes: 4 })).toEqual({ text: '2345', ended: false });
  expect(await read(url, { fromByte: 6, maxBytes: 100 })).toEqual({ text: '6789', ended: true });
  expect(await read(url, { fromByte: 10, maxBytes: 100 })).toEqual({ text: '', ended: true });
});

it('reads no more than was asked for of a file without an end', async () => {
  const url = await serving((_request, response) => {
    const more = (): void =>
      void (response.write(TEXT.repeat(1_000)) ? setImmediate(more) : response.once('drain', more));
    more();
  });
  expect(await read(url, { maxBytes: 25 })).toEqual({ text: '0123456789012345678901234', ended: false });
});

it.each([
  ['a page elsewhere', (_, response) => void response.writeHead(302, { location: '/other' }).end(), 'HTTP 302'],
  ['a refusal', (_, response) => void response.writeHead(403).end(), 'HTTP 403'],
  ['another range', (_, r) => void r.writeHead(206, { 'content-range': 'bytes 7-9/10' }).end('789'), 'HTTP 206'],
  ['packed bytes', (_, r) => void r.writeHead(200, { 'content-encoding': 'gzip' }).end('x'), 'HTTP 200'],
] satisfies [string, RequestListener, string][])('takes %s for no file', async (_what, listener, reason) => {
  expect(await read(await serving(listener))).toBe(reason);
});

it('does not take a file that was cut for its end', async () => {
  const url = await serving((_request, response) => {
    response.writeHead(200, { 'content-length': 10 });
    response.write('0123', () => response.destroy());
  });
  expect(await read(url)).toBe('aborted');
});

it('waits no longer than it was told', async () => {
  expect(await read(await serving(() => undefined), { totalMs: 50 })).toBe('no answer in time');
});

it.each(['127.0.0.1', 'localhost', '[::1]'])('connects to no address that is not allowed: %s', async (host) => {
  const asked: string[] = [];
  const url = (await serving(whole)).replace('127.0.0.1', host);
  const isAllowed = (address: string): boolean => {
    asked.push(address);
    return false;
  };
  expect(await read(url, { isAllowed })).toBe('an address that is not allowed');
  expect(asked.length).toBeGreaterThan(0);
});

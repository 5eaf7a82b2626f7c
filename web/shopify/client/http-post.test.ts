import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { postJson, type PostTimeouts } from './http-post.ts';
import { startAnsweringServer, type Answer, type AnsweringServer } from '../testing/answering-server.ts';

const SHORT: PostTimeouts = { connectMs: 150, totalMs: 150 };

let server: AnsweringServer | undefined;
let raw: Server | undefined;

afterEach(async () => {
  await server?.close();
  await new Promise<void>((resolve) => (raw === undefined ? resolve() : raw.close(() => resolve())));
  server = undefined;
  raw = undefined;
});

async function post(answerTo: (count: number) => Answer, timeouts = SHORT) {
  server = await startAnsweringServer((_, count) => answerTo(count));
  return postJson(`${server.url}/path?x=1`, '{"a":"ä"}', { headers: { 'x-token': 't' }, timeouts });
}

/** A TCP server that accepts and stays silent. */
async function silentPort(): Promise<number> {
  raw = createServer((socket) => socket.on('error', () => socket.destroy()).resume());
  await new Promise<void>((resolve) => raw?.listen(0, '127.0.0.1', resolve));
  return (raw.address() as AddressInfo).port;
}

describe('postJson', () => {
  it('sends JSON with its headers and gives back status, headers and text', async () => {
    const result = await post(() => ({ status: 418, headers: { 'x-version': '9' }, body: '"ü"' }));
    expect(result).toMatchObject({ outcome: 'answered', status: 418, text: '"ü"' });
    expect(result.outcome === 'answered' && result.headers['x-version']).toBe('9');
    expect(server?.received[0]).toMatchObject({
      path: '/path?x=1',
      body: '{"a":"ä"}',
      headers: { 'x-token': 't', 'content-type': 'application/json', 'content-length': '10' },
    });
  });

  it('does not follow a redirect', async () => {
    expect(await post(() => ({ status: 302, headers: { location: 'http://127.0.0.1:1/' }, body: '' }))).toMatchObject({
      outcome: 'answered',
      status: 302,
    });
    expect(server?.received).toHaveLength(1);
  });

  it('was not sent when nobody listens', async () => {
    const port = await silentPort();
    await new Promise<void>((resolve) => raw?.close(() => resolve()));
    raw = undefined;
    expect(await postJson(`http://127.0.0.1:${port}/`, '{}', { headers: {}, timeouts: SHORT })).toEqual({
      outcome: 'not_sent',
      reason: 'ECONNREFUSED',
    });
  });

  it('was not sent when no secure connection stands in time', async () => {
    const port = await silentPort();
    const result = await postJson(`https://127.0.0.1:${port}/`, '{}', {
      headers: {},
      timeouts: { connectMs: 50, totalMs: 5_000 },
    });
    expect(result).toEqual({ outcome: 'not_sent', reason: 'no connection within 50 ms' });
  });

  it('was cut when the connection ends without an answer', async () => {
    expect(await post(() => 'cut')).toEqual({ outcome: 'cut', reason: 'ECONNRESET', staleSocket: false });
  });

  it('was cut when the answer takes too long', async () => {
    expect(await post(() => 'hang')).toEqual({ outcome: 'cut', reason: 'no answer within 150 ms', staleSocket: false });
  });

  it('was cut when the answer ends in its middle', async () => {
    expect(await post(() => ({ headers: { 'content-length': '1000' }, body: 'half' }))).toMatchObject({
      outcome: 'cut',
    });
  });

  it('says when the connection was a kept one that the other side gave up', async () => {
    const first = await post((count) => (count === 1 ? { body: '{}' } : 'cut'));
    expect(first.outcome).toBe('answered');
    const second = await postJson(server?.url ?? '', '{}', { headers: {}, timeouts: SHORT });
    expect(second).toEqual({ outcome: 'cut', reason: 'ECONNRESET', staleSocket: true });
  });
});

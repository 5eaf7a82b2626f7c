import net from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHttpClient, type HttpRequest } from './http-client.ts';
import { startScriptedServer } from '../picanova/testing/scripted-server.ts';
import type { ScriptedServer } from '../picanova/testing/scripted-server.ts';

let server: ScriptedServer;
beforeEach(async () => {
  server = await startScriptedServer();
});
afterEach(() => server.close());

const http = createHttpClient();
const get = (url: string, timeoutMs = 5_000): HttpRequest => ({
  method: 'GET',
  url,
  headers: { accept: 'application/json' },
  body: null,
  limits: { connectMs: 200, totalMs: timeoutMs, maxAnswerBytes: 1_000 },
});

describe('the HTTP client', () => {
  it('gives status, text and the headers that matter', async () => {
    server.script({ status: 429, text: 'Köln', headers: { 'retry-after': '3', 'x-ratelimit-reset': '1700000000' } });
    expect(await http.send(get(`${server.baseUrl}/beta/orders?page=2`))).toMatchObject({
      outcome: 'answered',
      status: 429,
      text: 'Köln',
      headers: { 'retry-after': '3', 'x-ratelimit-reset': '1700000000' },
    });
    expect(server.requests[0]).toMatchObject({ method: 'GET', path: '/api/beta/orders?page=2' });
  });

  it('sends a body with its length in bytes', async () => {
    server.script({ status: 200, text: '' });
    await http.send({ ...get(server.baseUrl), method: 'POST', body: '{"city":"Köln"}' });
    expect(server.requests[0]).toMatchObject({ method: 'POST', body: { city: 'Köln' } });
    expect(server.requests[0]?.headers['content-length']).toBe('16');
  });

  it('uses one connection for calls that follow each other', async () => {
    server.script({ status: 200 }, { status: 404, text: 'no' }, { status: 204 });
    for (let call = 0; call < 3; call++) await http.send(get(server.baseUrl));
    expect(server.connections()).toBe(1);
  });

  it('does not follow redirects: credentials would travel with them', async () => {
    server.script({ status: 302, headers: { location: `${server.baseUrl}/elsewhere` } });
    expect(await http.send(get(server.baseUrl))).toMatchObject({ outcome: 'answered', status: 302 });
    expect(server.requests).toHaveLength(1);
  });

  it.each(['cut_before_answer', 'cut_in_answer'] as const)('reports a connection that was %s', async (step) => {
    server.script(step);
    expect(await http.send(get(server.baseUrl))).toEqual({ outcome: 'cut', reason: 'ECONNRESET', staleSocket: false });
  });

  it('gives up on an answer that does not come, and on its connection', async () => {
    server.script('silence', { status: 200, text: 'next' });
    expect(await http.send(get(server.baseUrl, 50))).toEqual({
      outcome: 'cut',
      reason: 'no answer within 50 ms',
      staleSocket: false,
    });
    expect(await http.send(get(server.baseUrl))).toMatchObject({ text: 'next' });
    expect(server.connections()).toBe(2);
  });

  it('gives up on an answer that does not end', async () => {
    server.script({ status: 200, text: 'x'.repeat(1_001) });
    expect(await http.send(get(server.baseUrl))).toEqual({
      outcome: 'cut',
      reason: 'the answer is larger than 1000 bytes',
      staleSocket: false,
    });
  });

  it('says when the connection was a kept one that the other side gave up', async () => {
    server.script({ status: 200, text: '{}' }, 'cut_before_answer');
    expect(await http.send(get(server.baseUrl))).toMatchObject({ outcome: 'answered' });
    expect(await http.send(get(server.baseUrl))).toEqual({
      outcome: 'cut',
      reason: 'ECONNRESET',
      staleSocket: true,
    });
  });

  it('knows that nothing was sent when nobody listens', async () => {
    const closed = await startScriptedServer();
    await closed.close();
    expect(await http.send(get(closed.baseUrl))).toEqual({ outcome: 'not_sent', reason: 'ECONNREFUSED' });
  });

  it('knows that nothing was sent when the name is not known', async () => {
    expect(await http.send(get('http://picanova.invalid/api'))).toMatchObject({ outcome: 'not_sent' });
  });

  it('knows that nothing was sent while the secure connection is not made', async () => {
    const mute = net.createServer();
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
    const sockets = new Set<net.Socket>();
    mute.on('connection', (socket) => sockets.add(socket.on('error', () => socket.destroy())));
    const answer = await http.send(get(`https://127.0.0.1:${(mute.address() as AddressInfo).port}`));
    expect(answer).toEqual({ outcome: 'not_sent', reason: 'no connection within 200 ms' });
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => mute.close(resolve));
  });
});

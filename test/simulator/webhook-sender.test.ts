import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { FaultScript, NO_FAULTS, type FaultRates } from './faults.ts';
import { seededRandom } from './random.ts';
import { createWebhookSender, isAcknowledged, type WebhookSender } from './webhook-sender.ts';

interface Received {
  readonly body: string;
  readonly headers: Record<string, unknown>;
}

const cleanUps: (() => void)[] = [];
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp();
});

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanUps.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
}

async function receiver(
  statuses: number[] = [],
): Promise<{ url: string; received: Received[]; connections: () => number }> {
  const received: Received[] = [];
  let connections = 0;
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      received.push({ body, headers: request.headers });
      response.writeHead(statuses.shift() ?? 200).end();
    });
  });
  server.on('connection', () => (connections += 1));
  return { url: await listen(server), received, connections: () => connections };
}

function sender(
  rates: Partial<FaultRates> = {},
  sign?: (body: string) => Record<string, string>,
): { send: WebhookSender; faults: FaultScript } {
  const faults = new FaultScript(seededRandom(1));
  faults.rates = { ...NO_FAULTS, ...rates };
  const send = createWebhookSender({ faults, timeoutMs: 200, ...(sign ? { sign } : {}) });
  cleanUps.push(() => send.close());
  return { send, faults };
}

describe('the webhook sender', () => {
  it('posts the body as JSON with the given and the signing headers', async () => {
    const { url, received } = await receiver();
    const { send } = sender({}, (body) => ({ 'x-signature': `${body.length}` }));
    const outcome = await send.enqueue({ url, body: '{"ä":1}', headers: { 'x-topic': 'orders/paid' } });
    expect(outcome).toEqual({ kind: 'answered', status: 200 });
    expect(received).toHaveLength(1);
    expect(received[0]?.body).toBe('{"ä":1}');
    expect(received[0]?.headers).toMatchObject({
      'content-type': 'application/json',
      'x-topic': 'orders/paid',
      'x-signature': '7',
    });
  });

  it('uses one connection for calls that follow each other', async () => {
    const { url, received, connections } = await receiver();
    const { send } = sender();
    for (let n = 0; n < 5; n += 1) await send.enqueue({ url, body: `${n}` });
    expect(received.map((call) => call.body)).toEqual(['0', '1', '2', '3', '4']);
    expect(connections()).toBe(1);
  });

  it('tells a refusal from an acknowledgement', async () => {
    const { url } = await receiver([503, 204]);
    const { send } = sender();
    expect(isAcknowledged(await send.enqueue({ url, body: 'a' }))).toBe(false);
    expect(isAcknowledged(await send.enqueue({ url, body: 'b' }))).toBe(true);
    expect(send.counts()).toEqual({ enqueued: 2, sent: 2, acknowledged: 1, dropped: 0 });
  });

  it('reports a closed port, a wrong scheme and a receiver that does not answer as failures', async () => {
    const silent = await listen(createServer(() => undefined));
    const { send } = sender();
    expect(await send.enqueue({ url: 'http://127.0.0.1:9/', body: '' })).toMatchObject({ kind: 'failed' });
    expect(await send.enqueue({ url: 'https://127.0.0.1/', body: '' })).toMatchObject({
      kind: 'failed',
      reason: expect.stringContaining('not an http URL'),
    });
    expect(await send.enqueue({ url: silent, body: '' })).toEqual({
      kind: 'failed',
      reason: 'no answer within 200 ms',
    });
  });

  it('never lets the receiver see a dropped delivery', async () => {
    const { url, received } = await receiver();
    const { send } = sender({ deliveryDrop: 1 });
    expect(await send.enqueue({ url, body: 'a' })).toEqual({ kind: 'dropped' });
    expect(received).toEqual([]);
    expect(send.counts()).toEqual({ enqueued: 1, sent: 0, acknowledged: 0, dropped: 1 });
  });

  it('makes two calls of a duplicate and one delivery of both', async () => {
    const { url, received } = await receiver([500, 200]);
    const { send } = sender({ deliveryDuplicate: 1 });
    expect(await send.enqueue({ url, body: 'a' })).toEqual({ kind: 'answered', status: 200 });
    expect(received.map((call) => call.body)).toEqual(['a', 'a']);
  });

  it('delivers a reordered one after the next', async () => {
    const { url, received } = await receiver();
    const { send, faults } = sender({ deliveryReorder: 1 });
    const first = send.enqueue({ url, body: 'first' });
    faults.rates = NO_FAULTS;
    await send.enqueue({ url, body: 'second' });
    await first;
    expect(received.map((call) => call.body)).toEqual(['second', 'first']);
  });

  it('does not take an earlier delivery for the successor of a held one', async () => {
    const { url, received } = await receiver();
    const { send, faults } = sender();
    const early = send.enqueue({ url, body: 'early' });
    faults.rates = { ...NO_FAULTS, deliveryReorder: 1 };
    const held = send.enqueue({ url, body: 'held' });
    await early;
    faults.rates = NO_FAULTS;
    await send.enqueue({ url, body: 'next' });
    await held;
    expect(received.map((call) => call.body)).toEqual(['early', 'next', 'held']);
  });

  it('drains everything, including what is held back for a successor that never comes', async () => {
    const { url, received } = await receiver();
    const { send } = sender({ deliveryReorder: 1 });
    const booked: string[] = [];
    for (const body of ['a', 'b', 'c']) void send.enqueue({ url, body }).then(() => booked.push(body));
    await send.drain();
    expect(booked).toHaveLength(3);
    expect(received).toHaveLength(3);
  });

  it('lets a held delivery go by itself when nobody drains', async () => {
    const { url } = await receiver();
    const { send } = sender({ deliveryReorder: 1 });
    expect(await send.enqueue({ url, body: 'a' })).toEqual({ kind: 'answered', status: 200 });
  });

  it('ends open calls as failures when it is closed', async () => {
    const silent = await listen(createServer(() => undefined));
    const { send } = sender();
    const open = send.enqueue({ url: silent, body: 'a' });
    send.close();
    expect(await open).toMatchObject({ kind: 'failed' });
    expect(await send.enqueue({ url: silent, body: 'b' })).toEqual({ kind: 'failed', reason: 'sender closed' });
  });
});

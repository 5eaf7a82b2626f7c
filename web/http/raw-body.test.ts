import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { createDeadlines } from './deadlines.ts';
import { createBodyReader, type BodyLimits } from './raw-body.ts';

const MEGABYTE = 1024 * 1024;
const open: (Server | Socket)[] = [];

afterEach(() => {
  for (const one of open.splice(0)) {
    if ('closeAllConnections' in one) one.closeAllConnections();
    if ('destroy' in one) one.destroy();
    else one.close();
  }
});

/** A server that says of every body how its reading ended, and keeps what it has read. */
async function reading(limits: Omit<BodyLimits, 'deadlines'>) {
  const read = createBodyReader({ ...limits, deadlines: createDeadlines(10) });
  const bodies: Buffer[] = [];
  const lettingGo: (() => void)[] = [];
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const raw = await read(request);
      if (raw.outcome === 'read') {
        bodies.push(raw.body);
        lettingGo.push(raw.letGo);
      }
      response.end(raw.outcome);
    } catch {
      bodies.push(Buffer.from('cut'));
    }
  }
  const server = createServer((request, response) => void answer(request, response));
  open.push(server);
  server.listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  /** Sends the head of a request and this much of its body. */
  async function begin(declaredBytes: number, sentBytes: number): Promise<Socket> {
    const socket = connect(port, '127.0.0.1');
    open.push(socket);
    await once(socket, 'connect');
    socket.on('error', () => undefined);
    socket.write(`POST / HTTP/1.1\r\nhost: x\r\ncontent-length: ${declaredBytes}\r\n\r\n`);
    await new Promise((resolve) => socket.write('x'.repeat(sentBytes), resolve));
    return socket;
  }

  async function answerTo(socket: Socket): Promise<string> {
    const [answer] = (await once(socket, 'data')) as [Buffer];
    return (
      answer
        .toString()
        .split('\r\n')
        .findLast((line) => /^[a-z_]+$/.test(line)) ?? ''
    );
  }

  async function post(body: string | Readable): Promise<string> {
    const init = { method: 'POST', body, duplex: 'half' } as unknown as RequestInit;
    return (await fetch(`http://127.0.0.1:${port}`, init)).text();
  }

  return { bodies, lettingGo, begin, answerTo, post };
}

const PATIENT = { budgetBytes: 64 * MEGABYTE, patienceMs: 60_000 };

describe('a body', () => {
  it('is read byte for byte, however it comes', async () => {
    const { bodies, begin, answerTo, post } = await reading(PATIENT);
    const whole = 'ä'.repeat(100_000);
    expect(await post(whole)).toBe('read');
    expect(await post('')).toBe('read');
    const socket = await begin(5, 1);
    for (const piece of ['yy', 'zz']) {
      await new Promise(setImmediate);
      socket.write(piece);
    }
    expect(await answerTo(socket)).toBe('read');
    expect(bodies.map(String)).toEqual([whole, '', 'xyyzz']);
  });

  it('of more than 8 MB is refused by its length at once, and when it turns out so', async () => {
    const { begin, answerTo, post } = await reading(PATIENT);
    expect(await answerTo(await begin(9 * MEGABYTE, 0))).toBe('too_large');
    const pieces = Array.from({ length: 9 }, () => new Uint8Array(MEGABYTE));
    expect(await post(Readable.from(pieces))).toBe('too_large');
  });

  it('that is not there in time is waited for no longer', async () => {
    const { begin, answerTo, bodies } = await reading({ ...PATIENT, patienceMs: 50 });
    expect(await answerTo(await begin(1_000, 10))).toBe('too_slow');
    expect(bodies).toEqual([]);
  });

  it('that was cut is none', async () => {
    const { begin, bodies } = await reading(PATIENT);
    const socket = await begin(1_000, 10);
    socket.destroy();
    await expect.poll(() => bodies.map(String)).toEqual(['cut']);
  });
});

describe('all bodies together', () => {
  it('are held within one budget: those that only sit there make room for those that come', async () => {
    const { begin, answerTo, post } = await reading({ budgetBytes: 4 * MEGABYTE, patienceMs: 60_000 });
    const sitting = await Promise.all(Array.from({ length: 40 }, () => begin(MEGABYTE, MEGABYTE / 2)));
    const crowdedOut = sitting.map((socket) => answerTo(socket));
    expect(await Promise.race(crowdedOut)).toBe('no_room');
    expect(await post('x'.repeat(10_000))).toBe('read');
  });

  it('count until they are let go', async () => {
    const { lettingGo, post } = await reading({ budgetBytes: MEGABYTE, patienceMs: 60_000 });
    expect(await post('x'.repeat(MEGABYTE - 10))).toBe('read');
    expect(await post('x'.repeat(1_000))).toBe('no_room');
    lettingGo[0]?.();
    expect(await post('x'.repeat(1_000))).toBe('read');
  });
});

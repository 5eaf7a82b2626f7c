import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createArtworkReader } from '../../web/artwork/create-artwork-reader.ts';
import { createArtworkConnection, type ArtworkLimits } from '../../web/artwork/connection.ts';
import type { Lookup } from '../../web/artwork/lookup.ts';
import { isPublicIp } from '../../web/domain/kernel/ip-address.ts';
import type { ArtworkAnswer } from '../../web/domain/artwork/artwork-facts.ts';
import { addressCases } from './address-cases.ts';
import { startBabbler, startHost, startMute, startPlainHost, type Host, type Serve } from './artwork-host.ts';
import { KB, NOW_MS, type Case } from './case.ts';
import { certificateFor, type Certificate } from './certificates.ts';
import { fileCases } from './file-cases.ts';
import { jpeg } from './pictures.ts';
import { serverCases } from './server-cases.ts';
import { file } from './serving.ts';

const HERE = '127.0.0.1';
const isAllowed = (address: string): boolean => address === HERE || isPublicIp(address);

const TABLES = [
  ['a file is', await fileCases()],
  ['a server gives a file', await serverCases()],
  ['an address leads to', await addressCases()],
] as const;
const cases = TABLES.flatMap(([, table]) => table);

let certificate: Certificate;
let host: Host;
const served = new Map<string, Serve>();
const others: Host[] = [];

beforeAll(async () => {
  certificate = await certificateFor(['*.example.com']);
  host = await startHost(certificate, (name) => served.get(name));
});
afterAll(() => host.close());
afterEach(async () => {
  for (const other of others.splice(0)) await other.close();
});

function connectionTo(lookup: Lookup = () => Promise.resolve([HERE]), limits: Partial<ArtworkLimits> = {}) {
  return createArtworkConnection({ resolveTo: null, lookup, isAllowed, ca: certificate.cert, limits });
}

interface Asked extends Pick<Case, 'serve' | 'url' | 'validator' | 'lookup' | 'limits'> {
  readonly port?: number;
}

/** Each case has a host of its own, and so a budget. */
let hosts = 0;
function look({ serve, url = '/step0', validator, lookup, limits, port = host.port }: Asked): Promise<ArtworkAnswer> {
  hosts += 1;
  const name = `case${hosts}.example.com`;
  if (serve !== undefined) {
    served.set(name, serve);
    served.set('moved.example.com', serve);
  }
  const address = url.startsWith('/') ? `https://${name}:${port}${url}` : url;
  return createArtworkReader(connectionTo(lookup, limits)).look(address, {
    validator: validator ?? null,
    nowMs: NOW_MS,
  });
}

describe.each(TABLES)('%s', (_what, table) => {
  it.each(table.map((one) => [one.name, one] as const))('%s', async (_name, one) => {
    const answer = await look(one);
    const { reason } = one.expected;
    const expected =
      reason instanceof RegExp ? { ...one.expected, reason: expect.stringMatching(reason) } : one.expected;
    expect(answer).toMatchObject(expected);
    if (!('bytesRead' in answer)) return;
    expect(answer.bytesRead).toBeLessThanOrEqual(one.atMostBytes ?? 64 * KB);
  });
});

it('of nineteen files in twenty no more than 64 kB are read', async () => {
  const read: number[] = [];
  for (const one of cases.filter(({ expected }) => expected['outcome'] === 'read')) {
    const answer = await look(one);
    if (answer.outcome === 'read') read.push(answer.bytesRead);
  }
  const sorted = read.toSorted((one, other) => one - other);
  const p95 = sorted[Math.floor(sorted.length * 0.95)] ?? Number.POSITIVE_INFINITY;
  process.stdout.write(`artwork: ${cases.length} cases; 95 of 100 of ${read.length} valid files within ${p95} bytes\n`);
  expect(cases.length).toBeGreaterThanOrEqual(80);
  expect(p95).toBeLessThanOrEqual(64 * KB);
});

describe('a certificate', () => {
  it.each([
    ['that nobody signed', ['*.example.com'], false],
    ['of another name', ['www.example.org'], false],
    ['that has ended', ['*.example.com'], true],
  ] as const)('%s is a fault', async (_which, names, expired) => {
    const other = await startHost(await certificateFor(names, { expired }), () => file(Buffer.alloc(9)));
    others.push(other);
    expect(await look({ port: other.port })).toMatchObject({ outcome: 'faulty', fault: { kind: 'bad_certificate' } });
  });
});

it('headers without an end are ended', async () => {
  const babbler = await startBabbler(certificate, 'HTTP/1.1 200 OK\r\n', `x-more: ${'x'.repeat(1_000)}\r\n`);
  others.push(babbler);
  expect(await look({ port: babbler.port })).toMatchObject({ outcome: 'unreachable', reason: 'HPE_HEADER_OVERFLOW' });
});

it('interim answers without an end are ended', async () => {
  const babbler = await startBabbler(certificate, '', 'HTTP/1.1 103 Early Hints\r\n\r\n');
  others.push(babbler);
  const limits = { firstByteMs: 300, totalMs: 600 };
  expect(await look({ port: babbler.port, limits })).toMatchObject({ outcome: 'unreachable' });
});

it('a port where nobody listens is not reached', async () => {
  const gone = await startHost(certificate, () => undefined);
  await gone.close();
  expect(await look({ port: gone.port })).toMatchObject({ outcome: 'unreachable', reason: 'ECONNREFUSED' });
});

it('says who it is and asks for nothing but the beginning, in no special format', async () => {
  const asked: unknown[] = [];
  await look({
    serve: (request, response, port) => {
      asked.push(request.method, request.headers);
      file(Buffer.from('x'))(request, response, port);
    },
    url: '/a%20b.jpg?x=1',
  });
  expect(asked).toEqual([
    'GET',
    {
      host: expect.stringMatching(/^case\d+\.example\.com:\d+$/),
      'user-agent': 'Picanova-Fulfillment (artwork check)',
      accept: '*/*',
      'accept-encoding': 'identity',
      range: 'bytes=0-32767',
      connection: 'close',
    },
  ]);
});

it('asks for no name for a minute once none was found', async () => {
  const asked: string[] = [];
  const connection = createArtworkConnection({
    resolveTo: null,
    lookup: (name) => {
      asked.push(name);
      return Promise.reject(Object.assign(new Error('none'), { code: 'ENOTFOUND' }));
    },
  });
  const reader = createArtworkReader(connection);
  for (const name of ['one', 'two']) {
    await reader.look(`https://${name}.example.com/a.jpg`, { validator: null, nowMs: NOW_MS });
  }
  expect(asked).toEqual(['one.example.com', 'cdn.shopify.com']);
});

it('a dot at the end of a name is neither asked for nor looked for in the certificate', async () => {
  const asked: unknown[] = [];
  const one = await startHost(certificate, () => (request, response, port) => {
    asked.push(request.headers.host);
    file(Buffer.from('x'))(request, response, port);
  });
  others.push(one);
  expect(await look({ url: `https://dot.example.com.:${one.port}/a.jpg` })).toMatchObject({
    fault: { kind: 'wrong_type' },
  });
  expect(asked).toEqual([`dot.example.com:${one.port}`]);
});

it('asks one host two things at a time, and no more', async () => {
  const bytes = await jpeg(600, 400);
  const waiting: (() => void)[] = [];
  let most = 0;
  const one = await startHost(certificate, () => (request, response, port) => {
    waiting.push(() => file(bytes)(request, response, port));
    most = Math.max(most, waiting.length);
    // Nobody is answered before somebody else asks.
    if (waiting.length >= 2) for (const answer of waiting.splice(0)) answer();
  });
  others.push(one);
  const reader = createArtworkReader(connectionTo());
  const answers = await Promise.all(
    Array.from({ length: 4 }, (_, at) =>
      reader.look(`https://one.example.com:${one.port}/${at}.jpg`, { validator: null, nowMs: NOW_MS }),
    ),
  );
  expect(answers.map(({ outcome }) => outcome)).toEqual(['read', 'read', 'read', 'read']);
  expect(most).toBe(2);
});

it('a server that accepts and says nothing is not reached', async () => {
  const mute = await startMute();
  others.push(mute);
  expect(await look({ port: mute.port, limits: { connectMs: 200 } })).toMatchObject({
    outcome: 'unreachable',
    reason: 'no connection within 200 ms',
  });
});

describe('with one server in place of all', () => {
  it('asks it over http for every host, by its name, and looks at no address', async () => {
    const hosts: unknown[] = [];
    const stand = await startPlainHost((request, response, port) => {
      hosts.push(request.headers.host);
      if (request.url === '/old.jpg') response.writeHead(302, { location: 'https://other.example.org/new.jpg' }).end();
      else file(Buffer.from('x'))(request, response, port);
    });
    others.push(stand);
    const reader = createArtworkReader(
      createArtworkConnection({
        resolveTo: new URL(`http://127.0.0.1:${stand.port}`),
        lookup: () => Promise.reject(new Error('no name is looked up')),
      }),
    );
    const answer = await reader.look('https://files.example.com/old.jpg', { validator: null, nowMs: NOW_MS });
    expect(answer).toMatchObject({ outcome: 'faulty', fault: { kind: 'wrong_type' } });
    expect(hosts).toEqual(['files.example.com', 'other.example.org']);
    const inner = await reader.look('https://10.0.0.1/a.jpg', { validator: null, nowMs: NOW_MS });
    expect(inner).toMatchObject({ outcome: 'faulty', fault: { kind: 'private_address' } });
    expect(hosts).toHaveLength(2);
  });
});

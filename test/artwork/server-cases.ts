import { faulty, KB, NOW_MS, read, unreachable, type Case } from './case.ts';
import type { Serve } from './artwork-host.ts';
import * as pictures from './pictures.ts';
import * as serving from './serving.ts';

const { file, whole, status } = serving;

/** Long enough for a busy machine, short enough to wait for. */
const SHORT = { connectMs: 5_000, firstByteMs: 300, totalMs: 20_000 };

const LAST_MODIFIED = 'Tue, 24 Nov 2026 10:00:00 GMT';

/** How servers give files, and how they do not. */
export async function serverCases(): Promise<readonly Case[]> {
  const plain = await pictures.jpeg(600, 400);
  const large = await pictures.noisy(1600, 1200).png().toBuffer();
  const largeFacts = { format: 'png', widthPx: 1600, heightPx: 1200, byteLength: large.length } as const;
  const webp = await pictures.webp();
  const part =
    (range: string): Serve =>
    (_request, response) =>
      void response.writeHead(206, { 'content-range': range }).end(plain);
  const conditional =
    (header: string, value: string, given: Readonly<Record<string, string>>): Serve =>
    (request, response, port) =>
      request.headers[header] === value
        ? void response.writeHead(304, given).end()
        : file(plain, given)(request, response, port);
  return [
    { name: 'without ranges', serve: whole(large), expected: read(largeFacts) },
    {
      name: 'without ranges or a length',
      serve: serving.endless(large.subarray(0, 40_000)),
      expected: read({ ...largeFacts, byteLength: null }),
      atMostBytes: 128 * KB,
    },
    {
      name: 'in pieces without a length, to its end',
      serve: (_request, response) => {
        response.writeHead(200);
        response.write(plain.subarray(0, 100), () => response.end(plain.subarray(100)));
      },
      expected: read({ byteLength: plain.length }),
    },
    {
      name: 'without HEAD',
      serve: (request, response, port) =>
        (request.method === 'GET' ? file(plain) : status(405))(request, response, port),
      expected: read(),
    },
    { name: 'as something else', serve: file(plain, { 'content-type': 'text/html' }), expected: read() },
    { name: 'as bytes', serve: file(plain, { 'content-type': 'application/octet-stream' }), expected: read() },
    { name: 'to be stored', serve: file(plain, { 'content-disposition': 'attachment' }), expected: read() },
    { name: 'with cookies', serve: file(plain, { 'set-cookie': 'a=b' }), expected: read() },
    {
      name: 'with another range than was asked for, but whole to those who do not ask',
      serve: serving.byRange(part(`bytes 100-200/${plain.length}`), whole(plain)),
      expected: read({ byteLength: plain.length }),
    },
    {
      name: 'with a range that is none',
      serve: serving.byRange(part('bytes */*'), whole(plain)),
      expected: read(),
    },
    {
      name: 'with a range of unknown length',
      serve: part(`bytes 0-${plain.length - 1}/*`),
      expected: read({ byteLength: null }),
    },
    {
      name: 'with nothing but parts that nobody asked for',
      serve: part('bytes 5-9/10'),
      expected: unreachable('HTTP 206'),
    },
    {
      name: 'with a refusal of ranges',
      serve: serving.byRange(status(416), whole(plain)),
      expected: read({ byteLength: plain.length }),
    },
    {
      name: 'with a refusal of ranges of an empty file',
      serve: status(416, { 'content-range': 'bytes */0' }),
      expected: faulty({ kind: 'empty' }),
    },
    { name: 'with 204', serve: status(204), expected: faulty({ kind: 'empty' }) },
    {
      name: 'in the usual format to those who do not ask for another',
      serve: serving.negotiated({ modern: webp, usual: plain }),
      expected: read(),
    },
    {
      name: 'in a format that only those get who ask for JPEG not to',
      serve: (request, response, port) =>
        file(/image\/jpeg/.test(request.headers.accept ?? '') ? plain : webp)(request, response, port),
      expected: faulty({ kind: 'wrong_type', found: 'webp' }),
    },
    { name: 'packed', serve: serving.packed(plain), expected: faulty({ kind: 'wrong_type', found: 'gz' }) },
    {
      name: 'larger than 40 MB',
      serve: (_request, response) =>
        void response.writeHead(206, { 'content-range': `bytes 0-${plain.length - 1}/40000000` }).end(plain),
      expected: faulty({ kind: 'too_large', byteLength: 40_000_000 }),
    },
    {
      name: 'a byte less than 40 MB',
      serve: part(`bytes 0-${plain.length - 1}/39999999`),
      expected: read({ byteLength: 39_999_999 }),
    },
    ...[401, 403, 407, 451].map((code): Case => ({
      name: `with ${code}`,
      serve: status(code),
      expected: faulty({ kind: 'forbidden', status: code }),
      atMostBytes: 0,
    })),
    ...[400, 404, 410].map((code): Case => ({
      name: `with ${code}`,
      serve: (_request, response) => void response.writeHead(code).end(pictures.html),
      expected: faulty({ kind: 'not_found', status: code }),
      atMostBytes: 0,
    })),
    {
      name: 'with 429 and seconds to wait',
      serve: status(429, { 'retry-after': '30' }),
      expected: unreachable('HTTP 429', 30_000),
    },
    {
      name: 'with 503 and a time to come back',
      serve: status(503, { 'retry-after': new Date(NOW_MS + 90_000).toUTCString() }),
      expected: unreachable('HTTP 503', 90_000),
    },
    {
      name: 'with a time to come back that has passed',
      serve: status(503, { 'retry-after': LAST_MODIFIED }),
      expected: unreachable('HTTP 503', 0),
    },
    {
      name: 'with a time to come back that nobody waits for',
      serve: status(503, { 'retry-after': '99999999' }),
      expected: unreachable('HTTP 503', 86_400_000),
    },
    { name: 'with 503', serve: status(503, { 'retry-after': 'soon' }), expected: unreachable('HTTP 503') },
    ...[408, 425, 500, 502, 504].map((code): Case => ({
      name: `with ${code}`,
      serve: status(code),
      expected: unreachable(`HTTP ${code}`),
    })),
    {
      name: 'with a tag to ask again by',
      serve: file(plain, { etag: '"v1"', 'last-modified': LAST_MODIFIED }),
      expected: read({}, { validator: '"v1"' }),
    },
    {
      name: 'with a date to ask again by',
      serve: file(plain, { 'last-modified': LAST_MODIFIED }),
      expected: read({}, { validator: LAST_MODIFIED }),
    },
    { name: 'with nothing to ask again by', serve: file(plain), expected: read({}, { validator: null }) },
    {
      name: 'with a tag longer than anybody keeps',
      serve: file(plain, { etag: `"${'v'.repeat(300)}"` }),
      expected: read({}, { validator: null }),
    },
    {
      name: 'unchanged by its tag',
      serve: conditional('if-none-match', '"v1"', { etag: '"v1"' }),
      validator: '"v1"',
      expected: { outcome: 'unchanged' },
      atMostBytes: 0,
    },
    {
      name: 'unchanged by a weak tag',
      serve: conditional('if-none-match', 'W/"v1"', { etag: 'W/"v1"' }),
      validator: 'W/"v1"',
      expected: { outcome: 'unchanged' },
      atMostBytes: 0,
    },
    {
      name: 'unchanged by its date',
      serve: conditional('if-modified-since', LAST_MODIFIED, {}),
      validator: LAST_MODIFIED,
      expected: { outcome: 'unchanged' },
      atMostBytes: 0,
    },
    {
      name: 'changed',
      serve: conditional('if-none-match', '"v2"', { etag: '"v2"' }),
      validator: '"v1"',
      expected: read({}, { validator: '"v2"' }),
    },
    {
      name: 'unchanged to those who did not ask',
      serve: status(304),
      expected: faulty({ kind: 'not_found', status: 304 }),
    },
    {
      name: 'never',
      serve: () => undefined,
      limits: SHORT,
      expected: unreachable('no answer within 300 ms'),
    },
    {
      name: 'byte by byte',
      serve: serving.dripping(plain, 40),
      limits: { totalMs: 600 },
      expected: unreachable(/^no end within \d+/),
    },
    {
      name: 'without an end',
      serve: serving.endless(pictures.html),
      expected: faulty({ kind: 'wrong_type', found: 'html' }),
      atMostBytes: 128 * KB,
    },
    {
      name: 'without an end, and never with a size',
      serve: serving.endless((await pictures.withBigHead(900_000)).subarray(0, 200)),
      expected: { outcome: 'not_looked_at', reason: 'the first megabyte does not tell the size' },
    },
    { name: 'to its middle', serve: serving.cut(plain, 90), expected: unreachable('ECONNRESET') },
    {
      name: 'to its middle, behind its size',
      serve: serving.cut(large, 50_000),
      expected: read(largeFacts),
      atMostBytes: 96 * KB,
    },
    {
      name: 'not at all: the connection is closed',
      serve: (request) => void request.socket.destroy(),
      expected: unreachable('ECONNRESET'),
    },
    {
      name: 'behind a megabyte of headers',
      serve: (_request, response) => void response.writeHead(200, { 'x-long': 'x'.repeat(100_000) }).end(plain),
      expected: unreachable('HPE_HEADER_OVERFLOW'),
    },
  ];
}

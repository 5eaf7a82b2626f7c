import { faulty, NOW_MS, read, refusedBy, unreachable, type Case } from './case.ts';
import * as pictures from './pictures.ts';
import { byRange, chain, file, redirects, status } from './serving.ts';

const HERE = '127.0.0.1';
const fromNow = (days: number): number => NOW_MS + days * 86_400_000;
const stamp = (ms: number): string => new Date(ms).toISOString().replace(/[-:]|\.\d+/g, '');

const refused = (name: string, addresses: readonly string[]): Case => ({
  name,
  lookup: () => Promise.resolve(addresses),
  expected: faulty({ kind: 'private_address' }),
  atMostBytes: 0,
});

const ends = (name: string, query: string, atMs: number): Case => ({
  name,
  url: `/a.jpg?${query}`,
  expected: faulty({ kind: 'expires', atMs }),
  atMostBytes: 0,
});

/** Where addresses lead. */
export async function addressCases(): Promise<readonly Case[]> {
  const plain = await pictures.jpeg(600, 400);
  const there = file(plain);
  const later = fromNow(15);
  return [
    { name: 'one redirect', serve: redirects(1, there), expected: read() },
    ...[301, 303, 307, 308].map((code): Case => ({
      name: `redirects with ${code}`,
      serve: redirects(2, there, code),
      expected: read(),
    })),
    { name: 'three redirects', serve: redirects(3, there), expected: read() },
    { name: 'four redirects', serve: redirects(4, there), expected: faulty({ kind: 'too_many_redirects' }) },
    {
      name: 'a redirect to itself',
      serve: chain([() => '/step0'], there),
      expected: faulty({ kind: 'too_many_redirects' }),
    },
    {
      name: 'two that send to each other',
      serve: chain([() => '/step1', () => '/step0'], there),
      expected: faulty({ kind: 'too_many_redirects' }),
    },
    {
      name: 'a redirect to another host',
      serve: chain([(port) => `https://moved.example.com:${port}/step1`], there),
      expected: read(),
    },
    {
      name: 'a redirect to http',
      serve: chain([() => 'http://files.example.com/a.jpg'], there),
      expected: faulty({ kind: 'insecure_redirect' }),
    },
    {
      name: 'a redirect to a file of the server',
      serve: chain([() => 'file:///etc/passwd'], there),
      expected: faulty({ kind: 'insecure_redirect' }),
    },
    {
      name: 'a redirect with a password',
      serve: chain([() => 'https://user:secret@files.example.com/a.jpg'], there),
      expected: faulty({ kind: 'insecure_redirect' }),
    },
    ...['127.0.0.1', '[::1]', '[::ffff:10.0.0.1]', '169.254.169.254', '0x7f.1', 'localhost', 'printer.local'].map(
      (host): Case => ({
        name: `a redirect to ${host}`,
        serve: chain([() => `https://${host}/latest/meta-data`], there),
        expected: faulty({ kind: 'private_address' }),
      }),
    ),
    {
      name: 'a redirect to nowhere',
      serve: status(302),
      expected: faulty({ kind: 'not_found', status: 302 }),
    },
    {
      name: 'a redirect to what is no address',
      serve: status(302, { location: 'https://[' }),
      expected: faulty({ kind: 'not_found', status: 302 }),
    },
    {
      name: 'a redirect to a page that shows the file',
      serve: chain([() => 'https://www.dropbox.com/s/abc/a.jpg'], there),
      expected: faulty({
        kind: 'share_page',
        service: 'dropbox',
        direct: 'https://www.dropbox.com/s/abc/a.jpg?dl=1',
      }),
    },
    {
      name: 'a redirect to sign in',
      serve: chain([() => 'https://accounts.google.com/ServiceLogin'], there),
      expected: faulty({ kind: 'forbidden', status: 302 }),
    },
    {
      name: 'a page that shows the file',
      url: 'https://drive.google.com/file/d/1aB/view',
      expected: faulty({
        kind: 'share_page',
        service: 'google_drive',
        direct: 'https://drive.usercontent.google.com/download?id=1aB&export=download&confirm=t',
      }),
      atMostBytes: 0,
    },
    {
      name: 'a transfer',
      url: 'https://we.tl/t-abc',
      expected: faulty({ kind: 'share_page', service: 'wetransfer', direct: null }),
      atMostBytes: 0,
    },
    { name: 'a private address', url: 'https://192.168.0.1/a.jpg', expected: faulty({ kind: 'private_address' }) },
    { name: 'http', url: 'http://files.example.com/a.jpg', expected: faulty({ kind: 'insecure_redirect' }) },
    { name: 'no address', url: 'a.jpg?', expected: faulty({ kind: 'insecure_redirect' }) },
    refused('a name of this machine', ['127.0.0.2']),
    refused('a name of a private network', ['10.1.2.3']),
    refused('a name of a private network, in IPv6', ['fd00::1']),
    refused('a private address mapped into IPv6', ['::ffff:192.168.0.1']),
    refused("a name of the machine room's own service", ['169.254.169.254']),
    refused('a name with public and private addresses', [HERE, '10.0.0.1']),
    refused('a name with public and private addresses, the private first', ['10.0.0.1', HERE]),
    refused('an address that is none', ['here']),
    {
      name: 'a name that turns inwards between two requests',
      serve: byRange(status(416), there),
      lookup: turning([[HERE], ['10.0.0.1']]),
      expected: faulty({ kind: 'private_address' }),
    },
    {
      name: 'a name that turns inwards between two redirects',
      serve: redirects(1, there),
      lookup: turning([[HERE], ['127.0.0.2']]),
      expected: faulty({ kind: 'private_address' }),
    },
    {
      name: 'a name that would turn inwards if it were asked again',
      serve: there,
      lookup: turning([[HERE], ['10.0.0.1']]),
      expected: read(),
    },
    {
      name: 'a name without addresses',
      lookup: () => Promise.resolve([]),
      expected: faulty({ kind: 'no_such_host' }),
    },
    {
      name: 'a name that is not there, where others are',
      lookup: (host) => (host === 'cdn.shopify.com' ? Promise.resolve([HERE]) : refusedBy('ENOTFOUND')(host)),
      expected: faulty({ kind: 'no_such_host' }),
    },
    {
      name: 'a name whose servers fail, where others do not',
      lookup: (host) => (host === 'cdn.shopify.com' ? Promise.resolve([HERE]) : refusedBy('ESERVFAIL')(host)),
      expected: unreachable('its name is not found: ESERVFAIL'),
    },
    {
      name: 'a name that is not there, where none is',
      lookup: refusedBy('ENOTFOUND'),
      expected: { outcome: 'not_looked_at', reason: 'names are not found: ENOTFOUND' },
    },
    {
      name: 'a name when nobody answers',
      lookup: refusedBy('ETIMEOUT'),
      expected: { outcome: 'not_looked_at', reason: 'names are not found: ETIMEOUT' },
    },
    {
      name: 'a name for which the system got no answer, where others are found',
      lookup: (host) => (host === 'cdn.shopify.com' ? Promise.resolve([HERE]) : refusedBy('EAI_AGAIN')(host)),
      expected: { outcome: 'not_looked_at', reason: 'names are not found: EAI_AGAIN' },
    },
    {
      name: 'a name that never is',
      url: 'https://pictures.invalid/a.jpg',
      lookup: refusedBy('ETIMEOUT'),
      expected: faulty({ kind: 'no_such_host' }),
    },
    ends('an S3 link of a week', `X-Amz-Date=${stamp(NOW_MS)}&X-Amz-Expires=604800`, fromNow(7)),
    ends('an S3 link that has ended', `X-Amz-Date=${stamp(fromNow(-9))}&X-Amz-Expires=86400`, fromNow(-8)),
    ends('a link of Google Cloud Storage', `X-Goog-Date=${stamp(NOW_MS)}&X-Goog-Expires=3600`, NOW_MS + 3_600_000),
    ends('a CloudFront link', `Expires=${fromNow(13) / 1_000}&Signature=a&Key-Pair-Id=K`, fromNow(13)),
    ends('an Azure link', `se=${new Date(fromNow(1)).toISOString()}&sig=a`, fromNow(1)),
    ends('a link with seconds', `exp=${fromNow(2) / 1_000}`, fromNow(2)),
    {
      name: 'a link that ends late enough',
      url: `/a.jpg?Expires=${later / 1_000}&Signature=a`,
      serve: there,
      expected: read({}, { expiresAtMs: later }),
    },
    {
      name: 'a link of an hour behind one that does not end',
      serve: chain([() => `/step1?X-Amz-Date=${stamp(NOW_MS)}&X-Amz-Expires=3600`], there),
      expected: read({}, { expiresAtMs: null }),
    },
  ];
}

/** Names whose addresses change from question to question, each name's for itself: a case may be looked at twice. */
function turning(answers: readonly (readonly string[])[]): (host: string) => Promise<readonly string[]> {
  const asked = new Map<string, number>();
  return (host) => {
    const before = asked.get(host) ?? 0;
    asked.set(host, before + 1);
    return Promise.resolve(answers[Math.min(before, answers.length - 1)] ?? []);
  };
}

import { describe, expect, it } from 'vitest';
import { linkEndsAtMs } from './link-end.ts';

const end = (query: string, host = 'files.example.com') => linkEndsAtMs(new URL(`https://${host}/a.jpg?${query}`));
const at = Date.parse('2026-12-24T10:00:00Z');
const seconds = at / 1_000;

function base64(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64');
}
const token = (claims: unknown): string => `eyJhbGciOiJIUzI1NiJ9.${base64(claims).replaceAll('=', '')}.c2lnbmF0dXJl`;
const policy = (value: unknown): string => base64(value).replaceAll('+', '-').replaceAll('=', '_').replaceAll('/', '~');
const until = (value: number) => ({ Statement: [{ Condition: { DateLessThan: { 'AWS:EpochTime': value } } }] });

describe('a signed link ends', () => {
  it.each([
    ['Amazon S3', 'X-Amz-Date=20261224T090000Z&X-Amz-Expires=3600&X-Amz-Signature=ab'],
    ['Amazon S3, in small letters', 'x-amz-date=20261224T090000Z&x-amz-expires=3600'],
    ['Amazon S3 v2', `AWSAccessKeyId=AK&Expires=${seconds}&Signature=ab`],
    ['Google Cloud Storage', 'X-Goog-Date=20261224T090000Z&X-Goog-Expires=3600&X-Goog-Signature=ab'],
    ['Alibaba', 'x-oss-date=20261224T090000Z&x-oss-expires=3600'],
    ['CloudFront', `Expires=${seconds}&Signature=ab&Key-Pair-Id=K`],
    ['CloudFront by policy', `Policy=${policy(until(seconds))}&Signature=ab`],
    ['Azure', 'sv=2024-08-04&st=2026-12-01T00%3A00%3A00Z&se=2026-12-24T10%3A00%3A00Z&sig=ab'],
    ['a JSON web token', `token=${token({ exp: seconds })}`],
    ['Akamai', `hdnts=st=1~exp=${seconds}~acl=%2F*~hmac=ab`],
    ['others in seconds', `exp=${seconds}`],
    ['others in milliseconds', `expires=${at}`],
    ['others as a date', 'expiry=2026-12-24T10:00:00.000Z'],
  ])('of %s as it says', (_maker, query) => {
    expect(end(query)).toBe(at);
  });

  it.each([
    ['cdn.discordapp.com', 'ex'],
    ['media.discordapp.net', 'ex'],
    ['scontent.xx.fbcdn.net', 'oe'],
  ])('at %s in hexadecimal', (host, name) => {
    expect(end(`${name}=${seconds.toString(16)}`, host)).toBe(at);
    expect(end(`${name}=soon`, host)).toBeNull();
  });

  it('first of what it names', () => {
    expect(end(`expires=${seconds + 60}&exp=${seconds}`)).toBe(at);
  });
});

describe('an address does not say when it ends', () => {
  it.each([
    ['without a query', ''],
    ['with a version', 'v=1790000000'],
    ['with a number that is no time', 'expires=3600'],
    ['with a time before there were links', 'expires=0999999999'],
    ['with a time beyond any', 'exp=9999999999'],
    ['with a word', 'expires=never'],
    ['with a date that is none', 'se=2026-99-99'],
    ['with half a signature', 'X-Amz-Expires=3600'],
    ['with a signature of another form', 'X-Amz-Date=yesterday&X-Amz-Expires=3600'],
    ['with seconds that are none', 'X-Amz-Date=20261224T090000Z&X-Amz-Expires=1h'],
    ['with a token that says nothing', `token=${token({ sub: 'a' })}`],
    ['with a token that holds no object', `token=${token(7)}`],
    ['with a token that is none', 'token=eyJhbGciOiJIUzI1NiJ9.abc.def'],
    ['with a policy without end', `Policy=${policy({ Statement: [] })}`],
  ])('%s', (_which, query) => {
    expect(end(query)).toBeNull();
  });
});

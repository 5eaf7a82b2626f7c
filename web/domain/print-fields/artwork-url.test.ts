import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { artworkUrlProblem, isAllowedArtworkHost, isPrivateHost } from './artwork-url.ts';

const reasonOf = (text: string): unknown => artworkUrlProblem(text)?.detail['reason'] ?? null;

describe('an artwork URL', () => {
  it.each([
    'https://cdn.example.com/a.jpg',
    'https://files.example.com/print/8f2c?token=abc',
    'https://8.8.8.8/a.png',
    'https://[2606:4700::1111]/a',
    'HTTPS://EXAMPLE.COM:8443/A',
  ])('may be %s', (text) => {
    expect(artworkUrlProblem(text)).toBeNull();
  });

  it.each([
    ['', 'not_a_url'],
    ['art.jpg', 'not_a_url'],
    ['https://', 'not_a_url'],
    ['https://a.example/my art.jpg', 'not_a_url'],
    ['http://a.example/x', 'not_https'],
    ['ftp://a.example/x', 'not_https'],
    ['data:image/png;base64,AA', 'not_https'],
    ['https://user@a.example/x', 'credentials'],
    ['https://:pw@a.example/x', 'credentials'],
    ['https://localhost/x', 'private_host'],
    ['https://app.localhost./x', 'private_host'],
    ['https://printer/x', 'private_host'],
    ['https://nas.local/x', 'private_host'],
    ['https://127.1/x', 'private_host'],
    ['https://0x7f000001/x', 'private_host'],
    ['https://2130706433/x', 'private_host'],
    ['https://[::1]/x', 'private_host'],
    ['https://[::ffff:10.0.0.1]/x', 'private_host'],
    ['https://169.254.169.254/latest/meta-data', 'private_host'],
  ])('may not be %j (%s)', (text, reason) => {
    expect(artworkUrlProblem(text)?.code).toBe('artwork_unreachable');
    expect(reasonOf(text)).toBe(reason);
  });

  it('never names a loopback address however it is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0x7f000000, max: 0x7fffffff }), fc.constantFrom(10, 16, 8), (address, base) => {
        const text =
          base === 10 ? String(address) : base === 16 ? `0x${address.toString(16)}` : `0${address.toString(8)}`;
        expect(reasonOf(`https://${text}/x`)).toBe('private_host');
      }),
    );
  });

  it('is not repeated in the problem, because it may hold a token', () => {
    expect(JSON.stringify(artworkUrlProblem('http://a.example/?token=secret'))).not.toContain('secret');
  });
});

it.each([
  ['example.com', false],
  ['LOCALHOST', true],
  ['[::1]', true],
  ['8.8.8.8.', false],
  ['router.lan', true],
  ['pi.home.arpa', true],
])('the host %s is private: %s', (host, expected) => {
  expect(isPrivateHost(host)).toBe(expected);
});

describe('allowed artwork hosts', () => {
  it('are any when none is named', () => {
    expect(isAllowedArtworkHost('anything', [])).toBe(true);
  });

  it.each([
    ['https://maker.example/x', ['maker.example'], true],
    ['https://cdn.eu.Maker.example/x', [' .maker.example '], true],
    ['https://b.example/x', ['a.example', 'b.example'], true],
    ['https://evilmaker.example/x', ['maker.example'], false],
    ['https://maker.example.evil.example/x', ['maker.example'], false],
    ['not a url', ['maker.example'], false],
    ['https://maker.example/x', [''], false],
  ])('%s among %j: %s', (text, hosts, expected) => {
    expect(isAllowedArtworkHost(text, hosts)).toBe(expected);
  });
});

import { describe, expect, it } from 'vitest';
import { isIpAddress, isPublicIp } from './ip-address.ts';

describe('a public address', () => {
  it.each([
    '8.8.8.8',
    '1.1.1.1',
    '172.15.255.255',
    '172.32.0.1',
    '100.63.0.1',
    '100.128.0.1',
    '192.0.1.1',
    '198.17.0.1',
    '223.255.255.255',
    '2a00:1450:4001::1',
    '2001:4860:4860::8888',
    '2606:4700::1111',
    '3fff:1000::1',
  ])('is %s', (text) => {
    expect(isPublicIp(text)).toBe(true);
  });

  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.1',
    '192.0.2.1',
    '192.88.99.1',
    '192.168.1.1',
    '198.18.0.1',
    '198.19.255.255',
    '198.51.100.7',
    '203.0.113.9',
    '224.0.0.1',
    '239.1.1.1',
    '240.0.0.1',
    '255.255.255.255',
  ])('is not %s', (text) => {
    expect(isPublicIp(text)).toBe(false);
    expect(isIpAddress(text)).toBe(true);
  });

  it.each([
    '::',
    '::1',
    'fe80::1',
    'fc00::1',
    'fd12:3456::1',
    'ff02::1',
    '2001:db8::1',
    '2001::1',
    '2002:7f00:1::',
    '3fff::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '64:ff9b::10.0.0.1',
    '0:0:0:0:0:0:0:1',
    '4000::1',
  ])('is not %s either', (text) => {
    expect(isPublicIp(text)).toBe(false);
    expect(isIpAddress(text)).toBe(true);
  });
});

it.each([
  '',
  'example.com',
  '1.2.3',
  '1.2.3.4.5',
  '256.1.1.1',
  '1::2::3',
  '1:2:3:4:5:6:7',
  '1:2:3:4:5:6:7:8:9',
  '1:2:3:4:5:6:7:8::',
  '12345::',
  'g::1',
  '::1.2.3.999',
  ':1:2',
])('%j is no address at all, and so not public', (text) => {
  expect(isIpAddress(text)).toBe(false);
  expect(isPublicIp(text)).toBe(false);
});

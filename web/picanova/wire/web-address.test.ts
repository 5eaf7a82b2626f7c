import { expect, it } from 'vitest';
import { webAddress } from './web-address.ts';

it.each([
  ['https://track.example/1?n=00%201', 'https://track.example/1?n=00%201'],
  [' http://track.example/a b ', 'http://track.example/a%20b'],
  ['HTTPS://Track.example/1', 'https://track.example/1'],
  ['javascript:alert(1)', null],
  ['JavaScript:alert(1)', null],
  ['java\nscript:alert(1)', null],
  ['\u0001javascript:alert(1)', null],
  ['data:text/html,<script>', null],
  ['ftp://track.example/1', null],
  ['//track.example/1', null],
  ['track.example/1', null],
  ['https://', null],
  ['', null],
  [null, null],
  [undefined, null],
  [7, null],
  [{}, null],
])('[S17] %j is the link %j', (raw, expected) => {
  expect(webAddress.parse(raw)).toBe(expected);
});

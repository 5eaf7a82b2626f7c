import { expect, it } from 'vitest';
import { metafieldText } from './metafield-text.ts';

it.each([
  ['Mirrored', 'Mirrored'],
  [' Mirrored\u00a0\n', 'Mirrored'],
  ['', null],
  ['["Mirrored"]', 'Mirrored'],
  ['"Mirrored"', 'Mirrored'],
  ['[7]', '7'],
  ['[]', null],
  ['[""]', null],
  ['["a","b"]', '["a","b"]'],
  ['[null]', '[null]'],
  ['["broken', '["broken'],
  ['[broken]', '[broken]'],
  ['{"a":1}', '{"a":1}'],
  ['20x20 "deluxe"', '20x20 "deluxe"'],
])('the metafield %j means %j', (value, text) => {
  expect(metafieldText(value)).toBe(text);
});

import { expect, test } from 'vitest';
import { jsonText } from './json-text.ts';

test('a value is written as JSON, whatever backslashes it holds', () => {
  const value = [{ code: 'x', detail: { path: 'C:\\u0000', word: 'Köln \u{1F5BC}' } }];
  expect(JSON.parse(jsonText(value))).toEqual(value);
});

test('characters that a database refuses are left out, wherever they stand', () => {
  expect(jsonText({ detail: { words: ['a\0b', 'c\uD800'] } })).toBe('{"detail":{"words":["ab","c\uFFFD"]}}');
});

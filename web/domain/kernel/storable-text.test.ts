import { describe, expect, it } from 'vitest';
import { isStorable, storable } from './storable-text.ts';

describe('a text', () => {
  it.each(['', 'Köln', 'a\u0001b', '\u{1F5BC}', '\uFFFD'])('is stored as it is: %j', (text) => {
    expect([isStorable(text), storable(text)]).toEqual([true, text]);
  });

  it.each([
    ['a\0b', 'ab'],
    ['\0', ''],
    ['a\uD800b', 'a\uFFFDb'],
    ['\uDC00\0', '\uFFFD'],
  ])('is stored without what cannot be: %j', (text, stored) => {
    expect([isStorable(text), storable(text)]).toEqual([false, stored]);
  });
});

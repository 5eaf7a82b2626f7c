import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { note, readNote } from './notes.ts';

it('reads back what was noted, whatever the parts are', () => {
  const part = fc.string().map((text) => text.replaceAll('\t', ' '));
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      expect(readNote(note('corrected', ...parts))).toEqual({ code: 'corrected', parts });
    }),
  );
});

it('keeps a tab inside a part from becoming a separator', () => {
  expect(readNote(note('from', 'a\tb', 'c'))).toEqual({ code: 'from', parts: ['a b', 'c'] });
});

it('reads an empty text as no note at all', () => {
  expect(readNote('')).toEqual({ code: '', parts: [] });
});

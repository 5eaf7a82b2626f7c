import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { examine } from './examine.ts';

const MAGIC = ['ffd8ff', '89504e470d0a1a0a', '504b0304', '49492a00', '25504446', '0000001c66747970', '3c3f786d6c', ''];

it('says something of any bytes, whatever they begin with', async () => {
  const bytes = fc.tuple(fc.constantFrom(...MAGIC), fc.uint8Array({ maxLength: 2_000 }));
  await fc.assert(
    fc.asyncProperty(bytes, async ([magic, rest]) => {
      const { seen } = await examine(Buffer.concat([Buffer.from(magic, 'hex'), rest]));
      expect(['picture', 'other', 'too_little']).toContain(seen);
    }),
    { numRuns: 300 },
  );
});

it.each([
  ['a text of signs', '{"a":1}', 'json'],
  ['a list', '[ "a" ]', 'json'],
  ['a page behind a mark of its order of bytes', '\uFEFF<!doctype HTML>', 'html'],
  ['a page in XML', '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', 'html'],
])('knows %s by its beginning', async (_what, text, found) => {
  expect(await examine(Buffer.from(text))).toEqual({ seen: 'other', found });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { guarded, unguarded } from './csv-cells.ts';

const MARKS = ["'", '=', '+', '-', '@', '＝', '＋', '－', '＠', ' ', '\t', '\r', '\n', '\u00A0', '1', 'A', '1,5E+7'];
const cells = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...MARKS)).map((parts) => parts.join('')),
);

it('a guarded cell comes back as it was, whatever it says', () => {
  fc.assert(fc.property(cells, (text) => unguarded(guarded(text)).text === text));
});

it('no guarded cell begins like a formula, in full width or behind spaces either', () => {
  fc.assert(fc.property(cells, (text) => !/^\s*[=+\-@]/u.test(guarded(text).normalize('NFKC'))));
});

it.each(['A-1', '10 x 20', 'https://example.com/=1', 'a+b', '0010', '', 'Grün'])('%j stays as it is', (text) => {
  expect(guarded(text)).toBe(text);
});

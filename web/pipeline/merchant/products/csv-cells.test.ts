import fc from 'fast-check';
import { expect, it } from 'vitest';
import { guarded, guardedForGood, unguarded } from './csv-cells.ts';

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

it.each([
  '0010',
  '45678901234567',
  '12E5',
  '3-4',
  '1.2',
  '1,000',
  '12:30',
  'MAR-10',
  'Mai 12',
  '10 Okt',
  'true',
  'WAHR',
])('%j is kept from being taken for a number or a day', (text) => {
  expect(guardedForGood(text)).toBe(`'${text}`);
  expect(unguarded(guardedForGood(text)).text).toBe(text);
});

it.each(['40x60', 'CVS-0200201', '12345678901', 'Marbled 10', '2 cm', '=1'])(
  '%j is guarded no more than before',
  (text) => {
    expect(guardedForGood(text)).toBe(guarded(text));
  },
);

it('a cell that is guarded for good comes back as it was, whatever it says', () => {
  fc.assert(fc.property(cells, (text) => unguarded(guardedForGood(text)).text === text));
});

import { expect, it } from 'vitest';
import { essenceOf } from './essence.ts';

it.each([
  ['Hauptstraße 5', 'HAUPTSTRASSE  5'],
  ['O’Roe', "o'roe"],
  ['Ro\u0308e', 'Roë'],
  ['São Paulo', 'Sao-Paulo'],
  ['SW1A 1AA', 'sw1a1aa'],
  ['🦄', ' 🦄 '],
])('%j and %j are one', (one, other) => {
  expect(essenceOf(one)).toBe(essenceOf(other));
});

it.each([
  ['Hauptstraße 5', 'Hauptstraße 6'],
  ['Hauptstraße 5', 'Hauptstraße'],
  ['🦄', '🎨'],
  ['山田', '山'],
])('%j and %j are two', (one, other) => {
  expect(essenceOf(one)).not.toBe(essenceOf(other));
});

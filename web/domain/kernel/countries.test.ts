import { expect, it } from 'vitest';
import { countryCodeOf, countryNumber } from './countries.ts';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const ALL = LETTERS.flatMap((first) => LETTERS.flatMap((second) => countryNumber(first + second) ?? []));

it('knows the 249 countries of the standard, each with its own number', () => {
  expect(ALL).toHaveLength(249);
  expect(new Set(ALL).size).toBe(249);
  expect(ALL.every((number) => Number.isInteger(number) && number > 0 && number < 1000)).toBe(true);
});

it.each([
  ['AT', 40],
  ['DE', 276],
  ['GB', 826],
  ['US', 840],
  ['CA', 124],
  ['LV', 428],
  ['us', 840],
])('%s is %d', (code, number) => {
  expect(countryNumber(code)).toBe(number);
});

it.each(['XK', 'EU', 'DEU', '', 'UK'])('%j is none', (code) => {
  expect(countryNumber(code)).toBeNull();
});

it.each([
  ['DE', 'DE'],
  ['deu', 'DE'],
  ['276', 'DE'],
  ['Germany', 'DE'],
  ['040', 'AT'],
  ['40', 'AT'],
  ['United Kingdom', 'GB'],
  ['United Kingdom of Great Britain and Northern Ireland', 'GB'],
  ['united  states', 'US'],
  ['Allemagne', null],
  ['', null],
])('%j is the country %s', (word, code) => {
  expect(countryCodeOf(word)).toBe(code);
});

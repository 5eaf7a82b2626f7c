import { iso31661 } from 'iso-3166';
import { expect, it } from 'vitest';
import { COUNTRY_CODES, countryChoices } from './countries.ts';

it('are all of the standard, and Kosovo as Shopify writes it', () => {
  expect(COUNTRY_CODES).toEqual([...iso31661.map(({ alpha2 }) => alpha2), 'XK'].toSorted());
});

it('stand by their names in the order of the language', () => {
  const names = new Intl.DisplayNames(['de'], { type: 'region' });
  const labels = countryChoices((code) => names.of(code) ?? code, 'de').map(({ label }) => label);
  expect(labels.indexOf('Österreich')).toBeLessThan(labels.indexOf('Polen'));
  expect(labels.indexOf('Norwegen')).toBeLessThan(labels.indexOf('Österreich'));
});

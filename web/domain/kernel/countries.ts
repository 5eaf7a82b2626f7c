import { iso31661 } from 'iso-3166';
import { fold } from './text.ts';

const NUMBER_BY_CODE: ReadonlyMap<string, number> = new Map(
  iso31661.map(({ alpha2, numeric }) => [alpha2, Number(numeric)]),
);

/**
 * The ISO 3166-1 numeric code of an alpha-2 code (`AT` → 40), as Picanova's rates and ships-to lists name countries
 * (picanova-api §2.3.4). Null for codes outside the standard, such as Shopify's `XK`.
 */
export function countryNumber(alpha2: string): number | null {
  return NUMBER_BY_CODE.get(alpha2.toUpperCase()) ?? null;
}

const ENGLISH = new Intl.DisplayNames('en', { type: 'region' });

const CODE_BY_WORD: ReadonlyMap<string, string> = new Map(
  iso31661.flatMap(({ alpha2, alpha3, numeric, name }) =>
    [alpha2, alpha3, numeric, String(Number(numeric)), name, String(ENGLISH.of(alpha2))].map(
      (word) => [fold(word), alpha2] as const,
    ),
  ),
);

/** The alpha-2 code of a country given as a code, a number or an English name; null when it is none of them. */
export function countryCodeOf(word: string): string | null {
  return CODE_BY_WORD.get(fold(word)) ?? null;
}

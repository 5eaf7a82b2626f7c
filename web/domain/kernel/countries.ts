import { iso31661 } from 'iso-3166';

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

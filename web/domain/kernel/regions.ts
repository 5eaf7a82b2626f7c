import { iso31662 } from 'iso-3166';
import { fold } from './text.ts';

type Country = 'US' | 'CA';
type Names = readonly (readonly [code: string, name: string])[];

/** What addresses hold and the standard does not: military post, associated states, other ways to write a name. */
const ALSO: Readonly<Record<Country, Names>> = {
  US: [
    ['AA', 'Armed Forces Americas'],
    ['AE', 'Armed Forces Europe'],
    ['AP', 'Armed Forces Pacific'],
    ['FM', 'Micronesia'],
    ['FM', 'Federated States of Micronesia'],
    ['MH', 'Marshall Islands'],
    ['PW', 'Palau'],
    ['DC', 'Washington DC'],
    ['DC', 'Washington D.C.'],
    ['VI', 'U.S. Virgin Islands'],
    ['VI', 'Virgin Islands'],
    ['UM', 'U.S. Minor Outlying Islands'],
  ],
  // The French names that buyers in Quebec and New Brunswick use.
  CA: [
    ['BC', 'Colombie-Britannique'],
    ['NB', 'Nouveau-Brunswick'],
    ['NL', 'Newfoundland'],
    ['NL', 'Terre-Neuve-et-Labrador'],
    ['NS', 'Nouvelle-Écosse'],
    ['NT', 'Territoires du Nord-Ouest'],
    ['PE', 'Île-du-Prince-Édouard'],
    ['QC', 'Québec'],
    ['YT', 'Yukon Territory'],
  ],
};

function tableOf(country: Country): ReadonlyMap<string, string> {
  const standard: Names = iso31662
    .filter(({ parent }) => parent === country)
    .map(({ code, name }) => [code.slice(3), name]);
  const names = [...standard, ...ALSO[country]];
  return new Map(names.flatMap(([code, name]) => [[fold(code), code] as const, [fold(name), code] as const]));
}

const TABLES: Readonly<Record<Country, ReadonlyMap<string, string>>> = { US: tableOf('US'), CA: tableOf('CA') };

/** Picanova asks for a region code in these countries only (picanova-api §2.2.1). */
export function needsRegion(countryCode: string): countryCode is Country {
  return countryCode === 'US' || countryCode === 'CA';
}

/** Two-letter code of a state or province given as code (`oh`, `US-OH`) or name (`Ohio`); null when it is neither. */
export function regionCode(countryCode: Country, province: string): string | null {
  const folded = fold(province);
  return (
    TABLES[countryCode].get(folded) ??
    TABLES[countryCode].get(folded.replace(`${countryCode.toLowerCase()}-`, '')) ??
    null
  );
}

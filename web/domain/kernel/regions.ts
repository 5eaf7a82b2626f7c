import { fold } from './text.ts';

/** States, districts, territories and military post of the US: code and name. */
const US =
  'AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|DC ' +
  'District of Columbia|FL Florida|GA Georgia|' +
  'HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD ' +
  'Maryland|MA Massachusetts|MI Michigan|MN Minnesota|' +
  'MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY ' +
  'New York|NC North Carolina|ND North Dakota|' +
  'OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island|SC South Carolina|SD South Dakota|TN ' +
  'Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|' +
  'WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming|AS American Samoa|GU Guam|MP Northern Mariana ' +
  'Islands|PR Puerto Rico|VI U.S. Virgin Islands|' +
  'VI Virgin Islands|UM U.S. Minor Outlying Islands|FM Micronesia|FM Federated States of Micronesia|MH ' +
  'Marshall Islands|PW Palau|AA Armed Forces Americas|' +
  'AE Armed Forces Europe|AP Armed Forces Pacific|DC Washington DC|DC Washington D.C.';

/** Provinces and territories of Canada, with the French names that buyers in Quebec and New Brunswick use. */
const CA =
  'AB Alberta|BC British Columbia|BC Colombie-Britannique|MB Manitoba|NB New Brunswick|NB Nouveau-Brunswick|NL ' +
  'Newfoundland and Labrador|NL Newfoundland|' +
  'NL Terre-Neuve-et-Labrador|NS Nova Scotia|NS Nouvelle-Écosse|NT Northwest Territories|NT Territoires du ' +
  'Nord-Ouest|NU Nunavut|ON Ontario|' +
  'PE Prince Edward Island|PE Île-du-Prince-Édouard|QC Quebec|QC Québec|SK Saskatchewan|YT Yukon|YT Yukon Territory';

function tableOf(text: string): ReadonlyMap<string, string> {
  const entries = text.split('|').map((entry) => [entry.slice(0, 2), entry.slice(3)] as const);
  return new Map(entries.flatMap(([code, name]) => [[fold(code), code] as const, [fold(name), code] as const]));
}

const TABLES: Readonly<Record<'US' | 'CA', ReadonlyMap<string, string>>> = { US: tableOf(US), CA: tableOf(CA) };

/** Picanova asks for a region code in these countries only (picanova-api §2.2.1). */
export function needsRegion(countryCode: string): countryCode is 'US' | 'CA' {
  return countryCode === 'US' || countryCode === 'CA';
}

/** Two-letter code of a state or province given as code (`oh`, `US-OH`) or name (`Ohio`); null when it is neither. */
export function regionCode(countryCode: 'US' | 'CA', province: string): string | null {
  const folded = fold(province);
  return (
    TABLES[countryCode].get(folded) ??
    TABLES[countryCode].get(folded.replace(`${countryCode.toLowerCase()}-`, '')) ??
    null
  );
}

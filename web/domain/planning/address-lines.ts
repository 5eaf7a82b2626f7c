import { needsRegion } from '../kernel/regions.ts';
import { fold } from '../kernel/text.ts';

/** Countries that write the house number behind the street; elsewhere a lone number is a flat as often as a house. */
const NUMBER_BEHIND: ReadonlySet<string> = new Set(
  (
    'AL AR AT BA BE BG BR CH CL CZ DE DK EE ES FI GR HR HU IS IT LI LT LV ME MK MX ' +
    'NL NO PL PT RO RS SE SI SK TR UY'
  ).split(' '),
);

/** `5`, `12 a`, `5-7`, `5/7`, `Nr. 5`, `No 5`, `nº 5`, `#5`: a number, and nothing that says of what. */
const LONE_NUMBER = /^(?:(?:nr|no|num|n[º°]|č)\.?|#)?\s*\d{1,5}(?:\s?[a-z])?(?:\s?[-–/]\s?\d{1,5}(?:\s?[a-z])?)*$/iu;
const DIGIT = /\p{Nd}/u;
const LETTER = /\p{L}/u;

export interface StreetLines {
  readonly primary: string | null;
  readonly secondary: string | null;
}

/** One line of two, where one of them is the house number of the other; null = they are two. */
function joined(first: string, second: string, countryCode: string | null): string | null {
  const isBehind = countryCode !== null && NUMBER_BEHIND.has(countryCode);
  if (LONE_NUMBER.test(first) && LETTER.test(second) && !DIGIT.test(second))
    return isBehind ? `${second} ${first}` : `${first} ${second}`;
  return isBehind && LONE_NUMBER.test(second) && !DIGIT.test(first) ? `${first} ${second}` : null;
}

/**
 * Picanova's two street lines, of which the first is street and house number (picanova-api §2.2.1): a buyer's number
 * in a line of its own joins its street, and a street in the second line alone moves up. `longest` in characters: what
 * would not fit stays apart.
 */
export function streetLines(
  lines: { readonly first: string | null; readonly second: string | null },
  { countryCode, longest }: { readonly countryCode: string | null; readonly longest: number },
): StreetLines {
  const { first, second } = lines;
  if (first === null) return { primary: second, secondary: null };
  const one = second === null ? null : joined(first, second, countryCode);
  return one !== null && one.length <= longest
    ? { primary: one, secondary: null }
    : { primary: first, secondary: second };
}

/**
 * Picanova has a field for the region in the US and Canada only (picanova-api §2.2.1). Elsewhere a province that no
 * other line says follows the second street line, where it is printed and decides nothing.
 */
export function withProvince(
  secondary: string | null,
  province: string | null,
  address: { readonly countryCode: string | null; readonly said: readonly (string | null)[] },
): string | null {
  const { countryCode, said } = address;
  if (province === null || (countryCode !== null && needsRegion(countryCode))) return secondary;
  const isSaid = [secondary, ...said].some((line) => line !== null && fold(line).includes(fold(province)));
  if (isSaid) return secondary;
  return secondary === null ? province : `${secondary}, ${province}`;
}

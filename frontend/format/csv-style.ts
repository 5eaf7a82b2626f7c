import { isLocale, type CsvStyle } from '../../web/contract/index.ts';

/** A browser may name its language in words that are no locale, such as `en-US@posix`. */
function writesDecimalComma(locale: string): boolean {
  if (!isLocale(locale)) return false;
  return new Intl.NumberFormat(locale)
    .formatToParts(1.5)
    .some(({ type, value }) => type === 'decimal' && value === ',');
}

/**
 * How the merchant's spreadsheet opens a CSV file right: with semicolons where numbers have a comma, by the language
 * of the admin or of the machine.
 */
export function csvStyleFor(locale: string, machine: string = navigator.language): CsvStyle {
  return {
    separator: writesDecimalComma(locale) || writesDecimalComma(machine) ? 'semicolon' : 'comma',
    language: locale.startsWith('de') ? 'de' : 'en',
  };
}

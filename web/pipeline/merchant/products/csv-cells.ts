/**
 * A spreadsheet runs a cell that begins like a formula, in ASCII or in full width and also behind spaces and line
 * breaks; an apostrophe before it makes it a text. The same goes before what would else not come back as it was: an
 * apostrophe, a lone `-` (which clears), and spaces at either end. `unguarded` takes exactly one apostrophe away again.
 */
const NEEDS_GUARD = /^[\s'=+\-@＝＋－＠]|\s$/u;

/** A number that a spreadsheet has shortened for display, and saved so: its digits are lost. */
const SHORTENED_NUMBER = /^\d(?:[.,]\d+)?E[+-]?\d{1,3}$/i;

/** Bytes of another encoding, and what no database keeps. Line breaks and tabs are texts. */
const UNREADABLE = /(?![\t\r\n])[\p{Cc}\uFFFD]/u;

/** The cell as it is written: nothing in it runs, and it is read back as it was. */
export function guarded(cell: string): string {
  return NEEDS_GUARD.test(cell) || isShortenedNumber(cell) ? `'${cell}` : cell;
}

/** English and German, in full and in short. */
const MONTH =
  'jan(?:uary?)?|feb(?:ruary?)?|mar(?:ch)?|märz?|mrz|apr(?:il)?|ma[iy]|jun[ie]?|jul[iy]?|aug(?:ust)?|' +
  'sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?';

/**
 * What a spreadsheet takes for a number, a date, a time or a truth, and saves as it shows it: `0010` as `10`, the
 * fourteen digits of a variant's id as `4,57E+13`, `3-4` and `MAR-10` as days, `true` as `WAHR`.
 */
const TAKEN_FOR_ANOTHER = [
  /^0\d+$/,
  /^\d{12,}$/,
  /^\d+(?:[.,]\d+)?E[+-]?\d{1,3}$/i,
  /^\d{1,4}(?:[-./:,]\d{1,4}){1,2}$/,
  new RegExp(`^(?:${MONTH})[-. /]?\\d{1,4}$`, 'iu'),
  new RegExp(`^\\d{1,4}[-. /]?(?:${MONTH})$`, 'iu'),
  /^(?:true|false|wahr|falsch)$/i,
];

/** The cell as it comes back unharmed from a spreadsheet that has opened and saved the file, too. */
export function guardedForGood(cell: string): string {
  return TAKEN_FOR_ANOTHER.some((pattern) => pattern.test(cell)) ? `'${cell}` : guarded(cell);
}

/** What a cell says. Behind an apostrophe stands the text as it is; without one, spaces around it do not count. */
export function unguarded(cell: string): { readonly text: string; readonly isVerbatim: boolean } {
  const begun = cell.trimStart();
  return begun.startsWith("'")
    ? { text: begun.slice(1), isVerbatim: true }
    : { text: begun.trimEnd(), isVerbatim: false };
}

/** Whether a spreadsheet wrote `1,01E+06` for `1012345`. */
export function isShortenedNumber(text: string): boolean {
  return SHORTENED_NUMBER.test(text.trim());
}

/** Whether a text can be kept as it is. */
export function isReadable(text: string): boolean {
  return !UNREADABLE.test(text) && text.isWellFormed();
}

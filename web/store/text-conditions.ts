import { isStorable } from '../domain/kernel/storable-text.ts';
import { sql, type Sql } from './sql.ts';

/**
 * Conditions on texts that somebody typed or put into an address. A text that cannot be stored equals nothing that is,
 * and asking PostgreSQL about it would fail the statement.
 */
const NEVER = sql`1 = 0`;

/**
 * The greatest character: a prefix is the range from itself up to itself and this one, on columns that compare byte by
 * byte.
 */
const GREATEST = '\u{10FFFF}';

export function equals(column: Sql, text: string): Sql {
  return isStorable(text) ? sql`${column} = ${text}` : NEVER;
}

/** `column` starts with the word. */
export function startsWith(column: Sql, word: string): Sql {
  return isStorable(word) ? sql`${column} >= ${word} AND ${column} < ${word + GREATEST}` : NEVER;
}

/** `column` holds the text somewhere; no character of it is a wildcard. */
export function contains(column: Sql, text: string): Sql {
  if (!isStorable(text)) return NEVER;
  return sql`${column} LIKE ${`%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`} ESCAPE ${'\\'}`;
}

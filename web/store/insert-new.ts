import type { NewRows, Statements } from './database.ts';
import { join, raw, sql } from './sql.ts';

/**
 * One multi-row insert. Answers, in order, which rows were new: what the insert does not answer was there before; of
 * two equal ones, the first is stored. A few hundred rows at most (a statement holds 32,766 values on SQLite).
 */
export async function insertNewBySql(
  statements: Statements,
  { table, columns, identity, rows }: NewRows,
): Promise<readonly boolean[]> {
  if (rows.length === 0) return [];
  const inserted = await statements.query<Record<string, string>>(sql`
    INSERT INTO ${raw(table)} (${raw(columns.join(', '))})
    VALUES ${join(rows.map((values) => sql`(${join([...values])})`))}
    ON CONFLICT DO NOTHING RETURNING ${raw(identity.join(', '))}`);
  const stored = new Set(inserted.map((row) => identity.map((name) => row[name]).join('\n')));
  const at = identity.map((name) => columns.indexOf(name));
  return rows.map((values) => stored.delete(at.map((index) => values[index]).join('\n')));
}

import { isStorable } from '../domain/kernel/storable-text.ts';
import { empty, sql, type Sql } from './sql.ts';

/** A text that cannot be stored equals nothing that is, and PostgreSQL would refuse the statement for it. */
const askable = (values: readonly string[] | readonly number[]): readonly unknown[] =>
  values.filter((value) => typeof value === 'number' || isStorable(value));

/** The few things the two databases say differently. Claims differ more and have files of their own (`queue/`). */
export interface Dialect {
  readonly name: 'sqlite' | 'postgresql';
  /** `column = any of these`, one statement text whatever their number, so that it is prepared once. */
  anyOf(values: readonly string[] | readonly number[]): Sql;
  /** After a SELECT: the rows stay as read until the transaction ends. SQLite has one writer anyway. */
  readonly forUpdate: Sql;
  /** As `forUpdate`, passing over rows that another transaction holds. */
  readonly skipLocked: Sql;
}

export const SQLITE: Dialect = {
  name: 'sqlite',
  anyOf: (values) => sql`IN (SELECT value FROM json_each(${JSON.stringify(askable(values))}))`,
  forUpdate: empty,
  skipLocked: empty,
};

export const POSTGRESQL: Dialect = {
  name: 'postgresql',
  anyOf: (values) =>
    typeof values[0] === 'number'
      ? sql`= ANY(CAST(${values} AS INTEGER[]))`
      : sql`= ANY(CAST(${askable(values)} AS TEXT[]))`,
  forUpdate: sql`FOR UPDATE`,
  skipLocked: sql`FOR UPDATE SKIP LOCKED`,
};

import type { PrismaClient } from './generated/sqlite/client.ts';
import type { Dialect } from './dialect.ts';
import type { Sql } from './sql.ts';

/**
 * One database, either of two. Two ways in, one connection behind them, and which work takes which
 * (docs/decisions/007-two-ways-into-the-database.md):
 * - `models`: Prisma's client, for what people read and edit;
 * - `query`, `execute`, `transaction`: the same templates (`Prisma.sql`) on the same connection without the client's
 *   per-query cost, for everything an order passes through. Measured, CPU: an update of one row takes 15 µs instead of
 *   115 µs, a transaction of two 48 µs instead of 382 µs; an order takes about twenty transactions.
 */
export interface Database extends Statements {
  readonly dialect: Dialect;
  readonly models: PrismaClient;
  /** All or nothing. Inside, use only `tx`, and wait for nothing but it. */
  transaction<Result>(work: (tx: Statements) => Promise<Result>): Promise<Result>;
  /** Rows in one transaction of their own; answers, in order, which were new. Durable when it resolves. */
  insertNew(rows: NewRows): Promise<readonly boolean[]>;
  /** Rejects soon when nothing can be read or, on SQLite, written now. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Rows to insert in one transaction. `identity` names the columns of the table's unique key; they hold text. */
export interface NewRows {
  readonly table: 'inbox';
  readonly columns: readonly string[];
  readonly identity: readonly string[];
  readonly rows: readonly (readonly (string | number | Uint8Array | null)[])[];
}

export interface Statements {
  /** Rows with the types of `Plain`. A number that is no integer is rounded up: no column holds fractions. */
  query<Row extends object>(statement: Sql): Promise<readonly Row[]>;
  /** Answers the number of rows changed. */
  execute(statement: Sql): Promise<number>;
}

/** A model's row as SQL answers it: times as numbers (safe until the year 287396), flags as the database has them. */
export type Plain<Model> = { readonly [Column in keyof Model]: PlainValue<Model[Column]> };
type PlainValue<Value> = Value extends bigint ? number : Value extends boolean ? boolean | 0 | 1 : Value;

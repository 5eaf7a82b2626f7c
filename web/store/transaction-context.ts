import type { Statements } from './database.ts';
import type { Dialect } from './dialect.ts';

/** What a part of a transaction needs to do its share. */
export interface TransactionContext {
  readonly tx: Statements;
  readonly dialect: Dialect;
  readonly nowMs: number;
}

/**
 * Whether an error is the fault of what was to be written or read, so that trying the same again fails the same way and
 * its neighbours are not touched by it. Everything else (a lost connection, a full disk, a lock, a deadlock, a column
 * that is not there yet) passes.
 *
 * PostgreSQL's classes: 21 two rows that are one, 22 data exception, 23 a constraint, 54 a limit of the program. Type,
 * range and syntax errors are code that met what it does not know; better-sqlite3 throws one too for a connection that
 * is closed or busy.
 */
const POSTGRES_FAULT = /^(?:21|22|23|54)/;
const SQLITE_FAULT = /^SQLITE_(?:CONSTRAINT|TOOBIG|MISMATCH|RANGE)/;
const ABOUT_THE_CONNECTION = /database connection/;
/** What SQLite's own JSON functions say, in a trigger for one. */
const MALFORMED = /malformed JSON/;

export function isDataFault(error: unknown): boolean {
  if (!(error instanceof Error) || ABOUT_THE_CONNECTION.test(error.message)) return false;
  if (error instanceof TypeError || error instanceof RangeError || error instanceof SyntaxError) return true;
  const code = String(Reflect.get(error, 'code'));
  return POSTGRES_FAULT.test(code) || SQLITE_FAULT.test(code) || MALFORMED.test(error.message);
}

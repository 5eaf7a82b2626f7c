import type { Copied } from './store/sqlite/copy-file.ts';
import { fileOf } from './store/sqlite/hold-file.ts';

function exit(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/** The database's file; ends the process where the database is none. */
export function sqliteFileOrExit(databaseUrl: string): string {
  return (
    fileOf(databaseUrl) ??
    exit('DATABASE_URL is no SQLite file. PostgreSQL has tools of its own: see docs/operations.md, "Backups".')
  );
}

/** Says what came of a copy, and ends with 1 unless it was made. */
export function endCopy(copied: Copied, { from, to }: { readonly from: string; readonly to: string }): void {
  switch (copied.outcome) {
    case 'copied': {
      const kept = copied.replaced === null ? '' : ` What stood there before is kept as ${copied.replaced}.`;
      process.stdout.write(`Copied ${from} to ${to}, checked: ${copied.bytes} bytes.${kept}\n`);
      return;
    }
    case 'missing':
      return exit(`There is no file ${from}.`);
    case 'exists':
      return exit(`${to} is there already, and is not overwritten.`);
    case 'in_use':
      return exit(`A process works on ${to}. Stop the app first, then restore.`);
    case 'damaged':
      return exit(`${from} is not a whole database of this app: ${copied.reason}.`);
  }
}

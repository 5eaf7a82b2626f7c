import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach } from 'vitest';
import { startPostgres } from '../conformance/postgres.ts';

/**
 * To be called at the top of a test file whose tests run on a database of their own. What is pushed to `ends` is called
 * after each test, the last first, and the database goes last.
 */
export function useDatabases(): {
  readonly ends: (() => unknown)[];
  /** The URL of a new, empty database. */
  databaseOf(kind: 'SQLite' | 'PostgreSQL'): Promise<string>;
} {
  const ends: (() => unknown)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0).toReversed()) await end();
  });

  return {
    ends,
    async databaseOf(kind) {
      if (kind === 'PostgreSQL') {
        const postgres = await startPostgres();
        ends.push(() => postgres.stop());
        return postgres.createDatabase();
      }
      const folder = mkdtempSync(path.join(tmpdir(), 'database-'));
      ends.push(() => rmSync(folder, { recursive: true }));
      return `file:${path.join(folder, 'app.db')}`;
    },
  };
}

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Dialect } from '../dialect.ts';

export interface Migration {
  /** Folder name: time stamp and what for. */
  readonly name: string;
  readonly script: string;
  /** SHA-256 of the file as hex, as Prisma's ledger keeps it. */
  readonly checksum: string;
}

/** `prisma/` stands beside `web/`, in the checkout as in `dist/`. */
const PRISMA_FOLDER = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../prisma');

/**
 * All migrations of a database, oldest first. Throws when the folder is missing: a build without migrations is broken.
 */
export function readMigrations(dialect: Dialect['name']): readonly Migration[] {
  const folder = path.join(PRISMA_FOLDER, dialect, 'migrations');
  return readdirSync(folder)
    .filter((name) => existsSync(path.join(folder, name, 'migration.sql')))
    .sort()
    .map((name) => {
      const bytes = readFileSync(path.join(folder, name, 'migration.sql'));
      return { name, script: bytes.toString('utf8'), checksum: createHash('sha256').update(bytes).digest('hex') };
    });
}

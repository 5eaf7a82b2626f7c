import { randomUUID } from 'node:crypto';
import type { Migration } from './migration-files.ts';

/**
 * Applies what is missing and keeps Prisma's own ledger, `_prisma_migrations`, so that `prisma migrate deploy` may be
 * used instead wherever its engine can be downloaded. All of it is one transaction, taken with the database's own lock:
 * processes that start together wait for each other, and a failed migration leaves nothing behind.
 */
export interface MigrationTarget {
  /** Text of `CREATE TABLE IF NOT EXISTS "_prisma_migrations"` in this dialect, as Prisma's engine writes it. */
  readonly ledgerTable: string;
  readonly begin: () => Promise<void>;
  readonly commit: () => Promise<void>;
  readonly rollback: () => Promise<void>;
  readonly run: (script: string) => Promise<void>;
  readonly applied: () => Promise<readonly { readonly migration_name: string; readonly checksum: string }[]>;
  readonly record: (row: {
    readonly id: string;
    readonly checksum: string;
    readonly name: string;
    readonly at: Date;
  }) => Promise<void>;
}

/** A migration was changed after it had been applied here: nobody can say what this database looks like. */
export class EditedMigrationError extends Error {
  constructor(name: string) {
    super(`migration ${name} was changed after it had been applied to this database`);
    this.name = 'EditedMigrationError';
  }
}

/**
 * Of these migrations, the ones not in the ledger. Ledger entries that are not ours (a newer release) are left alone.
 */
function missingFrom(ledger: ReadonlyMap<string, string>, migrations: readonly Migration[]): readonly Migration[] {
  const edited = migrations.find(({ name, checksum }) => ledger.has(name) && ledger.get(name) !== checksum);
  if (edited) throw new EditedMigrationError(edited.name);
  return migrations.filter(({ name }) => !ledger.has(name));
}

/** Answers the names of those applied now. Throws `EditedMigrationError`. */
export async function applyMigrations(
  target: MigrationTarget,
  migrations: readonly Migration[],
): Promise<readonly string[]> {
  await target.begin();
  try {
    await target.run(target.ledgerTable);
    const ledger = new Map((await target.applied()).map((row) => [row.migration_name, row.checksum]));
    const missing = missingFrom(ledger, migrations);
    for (const { name, script, checksum } of missing) {
      await target.run(script);
      await target.record({ id: randomUUID(), checksum, name, at: new Date() });
    }
    await target.commit();
    return missing.map(({ name }) => name);
  } catch (error) {
    await target.rollback();
    throw error;
  }
}

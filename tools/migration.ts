// `node tools/migration.ts NAME` writes a migration for both databases: from the schema of the last commit to the one
// of now. Read what it wrote before committing it: a renamed column, for one, is a dropped and an added one to the
// engine.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readWord } from '../web/command-line.ts';
import { diffSchemas } from './schema-diff.ts';
import { PROVIDERS, ROOT, schemaOf, SOURCE, type Provider } from './schemas.ts';

/** The committed schema, or null while there is no migration yet. */
function committedSchemaOf(provider: Provider): string | null {
  const migrations = path.join(ROOT, 'prisma', provider, 'migrations');
  if (!existsSync(migrations)) return null;
  return schemaOf(provider, execFileSync('git', ['show', `HEAD:${SOURCE}`], { cwd: ROOT, encoding: 'utf8' }));
}

const name = readWord('node tools/migration.ts NAME', 'NAME of a-z, 0-9 and _', /^[a-z0-9_]+$/);
const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
for (const provider of PROVIDERS) {
  const script = await diffSchemas(provider, committedSchemaOf(provider), schemaOf(provider));
  if (script === '') {
    process.stdout.write(`${provider}: nothing changed\n`);
    continue;
  }
  const folder = path.join(ROOT, 'prisma', provider, 'migrations', `${stamp}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'migration.sql'), script);
  // Prisma's own `migrate deploy` refuses a folder of migrations that does not name its database.
  writeFileSync(path.join(folder, '..', 'migration_lock.toml'), `provider = "${provider}"\n`);
  process.stdout.write(`${path.relative(ROOT, folder)}/migration.sql\n`);
}

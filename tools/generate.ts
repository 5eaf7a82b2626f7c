// Writes the two schemas and generates their clients. Offline: generating needs no engine, but Prisma's command looks
// for one before everything else, so it is shown a stand-in (this very Node, which is executable on every system).
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { readNothing } from '../web/command-line.ts';
import { GENERATED, PROVIDERS, ROOT, schemaFileOf, schemaOf, type Provider } from './schemas.ts';

const PRISMA = path.join(ROOT, 'node_modules', 'prisma', 'build', 'index.js');
const PRISMA_PACKAGE = path.join(ROOT, 'node_modules', 'prisma', 'package.json');

function clientOf(provider: Provider): { readonly folder: string; readonly entry: string; readonly stamp: string } {
  const folder = path.join(GENERATED, provider);
  return { folder, entry: path.join(folder, 'client.ts'), stamp: path.join(folder, '.schema-digest') };
}

/** A client is made by one version of Prisma from one schema; when neither changed, neither did the client. */
function digestOf(schema: string): string {
  return createHash('sha256').update(schema).update(readFileSync(PRISMA_PACKAGE)).digest('hex');
}

function generate(provider: Provider): void {
  const schema = schemaOf(provider);
  const file = schemaFileOf(provider);
  mkdirSync(path.dirname(file), { recursive: true });
  if (!existsSync(file) || readFileSync(file, 'utf8') !== schema) writeFileSync(file, schema);

  const { folder, entry, stamp } = clientOf(provider);
  const digest = digestOf(schema);
  if (existsSync(entry) && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) {
    // tools/bootstrap.mjs compares times: a schema that was only touched must not be generated again every time.
    utimesSync(entry, new Date(), new Date());
    return;
  }
  execFileSync(process.execPath, [PRISMA, 'generate', '--schema', file], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      // prisma.config.ts asks for it; nothing is connected to.
      DATABASE_URL: 'file:./unused.db',
      CHECKPOINT_DISABLE: '1',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
    },
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(stamp, digest);
}

readNothing('npm run generate');
for (const provider of PROVIDERS) generate(provider);

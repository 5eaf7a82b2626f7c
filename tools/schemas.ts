import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * One schema, two databases. Prisma wants one provider a schema and refuses a variable there, so both are written from
 * `prisma/schema.prisma` by replacing the provider and the output folder, and nothing else.
 */
export const PROVIDERS = ['sqlite', 'postgresql'] as const;
export type Provider = (typeof PROVIDERS)[number];

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
export const SOURCE_FILE = path.join(ROOT, 'prisma', 'schema.prisma');

const HEADER = '// Written by tools/generate.ts from ../schema.prisma; edit that one.\n\n';

/** Path of the generated schema of one database. */
export function schemaFileOf(provider: Provider): string {
  return path.join(ROOT, 'prisma', provider, 'schema.prisma');
}

function replaceOnce(text: string, line: string, replacement: string): string {
  if (text.split(line).length !== 2) throw new Error(`prisma/schema.prisma must hold exactly once: ${line}`);
  return text.replace(line, replacement);
}

/** The schema of one database, as text. Throws when the source no longer holds the two lines to replace. */
export function schemaOf(provider: Provider): string {
  const source = readFileSync(SOURCE_FILE, 'utf8');
  const withProvider = replaceOnce(source, 'provider = "sqlite"', `provider = "${provider}"`);
  const withOutput = replaceOnce(withProvider, '"../web/store/generated"', `"../../web/store/generated/${provider}"`);
  return HEADER + withOutput;
}

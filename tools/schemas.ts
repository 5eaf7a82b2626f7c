import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * One schema, two databases. Prisma wants one provider a schema and refuses a variable there, so both are derived from
 * `prisma/schema.prisma` by replacing the provider and the output folder, and nothing else. The derived ones are
 * generated like the clients, beside them, and not committed.
 */
export const PROVIDERS = ['sqlite', 'postgresql'] as const;
export type Provider = (typeof PROVIDERS)[number];

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
/** The source, relative to `ROOT`. */
export const SOURCE = 'prisma/schema.prisma';

const HEADER = '// Written by tools/generate.ts from prisma/schema.prisma; edit that one.\n\n';

/** Folder of what is generated, whoever makes it. */
export const GENERATED = path.join(ROOT, 'web', 'store', 'generated');

/** Path of the derived schema of one database. */
export function schemaFileOf(provider: Provider): string {
  return path.join(GENERATED, `${provider}.prisma`);
}

function replaceOnce(text: string, line: string, replacement: string): string {
  if (text.split(line).length !== 2) throw new Error(`${SOURCE} must hold exactly once: ${line}`);
  return text.replace(line, replacement);
}

/**
 * The schema of one database as text, from the source as it is or as given. Throws without the two lines to replace.
 */
export function schemaOf(provider: Provider, source: string = readFileSync(path.join(ROOT, SOURCE), 'utf8')): string {
  const withProvider = replaceOnce(source, 'provider = "sqlite"', `provider = "${provider}"`);
  return HEADER + replaceOnce(withProvider, '"../web/store/generated"', `"./${provider}"`);
}

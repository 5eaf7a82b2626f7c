import { execFile, execFileSync } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { EXTENSION_NAMES } from '../../tools/extension-locales.ts';
import { bundleOf } from '../../tools/extension-sizes.ts';

const root = path.resolve(import.meta.dirname, '..', '..');
const BUILD = path.join(root, 'tools', 'build-extensions.ts');

function isFresh(): boolean {
  const bundles = EXTENSION_NAMES.map((name) => bundleOf(root, name));
  if (!bundles.every((file) => existsSync(file))) return false;
  const builtAtMs = Math.min(...bundles.map((file) => statSync(file).mtimeMs));
  const sources = globSync(
    [
      'extensions/*/src/*.tsx',
      'extensions/*/shopify.extension.toml',
      'extensions/shared/**/*.{ts,tsx}',
      'frontend/i18n/**/*.ts',
      'tools/*extension*.ts',
      'web/contract/**/*.ts',
      'web/domain/**/*.ts',
    ],
    { cwd: root },
  );
  return sources.every((source) => statSync(path.join(root, source)).mtimeMs < builtAtMs);
}

/**
 * Builds the extensions once before all tests, by Shopify's own command, and only when a source is newer: two builds at
 * once would write the same files.
 */
export function setup(): void {
  if (!isFresh())
    execFileSync(process.execPath, [BUILD], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
}

/** The same, beside what else this process does. */
export async function buildInBackground(): Promise<void> {
  if (!isFresh()) await promisify(execFile)(process.execPath, [BUILD], { cwd: root });
}

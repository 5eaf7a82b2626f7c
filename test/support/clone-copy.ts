import { cpSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..', '..');

/** What Shopify's command reads of a clone, in a folder of its own: to be configured, deployed and broken. */
export interface CloneCopy {
  readonly folder: string;
  remove(): void;
}

/** Copies the TOML files, and what they name. */
export function copyClone(): CloneCopy {
  const folder = mkdtempSync(path.join(tmpdir(), 'clone-'));
  const files = [
    'package.json',
    'shopify.app.toml',
    'shopify.web.toml',
    ...globSync('extensions/*/*.toml', { cwd: root }),
  ];
  for (const file of files) cpSync(path.join(root, file), path.join(folder, file));
  for (const file of globSync('extensions/*/{src,locales}/**', { cwd: root }))
    cpSync(path.join(root, file), path.join(folder, file), { recursive: true });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

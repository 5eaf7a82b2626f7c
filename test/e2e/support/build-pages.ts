import { existsSync, globSync, statSync } from 'node:fs';
import path from 'node:path';
import { buildPages } from '../../../tools/build-pages.ts';

const root = path.resolve(import.meta.dirname, '..', '..', '..');
/** Built last. */
const built = path.join(root, 'dist', 'first-view', 'draw-first-view.js');

function isFresh(): boolean {
  if (!existsSync(built)) return false;
  const builtAtMs = statSync(built).mtimeMs;
  const sources = globSync(
    [
      'frontend/**/*.{ts,tsx,css,html}',
      'web/contract/*.ts',
      'tools/{build-pages,purge-css,polaris-texts,inline-first-calls}.ts',
      'vite*.config.ts',
    ],
    { cwd: root },
  );
  return sources.every((source) => statSync(path.join(root, source)).mtimeMs < builtAtMs);
}

/**
 * The browser tests open what production serves: the built pages. Built once before all tests, and only when a source
 * is newer.
 */
export function setup(): void {
  if (!isFresh()) buildPages();
}

import { globSync, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';

const root = path.resolve(import.meta.dirname, '..', '..', '..');
const built = path.join(root, 'dist', 'frontend', 'index.html');

function isFresh(): boolean {
  if (!existsSync(built)) return false;
  const builtAtMs = statSync(built).mtimeMs;
  const sources = globSync(['frontend/**/*.{ts,tsx,css,html}', 'web/http/api/contract/*.ts', 'vite.config.ts'], { cwd: root });
  return sources.every((source) => statSync(path.join(root, source)).mtimeMs < builtAtMs);
}

/** The browser tests open what production serves: the built pages. Built once before all tests, and only when a source is newer. */
export async function setup(): Promise<void> {
  if (!isFresh()) await build({ configFile: path.join(root, 'vite.config.ts'), logLevel: 'error' });
}

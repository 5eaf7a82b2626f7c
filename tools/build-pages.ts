import { execFile, execFileSync } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const root = path.resolve(import.meta.dirname, '..');
const VITE = path.join(root, 'node_modules', '.bin', 'vite');

/** In a process of its own: a test runner's NODE_ENV would bring React's development build, larger and half as fast. */
const HOW = { cwd: root, env: { ...process.env, NODE_ENV: 'production' } };

/** The merchant's pages for the browser, and their first view for the server. */
const BUILDS = ['vite.config.ts', 'vite.first-view.config.ts'].map((config) => [
  'build',
  '--config',
  config,
  '--logLevel',
  'warn',
]);

/** Builds the pages. */
export function buildPages(): void {
  for (const build of BUILDS) execFileSync(VITE, build, { ...HOW, stdio: 'inherit' });
}

/** The same, beside what else this process does. */
export async function buildPagesInBackground(): Promise<void> {
  for (const build of BUILDS) await promisify(execFile)(VITE, build, HOW);
}

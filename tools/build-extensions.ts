// Builds the admin extensions as Shopify's own command does, offline and without login, and holds each to its size.
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readNothing } from '../web/command-line.ts';
import { writeLocales } from './extension-locales.ts';
import { MAX_COMPRESSED_BYTES, sizesOf } from './extension-sizes.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

readNothing('npm run build:extensions');
writeLocales();
execFileSync(
  process.execPath,
  [
    path.join(root, 'node_modules', '@shopify', 'cli', 'bin', 'run.js'),
    'app',
    'build',
    '--skip-dependencies-installation',
    '--path',
    root,
  ],
  {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, SHOPIFY_CLI_NO_ANALYTICS: '1', CI: '1' },
  },
);

let isTooLarge = false;
for (const { extension, compressedBytes } of sizesOf(root)) {
  process.stdout.write(`${extension}: ${(compressedBytes / 1_024).toFixed(1)} kB compressed\n`);
  if (compressedBytes > MAX_COMPRESSED_BYTES) isTooLarge = true;
}
if (isTooLarge) {
  process.stderr.write(`An extension may have ${MAX_COMPRESSED_BYTES / 1_024} kB compressed.\n`);
  process.exit(1);
}

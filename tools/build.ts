// Builds what `npm start` runs: the server, and the merchant's pages beside it.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { readNothing } from '../web/command-line.ts';
import { buildPages } from './build-pages.ts';

readNothing('npm run build');
rmSync(path.resolve(import.meta.dirname, '..', 'dist'), { recursive: true, force: true });
await import('./build-server.ts');
buildPages();

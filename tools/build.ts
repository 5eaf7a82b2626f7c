// Builds what `npm start` runs: the server compiled to dist/, the migrations and the merchant's pages beside it.
import { execFileSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const bin = (name: string): string => path.join(root, 'node_modules', '.bin', name);

rmSync(path.join(root, 'dist'), { recursive: true, force: true });
execFileSync(bin('tsc'), ['-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
execFileSync(bin('vite'), ['build', '--logLevel', 'warn'], { cwd: root, stdio: 'inherit' });
for (const database of ['sqlite', 'postgresql']) {
  cpSync(path.join(root, 'prisma', database, 'migrations'), path.join(root, 'dist', 'prisma', database, 'migrations'), { recursive: true });
}

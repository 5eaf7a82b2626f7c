// The server compiled to dist/web, the migrations beside it; what stands in dist beside them is left alone.
import { execFileSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

rmSync(path.join(root, 'dist', 'web'), { recursive: true, force: true });
execFileSync(path.join(root, 'node_modules', '.bin', 'tsc'), ['-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
});
// What the server shows merchants as /help.
for (const file of ['merchants.md', 'merchants.de.md'])
  cpSync(path.join(root, 'docs', file), path.join(root, 'dist', 'docs', file));
for (const database of ['sqlite', 'postgresql']) {
  cpSync(path.join(root, 'prisma', database, 'migrations'), path.join(root, 'dist', 'prisma', database, 'migrations'), {
    recursive: true,
  });
}

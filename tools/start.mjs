// `npm start`: production from the built files, which are built first when there are none.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { MALLOC, NODE_FLAGS } from './node-flags.mjs';

const { root, node } = bootstrap();
const main = path.join(root, 'dist', 'web', 'main.js');
if (!existsSync(main))
  execFileSync(node, [path.join(root, 'tools', 'build.ts')], {
    cwd: root,
    stdio: ['ignore', process.stderr, process.stderr],
  });

const child = spawn(node, [...NODE_FLAGS, main], { cwd: root, stdio: 'inherit', env: { ...MALLOC, ...process.env } });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));

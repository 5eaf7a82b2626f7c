// `npm start`: production from the built files, which are built first when there are none.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { bootstrap, productionFolder } from './bootstrap.mjs';
import { loadEnvFile } from './env-file.mjs';
import { MALLOC, NODE_FLAGS } from './node-flags.mjs';

if (process.argv.length > 2) {
  const isHelp = process.argv[2] === '--help' || process.argv[2] === '-h';
  (isHelp ? process.stdout : process.stderr).write('Usage: npm start (what it needs: .env.example)\n');
  process.exit(isHelp ? 0 : 2);
}

const MAIN = path.join('dist', 'web', 'main.js');
const { root, node } = productionFolder(MAIN) ?? bootstrap();
const main = path.join(root, MAIN);
loadEnvFile(root);
if (!existsSync(main))
  execFileSync(node, [path.join(root, 'tools', 'build.ts')], {
    cwd: root,
    stdio: ['ignore', process.stderr, process.stderr],
  });

const child = spawn(node, [...NODE_FLAGS, main], { cwd: root, stdio: 'inherit', env: { ...MALLOC, ...process.env } });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
// The shell between npm and this dies of a signal without handing it on: who is left alone stops as if told to.
const parent = process.ppid;
setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 500).unref();
child.on('exit', (code) => process.exit(code ?? 1));

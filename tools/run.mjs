// `node tools/run.mjs FILE ...args` runs a file of the project under its own Node 24, after making the clone runnable.
// A name without a slash is a command of node_modules/.bin. `--with-env` before it: with the variables of `.env`.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { loadEnvFile } from './env-file.mjs';

const { root, node } = bootstrap();
const given = process.argv.slice(2);
const withEnv = given[0] === '--with-env';
const [target, ...args] = withEnv ? given.slice(1) : given;
if (withEnv) loadEnvFile(root);
const bin = path.join(root, 'node_modules', '.bin');
const command = target.includes('/') ? [node, path.join(root, target)] : [path.join(bin, target)];
const child = spawn(command[0], [...command.slice(1), ...args], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH}` },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
// npm ends its shell and nobody else: who is told to end by npm's own end alone would go on for ever.
const parent = process.ppid;
if (process.env.npm_lifecycle_event) setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 1_000).unref();
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));

// Makes a bare clone runnable with nothing but Node >= 20, npm and the npm registry. Plain JavaScript on purpose:
// it runs under the machine's own Node, before anything is installed. Answers the path of the project's Node 24.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const stamp = path.join(root, 'node_modules', '.installed-lock');

function digestOf(...files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(path.join(root, file)));
  return hash.digest('hex');
}

function install() {
  const wanted = digestOf('package-lock.json');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  process.stderr.write('Installing packages (once)...\n');
  // Not `npm ci`: it refuses a lock that lacks the binaries of another platform, and a lock is written on one platform.
  // What builds the app and runs it here is for development by npm's word: NODE_ENV=production would leave it out.
  const options = ['--no-save', '--include=dev', '--no-fund', '--no-audit', '--loglevel=error'];
  execFileSync('npm', ['install', ...options], {
    cwd: root,
    stdio: ['ignore', process.stderr, process.stderr],
  });
  // Another clone may share the file by a hard link: it has a stamp of its own.
  rmSync(stamp, { force: true });
  writeFileSync(stamp, wanted);
}

function generate(node) {
  const schema = path.join(root, 'prisma', 'schema.prisma');
  const client = path.join(root, 'web', 'store', 'generated', 'sqlite', 'client.ts');
  if (existsSync(client) && statSync(client).mtimeMs > statSync(schema).mtimeMs) return;
  process.stderr.write('Generating the database clients...\n');
  execFileSync(node, [path.join(root, 'tools', 'generate.ts')], {
    cwd: root,
    stdio: ['ignore', process.stderr, process.stderr],
  });
}

/**
 * What a built folder with the packages of production alone (`npm ci --omit=dev`) is run with: there the machine's own
 * Node must do. null = this is no such folder.
 */
export function productionFolder(main) {
  const packages = path.join(root, 'node_modules', '.package-lock.json');
  const isOne = existsSync(path.join(root, main)) && existsSync(packages) && !existsSync(stamp);
  return isOne && Number(process.versions.node.split('.')[0]) >= 24 ? { root, node: process.execPath } : null;
}

/** Installs and generates what is missing; answers the Node to run the project with. */
export function bootstrap() {
  install();
  const node = path.join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  generate(node);
  return { root, node };
}

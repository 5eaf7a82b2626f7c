import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { scheduler } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { freePort } from '../support/launch-app.ts';
import { buildImage, copyContext, pathOfNode } from './image.ts';

const root = path.resolve(import.meta.dirname, '../..');
/** A build, and the registry's answers for production's packages. */
const PATIENCE_MS = 240_000;

let workshop: string;
let child: ChildProcess | null = null;
let output = '';
beforeAll(() => {
  workshop = mkdtempSync(path.join(tmpdir(), 'production-'));
});
afterEach(() => child?.kill('SIGKILL'));
// Many thousand files.
afterAll(() => rmSync(workshop, { recursive: true, force: true }), PATIENCE_MS);

const envOf = (port: number) => ({
  HOME: process.env.HOME ?? '',
  SHOPIFY_API_KEY: 'key',
  SHOPIFY_API_SECRET: 'secret',
  APP_URL: 'https://app.example.com',
  ENCRYPTION_KEYS: `1:${Buffer.alloc(32, 1).toString('base64')}`,
  DATABASE_URL: `file:${path.join(workshop, `${port}.db`)}`,
  PORT: String(port),
});

function start(command: readonly string[], cwd: string, env: Readonly<Record<string, string>>): ChildProcess {
  const [file = '', ...args] = command;
  output = '';
  child = spawn(file, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return child;
}

function isHealthy(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function untilHealthy(started: ChildProcess, port: number): Promise<void> {
  for (;;) {
    if (started.exitCode !== null) throw new Error(`it ended before it was healthy:\n${output}`);
    if (await isHealthy(port)) return;
    await scheduler.wait(100);
  }
}

async function stopped(started: ChildProcess): Promise<number | null> {
  const ended = once(started, 'exit');
  started.kill('SIGTERM');
  await ended;
  return started.exitCode;
}

/**
 * An npm that takes all packages from here, in a second instead of minutes, and leaves out those of development where
 * npm would: when NODE_ENV says so and `--include=dev` does not.
 */
function nearbyNpm(): string {
  const bin = path.join(workshop, 'npm-bin');
  mkdirSync(bin, { recursive: true });
  const link = `ln -s "${path.join(root, 'node_modules')}" node_modules`;
  const text = `#!/bin/sh\ncase "$*" in *--include=dev*) ${link} ;; *) mkdir node_modules ;; esac\n`;
  writeFileSync(path.join(bin, 'npm'), text, { mode: 0o755 });
  return bin;
}

it(
  '[R7] NODE_ENV=production npm start builds and runs on a fresh machine',
  async () => {
    const folder = path.join(workshop, 'fresh');
    copyContext(root, folder);
    const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      scripts: { start: string };
    };
    const port = await freePort();
    const searched = `${nearbyNpm()}${path.delimiter}${process.env.PATH ?? ''}`;
    const env = { ...envOf(port), PATH: searched, NODE_ENV: 'production' };
    // As npm runs it: below a shell, which a signal ends without going further.
    const shell = start(['sh', '-c', `${scripts.start}; exit $?`], folder, env);
    await untilHealthy(shell, port);
    await stopped(shell);
    while (await isHealthy(port)) await scheduler.wait(100);

    const again = start(scripts.start.split(' '), folder, env);
    await untilHealthy(again, port);
    expect(await stopped(again)).toBe(0);
  },
  PATIENCE_MS,
);

it(
  'the image’s steps make what runs with production’s packages alone, and ends with 0',
  async () => {
    const image = buildImage(root, workshop);
    expect(readdirSync(image.folder).toSorted()).toEqual(['dist', 'node_modules', 'package-lock.json', 'package.json']);
    expect(existsSync(path.join(image.folder, 'node_modules', 'vite'))).toBe(false);
    expect([image.user, image.volume]).toEqual(['node', '/data']);

    const port = await freePort();
    const env = { ...image.env, ...envOf(port), PATH: pathOfNode(workshop) };
    const started = start(image.command, image.folder, env);
    await untilHealthy(started, port);
    // What it serves of its own files is in it: pages, help, and how they look.
    expect(await (await fetch(`http://127.0.0.1:${port}/help`)).text()).toContain('<h1');
    const [probe = '', ...args] = image.healthCommand;
    execFileSync(probe, args, { env });
    expect(await stopped(started)).toBe(0);
    expect(() => execFileSync(probe, args, { env, stdio: 'ignore' })).toThrow();
  },
  PATIENCE_MS,
);

import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { scheduler } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { MALLOC, NODE_FLAGS } from '../../tools/node-flags.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** One running app process, as production runs it but from the sources. */
export interface LaunchedApp {
  readonly url: string;
  readonly pid: number;
  /** SIGTERM; resolves to the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
  /** User and system time since start, all threads, in ms (Linux). */
  cpuMs(): number;
  /** Highest resident size so far in MB (Linux). */
  peakRssMb(): number;
  /** What it printed, for the message of a failure. */
  output(): string;
}

export interface LaunchOptions {
  readonly env: Readonly<Record<string, string>>;
  readonly port: number;
  /**
   * Runs what `npm start` runs (`buildServer` made it) instead of the sources: no compiling in what is measured.
   * Default false.
   */
  readonly built?: boolean;
  /** Starts again whenever a source has changed. Default false. */
  readonly watch?: boolean;
  /** Is told what the app prints, when it prints it. */
  readonly onOutput?: (text: string) => void;
  /** Waits for `/readyz`; default true. */
  readonly waitUntilReady?: boolean;
}

/** Below what Linux gives to outgoing connections, which would take a port before the app does. */
const FIRST_PORT = 10_000;
const LAST_PORT = 32_000;

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(FIRST_PORT, LAST_PORT);
    if (await isFree(port)) return port;
  }
}

const CLOCK_TICKS_PER_SECOND = 100;

/** Compiles the server for `built` launches. */
export function buildServer(): void {
  execFileSync(path.join(root, 'node_modules', '.bin', 'node'), [path.join(root, 'tools', 'build-server.ts')], {
    cwd: root,
    stdio: ['ignore', process.stderr, process.stderr],
  });
}

/** Starts the app with this environment. Throws with its output when it ends before it is ready. */
export async function launchApp({
  env,
  port,
  built = false,
  watch = false,
  onOutput,
  waitUntilReady = true,
}: LaunchOptions): Promise<LaunchedApp> {
  const child = spawn(
    path.join(root, 'node_modules', '.bin', 'node'),
    [
      ...NODE_FLAGS,
      ...(watch ? ['--watch', '--watch-preserve-output'] : []),
      path.join(root, built ? path.join('dist', 'web', 'main.js') : path.join('web', 'main.ts')),
    ],
    {
      cwd: root,
      env: { ...MALLOC, PATH: process.env.PATH ?? '', ...env, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const chunks: string[] = [];
  const keep = (chunk: Buffer): void => {
    chunks.push(chunk.toString());
    onOutput?.(chunk.toString());
    if (chunks.length > 500) chunks.shift();
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const app = handleOf(child, `http://127.0.0.1:${port}`, () => chunks.join(''));
  if (waitUntilReady) await untilReady(child, app);
  return app;
}

function handleOf(child: ChildProcess, url: string, output: () => string): LaunchedApp {
  const pid = child.pid ?? 0;
  async function end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
    return child.exitCode;
  }
  return {
    url,
    pid,
    output,
    stop: () => end('SIGTERM'),
    async kill() {
      await end('SIGKILL');
    },
    cpuMs() {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      return ((Number(fields[11]) + Number(fields[12])) * 1_000) / CLOCK_TICKS_PER_SECOND;
    },
    peakRssMb() {
      const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
      return Number(kilobytes ?? 0) / 1_024;
    },
  };
}

async function untilReady(child: ChildProcess, app: LaunchedApp): Promise<void> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`the app ended before it was ready:\n${app.output()}`);
    if (Date.now() > deadline) throw new Error(`the app was not ready in 30 s:\n${app.output()}`);
    const ready = await fetch(`${app.url}/readyz`).then(
      ({ status }) => status === 200,
      () => false,
    );
    if (ready) return;
    await scheduler.wait(50);
  }
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { scheduler } from 'node:timers/promises';
import { parse } from 'smol-toml';
import { eventually } from './eventually.ts';

const root = path.resolve(import.meta.dirname, '..', '..');

/** The pages may have to be built first. */
const READY_WITHIN_MS = 80_000;

/** The app as `shopify app dev` starts it. */
export interface DevCommand {
  /** What it printed. */
  output(): string;
  /** Ends the command alone, as a terminal may; resolves when what it started is gone too. */
  stop(): Promise<void>;
}

export interface Handover {
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly tunnelUrl: string;
  readonly port: number;
}

/** As Shopify's command 4 starts a web process (its `services/dev/processes/web.ts`). */
export function handedOver({ apiKey, apiSecret, tunnelUrl, port }: Handover): Readonly<Record<string, string>> {
  return {
    SHOPIFY_API_KEY: apiKey,
    SHOPIFY_API_SECRET: apiSecret,
    HOST: tunnelUrl,
    SCOPES: 'read_products',
    NODE_ENV: 'development',
    BACKEND_PORT: String(port),
    FRONTEND_PORT: String(port),
    APP_URL: tunnelUrl,
    APP_ENV: 'development',
    REMIX_DEV_ORIGIN: tunnelUrl,
    PORT: String(port),
    SERVER_PORT: String(port),
  };
}

/** Starts the command of shopify.web.toml, `shell` being the developer's variables; resolves when the app is ready. */
export async function startDevCommand(
  handover: Handover,
  shell: Readonly<Record<string, string>>,
): Promise<DevCommand> {
  const web = parse(readFileSync(path.join(root, 'shopify.web.toml'), 'utf8')) as { commands: { dev: string } };
  const [command = '', ...args] = web.commands.dev.split(' ');
  const child = spawn(command, args, {
    cwd: root,
    // A test runner's options would be the app's too.
    env: { ...process.env, NODE_OPTIONS: '', ...shell, ...handedOver(handover) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const exited = once(child, 'exit');
  const isReady = (): Promise<boolean> =>
    fetch(`http://127.0.0.1:${handover.port}/readyz`).then(
      ({ status }) => status === 200,
      () => false,
    );
  const isGone = (): Promise<boolean> =>
    fetch(`http://127.0.0.1:${handover.port}/healthz`).then(
      () => false,
      () => true,
    );
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await exited;
    await eventually('the port is free', isGone, () => printed);
  };
  const deadline = performance.now() + READY_WITHIN_MS;
  while (!(await isReady())) {
    if (child.exitCode === null && performance.now() < deadline) {
      await scheduler.wait(100);
      continue;
    }
    await stop();
    throw new Error(`the app was not ready in ${READY_WITHIN_MS / 1_000} s:\n${printed}`);
  }
  return { output: () => printed, stop };
}

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import path from 'node:path';
import { setup as buildPagesIfOld } from '../../test/e2e/support/build-pages.ts';
import { buildPagesInBackground } from '../build-pages.ts';
import { MALLOC, NODE_FLAGS } from '../node-flags.mjs';
import { appEnvironment, type CliHandover } from './cli-environment.ts';

const root = path.resolve(import.meta.dirname, '..', '..');
/** Ignored by git: the database and the key of this clone. */
const OWN_FOLDER = path.join(root, '.dev');
/** An editor saves several files at once. */
const QUIET_MS = 300;

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/**
 * The app behind the tunnel of `shopify app dev`, until it is told to end: an edit in `web/` starts it again, an edit
 * in `frontend/` builds the pages anew. Extensions are Shopify's own command's business.
 */
export async function runUnderShopify(handover: CliHandover): Promise<void> {
  const env = appEnvironment(process.env, handover, OWN_FOLDER);
  let isEnding = false;
  let app: ChildProcess | null = null;

  function start(): void {
    app = spawn(
      process.execPath,
      [...NODE_FLAGS, '--watch', '--watch-preserve-output', path.join(root, 'web', 'main.ts')],
      { cwd: root, env: { ...MALLOC, ...env }, stdio: 'inherit' },
    );
  }
  async function stop(): Promise<void> {
    if (app === null || app.exitCode !== null || app.signalCode !== null) return;
    const gone = once(app, 'exit');
    app.kill('SIGTERM');
    await gone;
  }
  async function end(): Promise<void> {
    if (isEnding) return;
    isEnding = true;
    await stop();
    process.exit(0);
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end());

  say('Building the pages, if they are old ...');
  buildPagesIfOld();
  start();
  say(`The app is behind ${handover.appUrl}, on port ${handover.port}; its database is ${env['DATABASE_URL']}.`);

  async function rebuild(): Promise<void> {
    try {
      await buildPagesInBackground();
    } catch (error) {
      return say(`The pages are not built: ${error instanceof Error ? error.message : String(error)}`);
    }
    if (isEnding) return;
    await stop();
    start();
    say('The pages are built anew: load the app again.');
  }
  let waiting: NodeJS.Timeout | undefined;
  let building = Promise.resolve();
  watch(path.join(root, 'frontend'), { recursive: true }, () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      building = building.then(rebuild);
    }, QUIET_MS);
  });
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { scheduler } from 'node:timers/promises';
import type { SeededRandom } from '../simulator/random.ts';
import { freePort, launchApp, type LaunchedApp } from '../support/launch-app.ts';

export type Role = 'all' | 'web' | 'worker';

/**
 * The app's processes, and the hand that kills them. A killed one is started again at once, as any supervisor would.
 */
export interface Processes {
  /** Ports of the web processes that are not dead, ready or not. */
  webs(): readonly number[];
  /** SIGKILL to one of them, chosen by the seed, then a new process in its place. */
  killOne(): Promise<void>;
  kills(): number;
  /** Restarts what ended by itself; the output of each such process is kept, for nobody had asked it to end. */
  tend(): Promise<void>;
  crashes(): readonly string[];
  /** At least one process takes webhooks and one works on them. */
  isWorking(): Promise<boolean>;
  /** An app that answers, by its URL: for setting up. */
  readyUrl(): string;
  stop(): Promise<void>;
}

interface Member {
  readonly role: Role;
  readonly port: number;
  /** null = just killed. */
  app: LaunchedApp | null;
}

const DOWN_AT_MOST_MS = 300;

function isRunning({ pid }: LaunchedApp): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function isReady({ port, app }: Member): Promise<boolean> {
  if (app === null) return false;
  return fetch(`http://127.0.0.1:${port}/readyz`).then(
    ({ status }) => status === 200,
    () => false,
  );
}

/**
 * Starts one process for each role, and resolves when all are ready. They share a compile cache, which halves the CPU
 * of a start (1.7 to 0.9 s); Node writes it only at an orderly end, so one process comes and goes first.
 */
export async function startProcesses({
  env: given,
  roles,
  random,
}: {
  env: Readonly<Record<string, string>>;
  roles: readonly Role[];
  random: SeededRandom;
}): Promise<Processes> {
  const cache = mkdtempSync(path.join(tmpdir(), 'chaos-cache-'));
  const env = { ...given, NODE_COMPILE_CACHE: cache };
  const crashes: string[] = [];
  let kills = 0;

  const launch = (role: Role, port: number, waitUntilReady: boolean): Promise<LaunchedApp> =>
    launchApp({ env: { ...env, ROLE: role }, port, waitUntilReady });
  await (await launch('all', await freePort(), true)).stop();
  const start = async (role: Role): Promise<Member> => {
    const port = await freePort();
    return { role, port, app: await launch(role, port, true) };
  };
  const members: readonly Member[] = await Promise.all(roles.map(start));
  const webs = (): readonly Member[] => members.filter(({ role, app }) => role !== 'worker' && app !== null);

  return {
    webs: () => webs().map(({ port }) => port),
    async killOne() {
      const victim = members[random.below(members.length)];
      if (!victim?.app || !isRunning(victim.app)) return;
      const { app } = victim;
      victim.app = null;
      await app.kill();
      kills += 1;
      await scheduler.wait(random.below(DOWN_AT_MOST_MS));
      victim.app = await launch(victim.role, victim.port, false);
    },
    kills: () => kills,
    async tend() {
      for (const member of members) {
        const { app } = member;
        if (app === null || isRunning(app)) continue;
        crashes.push(`${member.role}: ${app.output()}`);
        member.app = await launch(member.role, member.port, false);
      }
    },
    crashes: () => crashes,
    async isWorking() {
      const ready = await Promise.all(members.map(isReady));
      const does = (side: Role): boolean =>
        members.some(({ role }, index) => ready[index] === true && (role === side || role === 'all'));
      return does('web') && does('worker');
    },
    readyUrl() {
      const [web] = webs();
      if (web?.app === null || web === undefined) throw new Error('no web process lives');
      return web.app.url;
    },
    async stop() {
      await Promise.all(members.map(({ app }) => app?.stop()));
      rmSync(cache, { recursive: true, force: true });
    },
  };
}

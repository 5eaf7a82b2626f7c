import { execFile } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort, launchApp, type LaunchedApp } from '../support/launch-app.ts';
import { callApi, startSurroundings, type Surroundings } from '../support/surroundings.ts';

/** Up to five processes start in a test, one or two seconds of CPU each. */
const MANY_PROCESSES_MS = 120_000;

let folder: string;
let database: string;
let surroundings: Surroundings;
const apps: LaunchedApp[] = [];

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'one-process-'));
  database = path.join(folder, 'app.db');
  const databaseUrl = `file:${database}`;
  surroundings = await startSurroundings({ seed: 1, databaseUrl, callsPerMinute: 60, pollSeconds: 600 });
});

afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => app.kill()));
  await surroundings.close();
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<LaunchedApp> {
  const app = await launchApp({ env: surroundings.env, port: await freePort() });
  apps.push(app);
  return app;
}

interface Ended {
  readonly code: number;
  readonly output: string;
}

/** Runs a file of the server to its end, with nothing but this environment. */
function run(file: string, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const given = { PATH: process.env.PATH ?? '', DATABASE_URL: `file:${database}`, ...env };
  return new Promise((resolve) => {
    execFile(process.execPath, [path.resolve('web', file), ...args], { env: given }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), output: stdout + stderr }),
    );
  });
}

const save = (app: LaunchedApp, waitHours: number): Promise<unknown> =>
  callApi(surroundings, app.url, { method: 'PATCH', path: '/settings', body: { waitHours } });

async function waitHours(app: LaunchedApp): Promise<unknown> {
  const settings = await callApi(surroundings, app.url, { method: 'GET', path: '/settings' });
  return (settings as { waitHours: number }).waitHours;
}

describe('a SQLite file', { timeout: MANY_PROCESSES_MS }, () => {
  it('is for one process: another one says so and ends, whatever its role', async () => {
    const app = await start();
    const others = ['all', 'web', 'worker'].map((ROLE) => run('main.ts', [], { ...surroundings.env, ROLE, PORT: '0' }));
    for (const { code, output } of await Promise.all(others)) {
      expect(output).toMatch(/Another process works on file:.*PostgreSQL/);
      expect(code).toBe(1);
    }
    expect((await fetch(`${app.url}/readyz`)).status).toBe(200);
    expect((await run('migrate.ts', [], { ...surroundings.env })).code).toBe(0);
  });

  it('is free again as soon as its process is gone, however it went', async () => {
    const first = await start();
    await first.kill();
    const second = await start();
    expect(await second.stop()).toBe(0);
  });
});

describe('what is on the disk', { timeout: MANY_PROCESSES_MS }, () => {
  const modeOf = (file: string): number => statSync(file).mode & 0o777;
  const modes = (): Record<string, number> =>
    Object.fromEntries(
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => [file, modeOf(path.join(folder, file))]),
    );

  it('is for the app’s own user: database, logs, backups and what a restore has replaced', async () => {
    const umask = process.umask(0o022);
    try {
      const app = await start();
      await save(app, 3);
      expect(modes()).toEqual({ 'app.db': 0o600, 'app.db-lock': 0o600, 'app.db-shm': 0o600, 'app.db-wal': 0o600 });
      const copy = path.join(folder, 'backups', 'monday.db');
      expect((await run('backup.ts', [copy])).code).toBe(0);
      expect(modes()).toMatchObject({ backups: 0o700, 'backups/monday.db': 0o600 });
      await app.stop();

      // Made by an older version, readable by everybody.
      for (const file of ['app.db', 'app.db-lock']) chmodSync(path.join(folder, file), 0o644);
      expect((await run('restore.ts', [copy])).code).toBe(0);
      const files = Object.entries(modes()).filter(([file]) => file.startsWith('app.db'));
      expect(files.some(([file]) => file.endsWith('.replaced'))).toBe(true);
      expect(files.filter(([, mode]) => mode !== 0o600)).toEqual([]);

      chmodSync(database, 0o644);
      await start();
      expect(Object.values(modes()).every((mode) => mode === 0o600 || mode === 0o700)).toBe(true);
    } finally {
      process.umask(umask);
    }
  });
});

describe('a backup', { timeout: MANY_PROCESSES_MS }, () => {
  it('is one moment of a database that is being written, and a restored one goes on from it', async () => {
    const app = await start();
    await save(app, 3);
    const copy = path.join(folder, 'backups', 'monday.db');
    let writes = 0;
    const copied = new AbortController();
    const writing = (async () => {
      for (; !copied.signal.aborted; writes += 1) await save(app, 3 + (writes % 2));
    })();
    const { code, output } = await run('backup.ts', [copy]);
    copied.abort();
    await writing;
    expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining('checked') });
    expect(writes).toBeGreaterThan(0);
    expect(existsSync(`${copy}-wal`)).toBe(false);

    await save(app, 48);
    expect(await run('restore.ts', [copy])).toEqual({ code: 1, output: expect.stringContaining('Stop the app first') });
    expect(await waitHours(app)).toBe(48);
    await app.stop();

    const restored = await run('restore.ts', [copy]);
    expect(restored.code).toBe(0);
    const kept = /kept as (\S+\.replaced)\./.exec(restored.output)?.[1] ?? '';
    expect(existsSync(kept)).toBe(true);
    expect([3, 4]).toContain(await waitHours(await start()));
  });

  it('overwrites nothing, and leaves nothing half done', async () => {
    await (await start()).stop();
    const taken = path.join(folder, 'taken.db');
    writeFileSync(taken, 'mine');
    expect(await run('backup.ts', [taken])).toEqual({ code: 1, output: expect.stringContaining('not overwritten') });
    expect(readFileSync(taken, 'utf8')).toBe('mine');
    expect(await run('backup.ts', [])).toMatchObject({
      code: 2,
      output: expect.stringContaining('npm run backup -- FILE'),
    });
    expect((await run('backup.ts', [taken], { DATABASE_URL: 'postgresql://nobody@nowhere/x' })).output).toContain(
      'docs/operations.md',
    );
  });

  it('that is damaged, missing or somebody else’s is not restored', async () => {
    const app = await start();
    await save(app, 3);
    const copy = path.join(folder, 'copy.db');
    await run('backup.ts', [copy]);
    await app.stop();
    const before = readFileSync(database);
    const foreign = path.join(folder, 'foreign.db');
    new BetterSqlite3(foreign).exec('CREATE TABLE other (id INTEGER)').close();
    truncateSync(copy, 20_000);
    for (const [file, reason] of [
      [copy, 'is not a whole database'],
      [foreign, 'no tables of this app'],
      [path.join(folder, 'nowhere.db'), 'There is no file'],
    ])
      expect(await run('restore.ts', [file ?? ''])).toEqual({ code: 1, output: expect.stringContaining(reason ?? '') });
    expect(readFileSync(database).equals(before)).toBe(true);
  });
});

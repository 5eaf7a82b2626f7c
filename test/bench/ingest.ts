import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { scheduler } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startPostgres } from '../conformance/postgres.ts';
import { buildServer, freePort, launchApp } from '../support/launch-app.ts';
import { load, type LoadResult } from './load.ts';
import { signedOrders } from './signed-orders.ts';
import { median, rounded } from './statistics.ts';

/**
 * Durable ingestion against Shopify's own handler doing nothing, and against bare node:http with the signature check
 * only: the same bodies, the same connections, the same run, turn by turn. Only the ratios mean something on another
 * machine.
 */
const SECRET = 'bench-secret';
const KEY = 'bench-key';
const ROUNDS = 3;
const WARM_UP_SECONDS = 2;
const MEASURED_SECONDS = 5;

const here = path.dirname(fileURLToPath(import.meta.url));
const nodeBinary = path.join(here, '..', '..', 'node_modules', '.bin', 'node');

interface Contender {
  readonly name: 'official' | 'bare' | 'sqlite' | 'postgres';
  readonly url: string;
  readonly stop: () => Promise<void>;
}

async function peer(name: 'official' | 'bare'): Promise<Contender> {
  const port = await freePort();
  const child: ChildProcess = spawn(nodeBinary, [path.join(here, 'servers', `${name}.ts`), String(port), KEY, SECRET], {
    stdio: 'ignore',
  });
  const url = `http://127.0.0.1:${port}`;
  while (
    !(await fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    ))
  )
    await scheduler.wait(50);
  return { name, url, stop: () => Promise.resolve(void child.kill('SIGKILL')) };
}

async function ours(name: 'sqlite' | 'postgres', databaseUrl: string): Promise<Contender> {
  const port = await freePort();
  const env = {
    SHOPIFY_API_KEY: KEY,
    SHOPIFY_API_SECRET: SECRET,
    APP_URL: `http://127.0.0.1:${port}`,
    DATABASE_URL: databaseUrl,
    ENCRYPTION_KEYS: `bench:${randomBytes(32).toString('base64')}`,
    ROLE: 'web',
    LOG_LEVEL: 'warn',
  };
  const app = await launchApp({ env, port, built: true });
  return { name, url: app.url, stop: async () => void (await app.stop()) };
}

export interface IngestResult {
  readonly sqliteVsOfficial: number;
  readonly postgresVsOfficial: number;
  readonly sqliteVsBare: number;
  readonly sqliteP99Ms: number;
  readonly officialP99Ms: number;
  readonly requestsPerSecond: Readonly<Record<string, number>>;
  readonly failures: number;
}

export async function benchIngest(say: (line: string) => void): Promise<IngestResult> {
  buildServer();
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-ingest-'));
  const postgres = await startPostgres();
  const contenders = [
    await peer('official'),
    await peer('bare'),
    await ours('sqlite', `file:${path.join(folder, 'bench.db')}`),
    await ours('postgres', await postgres.createDatabase()),
  ];
  const orders = signedOrders(500, SECRET);
  const results = new Map<string, LoadResult[]>(contenders.map(({ name }) => [name, []]));
  try {
    for (const { url } of contenders) await load(url, orders, WARM_UP_SECONDS);
    for (let round = 1; round <= ROUNDS; round += 1) {
      for (const { name, url } of contenders) {
        const result = await load(url, orders, MEASURED_SECONDS);
        results.get(name)?.push(result);
        say(
          `round ${round}  ${name.padEnd(9)} ${result.requestsPerSecond.toFixed(0).padStart(7)} req/s   p99 ` +
            `${result.p99Ms} ms   failures ${result.failures}`,
        );
      }
    }
  } finally {
    await Promise.all(contenders.map(({ stop }) => stop()));
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  const all = (name: string) => results.get(name) ?? [];
  const speed = (name: string) => median(all(name).map(({ requestsPerSecond }) => requestsPerSecond));
  const p99 = (name: string) => median(all(name).map(({ p99Ms }) => p99Ms));
  return {
    sqliteVsOfficial: rounded(speed('sqlite') / speed('official')),
    postgresVsOfficial: rounded(speed('postgres') / speed('official')),
    sqliteVsBare: rounded(speed('sqlite') / speed('bare')),
    sqliteP99Ms: p99('sqlite'),
    officialP99Ms: p99('official'),
    requestsPerSecond: Object.fromEntries(contenders.map(({ name }) => [name, rounded(speed(name), 0)])),
    failures: contenders.flatMap(({ name }) => all(name)).reduce((sum, { failures }) => sum + failures, 0),
  };
}

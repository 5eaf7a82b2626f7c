import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe } from 'vitest';
import type { Log, Random, Store } from '../../web/pipeline/ports/index.ts';
import { createStore } from '../../web/store/create-store.ts';
import type { Database } from '../../web/store/database.ts';
import { openDatabase, refuseMove } from '../../web/store/open-store.ts';
import { runMigrations } from '../../web/store/migrate.ts';
import { createSealer, type Sealer } from '../../web/store/sealer.ts';
import { seededRandom } from '../simulator/random.ts';
import { startPostgres, type Postgres } from './postgres.ts';
import { START_MS } from './start.ts';

/** One of the databases that the store must behave the same on. */
export interface Target {
  readonly name: string;
  /** Two stores can be open on one database: not so in memory. */
  readonly shared: boolean;
  start(): Promise<void>;
  /** A database that nothing was written to, its tables there. */
  freshUrl(): Promise<string>;
  stop(): Promise<void>;
}

export const SQLITE_MEMORY: Target = {
  name: 'SQLite in memory',
  shared: false,
  start: () => Promise.resolve(),
  freshUrl: () => Promise.resolve('file::memory:'),
  stop: () => Promise.resolve(),
};

export function sqliteFile(): Target {
  let folder = '';
  let files = 0;
  return {
    name: 'SQLite in a file',
    shared: true,
    async start() {
      folder = mkdtempSync(path.join(tmpdir(), 'store-'));
      await runMigrations(`file:${path.join(folder, 'empty.db')}`);
    },
    freshUrl() {
      const file = path.join(folder, `${(files += 1)}.db`);
      copyFileSync(path.join(folder, 'empty.db'), file);
      return Promise.resolve(`file:${file}`);
    },
    async stop() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Deleting from all tables takes 20 ms, a new database a second. */
async function emptyTables(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_name NOT ` +
      `LIKE '\\_prisma%'`,
  );
  await client.query(rows.map(({ name }) => `DELETE FROM "${name}"`).join(';'));
  await client.end();
}

export function postgres(): Target {
  let server: Postgres | null = null;
  let url = '';
  const running = (): Postgres => {
    if (server === null) throw new Error('PostgreSQL is not running');
    return server;
  };
  return {
    name: 'PostgreSQL',
    shared: true,
    async start() {
      server = await startPostgres();
      url = await server.createDatabase();
      await runMigrations(url);
    },
    async freshUrl() {
      await emptyTables(url);
      return url;
    },
    stop: () => running().stop(),
  };
}

export const SILENT: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const KEY = { id: 'k1', key: new Uint8Array(32).fill(7) };

/** What the stores of the suites seal with; another `keyId` stands for a configuration from which their key is gone. */
export function testSealer(keyId = KEY.id): Sealer {
  return createSealer([{ ...KEY, id: keyId }]);
}

/** Ids that no two stores of a test share, and that a failed run can be repeated with. */
export function testRandom(seed: number): Random {
  const random = seededRandom(seed);
  return {
    next: () => random.next(),
    id: () => Array.from({ length: 4 }, () => random.below(2 ** 32).toString(36)).join(''),
  };
}

export interface Opened {
  readonly store: Store;
  readonly database: Database;
}

/** What a suite works with: fresh for every test. */
export interface Subject {
  readonly target: Target;
  readonly store: Store;
  readonly database: Database;
  readonly clock: { nowMs: number; now(): number };
  /** Errors that the stores logged. */
  readonly errors: readonly LoggedError[];
  /** A second store on the same database, as another process has it; `keyId`: with another encryption key. */
  another(keyId?: string): Promise<Opened>;
}

export interface LoggedError {
  readonly event: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export type Suite = (subject: Subject) => void;

/** Declares suites on one target, which is started once for all of them. */
export function conformance(target: Target, suites: Readonly<Record<string, Suite>>): void {
  describe(target.name, () => {
    beforeAll(() => target.start());
    afterAll(() => target.stop());
    for (const [name, suite] of Object.entries(suites)) declare(target, name, suite);
  });
}

/** `subject` is filled before every test. */
function declare(target: Target, name: string, suite: Suite): void {
  describe(name, () => {
    const clock = { nowMs: START_MS, now: () => clock.nowMs };
    const opened: Opened[] = [];
    let url = '';

    const errors: LoggedError[] = [];
    const log: Log = { ...SILENT, error: (event, fields = {}) => void errors.push({ event, fields }) };

    async function open(keyId = KEY.id): Promise<Opened> {
      const database = await openDatabase({ databaseUrl: url, log: SILENT });
      const store = createStore({
        database,
        onForbiddenMove: refuseMove,
        sealer: testSealer(keyId),
        clock,
        random: testRandom(opened.length + 1),
        log,
      });
      opened.push({ store, database });
      return { store, database };
    }

    const first = (): Opened => {
      const [one] = opened;
      if (one === undefined) throw new Error('no store is open outside of a test');
      return one;
    };

    beforeEach(async () => {
      clock.nowMs = START_MS;
      errors.length = 0;
      url = await target.freshUrl();
      await open();
    });
    afterEach(async () => {
      for (const { store } of opened.splice(0)) await store.close();
    });
    suite({
      target,
      clock,
      errors,
      another: open,
      get store() {
        return first().store;
      },
      get database() {
        return first().database;
      },
    });
  });
}

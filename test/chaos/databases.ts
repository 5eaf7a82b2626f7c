import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startPostgres } from '../conformance/postgres.ts';
import type { Role } from './processes.ts';

/** A database to break processes on, and the processes that share it. */
export interface Setting {
  readonly name: 'sqlite' | 'postgresql';
  readonly roles: readonly Role[];
  /** A fresh database; answers its URL. */
  open(): Promise<{ readonly url: string; close(): Promise<void> }>;
}

/** One process does everything, and everything dies with it. */
export const SQLITE: Setting = {
  name: 'sqlite',
  roles: ['all'],
  async open() {
    const folder = mkdtempSync(path.join(tmpdir(), 'chaos-'));
    return {
      url: `file:${path.join(folder, 'chaos.db')}`,
      async close() {
        rmSync(folder, { recursive: true, force: true });
      },
    };
  },
};

/** Four processes on one server; a kill takes one of them, and may come while the last victim is still starting. */
export const POSTGRESQL: Setting = {
  name: 'postgresql',
  roles: ['web', 'web', 'worker', 'worker'],
  async open() {
    const server = await startPostgres();
    return { url: await server.createDatabase(), close: () => server.stop() };
  },
};

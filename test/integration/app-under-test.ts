import { createDatabase } from '../conformance/postgres.ts';
import { readConfig } from '../../web/config.ts';
import { composeApp, type App } from '../../web/compose.ts';
import type { Log } from '../../web/pipeline/ports/index.ts';
import {
  callApi,
  canvasProduct,
  connectShop,
  startSurroundings,
  findInApi,
  type Surroundings,
} from '../support/surroundings.ts';

/** The whole app in this process, on SQLite in memory, between simulators of its own. */
export interface AppUnderTest {
  readonly surroundings: Surroundings;
  readonly url: string;
  /** A canvas variant with complete print fields. */
  readonly variant: string;
  /** Events the app logged at warn or above. */
  readonly events: readonly string[];
  api(request: { method: string; path: string; body?: unknown }): Promise<unknown>;
  /** GET; null = 404. */
  find(path: string): Promise<unknown>;
  close(): Promise<void>;
}

export interface AppUnderTestOptions {
  readonly seed?: number;
  readonly pollSeconds?: number;
  /** Default: SQLite in memory, or a new database of the PostgreSQL that `TEST_POSTGRES` names. */
  readonly databaseUrl?: string;
  /** Default true: installed, Picanova EU connected, catalogue read. */
  readonly connected?: boolean;
  /** Both regions, each with its own catalogue; default: the EU alone. */
  readonly hasUs?: boolean;
  /** Who answers for every artwork host; default: artwork is not looked at. */
  readonly artworkAt?: string;
  /** Default: the machine's. The app and both simulators live by it. */
  readonly clock?: { now(): number };
}

async function freshDatabaseUrl(): Promise<string> {
  const server = process.env['TEST_POSTGRES'];
  return server === undefined ? 'file::memory:' : createDatabase(server);
}

function collectingLog(events: string[]): Log {
  const keep = (event: string): void => void events.push(event);
  return { debug: () => undefined, info: () => undefined, warn: keep, error: keep };
}

export async function startAppUnderTest({
  seed = 1,
  pollSeconds = 600,
  databaseUrl: given,
  connected = true,
  hasUs = false,
  artworkAt,
  clock,
}: AppUnderTestOptions = {}): Promise<AppUnderTest> {
  const databaseUrl = given ?? (await freshDatabaseUrl());
  const surroundings = await startSurroundings({
    seed,
    databaseUrl,
    callsPerMinute: Infinity,
    pollSeconds,
    hasUs,
    ...(clock && { clock }),
  });
  const artwork = artworkAt === undefined ? {} : { ARTWORK_CHECKS: 'on', ARTWORK_RESOLVE_TO: artworkAt };
  const read = readConfig({ ...surroundings.env, ...artwork, PORT: String(surroundings.port) });
  if (read.outcome === 'invalid') throw new Error(read.message);
  const events: string[] = [];
  const app: App = await composeApp(read.config, collectingLog(events), clock);
  const url = `http://127.0.0.1:${surroundings.port}`;
  if (connected) await connectShop(surroundings, url);
  return {
    surroundings,
    url,
    variant: canvasProduct(surroundings.shop),
    events,
    api: (request) => callApi(surroundings, url, request),
    find: (path) => findInApi(surroundings, url, path),
    async close() {
      await app.stop();
      await surroundings.close();
    },
  };
}

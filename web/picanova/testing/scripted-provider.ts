import { afterEach, beforeEach } from 'vitest';
import type { PicanovaOrderId } from '../../domain/kernel/ids.ts';
import type { PrintProvider } from '../../pipeline/ports/print-provider.ts';
import { CALL_LIMITS } from '../limits.ts';
import { createPicanovaProviders } from '../provider.ts';
import { accessOf, recordingLog, type RecordingLog } from './parts.ts';
import { startScriptedServer, type ScriptedServer } from './scripted-server.ts';

export const NOW_MS = 1_800_000_000_000;
export const ID = 'PPO21694395' as PicanovaOrderId;
export const ORDER = {
  id: ID,
  external_id: 'OD-26211',
  is_test: false,
  status: 'DRAFT',
  items: [{ id: 3399, external_id: 'OD-26211-1', variant_id: 3, quantity: 1 }],
};
export const ACCESS = accessOf();
export const NOT_FOUND = { status: 404, json: { message: '404 Not Found', status_code: 404 } };
export const LISTED = { status: 200, json: { data: [] } };

/** A provider that talks to a server which answers as a test says. */
export interface ScriptedProvider {
  readonly server: ScriptedServer;
  readonly provider: PrintProvider;
  readonly log: RecordingLog;
  /** What the server was asked, as `GET /path`. */
  paths(): readonly string[];
}

/** To be called at the top of a test file: both are new for each test. */
export function useScriptedProvider(): ScriptedProvider & {
  /** The same provider with so many calls left of its budget. */
  withCalls(granted: number): PrintProvider;
} {
  let server: ScriptedServer;
  let provider: PrintProvider;
  let log: RecordingLog;

  function makeProvider(granted: number): PrintProvider {
    log = recordingLog();
    return createPicanovaProviders({
      baseUrls: { EU: server.baseUrl, US: `${server.baseUrl}/us` },
      takeCalls: async () => ({ granted, retryAtMs: NOW_MS + 12_345 }),
      callsPerMinute: 60,
      clock: { now: () => NOW_MS },
      log,
      limits: { ...CALL_LIMITS, createMs: 1_000, otherMs: 1_000 },
    }).send;
  }

  beforeEach(async () => {
    server = await startScriptedServer();
    provider = makeProvider(1_000);
  });
  afterEach(() => server.close());

  return {
    get server() {
      return server;
    },
    get provider() {
      return provider;
    },
    get log() {
      return log;
    },
    paths: () => server.requests.map(({ method, path }) => `${method} ${path}`),
    withCalls: makeProvider,
  };
}

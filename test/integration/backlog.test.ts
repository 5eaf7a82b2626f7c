import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { scheduler } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NewInboxEntry } from '../../web/pipeline/ports/index.ts';
import { LARGEST_BODY_BYTES } from '../../web/domain/webhooks/largest-body.ts';
import { openDatabase, openStore } from '../../web/store/open-store.ts';
import { buildServer, launchApp } from '../support/launch-app.ts';
import { startSurroundings, type Surroundings } from '../support/surroundings.ts';

const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** Long texts, and the dearest that 8 MB can hold: millions of lists, of which a few say as much as many. */
const CONTENTS: readonly (readonly [number, string, Buffer])[] = [
  [120, 'long texts', Buffer.from(`{"id":7,"note":"${'a'.repeat(LARGEST_BODY_BYTES - 20)}"}`)],
  [6, 'millions of lists', Buffer.from(`{"id":7,"note":[${'[],'.repeat(LARGEST_BODY_BYTES / 3 - 8)}[]]}`)],
];

let folder: string;
let surroundings: Surroundings;
beforeAll(async () => {
  buildServer();
  folder = mkdtempSync(path.join(tmpdir(), 'backlog-'));
  const databaseUrl = `file:${path.join(folder, 'app.db')}`;
  surroundings = await startSurroundings({ seed: 1, databaseUrl, callsPerMinute: Infinity, pollSeconds: 600 });
});
afterAll(async () => {
  await surroundings.close();
  rmSync(folder, { recursive: true });
});

function openedStore() {
  const [id = '', key = ''] = (surroundings.env['ENCRYPTION_KEYS'] ?? '').split(':');
  return openStore({
    databaseUrl: surroundings.env['DATABASE_URL'] ?? '',
    encryptionKeys: [{ id, key: Buffer.from(key, 'base64') }],
    clock: Date,
    random: { next: () => 0.5, id: () => 'test' },
    log: SILENT,
  });
}

/** Stored and not read when the process ended. */
async function storeBacklog(count: number, body: Buffer): Promise<void> {
  const store = await openedStore();
  for (let n = 0; n < count; n += 1) {
    const entry: NewInboxEntry = {
      source: 'shopify',
      dedupeKey: `${body.subarray(16, 20).toString()}-${n}`,
      shop: surroundings.shop.domain,
      topic: 'orders/updated',
      connectionId: null,
      triggeredAtMs: null,
      receivedAtMs: Date.now(),
      body,
    };
    await store.inbox.append([entry]);
  }
  await store.close();
}

/** The longest of many answers while the backlog is worked off. */
async function slowestAnswerMs(until: () => Promise<boolean>): Promise<number> {
  let slowestMs = 0;
  while (!(await until())) {
    await scheduler.wait(50);
    const askedMs = performance.now();
    await fetch(`http://127.0.0.1:${surroundings.port}/healthz`);
    slowestMs = Math.max(slowestMs, performance.now() - askedMs);
  }
  return slowestMs;
}

describe('a process that starts on a backlog of webhooks of 8 MB', () => {
  it.each(CONTENTS)(
    '[S9] %i of %s: ready within 3 s, below 300 MB, and it answers meanwhile',
    async (count, _what, body) => {
      await storeBacklog(count, body);
      const startedMs = performance.now();
      const app = await launchApp({ env: surroundings.env, port: surroundings.port, built: true });
      const readyMs = performance.now() - startedMs;
      const database = await openDatabase({ databaseUrl: surroundings.env['DATABASE_URL'] ?? '', log: SILENT });
      const unsettled = (): Promise<number> => database.models.inbox.count({ where: { settled_at: null } });
      const slowestMs = await slowestAnswerMs(async () => (await unsettled()) === 0);
      await database.close();
      const peakMb = app.peakRssMb();
      await app.stop();
      expect(readyMs).toBeLessThan(3_000);
      expect(slowestMs).toBeLessThan(1_000);
      expect(peakMb).toBeLessThan(300);
    },
    120_000,
  );
});

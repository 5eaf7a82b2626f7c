import { expect, it } from 'vitest';
import { SHOP } from '../../../test/fixtures/domain.ts';
import { NOW_MS } from '../../../test/fixtures/print-orders.ts';
import type { DailyProof, Shop } from '../ports/index.ts';
import { createDailyProof } from './daily-proof.ts';

const COUNTS = { paid: 3, atPicanova: 2, waiting: { unpaid: 1 }, problems: 0, missing: 0 };

async function proven(reconciledAtMs: number | null) {
  const saved: DailyProof[] = [];
  const scheduled: unknown[] = [];
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  const prove = createDailyProof({
    shops: {
      find: async () => ({ reconciledAtMs }) as Shop,
      countForProof: async () => COUNTS,
      saveProof: async (_shop, proof) => void saved.push(proof),
      scheduleAt: async (...what) => void scheduled.push(what),
    },
    clock: { now: () => NOW_MS },
    log,
  });
  await prove(SHOP);
  return { saved, scheduled };
}

it('counts what was looked at, and says until when that was', async () => {
  expect(await proven(NOW_MS - 5)).toEqual({
    saved: [{ day: new Date(NOW_MS).toISOString().slice(0, 10), ...COUNTS, lookedUntilMs: NOW_MS - 5 }],
    scheduled: [],
  });
});

it('waits for the first comparison: before it there is nothing to prove', async () => {
  expect(await proven(null)).toEqual({ saved: [], scheduled: [[SHOP, 'daily_proof', NOW_MS + 600_000]] });
});

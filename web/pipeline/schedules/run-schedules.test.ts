import { expect, it } from 'vitest';
import type { ShopDomain } from '../../domain/kernel/ids.ts';
import { createSchedules, type SchedulesPorts } from './run-schedules.ts';

const DAY_MS = 86_400_000;
const [A, B] = ['a.myshopify.com', 'b.myshopify.com'] as [ShopDomain, ShopDomain];

/** Two shops, due for everything at each run. */
function schedules(work: Partial<SchedulesPorts['work']>) {
  const ran: string[] = [];
  const logged: unknown[] = [];
  const clock = { ms: 10 * DAY_MS };
  const note = (name: string) => async (shop: ShopDomain) => void ran.push(`${name} ${shop}`);
  const log = (event: string, detail: unknown) => void logged.push([event, detail]);
  const run = createSchedules({
    shops: {
      claimSchedule: async (schedule, { nextAtMs }) => {
        ran.push(`${schedule} next ${(nextAtMs - clock.ms) / 60_000}`);
        return [A, B];
      },
    },
    privacy: { eraseCompleted: async (beforeMs) => (clock.ms - beforeMs) / DAY_MS },
    work: {
      keepAlive: note('kept alive'),
      reconcile: note('reconciled'),
      dailyProof: note('proved'),
      refreshCatalogues: note('refreshed'),
      learnKind: note('asked'),
      ...work,
    },
    reconcileMs: 600_000,
    clock: { now: () => clock.ms },
    log: { debug: log, info: log, warn: log, error: log },
  });
  return { run, ran, logged, clock };
}

it('runs what is due for every shop, each schedule moved on first', async () => {
  const { run, ran } = schedules({});
  await run();
  expect(ran).toEqual([
    'keep_alive next 10080',
    `kept alive ${A}`,
    `kept alive ${B}`,
    'daily_proof next 1440',
    `proved ${A}`,
    `proved ${B}`,
    'catalogue next 1440',
    `refreshed ${A}`,
    `refreshed ${B}`,
    'kind next 1440',
    `asked ${A}`,
    `asked ${B}`,
    'reconcile next 10',
    `reconciled ${A}`,
    `reconciled ${B}`,
  ]);
});

it('a shop whose run throws is logged, and keeps nobody else and no other schedule from running', async () => {
  const { run, ran, logged } = schedules({
    keepAlive: async (shop) => {
      if (shop === A) throw new TypeError('a row nobody can read');
      ran.push(`kept alive ${shop}`);
    },
  });
  await run();
  expect(ran).toContain(`kept alive ${B}`);
  expect(ran).toContain(`reconciled ${A}`);
  expect(logged).toContainEqual([
    'schedule_threw',
    { schedule: 'keep_alive', shop: A, error: expect.stringContaining('a row nobody can read') },
  ]);
});

it('a shop whose outside system is slow keeps no other waiting', async () => {
  const others = Promise.withResolvers<void>();
  const { run, ran } = schedules({
    reconcile: async (shop) => {
      if (shop === A) await others.promise;
      else others.resolve();
      ran.push(`reconciled ${shop}`);
    },
  });
  await run();
  expect(ran.slice(-2)).toEqual([`reconciled ${B}`, `reconciled ${A}`]);
});

it('erases personal data 60 days after completion, once a day', async () => {
  const { run, logged, clock } = schedules({});
  await run();
  await run();
  expect(logged).toEqual([['personal_data_erased', { rows: 60 }]]);
  clock.ms += DAY_MS;
  await run();
  expect(logged).toHaveLength(2);
});

import { expect, it } from 'vitest';
import { SHOP } from '../../../../test/fixtures/domain.ts';
import type { ClaimedJob, Job, JobStep } from '../../ports/index.ts';
import { createRunJob, type JobParts } from './run-job.ts';

const job = (id: string): ClaimedJob =>
  ({ id, token: id, shop: SHOP, kind: 'products_edit', state: 'running', params: {}, cursor: null }) as ClaimedJob;

/** Runs jobs whose rows `pending` reads. */
function runner(pending: JobParts['jobs']['pending'], commit?: JobParts['jobs']['commit']) {
  const committed: [string, JobStep['state']][] = [];
  const logged: string[] = [];
  const log = (event: string) => void logged.push(event);
  const unasked = async (): Promise<never> => {
    throw new Error('no job of these kinds is due');
  };
  const parts: JobParts = {
    jobs: {
      pending,
      keep: async () => 'kept',
      commit:
        commit ??
        (async ({ id }, { state }) => {
          committed.push([id, state]);
          return { outcome: 'committed', cancelRequested: false };
        }),
      find: async (shop, id) => ({ shop, id, kind: 'products_edit' }) as Job,
    },
    shops: { appendLog: async (_shop, { event }) => void logged.push(event) },
    clock: { now: () => 1_000 },
    log: { debug: log, info: log, warn: log, error: log },
    orderRows: { collect: unasked, rowsOf: unasked, work: unasked },
    olderOrders: { preview: unasked, work: unasked },
    editFields: { edit: unasked, check: unasked, checkRows: unasked },
    indexProducts: { step: unasked, start: unasked, freshen: unasked },
  };
  return { run: createRunJob(parts), committed, logged };
}

it('[S7] a step that throws fails its job alone: the next one is worked on', async () => {
  const { run, committed, logged } = runner(async (id) => {
    if (id === '1') throw new TypeError('a row nobody can read');
    return [];
  });
  await Promise.all([run(job('1')), run(job('2'))]);
  expect(Object.fromEntries(committed)).toEqual({ 1: 'failed', 2: 'done' });
  expect(logged.toSorted()).toEqual(['job_done', 'job_failed', 'job_threw']);
});

it('a job that somebody else took over meanwhile is theirs', async () => {
  const { run, logged } = runner(
    async () => {
      throw new TypeError('a row nobody can read');
    },
    async () => ({ outcome: 'lease_lost' }),
  );
  await run(job('1'));
  expect(logged).toEqual(['job_threw']);
});

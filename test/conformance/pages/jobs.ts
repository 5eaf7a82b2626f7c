import { expect, test } from 'vitest';
import type { ClaimedJob, JobStore } from '../../../web/pipeline/ports/jobs.ts';
import type { Subject } from '../conformance.ts';
import { START_MS } from '../start.ts';
import { OTHER_SHOP, SHOP } from '../samples.ts';
import { pagesOf } from './sample-list.ts';

const LEASE_MS = 1_000;

/** The job that is claimed first; null = none is due. */
export async function claimOne(jobs: JobStore, nowMs = START_MS): Promise<ClaimedJob | null> {
  return (await jobs.claim({ nowMs, leaseMs: LEASE_MS, limit: 1 }))[0] ?? null;
}
const rows = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ row: n + 1, label: `row ${n + 1}`, payload: { n } }));

async function running(jobs: JobStore, count: number): Promise<ClaimedJob> {
  const id = await jobs.create(SHOP, { kind: 'products_edit', state: 'draft', params: { a: 1 }, nowMs: START_MS });
  await jobs.addRows(id, rows(count));
  await jobs.apply(SHOP, id, START_MS);
  const job = await claimOne(jobs);
  if (job === null) throw new Error('nothing was claimed');
  return job;
}

export function jobSuite(subject: Subject): void {
  test('a draft is not worked on, is applied once, and belongs to its shop', async () => {
    const { jobs } = pagesOf(subject);
    const id = await jobs.create(SHOP, { kind: 'products_import', state: 'draft', params: {}, nowMs: START_MS });
    await jobs.addRows(id, rows(3));
    await jobs.addRows(id, rows(3));
    expect(await claimOne(jobs)).toBeNull();
    expect(await jobs.apply(OTHER_SHOP, id, START_MS)).toBe(false);
    expect([await jobs.apply(SHOP, id, START_MS), await jobs.apply(SHOP, id, START_MS)]).toEqual([true, false]);
    expect(await claimOne(jobs)).toMatchObject({ id, state: 'running', total: 3 });
    expect([
      await jobs.find(OTHER_SHOP, id),
      await jobs.rows(OTHER_SHOP, id, { state: null, after: 0, limit: 9 }),
    ]).toEqual([null, []]);
  });

  test('a preview rests as a draft with what it shows of each row, until it is applied', async () => {
    const { jobs } = pagesOf(subject);
    const id = await jobs.create(SHOP, { kind: 'orders_older', state: 'preparing', params: {}, nowMs: START_MS });
    const job = await claimOne(jobs);
    if (job === null) throw new Error('nothing was claimed');
    const added = [{ row: 1, label: '#1001', payload: { n: 1 }, detail: { items: 2 } }];
    await jobs.commit(job, { nowMs: START_MS, added, cursor: null, state: 'draft', goesOn: true });
    expect(await jobs.find(SHOP, id)).toMatchObject({ state: 'draft', total: 1, finishedAtMs: null });
    expect(await claimOne(jobs, START_MS + 9_999)).toBeNull();
    expect(await jobs.rows(SHOP, id, { state: 'pending', after: 0, limit: 9 })).toMatchObject([
      { label: '#1001', detail: { items: 2 } },
    ]);
    await jobs.apply(SHOP, id, START_MS);
    expect(await claimOne(jobs)).toMatchObject({ id, state: 'running' });
  });

  test('rows of a preview that are left out count as done with, in a draft alone and for its shop alone', async () => {
    const { jobs } = pagesOf(subject);
    const id = await jobs.create(SHOP, { kind: 'orders_older', state: 'draft', params: {}, nowMs: START_MS });
    await jobs.addRows(
      id,
      [1, 2, 3].map((row) => ({ row, label: `#${row}`, payload: { row } })),
    );
    await jobs.leaveOut(OTHER_SHOP, id, [1]);
    await jobs.leaveOut(SHOP, id, []);
    await jobs.leaveOut(SHOP, id, [2, 2, 9]);
    expect(await jobs.find(SHOP, id)).toMatchObject({ total: 3, unchanged: 1 });
    await jobs.apply(SHOP, id, START_MS);
    await jobs.leaveOut(SHOP, id, [3]);
    expect((await jobs.pending(id, 9)).map(({ row }) => row)).toEqual([1, 3]);
  });

  test('[S13] what undoes a row is kept sealed in the place of its payload, for its own shop alone', async () => {
    const { jobs } = pagesOf(subject);
    const job = await running(jobs, 2);
    const payload = { undo: { print_url: 'https://art.example.com/secret.jpg' } };
    const results = [{ row: 1, state: 'succeeded', error: null, detail: { fields: ['print_url'] }, payload }] as const;
    await jobs.commit(job, { nowMs: START_MS, results, goesOn: true });
    const stored = await subject.database.models.job_row.findMany();
    const bytes = stored.map((row) => `${row.detail}${Buffer.from(row.payload).toString('latin1')}`).join('');
    expect(bytes).not.toContain('secret');
    const page = { after: 0, limit: 1 };
    expect(await jobs.touched(SHOP, job.id, page)).toEqual({ rows: [{ row: 1, label: 'row 1', payload }], next: 1 });
    expect(await jobs.touched(SHOP, job.id, { after: 2, limit: 1 })).toEqual({ rows: [], next: null });
    expect(await jobs.touched(OTHER_SHOP, job.id, page)).toEqual({ rows: [], next: null });
  });

  test('[S13] what would undo a row is kept sealed before its result, by the holder of the job alone', async () => {
    const { jobs } = pagesOf(subject);
    const job = await running(jobs, 4);
    const done = [
      { row: 1, state: 'unchanged', error: null, detail: {} },
      { row: 2, state: 'failed', error: 'conflict', detail: {} },
    ] as const;
    await jobs.commit(job, { nowMs: START_MS, results: done, goesOn: true });
    const kept = [2, 3].map((row) => ({ row, payload: { undo: 'https://art.example.com/secret.jpg' } }));
    expect(await jobs.keep(job, kept)).toBe('kept');
    expect(await jobs.keep({ ...job, token: 'of somebody else' }, [{ row: 4, payload: {} }])).toBe('lease_lost');
    const stored = await subject.database.models.job_row.findMany();
    expect(stored.map(({ payload }) => Buffer.from(payload).toString('latin1')).join('')).not.toContain('secret');
    expect(await jobs.pending(job.id, 9)).toEqual([
      { row: 3, payload: kept[1]?.payload },
      { row: 4, payload: { n: 3 } },
    ]);
    const { rows: touched } = await jobs.touched(SHOP, job.id, { after: 0, limit: 9 });
    expect(touched.map(({ row, payload }) => [row, payload])).toEqual([
      [2, { n: 1 }],
      [3, kept[1]?.payload],
      [4, { n: 3 }],
    ]);
  });

  test('a step counts each row once, whatever is committed again', async () => {
    const { jobs } = pagesOf(subject);
    const job = await running(jobs, 3);
    const results = [
      { row: 1, state: 'succeeded', error: null, detail: {} },
      { row: 2, state: 'failed', error: 'conflict', detail: { why: 'x' } },
    ] as const;
    const step = { nowMs: START_MS, results, goesOn: true };
    expect(await jobs.commit(job, step)).toEqual({ outcome: 'committed', cancelRequested: false });
    expect(await jobs.commit(job, step)).toEqual({ outcome: 'committed', cancelRequested: false });
    expect(await jobs.find(SHOP, job.id)).toMatchObject({ total: 3, succeeded: 1, failed: 1, unchanged: 0 });
    expect((await jobs.pending(job.id, 9)).map(({ row }) => row)).toEqual([3]);
    expect(await jobs.rows(SHOP, job.id, { state: 'failed', after: 0, limit: 9 })).toMatchObject([
      { row: 2, error: 'conflict', detail: { why: 'x' } },
    ]);
  });

  test('one holder at a time: a lease that ran out is taken over, and its late commit is dropped', async () => {
    const { jobs } = pagesOf(subject);
    const first = await running(jobs, 2);
    expect(await claimOne(jobs)).toBeNull();
    const second = await claimOne(jobs, START_MS + 1_001);
    expect(second?.id).toBe(first.id);
    expect(await jobs.commit(first, { nowMs: START_MS, state: 'done', goesOn: false })).toEqual({
      outcome: 'lease_lost',
    });
    expect(await jobs.find(SHOP, first.id)).toMatchObject({ state: 'running', finishedAtMs: null });
  });

  test('a shop has one job at a time, by turns; another shop’s is claimed beside it', async () => {
    const { jobs } = pagesOf(subject);
    const made = async (shop: typeof SHOP, nowMs: number) =>
      jobs.create(shop, { kind: 'products_index', state: 'running', params: {}, nowMs });
    const [first, second, third] = [await made(SHOP, 1), await made(SHOP, 2), await made(SHOP, 3)];
    const other = await made(OTHER_SHOP, 9);
    const claim = async () => jobs.claim({ nowMs: START_MS, leaseMs: LEASE_MS, limit: 9 });
    const claimed = await claim();
    expect(claimed.map(({ id }) => id)).toEqual([first, other]);
    expect(new Set(claimed.map(({ token }) => token)).size).toBe(2);
    expect(await claim()).toEqual([]);
    for (const job of claimed) await jobs.commit(job, { nowMs: START_MS, goesOn: false });
    expect((await claim()).map(({ id }) => id)).toEqual([second, other]);
    const late = await jobs.claim({ nowMs: START_MS + LEASE_MS + 1, leaseMs: LEASE_MS, limit: 9 });
    expect(late.map(({ id }) => id)).toEqual([second, other]);
    expect(third).not.toBe(second);
  });

  test('many jobs of one shop do not go before one of another, which is next when one of them ends', async () => {
    const { jobs } = pagesOf(subject);
    const make = (shop: typeof SHOP, nowMs: number) =>
      jobs.create(shop, { kind: 'products_index', state: 'running', params: {}, nowMs });
    for (const nowMs of [1, 2, 3]) await make(SHOP, nowMs);
    const first = await claimOne(jobs);
    const other = await make(OTHER_SHOP, START_MS - 5);
    await jobs.commit(first ?? { id: '0', token: '' }, { nowMs: START_MS, state: 'done', goesOn: false });
    expect((await claimOne(jobs))?.id).toBe(other);
    expect(await claimOne(jobs)).toMatchObject({ shop: SHOP });
  });

  test('the lease of a job is renewed while it is held', async () => {
    const { jobs } = pagesOf(subject);
    const job = await running(jobs, 1);
    await subject.store.work.extendLeases([job.token, 'j.unknown.1'], START_MS + 9_000);
    expect(await claimOne(jobs, START_MS + 9_000)).toBeNull();
    await jobs.commit(job, { nowMs: START_MS, goesOn: true });
    expect(await claimOne(jobs, START_MS + 9_000)).toBeNull();
    expect(await subject.store.work.releaseExpired(START_MS + 10_000)).toBe(0);
    expect((await claimOne(jobs, START_MS + 9_001))?.id).toBe(job.id);
  });

  test('a cancel is seen by the next commit; a finished job is listed, then forgotten with its rows', async () => {
    const { jobs } = pagesOf(subject);
    const job = await running(jobs, 2);
    expect([
      await jobs.requestCancel(OTHER_SHOP, job.id, START_MS),
      await jobs.requestCancel(SHOP, job.id, START_MS),
    ]).toEqual([false, true]);
    expect(await jobs.commit(job, { nowMs: START_MS, goesOn: true })).toMatchObject({
      cancelRequested: true,
    });
    await jobs.commit(job, { nowMs: START_MS + 5, state: 'cancelled', goesOn: false });
    expect(await jobs.running(SHOP, 'products_edit')).toBeNull();
    expect(await jobs.recent(SHOP, START_MS)).toMatchObject([
      { id: job.id, state: 'cancelled', finishedAtMs: START_MS + 5 },
    ]);
    expect(await claimOne(jobs, START_MS + 9_999)).toBeNull();
    expect(await jobs.forget(START_MS + 6)).toBe(1);
    expect(await jobs.rows(SHOP, job.id, { state: null, after: 0, limit: 9 })).toEqual([]);
  });

  test('collected rows, cursor and due time are kept between turns', async () => {
    const { jobs } = pagesOf(subject);
    const id = await jobs.create(SHOP, { kind: 'orders_send', state: 'preparing', params: {}, nowMs: START_MS });
    const job = await claimOne(jobs);
    await jobs.commit(
      { id, token: job?.token ?? '' },
      { nowMs: START_MS, added: rows(4), cursor: 'here', goesOn: false, dueAtMs: START_MS + 50 },
    );
    expect(await claimOne(jobs, START_MS + 49)).toBeNull();
    expect(await claimOne(jobs, START_MS + 50)).toMatchObject({
      id,
      state: 'preparing',
      cursor: 'here',
      total: 4,
    });
  });
}

import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type { Job, JobKind, JobRow, JobStore } from '../../pipeline/ports/jobs.ts';
import type { Log, Random } from '../../pipeline/ports/system.ts';
import type { Database } from '../database.ts';
import type { Prisma } from '../generated/sqlite/client.ts';
import { plainOf } from '../plain.ts';
import { rowIdOf } from '../row-id.ts';
import type { Sealer } from '../sealer.ts';
import { addRows, claimJobs, forgetJobs } from './job-lease.ts';
import { commitStep, keepPayloads } from './commit-step.ts';
import { leaveOut, pendingRows, touchedRows } from './pending-rows.ts';
import { jobOf, jobRowOf } from './rows.ts';

const RECENT = 50;

/** What people ask of jobs, by the client; what holds a lease or adds many rows, by SQL in the files beside. */
export function createJobStore(parts: {
  readonly database: Database;
  readonly sealer: Sealer;
  readonly random: Random;
  readonly log: Log;
}): JobStore {
  const { database } = parts;
  const { models } = database;

  async function create(shop: ShopDomain, job: Parameters<JobStore['create']>[1]): Promise<string> {
    const { kind, state, params, nowMs } = job;
    const { id } = await models.job.create({
      data: {
        shop,
        kind,
        state,
        params: JSON.stringify(params),
        created_at: nowMs,
        due_at: state === 'draft' ? null : nowMs,
      },
      select: { id: true },
    });
    return String(id);
  }

  async function find(shop: ShopDomain, id: string): Promise<Job | null> {
    const row = await models.job.findFirst({ where: { id: rowIdOf(id), shop } });
    return row === null ? null : jobOf(plainOf(row));
  }

  async function recent(shop: ShopDomain, sinceMs: number): Promise<readonly Job[]> {
    const rows = await models.job.findMany({
      where: { shop, state: { not: 'draft' }, OR: [{ finished_at: null }, { finished_at: { gte: sinceMs } }] },
      orderBy: { id: 'desc' },
      take: RECENT,
    });
    return rows.map((row) => jobOf(plainOf(row)));
  }

  async function rows(shop: ShopDomain, id: string, page: Parameters<JobStore['rows']>[2]): Promise<readonly JobRow[]> {
    const { state, after, limit } = page;
    const found = await models.job_row.findMany({
      where: { job_id: rowIdOf(id), shop, row: { gt: after }, ...(state === null ? {} : { state }) },
      omit: { payload: true },
      orderBy: { row: 'asc' },
      take: limit,
    });
    return found.map((row) => jobRowOf(plainOf(row)));
  }

  async function running(shop: ShopDomain, kind: JobKind): Promise<Job | null> {
    const row = await models.job.findFirst({
      where: { shop, kind, finished_at: null, state: { not: 'draft' } },
      orderBy: { id: 'desc' },
    });
    return row === null ? null : jobOf(plainOf(row));
  }

  async function change(where: Prisma.jobWhereInput, data: Prisma.jobUpdateManyMutationInput): Promise<boolean> {
    return (await models.job.updateMany({ where, data })).count > 0;
  }

  /** A waiting job becomes due at once, so that its end is seen without delay. */
  async function requestCancel(shop: ShopDomain, id: string, nowMs: number): Promise<boolean> {
    const own = { id: rowIdOf(id), shop, finished_at: null };
    const ended = { state: 'cancelled', cancel_requested: true, finished_at: nowMs };
    if (await change({ ...own, state: 'draft' }, ended)) return true;
    return change(own, { cancel_requested: true, due_at: nowMs });
  }

  return {
    create,
    addRows: (id, added) => addRows(parts, rowIdOf(id), added),
    find,
    recent,
    rows,
    touched: (shop, id, page) => touchedRows(parts, { shop, id: rowIdOf(id) }, page),
    running,
    apply: (shop, id, nowMs) => change({ id: rowIdOf(id), shop, state: 'draft' }, { state: 'running', due_at: nowMs }),
    leaveOut: (shop, id, left) => leaveOut(database, { shop, id: rowIdOf(id) }, left),
    requestCancel,
    claim: (request) => claimJobs(parts, request),
    pending: (id, limit) => pendingRows(parts, rowIdOf(id), limit),
    keep: (job, kept) => keepPayloads(parts, { id: rowIdOf(job.id), token: job.token }, kept),
    commit: (job, step) => commitStep(parts, { id: rowIdOf(job.id), token: job.token }, step),
    forget: (beforeMs) => forgetJobs(database, beforeMs),
  };
}

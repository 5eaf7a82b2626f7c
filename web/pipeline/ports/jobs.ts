import type { JobKind, JobRowState, JobState, JobView } from '../../contract/jobs.ts';
import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type { ClaimRequest } from './lease.ts';

export type { JobKind, JobRowState, JobState } from '../../contract/jobs.ts';
export type JobDetail = Readonly<Record<string, unknown>>;

export interface Job extends Readonly<Omit<JobView, 'finished'>> {
  readonly shop: ShopDomain;
  /** What the job was asked; fixed. */
  readonly params: JobDetail;
}

/** `row` counts from 1 and is unique in its job. `payload` is what its work needs, never shown. */
export interface NewJobRow {
  readonly row: number;
  readonly label: string;
  readonly payload: JobDetail;
  /** What is shown of it before it is worked; default: nothing. */
  readonly detail?: JobDetail;
}

export interface JobRow {
  readonly row: number;
  readonly label: string;
  readonly state: JobRowState;
  readonly error: string | null;
  readonly detail: JobDetail;
}

export interface PendingRow {
  readonly row: number;
  readonly payload: JobDetail;
}

export interface RowResult {
  readonly row: number;
  readonly state: Exclude<JobRowState, 'pending'>;
  readonly error: string | null;
  readonly detail: JobDetail;
  /** Kept in the place of its payload, and sealed like that: how to undo what it did. Absent = the payload stays. */
  readonly payload?: JobDetail;
}

export interface ClaimedJob extends Job {
  readonly token: string;
  /** Where the collecting or reading stopped; null = at the beginning. */
  readonly cursor: string | null;
}

/** One step of a job: results of rows, rows found, where to go on. Counts move in the same transaction. */
export interface JobStep {
  readonly nowMs: number;
  readonly results?: readonly RowResult[];
  readonly added?: readonly NewJobRow[];
  /** For work without rows: so many are found and done. */
  readonly counted?: { readonly succeeded: number };
  readonly cursor?: string | null;
  /** `draft`: all is collected, and waits to be applied. */
  readonly state?: Extract<JobState, 'draft' | 'running' | 'done' | 'cancelled' | 'failed'>;
  /** The lease is kept; false = given back, due at `dueAtMs`. */
  readonly goesOn: boolean;
  readonly dueAtMs?: number;
}

/**
 * Jobs of the merchant: each survives a restart, since a step commits what it did; a row is worked on again only when
 * its step was lost.
 */
export interface JobStore {
  /** `draft` jobs wait for `apply`; others are due at once. */
  create(
    shop: ShopDomain,
    job: {
      readonly kind: JobKind;
      readonly state: Extract<JobState, 'draft' | 'preparing' | 'running'>;
      readonly params: JobDetail;
      readonly nowMs: number;
    },
  ): Promise<string>;
  /** For jobs not yet claimed; rows already there stay. */
  addRows(id: string, rows: readonly NewJobRow[]): Promise<void>;
  find(shop: ShopDomain, id: string): Promise<Job | null>;
  /** Unfinished ones and those finished since, newest first, at most 50. Drafts are left out. */
  recent(shop: ShopDomain, sinceMs: number): Promise<readonly Job[]>;
  rows(
    shop: ShopDomain,
    id: string,
    page: { readonly state: JobRowState | null; readonly after: number; readonly limit: number },
  ): Promise<readonly JobRow[]>;
  /** All but what stayed as it was, with their payload as it stands now; those that cannot be read are left out. */
  touched(
    shop: ShopDomain,
    id: string,
    page: { readonly after: number; readonly limit: number },
  ): Promise<{ readonly rows: readonly NewJobRow[]; readonly next: number | null }>;
  /** The unfinished job of this kind, or null. */
  running(shop: ShopDomain, kind: JobKind): Promise<Job | null>;
  /** Rows of a draft that are not to be worked on. */
  leaveOut(shop: ShopDomain, id: string, rows: readonly number[]): Promise<void>;
  /** Draft → running; false = unknown, or no draft any more. */
  apply(shop: ShopDomain, id: string, nowMs: number): Promise<boolean>;
  /** A draft ends at once, a running job after its step. False = unknown. */
  requestCancel(shop: ShopDomain, id: string, nowMs: number): Promise<boolean>;
  /**
   * Jobs that are due and nobody holds, of each shop the one that waits longest, and none of a shop of which a job is
   * held: it has one at a time. First the shop that has waited longest, since its job was due or its last job ended.
   */
  claim(request: ClaimRequest): Promise<readonly ClaimedJob[]>;
  pending(id: string, limit: number): Promise<readonly PendingRow[]>;
  /** Replaces payloads of pending rows: what has to be known of them if their result never comes. */
  keep(
    job: { readonly id: string; readonly token: string },
    rows: readonly PendingRow[],
  ): Promise<'kept' | 'lease_lost'>;
  commit(
    job: { readonly id: string; readonly token: string },
    step: JobStep,
  ): Promise<{ readonly outcome: 'committed'; readonly cancelRequested: boolean } | { readonly outcome: 'lease_lost' }>;
  /** Deletes jobs finished before, drafts made before; answers how many. */
  forget(beforeMs: number): Promise<number>;
}

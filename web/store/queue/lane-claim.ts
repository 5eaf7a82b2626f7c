import type { LaneClaimRequest } from '../../pipeline/ports/index.ts';
import type { Plain } from '../database.ts';
import type { lane } from '../generated/sqlite/client.ts';
import { sql, type Sql } from '../sql.ts';
import type { Queue } from './lanes.ts';

/** Tables whose rows wait in lanes. */
export type LaneTable = 'shop_order' | 'print_order' | 'fulfillment_order';

export interface LaneClaim {
  readonly table: LaneTable;
  /** Served in this order, each from its longest waiting lane on. */
  readonly queues: readonly Queue[];
  readonly request: LaneClaimRequest;
}

export interface DueRows<Row> {
  readonly rows: readonly Row[];
  /** Keys of the lanes that were looked at. A lane beyond the limit keeps its place. */
  readonly served: readonly string[];
}

export type ReadyLane = Pick<Plain<lane>, 'lane' | 'blocked_until'>;

/** Each row of these is a request of its own; elsewhere requests serve many rows, or are too urgent to be held back. */
const ONE_BY_ONE: readonly Queue[] = ['orders', 'print_orders'];
/** A lane that was blocked begins with one row and takes one more with each of these: what it waited for is scarce. */
const ONE_MORE_AFTER_MS = 250;

/** How many rows a claim takes of a lane. */
export function shareOf({ lane, blocked_until: blockedUntilMs }: ReadyLane, queue: Queue, claim: LaneClaim): number {
  const { perLane, inWork, atOnce, nowMs } = claim.request;
  const free = perLane - (inWork.get(lane) ?? 0);
  if (!ONE_BY_ONE.includes(queue)) return free;
  return Math.min(free, atOnce, 1 + Math.max(0, Math.floor((nowMs - blockedUntilMs) / ONE_MORE_AFTER_MS)));
}

/** Condition on lanes that may be claimed from now; those with all of their share in work are passed over. */
export function isReady({ request }: LaneClaim, anyOf: (lanes: readonly string[]) => Sql): Sql {
  const full = [...request.inWork].flatMap(([lane, rows]) => (rows >= request.perLane ? [lane] : []));
  const others = full.length === 0 ? sql`` : sql` AND NOT lane ${anyOf(full)}`;
  return sql`ready_at <= ${request.nowMs}${others}`;
}

/** A lane rests this long, and longer by a part of the time for which its next row has been due. */
const REST_MS = 50;
const PART_OF_OVERDUE = 20;

/** When a lane is next served whose next row, `t`, is due. */
export function restedAt({ request }: LaneClaim, anyOf: (queues: readonly string[]) => Sql): Sql {
  const nowMs = sql`CAST(${request.nowMs} AS BIGINT)`;
  const longestMs = sql`CAST(${request.longestRestMs} AS BIGINT)`;
  const restMs = sql`(${REST_MS} + (${nowMs} - t.due_at) / ${PART_OF_OVERDUE})`;
  const rest = sql`CASE WHEN ${restMs} < ${longestMs} THEN ${restMs} ELSE ${longestMs} END`;
  return sql`${nowMs} + CASE WHEN queue ${anyOf(ONE_BY_ONE)} THEN ${rest} ELSE 0 END`;
}

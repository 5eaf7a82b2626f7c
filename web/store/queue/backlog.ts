import type { WorkStore } from '../../pipeline/ports/index.ts';
import type { Database } from '../database.ts';
import { raw, sql } from '../sql.ts';
import type { LaneTable } from './lane-claim.ts';
import type { Queue } from './lanes.ts';

interface Due {
  readonly count: number;
  readonly oldest: number | null;
}

const COUNTED: readonly Queue[] = ['orders', 'cancels', 'read_backs', 'print_orders', 'polls'];

/** Counted lane by lane: rows that are idle, and lanes that are parked, cost nothing. */
async function dueIn(database: Database, table: LaneTable, nowMs: number): Promise<Due> {
  const [due] = await database.query<Due>(sql`
    SELECT count(*) AS count, min(t.due_at) AS oldest FROM lane l
    JOIN ${raw(table)} t ON t.lane = l.lane AND t.due_at <= ${nowMs}
    WHERE l.queue ${database.dialect.anyOf(COUNTED)} AND l.ready_at IS NOT NULL`);
  return due ?? { count: 0, oldest: null };
}

/** Due now, the work of blocked lanes included. */
export async function countBacklog(
  database: Database,
  nowMs: number,
): Promise<Awaited<ReturnType<WorkStore['backlog']>>> {
  const [inbox] = await database.query<Due>(
    sql`SELECT count(*) AS count, min(due_at) AS oldest FROM inbox WHERE due_at <= ${nowMs}`,
  );
  const orders = await dueIn(database, 'shop_order', nowMs);
  const printOrders = await dueIn(database, 'print_order', nowMs);
  const oldest = [inbox?.oldest, orders.oldest, printOrders.oldest].filter((at) => at !== null && at !== undefined);
  return {
    inbox: inbox?.count ?? 0,
    orders: orders.count,
    printOrders: printOrders.count,
    oldestDueMs: oldest.length > 0 ? Math.min(...oldest) : null,
  };
}

import type { Committed, Lease, LogLine } from '../../pipeline/ports/index.ts';
import { appendActivity } from '../activity.ts';
import type { Database, Statements } from '../database.ts';
import type { Dialect } from '../dialect.ts';
import { touchLanes } from '../queue/lanes.ts';
import { sql } from '../sql.ts';
import { orderLane } from './wake-orders.ts';

export interface HeldOrder {
  readonly id: number;
  readonly shop: string;
  readonly order_gid: string;
  readonly signals: number;
  readonly cancelled_at: number | null;
}

/** The row of a lease, kept as it is until the transaction ends; null when the lease is lost. */
export async function heldOrder(tx: Statements, dialect: Dialect, lease: Lease): Promise<HeldOrder | null> {
  const [row] = await tx.query<HeldOrder>(
    sql`SELECT id, shop, order_gid, signals, cancelled_at FROM shop_order
      WHERE id = ${Number(lease.id)} AND lease_token = ${lease.token} ${dialect.forUpdate}`,
  );
  return row ?? null;
}

/** The order could not be planned now. A signal that came meanwhile makes it due at once all the same. */
export function rescheduleOrder(
  { database, now }: { database: Database; now: () => number },
  lease: Lease,
  retry: { readonly dueAtMs: number | null; readonly log: LogLine | null },
): Promise<Committed> {
  return database.transaction(async (tx) => {
    const row = await heldOrder(tx, database.dialect, lease);
    if (row === null) return 'lease_lost';
    const nowMs = now();
    const signalled = row.signals !== lease.signals;
    const dueAtMs = signalled ? nowMs : retry.dueAtMs;
    // Giving up ends the series of attempts: the next signal starts a new one.
    const attempt = dueAtMs === null || signalled ? sql`0` : sql`attempt`;
    await tx.execute(sql`
      UPDATE shop_order
      SET due_at = ${dueAtMs}, lease_until = NULL, lease_token = NULL, attempt = ${attempt}
      WHERE id = ${row.id}`);
    if (retry.log !== null)
      await appendActivity(tx, [
        { shop: row.shop, orderGid: row.order_gid, printOrderId: null, atMs: nowMs, line: retry.log, actor: 'app' },
      ]);
    if (dueAtMs !== null) await touchLanes(tx, [{ lane: orderLane(row.shop), dueAtMs }]);
    return 'committed';
  });
}

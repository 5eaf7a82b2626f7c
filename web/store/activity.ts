import type { LogLine } from '../domain/kernel/log-line.ts';
import type { Statements } from './database.ts';
import { join, sql } from './sql.ts';

/**
 * A line of the log with its place. The table is only ever added to, in the transaction of the change the line tells
 * of.
 */
export interface ActivityEntry {
  readonly shop: string;
  readonly orderGid: string | null;
  readonly printOrderId: number | null;
  readonly atMs: number;
  readonly line: LogLine;
  readonly actor: 'app' | 'merchant';
}

export async function appendActivity(tx: Statements, entries: readonly ActivityEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map(
    ({ shop, orderGid, printOrderId, atMs, line, actor }) =>
      sql`(${shop}, ${orderGid}, ${printOrderId}, ${atMs}, ${line.event}, ${JSON.stringify(line.detail)}, ${actor})`,
  );
  await tx.execute(
    sql`INSERT INTO activity (shop, order_gid, print_order_id, at, event, detail, actor) VALUES ${join(rows)}`,
  );
}

import type { PrintOrder } from '../../pipeline/ports/index.ts';
import type { Database, Statements } from '../database.ts';
import type { Dialect } from '../dialect.ts';
import type { Sealer } from '../sealer.ts';
import { sql, type Sql } from '../sql.ts';
import { printOrderOf, type PrintOrderRow, type ShipmentRow } from './rows.ts';

/**
 * Shipments by print order. Most print orders have none yet, which their own row says: no question is asked for them.
 */
export async function readShipments(
  tx: Statements,
  dialect: Dialect,
  rows: readonly PrintOrderRow[],
): Promise<ReadonlyMap<number, readonly ShipmentRow[]>> {
  const ids = rows.filter(({ parcels }) => parcels > 0).map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const shipments = await tx.query<ShipmentRow>(
    sql`SELECT * FROM shipment WHERE print_order_id ${dialect.anyOf(ids)} ORDER BY print_order_id, key`,
  );
  return Map.groupBy(shipments, (row) => row.print_order_id);
}

/** Print orders that meet a condition on the table `print_order`, oldest first. */
export async function readPrintOrders(
  { database, sealer }: { database: Database; sealer: Sealer },
  condition: Sql,
): Promise<readonly PrintOrder[]> {
  const rows = await database.query<PrintOrderRow>(sql`SELECT * FROM print_order WHERE ${condition} ORDER BY id`);
  const shipments = await readShipments(database, database.dialect, rows);
  return rows.map((row) => printOrderOf(row, sealer, shipments.get(row.id)));
}

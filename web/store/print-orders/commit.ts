import type { Committed, Lease, PrintOrderChange, Shipment } from '../../pipeline/ports/index.ts';
import { appendActivity } from '../activity.ts';
import type { Database, Statements } from '../database.ts';
import { jsonText } from '../json-text.ts';
import { laneKey, touchLanes } from '../queue/lanes.ts';
import { join, sql, type Sql } from '../sql.ts';
import { nextWork, type LeasedState, type NextWork } from './next-work.ts';
import { laneOf } from './rows.ts';

interface HeldPrintOrder extends LeasedState {
  readonly id: number;
  readonly shop: string;
  readonly order_gid: string;
  readonly state: string;
}

const ENDS = new Set(['fulfilled', 'cancelled']);

/** One assignment per key of the change that is present. */
function assignments(change: PrintOrderChange): readonly Sql[] {
  const set: Sql[] = [];
  if (change.state !== undefined) set.push(sql`state = ${change.state}`);
  if (change.createUnknown !== undefined) set.push(sql`create_unknown = ${change.createUnknown}`);
  if (change.picanovaOrderId !== undefined) set.push(sql`picanova_order_id = ${change.picanovaOrderId}`);
  if (change.picanovaStatus !== undefined) set.push(sql`picanova_status = ${change.picanovaStatus}`);
  if (change.isTest !== undefined) set.push(sql`is_test = ${change.isTest}`);
  if (change.shippingMethod !== undefined) set.push(sql`shipping_method = ${change.shippingMethod}`);
  if (change.totalMinor !== undefined) set.push(sql`total_minor = ${change.totalMinor}`);
  if (change.totalCurrency !== undefined) set.push(sql`total_currency = ${change.totalCurrency}`);
  if (change.itemIds !== undefined) set.push(sql`item_ids = ${JSON.stringify(change.itemIds)}`);
  if (change.problems !== undefined) set.push(sql`problems = ${jsonText(change.problems)}`);
  if (change.sentAtMs !== undefined) set.push(sql`sent_at = ${change.sentAtMs}`);
  if (change.progressed !== false) set.push(sql`attempt = 0`);
  return set;
}

/** An end with nothing left to do starts the time after which personal data goes. */
function completedAt(row: HeldPrintOrder, change: PrintOrderChange, next: NextWork): Sql {
  const over = ENDS.has(change.state ?? row.state) && next.dueAtMs === null;
  return over ? sql`coalesce(completed_at, ${change.nowMs})` : sql`NULL`;
}

async function writeShipments(tx: Statements, row: HeldPrintOrder, shipments: readonly Shipment[]): Promise<void> {
  if (shipments.length === 0) return;
  const rows = shipments.map(
    (s) =>
      sql`(${row.id}, ${s.key}, ${row.shop}, ${s.carrierCode}, ${s.carrierName}, ${s.trackingNumber}, ${s.trackingUrl}, ${s.shippedAtMs}, ${JSON.stringify(s.lines)}, ${s.fulfillmentGid}, ${s.adopted}, ${s.writtenTrackingNumber})`,
  );
  await tx.execute(sql`
    INSERT INTO shipment (print_order_id, key, shop, carrier_code, carrier_name, tracking_number, tracking_url, shipped_at, lines, fulfillment_gid, adopted, written_tracking_number)
    VALUES ${join(rows)}
    ON CONFLICT (print_order_id, key) DO UPDATE SET carrier_code = excluded.carrier_code, carrier_name = excluded.carrier_name, tracking_number = excluded.tracking_number,
      tracking_url = excluded.tracking_url, shipped_at = excluded.shipped_at, lines = excluded.lines, fulfillment_gid = excluded.fulfillment_gid, adopted = excluded.adopted,
      written_tracking_number = excluded.written_tracking_number`);
  await tx.execute(
    sql`UPDATE print_order SET parcels = (SELECT count(*) FROM shipment WHERE print_order_id = ${row.id}) WHERE id = ${row.id}`,
  );
}

/** The end of a step: its change, its next due time and its log, or nothing of it when the lease is lost. */
export function commitPrintOrder(
  { database }: { database: Database },
  lease: Lease,
  change: PrintOrderChange,
): Promise<Committed> {
  return database.transaction(async (tx) => {
    const [row] = await tx.query<HeldPrintOrder>(sql`
      SELECT id, shop, order_gid, state, hints, resync, cancel_pending, picanova_order_id FROM print_order
      WHERE id = ${Number(lease.id)} AND lease_token = ${lease.token} ${database.dialect.forUpdate}`);
    if (row === undefined) return 'lease_lost';
    const next = nextWork(row, lease, change);
    const lane = laneOf(row.shop, next.step, next.cancelPending);
    await tx.execute(sql`
      UPDATE print_order SET lease_until = NULL, lease_token = NULL, step = ${next.step}, due_at = ${next.dueAtMs}, lane = ${laneKey(lane)},
        cancel_pending = ${next.cancelPending}, resync = ${next.resync}, ${join([sql`completed_at = ${completedAt(row, change, next)}`, ...assignments(change)])}
      WHERE id = ${row.id}`);
    await writeShipments(tx, row, change.shipments ?? []);
    await appendActivity(
      tx,
      change.log.map((line) => ({
        shop: row.shop,
        orderGid: row.order_gid,
        printOrderId: row.id,
        atMs: change.nowMs,
        line,
        actor: 'app' as const,
      })),
    );
    if (next.dueAtMs !== null) await touchLanes(tx, [{ lane, dueAtMs: next.dueAtMs }]);
    return 'committed';
  });
}

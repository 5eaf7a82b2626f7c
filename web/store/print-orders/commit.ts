import type { OrderGid, ShopDomain } from '../../domain/kernel/ids.ts';
import { nextWork, type NextWork } from '../../domain/print-order/next-work.ts';
import { isEnded, type PrintOrderState } from '../../domain/print-order/states.ts';
import { canMove, underCancel } from '../../domain/print-order/transition.ts';
import { errorText } from '../../domain/kernel/error-text.ts';
import type { Committed, Lease, Log, PrintOrderChange, Shipment } from '../../pipeline/ports/index.ts';
import { appendActivity } from '../activity.ts';
import { isDataFault } from '../data-fault.ts';
import type { Database, Statements } from '../database.ts';
import { jsonText } from '../json-text.ts';
import { wakeOrders } from '../orders/wake-orders.ts';
import { forgetFacts, forgetParcels } from '../privacy/forget.ts';
import type { TransactionContext } from '../transaction-context.ts';
import { laneKey, touchLanes, type LaneTouch } from '../queue/lanes.ts';
import { join, sql, type Sql } from '../sql.ts';
import { laneOf, type PrintOrderRow } from './rows.ts';
import { setAside } from './set-aside.ts';

type HeldPrintOrder = Pick<
  PrintOrderRow,
  'id' | 'shop' | 'order_gid' | 'state' | 'signals' | 'resync' | 'cancel_pending' | 'picanova_order_id' | 'erased_at'
>;

/** A write that the table of transitions forbids: a bug, told to whoever opened the store. */
export interface ForbiddenMove {
  readonly printOrderId: number;
  readonly from: PrintOrderState;
  readonly to: PrintOrderState;
}

export interface CommitParts {
  readonly database: Database;
  /** Where a row that cannot be read or written is named. */
  readonly log: Log;
  readonly onForbiddenMove: (move: ForbiddenMove) => void;
}

/** One assignment per key of the change that is present. */
function assignments(change: PrintOrderChange): readonly Sql[] {
  const set: Sql[] = [];
  if (change.createUnknown !== undefined)
    set.push(sql`create_asked_at = ${change.createUnknown ? sql`coalesce(create_asked_at, ${change.nowMs})` : null}`);
  if (change.picanovaOrderId !== undefined) set.push(sql`picanova_order_id = ${change.picanovaOrderId}`);
  if (change.picanovaStatus !== undefined) set.push(sql`picanova_status = ${change.picanovaStatus}`);
  if (change.isTest !== undefined) set.push(sql`is_test = ${change.isTest}`);
  if (change.shippingMethod !== undefined) set.push(sql`shipping_method = ${change.shippingMethod}`);
  if (change.totalMinor !== undefined) set.push(sql`total_minor = ${change.totalMinor}`);
  if (change.totalCurrency !== undefined) set.push(sql`total_currency = ${change.totalCurrency}`);
  if (change.itemIds !== undefined) set.push(sql`item_ids = ${JSON.stringify(change.itemIds)}`);
  if (change.problems !== undefined) set.push(sql`problems = ${jsonText(change.problems)}`);
  if (change.resubmit !== undefined) set.push(sql`resubmit = ${change.resubmit}`);
  if (change.sentAtMs !== undefined) set.push(sql`sent_at = ${change.sentAtMs}`);
  if (change.progressed !== false) set.push(sql`attempt = 0`);
  return set;
}

/** Only late tracking numbers are still looked for. */
function isOver(state: PrintOrderState, { step, dueAtMs }: NextWork): boolean {
  return isEnded(state) && (dueAtMs === null || (state === 'fulfilled' && step === 'sync'));
}

/** An end with nothing left to do starts the time after which personal data goes. */
function completedAt(state: PrintOrderState, next: NextWork, nowMs: number): Sql {
  if (!isEnded(state)) return sql`NULL`;
  return isOver(state, next) ? sql`coalesce(completed_at, ${nowMs})` : sql`completed_at`;
}

/** The state as it is written: what the step made of the row, unless a cancel came meanwhile and is still owed. */
function writtenState(row: HeldPrintOrder, change: PrintOrderChange, next: NextWork): PrintOrderState {
  const state = change.state ?? (row.state as PrintOrderState);
  return next.cancelPending ? underCancel(state) : state;
}

/** Keys of parcels' further parts: the parcel is counted by its first. */
const FURTHER_PART = '%#%';

async function writeShipments(tx: Statements, row: HeldPrintOrder, shipments: readonly Shipment[]): Promise<void> {
  if (shipments.length === 0) return;
  const rows = shipments.map(
    (s) =>
      sql`(${row.id}, ${s.key}, ${row.shop}, ${s.carrierCode}, ${s.carrierName}, ${s.trackingNumber},
        ${s.trackingUrl}, ${s.shippedAtMs}, ${JSON.stringify(s.lines)}, ${s.fulfillmentGid}, ${s.adopted},
        ${s.writtenTrackingNumber}, ${s.unwritable}, ${s.packed === undefined ? null : JSON.stringify(s.packed)})`,
  );
  await tx.execute(sql`
    INSERT INTO shipment (print_order_id, key, shop, carrier_code, carrier_name, tracking_number, tracking_url,
    shipped_at, lines, fulfillment_gid, adopted, written_tracking_number, unwritable, packed)
    VALUES ${join(rows)}
    ON CONFLICT (print_order_id, key) DO UPDATE SET carrier_code = excluded.carrier_code,
    carrier_name = excluded.carrier_name, tracking_number = excluded.tracking_number,
      tracking_url = excluded.tracking_url, shipped_at = excluded.shipped_at, lines = excluded.lines,
      fulfillment_gid = excluded.fulfillment_gid, adopted = excluded.adopted,
      written_tracking_number = excluded.written_tracking_number, unwritable = excluded.unwritable,
      packed = excluded.packed`);
  await tx.execute(
    sql`UPDATE print_order SET parcels = (
        SELECT count(*) FROM shipment WHERE print_order_id = ${row.id} AND key NOT LIKE ${FURTHER_PART})
      WHERE id = ${row.id}`,
  );
}

function nextAfter(row: HeldPrintOrder, lease: Lease, change: PrintOrderChange): NextWork {
  const atEnd = {
    signals: row.signals,
    resync: Boolean(row.resync),
    cancelPending: Boolean(row.cancel_pending),
    picanovaOrderId: row.picanova_order_id,
  };
  return nextWork(atEnd, {
    nowMs: change.nowMs,
    claimedSignals: lease.signals,
    next: change.next,
    cancelAnswered: change.cancelAnswered === true,
    picanovaOrderId: change.picanovaOrderId ?? null,
  });
}

function waitsFor({ step, cancelPending, resync }: NextWork, change: PrintOrderChange): Parameters<typeof laneOf>[1] {
  if (cancelPending) return 'cancel';
  return step === 'sync' && (resync || change.rung === true) ? 'read_back' : step;
}

function wakeOrder(tx: Statements, row: HeldPrintOrder, nowMs: number): Promise<readonly LaneTouch[]> {
  return wakeOrders({ tx, nowMs }, [
    { shop: row.shop as ShopDomain, orderGid: row.order_gid as OrderGid, dueAtMs: nowMs, always: true },
  ]);
}

/** Its buyer was forgotten while it was under way: what was learnt since is forgotten at its end. */
async function forgetAgain(context: TransactionContext, row: HeldPrintOrder): Promise<void> {
  await forgetParcels(context, [row.id]);
  await forgetFacts(context, row.shop, [row.order_gid]);
}

function writeChange(
  { database, onForbiddenMove }: CommitParts,
  lease: Lease,
  change: PrintOrderChange,
): Promise<Committed> {
  return database.transaction(async (tx) => {
    const [row] = await tx.query<HeldPrintOrder>(sql`
      SELECT id, shop, order_gid, state, signals, resync, cancel_pending, picanova_order_id, erased_at
      FROM print_order WHERE id = ${Number(lease.id)} AND lease_token = ${lease.token} ${database.dialect.forUpdate}`);
    if (row === undefined) return 'lease_lost';
    const wished = nextAfter(row, lease, change);
    const state = writtenState(row, change, wished);
    const forgets = row.erased_at !== null && isOver(state, wished);
    const next = forgets ? { ...wished, step: null, dueAtMs: null } : wished;
    const from = row.state as PrintOrderState;
    if (!canMove(from, state)) onForbiddenMove({ printOrderId: row.id, from, to: state });
    const lane = laneOf(row.shop, waitsFor(next, change));
    await tx.execute(sql`
      UPDATE print_order SET lease_until = NULL, lease_token = NULL, step = ${next.step}, due_at = ${next.dueAtMs},
      lane = ${laneKey(lane)},
        cancel_pending = ${next.cancelPending}, resync = ${next.resync}, state = ${state},
        ${join([sql`completed_at = ${completedAt(state, next, change.nowMs)}`, ...assignments(change)])}
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
    if (forgets) await forgetAgain({ tx, dialect: database.dialect, nowMs: change.nowMs }, row);
    const woken = change.wakeOrder === true ? await wakeOrder(tx, row, change.nowMs) : [];
    await touchLanes(tx, [...woken, ...(next.dueAtMs === null ? [] : [{ lane, dueAtMs: next.dueAtMs }])]);
    return 'committed';
  });
}

/**
 * The end of a step: its change, its next due time and its log, or nothing of it when the lease is lost. A change that
 * the database can never take (an answer with an id of kilobytes) sets the row aside instead of being tried for ever.
 */
export async function commitPrintOrder(parts: CommitParts, lease: Lease, change: PrintOrderChange): Promise<Committed> {
  try {
    return await writeChange(parts, lease, change);
  } catch (error) {
    if (!isDataFault(error)) throw error;
    parts.log.error('print_order_not_written', { id: lease.id, error: errorText(error) });
    const [row] = await parts.database.query<PrintOrderRow>(
      sql`SELECT * FROM print_order WHERE id = ${Number(lease.id)} AND lease_token = ${lease.token}`,
    );
    if (row === undefined) return 'lease_lost';
    await setAside(parts, row, { token: lease.token, nowMs: change.nowMs, columns: ['answer'] });
    return 'set_aside';
  }
}

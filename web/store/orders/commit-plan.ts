import { errorText } from '../../domain/kernel/error-text.ts';
import type { PrintOrderId } from '../../domain/kernel/ids.ts';
import type { Committed, Lease, Log, PlanCommit } from '../../pipeline/ports/index.ts';
import { appendActivity } from '../activity.ts';
import { isDataFault } from '../data-fault.ts';
import type { Database, Statements } from '../database.ts';
import { cancelPrintOrders, type CancelRequest } from '../print-orders/cancel-requests.ts';
import { sealChangedAddress } from '../print-orders/rows.ts';
import { touchLanes, type LaneTouch } from '../queue/lanes.ts';
import type { Sealer } from '../sealer.ts';
import { join, sql } from '../sql.ts';
import { writePlanned } from './planned-print-orders.ts';
import { heldOrder, type HeldOrder } from './reschedule.ts';
import { orderLane } from './wake-orders.ts';

/** A print order that is being sent right now could not be replaced; its order is planned again when that is over. */
const SENDING_AGAIN_MS = 2_000;

export interface PlanParts {
  readonly database: Database;
  readonly sealer: Sealer;
  readonly log: Log;
}

function dueAfter(
  row: HeldOrder,
  plan: { readonly lease: Lease; readonly commit: PlanCommit; readonly beingSent: boolean },
): number | null {
  const { lease, commit, beingSent } = plan;
  if (row.signals !== lease.signals) return commit.nowMs;
  const again = beingSent ? commit.nowMs + SENDING_AGAIN_MS : null;
  return again === null || (commit.dueAtMs !== null && commit.dueAtMs < again) ? commit.dueAtMs : again;
}

async function writeOrder(
  tx: Statements,
  row: HeldOrder,
  plan: { readonly commit: PlanCommit; readonly dueAtMs: number | null },
): Promise<void> {
  const { order, progressed = true } = plan.commit;
  await tx.execute(sql`
    UPDATE shop_order SET name = ${order.name}, is_test = ${order.isTest}, financial_status =
    ${order.financialStatus}, cancelled_at = coalesce(cancelled_at, ${order.cancelledAtMs}),
      updated_at = ${order.updatedAtMs}, read_at = ${order.readAtMs}, paid_at = ${order.paidAtMs},
      left_out = ${JSON.stringify(order.leftOut)}, kept_shares = ${JSON.stringify(order.keptShares)},
      currency = ${order.currency}, settled = ${order.settled}, due_at = ${plan.dueAtMs},
      attempt = ${progressed ? sql`0` : sql`attempt`}, lease_until = NULL, lease_token = NULL
    WHERE id = ${row.id}`);
}

/** Fulfillment orders learn their order here; the webhooks that name them do not say it. */
async function writeFulfillmentOrders(tx: Statements, row: HeldOrder, gids: readonly string[]): Promise<void> {
  if (gids.length === 0) return;
  const rows = [...new Set(gids)].sort().map((gid) => sql`(${row.shop}, ${gid}, ${row.order_gid}, '')`);
  await tx.execute(sql`
    INSERT INTO fulfillment_order (shop, fulfillment_order_gid, order_gid, lane) VALUES ${join(rows)}
    ON CONFLICT (shop, fulfillment_order_gid) DO UPDATE SET order_gid = excluded.order_gid, due_at = NULL,
    always = false WHERE fulfillment_order.order_gid IS NULL OR fulfillment_order.order_gid <> excluded.order_gid`);
}

/** Asked for once: what was answered "too late" is not asked again by every later plan. */
function ending(
  shop: string,
  id: PrintOrderId,
  how: Pick<CancelRequest, 'why' | 'sendRest' | 'cause' | 'changedAddress'> & { readonly nowMs: number },
): CancelRequest {
  const { nowMs, ...request } = how;
  const of = sql`id = ${Number(id)} AND shop = ${shop} AND cancel_requested_at IS NULL`;
  return { ...request, of, atMs: nowMs, actor: 'app' };
}

function writePlan({ database, sealer }: PlanParts, lease: Lease, commit: PlanCommit): Promise<Committed> {
  const { dialect } = database;
  const { nowMs } = commit;
  return database.transaction(async (tx) => {
    const row = await heldOrder(tx, dialect, lease);
    if (row === null) return 'lease_lost';
    const { shop, order_gid: orderGid } = row;
    await writeFulfillmentOrders(tx, row, commit.order.fulfillmentOrderGids);
    const planned = await writePlanned({ tx, sealer, dialect }, row, commit);
    const dueAtMs = dueAfter(row, { lease, commit, beingSent: planned.beingSent });
    await writeOrder(tx, row, { commit, dueAtMs });
    const cancelTouches = await cancelPrintOrders({ tx, dialect, nowMs }, [
      ...commit.drop.map((id) => ending(shop, id, { why: 'dropped', nowMs })),
      ...commit.cancel.map(({ id, sendRest, cause, address = null }) =>
        ending(shop, id, {
          why: 'cancelled',
          sendRest,
          cause,
          changedAddress: sealChangedAddress(sealer, shop, address),
          nowMs,
        }),
      ),
    ]);
    await appendActivity(
      tx,
      commit.log.map((line) => ({ shop, orderGid, printOrderId: null, atMs: nowMs, line, actor: 'app' as const })),
    );
    const touches: readonly LaneTouch[] = [
      ...planned.touches,
      ...cancelTouches,
      ...(dueAtMs === null ? [] : [{ lane: orderLane(shop), dueAtMs }]),
    ];
    await touchLanes(tx, touches);
    return 'committed';
  });
}

/** Waits for its next signal, with a line in its log: planning it again now would end the same way. */
function setOrderAside({ database }: PlanParts, lease: Lease, nowMs: number): Promise<Committed> {
  return database.transaction(async (tx) => {
    const row = await heldOrder(tx, database.dialect, lease);
    if (row === null) return 'lease_lost';
    await tx.execute(
      sql`UPDATE shop_order SET due_at = NULL, attempt = 0, lease_until = NULL, lease_token = NULL
        WHERE id = ${row.id}`,
    );
    const line = { event: 'plan_not_written', detail: {} };
    const { shop, order_gid: orderGid } = row;
    await appendActivity(tx, [{ shop, orderGid, printOrderId: null, atMs: nowMs, line, actor: 'app' }]);
    return 'set_aside';
  });
}

/**
 * The plan of an order and everything it makes, in one transaction; nothing of it when the lease is lost. A plan that
 * the database can never take sets the order aside, by name.
 */
export async function commitPlan(parts: PlanParts, lease: Lease, commit: PlanCommit): Promise<Committed> {
  try {
    return await writePlan(parts, lease, commit);
  } catch (error) {
    if (!isDataFault(error)) throw error;
    parts.log.error('plan_not_written', { id: lease.id, error: errorText(error) });
    return setOrderAside(parts, lease, commit.nowMs);
  }
}

import type { FulfillmentOrderGid, OrderGid, ShopDomain } from '../../domain/kernel/ids.ts';
import type { ClaimRequest, ClaimedOrder, OrderStore } from '../../pipeline/ports/index.ts';
import type { Log, Random } from '../../pipeline/ports/system.ts';
import type { Database, Plain } from '../database.ts';
import type { shop_order } from '../generated/sqlite/client.ts';
import { readPrintOrders } from '../print-orders/read-print-orders.ts';
import { claimFromLanes, createLeases, leaseColumns } from '../queue/claim.ts';
import type { Sealer } from '../sealer.ts';
import { sql } from '../sql.ts';
import { commitPlan } from './commit-plan.ts';
import { claimUnlocated, markLocated } from './locate.ts';
import { rescheduleOrder } from './reschedule.ts';
import { wakeKnownOrder, wakeUncancelledOrders, wakeUnknownOrders } from './wake-commands.ts';

type OrderRow = Plain<shop_order>;

/** A shop takes at most half of a claim, so that a busy one never keeps the others waiting. */
const perLaneOf = (limit: number): number => Math.max(1, Math.ceil(limit / 2));

export function createOrderStore(parts: {
  database: Database;
  sealer: Sealer;
  random: Random;
  now: () => number;
  log: Log;
}): OrderStore {
  const { database, random } = parts;

  async function claim(request: ClaimRequest): Promise<readonly ClaimedOrder[]> {
    const leases = createLeases('shop_order', random);
    const rows = await claimFromLanes<OrderRow>(
      database,
      { table: 'shop_order', queues: ['orders'], request, perLane: perLaneOf(request.limit) },
      async (tx, found) => {
        await tx.execute(
          sql`UPDATE shop_order SET ${leaseColumns(leases.prefix, request)}
            WHERE id ${database.dialect.anyOf(found.map(({ id }) => id))}`,
        );
      },
    );
    return rows.map((row) => ({
      lease: leases.leaseOf(row),
      attempt: row.attempt + 1,
      shop: row.shop as ShopDomain,
      orderGid: row.order_gid as OrderGid,
      firstSeenMs: row.first_seen_at,
      approved: Boolean(row.approved),
    }));
  }

  return {
    claim,
    commitPlan: (lease, commit) => commitPlan(parts, lease, commit),
    reschedule: (lease, retry) => rescheduleOrder(parts, lease, retry),
    printOrdersOf: (shop, order) => readPrintOrders(parts, sql`shop = ${shop} AND order_gid = ${order}`),
    claimUnlocated: (request) => claimUnlocated(database, { ...request, perLane: request.limit }),
    located: (
      shop,
      results: readonly { fulfillmentOrderGid: FulfillmentOrderGid; orderGid: OrderGid | null; always: boolean }[],
      nowMs,
    ) => markLocated(parts, shop, { results, nowMs }),
    wake: (shop, order, command) => wakeKnownOrder(database, { shop, orderGid: order }, command),
    wakeUnknown: (shop, orders, nowMs) => wakeUnknownOrders(database, shop, { orders, nowMs }),
    wakeUncancelled: (shop, orders, nowMs) => wakeUncancelledOrders(database, shop, { orders, nowMs }),
  };
}

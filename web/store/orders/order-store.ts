import type { FulfillmentOrderGid, OrderGid, ShopDomain } from '../../domain/kernel/ids.ts';
import type { ClaimedOrder, LaneClaimRequest, LeftOut, OrderStore } from '../../pipeline/ports/index.ts';
import type { Log, Random } from '../../pipeline/ports/system.ts';
import type { Database, Plain } from '../database.ts';
import type { shop_order } from '../generated/sqlite/client.ts';
import { jsonList } from '../json-column.ts';
import { readPrintOrders } from '../print-orders/read-print-orders.ts';
import { claimFromLanes, createLeases, leaseColumns } from '../queue/claim.ts';
import type { Sealer } from '../sealer.ts';
import { sql } from '../sql.ts';
import { commitPlan } from './commit-plan.ts';
import { claimUnlocated, markLocated } from './locate.ts';
import { rescheduleOrder } from './reschedule.ts';
import { knownOrders, leaveOrdersAlone, wakeChangedOrders } from './known-orders.ts';
import { touchLanes } from '../queue/lanes.ts';
import { printedTitles } from './printed-titles.ts';
import { wakeBlockedBy } from './wake-waiting.ts';
import { readApproval } from './approvals.ts';
import { wakeKnownOrder, wakeUnknownOrders } from './wake-commands.ts';

type OrderRow = Plain<shop_order>;

export function createOrderStore(parts: {
  database: Database;
  sealer: Sealer;
  random: Random;
  now: () => number;
  log: Log;
}): OrderStore {
  const { database, random } = parts;

  async function claim(request: LaneClaimRequest): Promise<readonly ClaimedOrder[]> {
    const leases = createLeases('shop_order', random);
    const rows = await claimFromLanes<OrderRow>(
      database,
      { table: 'shop_order', queues: ['orders'], request },
      async (tx, found) => {
        await tx.execute(
          sql`UPDATE shop_order SET ${leaseColumns(leases.prefix, request)}
            WHERE id ${database.dialect.anyOf(found.map(({ id }) => id))}`,
        );
      },
    );
    return rows.map((row) => ({
      lease: leases.leaseOf(row),
      lane: row.lane,
      attempt: row.attempt + 1,
      shop: row.shop as ShopDomain,
      orderGid: row.order_gid as OrderGid,
      firstSeenMs: row.first_seen_at,
      approval: readApproval(row.approval),
      paidAtMs: row.paid_at,
      leftOut: jsonList<LeftOut>(row.left_out) ?? [],
    }));
  }

  return {
    claim,
    commitPlan: (lease, commit) => commitPlan(parts, lease, commit),
    reschedule: (lease, retry) => rescheduleOrder(parts, lease, retry),
    printOrdersOf: (shop, order) => readPrintOrders(parts, sql`shop = ${shop} AND order_gid = ${order}`),
    printedTitles: (shop, titles) => printedTitles(database, shop, titles),
    claimUnlocated: (request) => claimUnlocated(database, request),
    located: (
      shop,
      results: readonly { fulfillmentOrderGid: FulfillmentOrderGid; orderGid: OrderGid | null; always: boolean }[],
      nowMs,
    ) => markLocated(parts, shop, { results, nowMs }),
    wake: (shop, order, command) => wakeKnownOrder(database, { shop, orderGid: order }, command),
    wakeUnknown: (shop, orders, nowMs) => wakeUnknownOrders(database, shop, { orders, nowMs }),
    known: (shop, orders) => knownOrders(database, shop, orders),
    wakeKnown: (shop, orders, nowMs) => wakeChangedOrders(database, shop, { orders, nowMs }),
    wakeBlockedBy: (shop, productGids, nowMs) =>
      database.transaction(async (tx) => {
        const woken = await wakeBlockedBy({ tx, dialect: database.dialect, nowMs }, shop, productGids);
        await touchLanes(tx, woken.touches);
        return woken.orders;
      }),
    leaveAlone: (shop, orders, nowMs) => leaveOrdersAlone(database, shop, { orders, nowMs }),
  };
}

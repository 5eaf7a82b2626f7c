import type { FulfillmentOrderGid, OrderGid, ShopDomain } from '../../domain/kernel/ids.ts';
import { errorText } from '../../domain/kernel/error-text.ts';
import type { LaneClaimRequest, Log, OrderStore, UnlocatedFulfillmentOrder } from '../../pipeline/ports/index.ts';
import { isDataFault } from '../data-fault.ts';
import type { Database, Plain, Statements } from '../database.ts';
import type { fulfillment_order, shop_order } from '../generated/sqlite/client.ts';
import { claimFromLanes } from '../queue/claim.ts';
import { touchLanes } from '../queue/lanes.ts';
import { sql } from '../sql.ts';
import { wakeOrders } from './wake-orders.ts';

type FulfillmentOrderRow = Plain<fulfillment_order>;
type LocateResult = Parameters<OrderStore['located']>[1][number];

/**
 * A burst's orders are planned first: planning one tells which fulfillment orders are its own, and saves asking for
 * them.
 */
const AFTER_PLANS_MS = 1_000;

async function shopsWithPlansDue(
  tx: Statements,
  database: Database,
  what: { readonly shops: readonly string[]; readonly nowMs: number },
): Promise<ReadonlySet<string>> {
  const due = await tx.query<Pick<Plain<shop_order>, 'shop'>>(
    sql`SELECT shop FROM lane
      WHERE queue = 'orders' AND ready_at <= ${what.nowMs} AND shop ${database.dialect.anyOf(what.shops)}`,
  );
  // Few rows are leased at any time; with the shops in the condition SQLite would walk all of theirs.
  const leased = await tx.query<Pick<Plain<shop_order>, 'shop'>>(
    sql`SELECT shop FROM shop_order WHERE lease_until > ${what.nowMs}`,
  );
  return new Set([...due, ...leased].map(({ shop }) => shop));
}

/**
 * No lease is carried here: until it is answered a claimed row is due again when the lease would have ended. Asking
 * twice does no harm.
 */
export async function claimUnlocated(
  database: Database,
  request: LaneClaimRequest,
): Promise<readonly UnlocatedFulfillmentOrder[]> {
  const { nowMs, leaseMs } = request;
  let planning: ReadonlySet<string> = new Set();
  const rows = await claimFromLanes<FulfillmentOrderRow>(
    database,
    { table: 'fulfillment_order', queues: ['fulfillment_orders'], request },
    async (tx, found) => {
      const shops = [...new Set(found.map(({ shop }) => shop))];
      planning = await shopsWithPlansDue(tx, database, { shops, nowMs });
      for (const shop of shops) {
        const gids = found.filter((row) => row.shop === shop).map((row) => row.fulfillment_order_gid);
        await tx.execute(sql`
        UPDATE fulfillment_order SET due_at = ${nowMs + (planning.has(shop) ? AFTER_PLANS_MS : leaseMs)}
        WHERE shop = ${shop} AND fulfillment_order_gid ${database.dialect.anyOf(gids)}`);
      }
    },
  );
  return rows
    .filter(({ shop }) => !planning.has(shop))
    .map((row) => ({
      lane: row.lane,
      shop: row.shop as ShopDomain,
      fulfillmentOrderGid: row.fulfillment_order_gid as FulfillmentOrderGid,
      always: Boolean(row.always),
    }));
}

/** `always` as it is now: a stronger wish may have come after the claim. */
async function wishesOf(
  tx: Statements,
  database: Database,
  what: { shop: string; gids: readonly string[] },
): Promise<ReadonlyMap<string, boolean>> {
  const rows = await tx.query<FulfillmentOrderRow>(
    sql`SELECT * FROM fulfillment_order WHERE shop = ${what.shop}
      AND fulfillment_order_gid ${database.dialect.anyOf(what.gids)}
      ORDER BY fulfillment_order_gid ${database.dialect.forUpdate}`,
  );
  return new Map(rows.map((row) => [row.fulfillment_order_gid, Boolean(row.always)]));
}

interface Located {
  readonly results: readonly LocateResult[];
  readonly nowMs: number;
}

/** What was found wakes its order; what Shopify does not know is forgotten. One that cannot be written waits alone. */
export async function markLocated(
  parts: { readonly database: Database; readonly log: Log },
  shop: ShopDomain,
  { results, nowMs }: Located,
): Promise<void> {
  const { database, log } = parts;
  try {
    await writeLocated(database, shop, { results, nowMs });
  } catch (error) {
    if (!isDataFault(error)) throw error;
    if (results.length > 1) {
      for (const result of results) await markLocated(parts, shop, { results: [result], nowMs });
      return;
    }
    const [gid] = results.map(({ fulfillmentOrderGid }) => fulfillmentOrderGid);
    log.error('fulfillment_order_not_written', { shop, fulfillmentOrder: gid, error: errorText(error) });
    await database.execute(
      sql`UPDATE fulfillment_order SET due_at = NULL WHERE shop = ${shop} AND fulfillment_order_gid = ${gid}`,
    );
  }
}

function writeLocated(database: Database, shop: ShopDomain, { results, nowMs }: Located): Promise<void> {
  return database.transaction(async (tx) => {
    const wishes = await wishesOf(tx, database, {
      shop,
      gids: results.map(({ fulfillmentOrderGid }) => fulfillmentOrderGid),
    });
    const found = results.filter((result): result is LocateResult & { orderGid: OrderGid } => result.orderGid !== null);
    const touches = await wakeOrders(
      { tx, nowMs },
      found.map(({ fulfillmentOrderGid, orderGid, always }) => ({
        shop,
        orderGid,
        dueAtMs: nowMs,
        always: always || wishes.get(fulfillmentOrderGid) === true,
      })),
    );
    for (const { fulfillmentOrderGid, orderGid } of results) {
      const row = sql`shop = ${shop} AND fulfillment_order_gid = ${fulfillmentOrderGid}`;
      await tx.execute(
        orderGid === null
          ? sql`DELETE FROM fulfillment_order WHERE ${row} AND order_gid IS NULL`
          : sql`UPDATE fulfillment_order SET order_gid = ${orderGid}, always = false, due_at = NULL WHERE ${row}`,
      );
    }
    await touchLanes(tx, touches);
  });
}

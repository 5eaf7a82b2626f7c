import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type { HomeReads } from '../../pipeline/ports/reads.ts';
import type { Database } from '../database.ts';
import { orderLane } from '../orders/wake-orders.ts';
import { laneKey } from '../queue/lanes.ts';
import { empty, join, sql, type Sql } from '../sql.ts';
import { createChecklist } from './checklist.ts';
import { createProblemReads } from './problem-reads.ts';

/** Orders are counted, not parcels: an order is shipped when the first of its parcels is. */
const FIRST_PARCEL = sql`
  AND NOT EXISTS (SELECT 1 FROM shipment AS sooner WHERE sooner.print_order_id = shipment.print_order_id
    AND (sooner.shipped_at, sooner.key) < (shipment.shipped_at, shipment.key))`;

export function createHomeReads(database: Database): HomeReads {
  /** One pass over the rows of the whole span: each falls into the last bound that is not after it. */
  async function countIn(
    table: { readonly name: Sql; readonly at: Sql; readonly only?: Sql },
    shop: ShopDomain,
    bounds: readonly number[],
  ): Promise<ReadonlyMap<number, number>> {
    const { name, at, only = empty } = table;
    const cases = bounds
      .slice(0, -1)
      .map((bound, index) => ({ bound, index }))
      .toReversed()
      .map(({ bound, index }) => sql`WHEN ${at} >= ${bound} THEN ${index}`);
    const rows = await database.query<{ span: number; found: number }>(sql`
      SELECT span, count(*) AS found FROM (SELECT CASE ${join(cases, ' ')} END AS span FROM ${name}
      WHERE shop = ${shop} AND ${at} >= ${bounds[0] ?? 0} AND ${at} < ${bounds.at(-1) ?? 0} ${only}) AS spans
      GROUP BY span`);
    return new Map(rows.map(({ span, found }) => [Number(span), Number(found)]));
  }

  async function flow(shop: ShopDomain, bounds: readonly number[]): ReturnType<HomeReads['flow']> {
    const received = await countIn({ name: sql`print_order`, at: sql`created_at` }, shop, bounds);
    const sent = await countIn({ name: sql`print_order`, at: sql`sent_at` }, shop, bounds);
    const shipped = await countIn({ name: sql`shipment`, at: sql`shipped_at`, only: FIRST_PARCEL }, shop, bounds);
    return bounds.slice(0, -1).map((_bound, index) => ({
      received: received.get(index) ?? 0,
      sent: sent.get(index) ?? 0,
      shipped: shipped.get(index) ?? 0,
    }));
  }

  async function health(shop: ShopDomain, nowMs: number): ReturnType<HomeReads['health']> {
    const [webhook] = await database.query<{ at: number }>(
      sql`SELECT received_at AS at FROM inbox WHERE shop = ${shop} AND source = 'shopify' ORDER BY id DESC LIMIT 1`,
    );
    const [change] = await database.query<{ at: number | null }>(
      sql`SELECT max(at) AS at FROM activity WHERE shop = ${shop} AND event = 'picanova_status'`,
    );
    const [compared] = await database.query<{ at: number | null }>(
      sql`SELECT reconciled_at AS at FROM shop WHERE domain = ${shop}`,
    );
    const queues = await database.query<{ due: number; oldest: number | null }>(sql`
      SELECT count(*) AS due, min(due_at) AS oldest FROM shop_order
      WHERE lane IN (SELECT lane FROM lane WHERE shop = ${shop}) AND due_at <= ${nowMs}
      UNION ALL SELECT count(*) AS due, min(due_at) AS oldest FROM print_order
      WHERE lane IN (SELECT lane FROM lane WHERE shop = ${shop}) AND due_at <= ${nowMs}`);
    const [unread] = await database.query<{ count: number }>(
      sql`SELECT count(*) AS count FROM shop_order
        WHERE lane = ${laneKey(orderLane(shop))} AND due_at IS NOT NULL AND name IS NULL`,
    );
    const oldest = queues.flatMap((queue) => queue.oldest ?? []);
    return {
      lastShopifyWebhookAtMs: webhook?.at ?? null,
      lastReadBackAtMs: change?.at ?? null,
      lastReconciledAtMs: compared?.at ?? null,
      unread: Number(unread?.count ?? 0),
      due: queues.reduce((sum, queue) => sum + Number(queue.due), 0),
      oldestDueAtMs: oldest.length === 0 ? null : Math.min(...oldest),
    };
  }

  async function receivedAfter(shop: ShopDomain, atMs: number): Promise<number> {
    const [received] = await database.query<{ found: number }>(
      sql`SELECT count(*) AS found FROM print_order WHERE shop = ${shop} AND created_at > ${atMs}`,
    );
    return Number(received?.found ?? 0);
  }

  async function brokenLinks(shop: ShopDomain, afterMs: number): Promise<number> {
    const [broken] = await database.query<{ found: number }>(
      sql`SELECT count(*) AS found FROM artwork a WHERE shop = ${shop} AND broke_at > ${afterMs} AND EXISTS (
        SELECT 1 FROM artwork_use u WHERE u.shop = a.shop AND u.digest = a.digest)`,
    );
    return Number(broken?.found ?? 0);
  }

  return { ...createProblemReads(database), flow, health, brokenLinks, receivedAfter, ...createChecklist(database) };
}

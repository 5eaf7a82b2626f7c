import type { OrderGid, ShopDomain } from '../../domain/kernel/ids.ts';
import type { ProblemCode } from '../../domain/kernel/problems.ts';
import type { HomeReads } from '../../pipeline/ports/reads.ts';
import type { Database, Plain } from '../database.ts';
import type { print_order } from '../generated/sqlite/client.ts';
import { orderLane } from '../orders/wake-orders.ts';
import { laneKey } from '../queue/lanes.ts';
import { join, sql, type Sql } from '../sql.ts';
import { createChecklist } from './checklist.ts';

const EXAMPLES = 3;

export function createHomeReads(database: Database): HomeReads {
  async function problems(shop: ShopDomain): ReturnType<HomeReads['problems']> {
    const codes = await database.query<{ code: string; found: number; oldest: number }>(sql`
      SELECT code, count(*) AS found, min(created_at) AS oldest FROM print_order_problem
      WHERE shop = ${shop} AND code <> '*' GROUP BY code ORDER BY found DESC, code`);
    const grouped = [];
    for (const { code, found, oldest } of codes) {
      const examples = await database.query<Pick<Plain<print_order>, 'order_gid' | 'order_name'>>(sql`
        SELECT print_order.order_gid, print_order.order_name
        FROM (SELECT print_order_id, created_at FROM print_order_problem WHERE shop = ${shop} AND code = ${code}
        ORDER BY created_at DESC, print_order_id DESC LIMIT ${EXAMPLES}) AS newest
        JOIN print_order ON print_order.id = newest.print_order_id
        ORDER BY newest.created_at DESC, newest.print_order_id DESC`);
      grouped.push({
        code: code as ProblemCode,
        printOrders: Number(found),
        oldestAtMs: oldest,
        examples: examples.map((row) => ({ orderGid: row.order_gid as OrderGid, orderName: row.order_name })),
      });
    }
    return grouped;
  }

  /** One pass over the rows of the whole span: each falls into the last bound that is not after it. */
  async function countIn(
    table: { readonly name: Sql; readonly at: Sql },
    shop: ShopDomain,
    bounds: readonly number[],
  ): Promise<ReadonlyMap<number, number>> {
    const { name, at } = table;
    const cases = bounds
      .slice(0, -1)
      .map((bound, index) => ({ bound, index }))
      .toReversed()
      .map(({ bound, index }) => sql`WHEN ${at} >= ${bound} THEN ${index}`);
    const rows = await database.query<{ span: number; found: number }>(sql`
      SELECT span, count(*) AS found FROM (SELECT CASE ${join(cases, ' ')} END AS span FROM ${name}
      WHERE shop = ${shop} AND ${at} >= ${bounds[0] ?? 0} AND ${at} < ${bounds.at(-1) ?? 0}) AS spans GROUP BY span`);
    return new Map(rows.map(({ span, found }) => [Number(span), Number(found)]));
  }

  async function flow(shop: ShopDomain, bounds: readonly number[]): ReturnType<HomeReads['flow']> {
    const received = await countIn({ name: sql`print_order`, at: sql`created_at` }, shop, bounds);
    const sent = await countIn({ name: sql`print_order`, at: sql`sent_at` }, shop, bounds);
    const shipped = await countIn({ name: sql`shipment`, at: sql`shipped_at` }, shop, bounds);
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

  return { problems, flow, health, ...createChecklist(database) };
}

import type { Statements } from '../database.ts';
import { deleteConnection } from '../connections/remove-connection.ts';
import { CERTAINLY_UNSENT, ENDED_AS_CANCELLED } from '../print-orders/cancel-requests.ts';
import { raw, sql, type Sql } from '../sql.ts';
import type { TransactionContext } from '../transaction-context.ts';

interface Items {
  readonly id: number;
  readonly items: string;
}

/** Artwork links often carry the buyer's own pictures. What was made, and how many, stays. */
const withoutArtwork = (items: string): string =>
  JSON.stringify((JSON.parse(items) as object[]).map((item) => ({ ...item, artworkUrl: null, notes: [] })));

/** Removes address, artwork links and tracking from print orders that meet the condition; answers how many. */
export async function erasePrintOrders({ tx, dialect, nowMs }: TransactionContext, condition: Sql): Promise<number> {
  const rows = await tx.query<Items>(
    sql`SELECT id, items FROM print_order WHERE ${condition} ORDER BY id ${dialect.forUpdate}`,
  );
  for (const { id, items } of rows) {
    await tx.execute(
      sql`UPDATE print_order SET address = NULL, items = ${withoutArtwork(items)}, erased_at = ${nowMs}
        WHERE id = ${id}`,
    );
  }
  const ids = rows.map(({ id }) => id);
  // Number and link lead to the buyer's door; set to the same nothing, they do not look like an update for Shopify.
  if (ids.length > 0)
    await tx.execute(
      sql`UPDATE shipment SET tracking_number = NULL, tracking_url = NULL, written_tracking_number = NULL
        WHERE print_order_id ${dialect.anyOf(ids)}`,
    );
  return rows.length;
}

/** `customers/redact`: these orders forget their buyer. What was not sent yet cannot be sent any more, and ends. */
export async function redactOrders(
  context: TransactionContext,
  shop: string,
  orderGids: readonly string[],
): Promise<void> {
  const { tx, dialect, nowMs } = context;
  if (orderGids.length === 0) return;
  const own = sql`shop = ${shop} AND order_gid ${dialect.anyOf(orderGids)}`;
  await tx.execute(
    sql`UPDATE print_order SET ${ENDED_AS_CANCELLED(nowMs)}
      WHERE ${own} AND ${CERTAINLY_UNSENT} AND state IN ('held', 'blocked', 'ready')`,
  );
  await erasePrintOrders(context, own);
  // A webhook's row does not say which order it was about: all bodies of the shop that have been read go.
  await tx.execute(
    sql`UPDATE inbox SET body = NULL WHERE shop = ${shop} AND settled_at IS NOT NULL AND body IS NOT NULL`,
  );
}

/** Tables whose rows name their shop in the column `shop`. `privacy.conformance` fails when one is forgotten. */
const SHOP_TABLES = [
  'inbox',
  'shop_order',
  'fulfillment_order',
  'print_order',
  'shipment',
  'activity',
  'lane',
  'daily_proof',
  'product_variant',
  'product_term',
  'shop_pages',
  'job',
  'job_row',
];

/**
 * Locks and call budgets are named after their shop, alone or with something before or after a colon; a shop whose
 * domain merely ends alike keeps its own.
 */
async function deleteNamedAfter(tx: Statements, shop: string): Promise<void> {
  for (const [table, column] of [
    ['lock', 'name'],
    ['call_window', 'account'],
  ] as const) {
    const name = raw(column);
    await tx.execute(
      sql`DELETE FROM ${raw(table)}
        WHERE ${name} = ${shop} OR ${name} LIKE ${`%:${shop}`} OR ${name} LIKE ${`${shop}:%`}`,
    );
  }
}

/** `shop/redact`: nothing of the shop is left, in any table. */
export async function redactShop({ tx }: TransactionContext, shop: string): Promise<void> {
  const connections = await tx.query<{ id: string }>(sql`SELECT id FROM connection WHERE shop = ${shop}`);
  for (const { id } of connections) {
    await deleteConnection(tx, id);
    await tx.execute(sql`DELETE FROM call_window WHERE account = ${id}`);
  }
  for (const table of SHOP_TABLES) await tx.execute(sql`DELETE FROM ${raw(table)} WHERE shop = ${shop}`);
  await deleteNamedAfter(tx, shop);
  await tx.execute(sql`DELETE FROM shop WHERE domain = ${shop}`);
}

import type { Plain, Statements } from '../database.ts';
import type { Problem } from '../../domain/kernel/problems.ts';
import { deleteConnection } from '../connections/remove-connection.ts';
import type { connection, print_order } from '../generated/sqlite/client.ts';
import { CERTAINLY_UNSENT, ENDED_AS_CANCELLED, MAY_BE_DROPPED } from '../print-orders/cancel-requests.ts';
import { jsonList } from '../json-column.ts';
import { raw, sql, type Sql } from '../sql.ts';
import type { TransactionContext } from '../transaction-context.ts';
import { forgetFacts, forgetParcels } from './forget.ts';

type Redacted = Pick<Plain<print_order>, 'id' | 'shop' | 'order_gid' | 'items' | 'problems'>;

/**
 * What was made, and how many, stays; what cannot be read goes. Links to the artwork stand here only in rows from
 * before they were sealed.
 */
const whatWasMade = (items: string): string =>
  JSON.stringify((jsonList<object>(items) ?? []).map((item) => ({ ...item, artworkUrl: undefined, notes: [] })));

/** A refusal's own words may quote what was refused: a street, a name. */
const withoutWords = (problems: string): string =>
  JSON.stringify(
    (jsonList<Problem>(problems) ?? []).map((problem) => ({
      ...problem,
      detail: { ...problem.detail, reason: undefined, words: undefined },
    })),
  );

/** Nothing is done about it any more but to look for tracking numbers, which would be the buyer's again. */
const IS_OVER = sql`state = 'fulfilled' AND step = 'sync' AND lease_token IS NULL`;

/**
 * Removes address, artwork links and tracking from print orders that meet the condition, and from their log; answers
 * how many.
 */
export async function erasePrintOrders(context: TransactionContext, condition: Sql): Promise<number> {
  const { tx, dialect, nowMs } = context;
  const rows = await tx.query<Redacted>(
    sql`SELECT id, shop, order_gid, items, problems FROM print_order WHERE ${condition}
      ORDER BY id ${dialect.forUpdate}`,
  );
  for (const { id, items, problems } of rows) {
    await tx.execute(
      sql`UPDATE print_order SET address = NULL, changed_address = NULL, artwork = NULL,
        items = ${whatWasMade(items)}, problems =
        ${withoutWords(problems)}, erased_at = ${nowMs},
        due_at = CASE WHEN ${IS_OVER} THEN NULL ELSE due_at END WHERE id = ${id}`,
    );
  }
  if (rows.length === 0) return 0;
  await forgetParcels(
    context,
    rows.map(({ id }) => id),
  );
  for (const [shop, own] of Map.groupBy(rows, (row) => row.shop))
    await forgetFacts(
      context,
      shop,
      own.map(({ order_gid }) => order_gid),
    );
  return rows.length;
}

/** What was looked at for orders alone: a picture of the buyer's own, if it is any. It can be looked at again. */
export const ARTWORK_OF_ORDERS = sql`NOT EXISTS (
  SELECT 1 FROM artwork_use u WHERE u.shop = artwork.shop AND u.digest = artwork.digest)`;

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
      WHERE ${own} AND ${CERTAINLY_UNSENT} AND ${MAY_BE_DROPPED}`,
  );
  await erasePrintOrders(context, own);
  await tx.execute(sql`DELETE FROM artwork WHERE shop = ${shop} AND ${ARTWORK_OF_ORDERS}`);
  // A picture's row does not say whose it is: all of the shop go, and are made again when somebody looks.
  await tx.execute(sql`DELETE FROM artwork_thumbnail WHERE shop = ${shop}`);
  // Also of orders that nothing was ever printed for.
  await forgetFacts(context, shop, orderGids);
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
  'artwork',
  'artwork_use',
  'product_variant',
  'product_term',
  'product_code',
  'artwork_thumbnail',
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
  const connections = await tx.query<Pick<Plain<connection>, 'id'>>(
    sql`SELECT id FROM connection WHERE shop = ${shop}`,
  );
  for (const { id } of connections) {
    await deleteConnection(tx, id);
    await tx.execute(sql`DELETE FROM call_window WHERE account = ${id}`);
  }
  for (const table of SHOP_TABLES) await tx.execute(sql`DELETE FROM ${raw(table)} WHERE shop = ${shop}`);
  await deleteNamedAfter(tx, shop);
  await tx.execute(sql`DELETE FROM shop WHERE domain = ${shop}`);
}

import type { Plain } from '../database.ts';
import type { activity, shipment } from '../generated/sqlite/client.ts';
import { jsonObject } from '../json-column.ts';
import { sql } from '../sql.ts';
import type { TransactionContext } from '../transaction-context.ts';

/** What is left of parcels and log lines once their buyer is forgotten: that they were, and when. */

/** Before keys were counted, they were made of the tracking number. */
const KEY_OF_A_NUMBER = 'number-%';

/** Number and link lead to the buyer's door; set to the same nothing, they do not look like an update for Shopify. */
export async function forgetParcels(
  { tx, dialect }: TransactionContext,
  printOrderIds: readonly number[],
): Promise<void> {
  const own = sql`print_order_id ${dialect.anyOf(printOrderIds)}`;
  await tx.execute(
    sql`UPDATE shipment SET tracking_number = NULL, tracking_url = NULL, written_tracking_number = NULL WHERE ${own}`,
  );
  const telling = await tx.query<Pick<Plain<shipment>, 'print_order_id' | 'key'>>(
    sql`SELECT print_order_id, key FROM shipment WHERE ${own} AND key LIKE ${KEY_OF_A_NUMBER}
      ORDER BY print_order_id, key`,
  );
  for (const [at, { print_order_id, key }] of telling.entries())
    await tx.execute(
      sql`UPDATE shipment SET key = ${`forgotten-${at + 1}`} WHERE print_order_id = ${print_order_id} AND key = ${key}`,
    );
}

/**
 * Facts that are about the app's own work, or the merchant's. Everything else a log line may carry goes: numbers and
 * keys of parcels, and the words of Picanova, of Shopify and of people, which may name anybody.
 */
const KEPT_FACTS: ReadonlySet<string> = new Set([
  'attempt',
  'cancelled',
  'carrier',
  'dropped',
  'externalId',
  'from',
  'fulfillment',
  'holdReason',
  'how',
  'orders',
  'outcome',
  'picanovaOrderId',
  'problems',
  'region',
  'state',
  'system',
  'to',
  'type',
]);

function keptOf(detail: string): string {
  const facts = Object.entries(jsonObject(detail) ?? {});
  return JSON.stringify(Object.fromEntries(facts.filter(([name]) => KEPT_FACTS.has(name))));
}

/** The log of these orders loses every fact that may be personal. */
export async function forgetFacts(
  { tx, dialect }: TransactionContext,
  shop: string,
  orderGids: readonly string[],
): Promise<void> {
  const lines = await tx.query<Pick<Plain<activity>, 'id' | 'detail'>>(
    sql`SELECT id, detail FROM activity
      WHERE shop = ${shop} AND order_gid ${dialect.anyOf(orderGids)} AND detail <> '{}' ORDER BY id`,
  );
  for (const { id, detail } of lines) {
    const kept = keptOf(detail);
    if (kept !== detail) await tx.execute(sql`UPDATE activity SET detail = ${kept} WHERE id = ${id}`);
  }
}

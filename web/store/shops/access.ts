import type { ShopDomain } from '../../domain/kernel/ids.ts';
import { asList, asObject, asOrderGid, asText } from '../../domain/kernel/json.ts';
import type { AccessRefusal, Shop } from '../../pipeline/ports/index.ts';
import { appendActivity } from '../activity.ts';
import type { Database, Plain } from '../database.ts';
import type { shop as ShopRow } from '../generated/sqlite/client.ts';
import { jsonObject } from '../json-column.ts';
import { wakeUnsettled } from '../orders/wake-waiting.ts';
import { touchLanes, unblockSystem } from '../queue/lanes.ts';
import { sql } from '../sql.ts';
import type { TransactionContext } from '../transaction-context.ts';
import { wakePostponed } from './wake-postponed.ts';

/** What is asked for again is what was refused last. */
export function markAccessRefused(
  database: Database,
  shop: ShopDomain,
  given: AccessRefusal & { readonly nowMs: number; readonly askAgainAtMs: number },
): Promise<void> {
  const { nowMs, askAgainAtMs, scopes, orderGid } = given;
  return database.transaction(async (tx) => {
    const [known] = await tx.query<Pick<Plain<ShopRow>, 'access_refused'>>(
      sql`SELECT access_refused FROM shop WHERE domain = ${shop} AND installed ${database.dialect.forUpdate}`,
    );
    if (known === undefined) return;
    await tx.execute(sql`
      UPDATE shop SET access_refused = ${JSON.stringify({ scopes, orderGid })},
      reconcile_at = CASE WHEN reconcile_at > ${askAgainAtMs} THEN ${askAgainAtMs} ELSE reconcile_at END
      WHERE domain = ${shop}`);
    if (known.access_refused !== null) return;
    const line = { event: 'access_not_granted', detail: { scopes } };
    await appendActivity(tx, [{ shop, orderGid, printOrderId: null, atMs: nowMs, line, actor: 'app' }]);
  });
}

/** Nothing is refused any more: all that a refusal has put off, or that saw less than there is, runs again. */
export function grantAccess(database: Database, shop: ShopDomain, nowMs: number): Promise<void> {
  return database.transaction(async (tx) => {
    const changed = await tx.execute(
      sql`UPDATE shop SET access_refused = NULL WHERE domain = ${shop} AND access_refused IS NOT NULL`,
    );
    if (changed === 0) return;
    await wakePostponed(tx, shop, nowMs);
    const { touches } = await wakeUnsettled({ tx, dialect: database.dialect, nowMs }, shop);
    await touchLanes(tx, touches);
    await unblockSystem(tx, shop, { system: 'shopify', nowMs });
    const line = { event: 'access_granted', detail: {} };
    await appendActivity(tx, [{ shop, orderGid: null, printOrderId: null, atMs: nowMs, line, actor: 'app' }]);
  });
}

/**
 * What the merchant grants has changed: orders may show more than before, and what was refused is asked for at once.
 */
export async function changeScopes(
  context: TransactionContext,
  shop: ShopDomain,
  scopes: readonly string[],
): Promise<void> {
  const { tx, nowMs } = context;
  await tx.execute(sql`UPDATE shop SET scopes = ${JSON.stringify(scopes)} WHERE domain = ${shop}`);
  await tx.execute(sql`
    UPDATE shop SET reconcile_at = ${nowMs}
    WHERE domain = ${shop} AND access_refused IS NOT NULL AND reconcile_at > ${nowMs}`);
  await touchLanes(tx, (await wakeUnsettled(context, shop)).touches);
}

/** What the column holds; null = nothing, or it cannot be read, and whatever is refused will be so again. */
export function refusalOf(json: string | null): Shop['accessRefused'] {
  const stored = json === null ? null : asObject(jsonObject(json));
  if (stored === null) return null;
  return {
    scopes: asList(stored['scopes']).flatMap((scope) => asText(scope) ?? []),
    orderGid: asOrderGid(stored['orderGid']),
  };
}

import type { ConnectionId, Region, ShopDomain } from '../../domain/kernel/ids.ts';
import type { Connection, Log } from '../../pipeline/ports/index.ts';
import type { ConnectionAccess } from '../../pipeline/ports/print-provider.ts';
import type { Database, Plain } from '../database.ts';
import type { connection } from '../generated/sqlite/client.ts';
import { openOrSay, type Sealer } from '../sealer.ts';
import { sql } from '../sql.ts';
import { API_KEY } from './save-connection.ts';

/** What each step of an order reads of connections, hence by SQL (docs/decisions/007). */
type ConnectionRow = Plain<connection>;

function connectionOf(row: ConnectionRow): Connection {
  return {
    id: row.id as ConnectionId,
    shop: row.shop as ShopDomain,
    region: row.region as Region,
    apiUser: row.api_user,
    rejected: Boolean(row.rejected),
    currency: row.currency,
    catalogueAtMs: row.catalogue_at,
    lastWebhookAtMs: row.last_webhook_at,
    createdAtMs: row.created_at,
  };
}

/** The connections of a shop, by region. */
export async function listConnections(database: Database, shop: ShopDomain): Promise<readonly Connection[]> {
  const rows = await database.query<ConnectionRow>(sql`SELECT * FROM connection WHERE shop = ${shop} ORDER BY region`);
  return rows.map(connectionOf);
}

/** Whether another shop has the same account; of one that the app was removed from it does not matter. */
export async function isShared(
  database: Database,
  { shop, region, apiUser }: Pick<Connection, 'shop' | 'region' | 'apiUser'>,
): Promise<boolean> {
  const others = await database.query<{ one: number }>(sql`
    SELECT 1 AS one FROM connection JOIN shop ON shop.domain = connection.shop
    WHERE connection.api_user = ${apiUser} AND connection.region = ${region} AND connection.shop <> ${shop}
      AND shop.installed LIMIT 1`);
  return others.length > 0;
}

/** What a call to Picanova needs; null = no such connection, or its key cannot be read and is to be entered anew. */
export async function readAccess(
  { database, sealer, log }: { readonly database: Database; readonly sealer: Sealer; readonly log: Log },
  id: ConnectionId,
): Promise<ConnectionAccess | null> {
  const [row] = await database.query<ConnectionRow>(sql`SELECT * FROM connection WHERE id = ${id}`);
  if (row === undefined) return null;
  const opened = openOrSay(sealer, row.api_key, { shop: row.shop, column: API_KEY });
  if (opened.outcome === 'unreadable') {
    log.error('connection_unreadable', { connection: id, shop: row.shop, why: opened.why });
    return null;
  }
  const apiKey = opened.plain.toString('utf8');
  return { id, shop: row.shop as ShopDomain, region: row.region as Region, apiUser: row.api_user, apiKey };
}

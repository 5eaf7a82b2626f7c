import type { ConnectionId, Region, ShopDomain } from '../../domain/kernel/ids.ts';
import type { ConnectionAccess } from '../../pipeline/ports/print-provider.ts';
import type { Connection, ConnectionStore } from '../../pipeline/ports/index.ts';
import type { Random } from '../../pipeline/ports/system.ts';
import type { Database, Plain } from '../database.ts';
import type { connection } from '../generated/sqlite/client.ts';
import type { Sealer } from '../sealer.ts';
import { sql } from '../sql.ts';
import { removeConnection } from './remove-connection.ts';
import { API_KEY, saveConnection } from './save-connection.ts';
import { currentSecret, rotateSecret, validDigests } from './webhook-secrets.ts';

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

export function createConnectionStore(parts: { database: Database; sealer: Sealer; random: Random }): ConnectionStore {
  const { database, sealer } = parts;

  async function access(id: ConnectionId): Promise<ConnectionAccess | null> {
    const [row] = await database.query<ConnectionRow>(sql`SELECT * FROM connection WHERE id = ${id}`);
    if (row === undefined) return null;
    const apiKey = sealer.open(row.api_key, { shop: row.shop, column: API_KEY }).toString('utf8');
    return { id, shop: row.shop as ShopDomain, region: row.region as Region, apiUser: row.api_user, apiKey };
  }

  return {
    access,
    list: async (shop) =>
      (await database.query<ConnectionRow>(sql`SELECT * FROM connection WHERE shop = ${shop} ORDER BY region`)).map(
        connectionOf,
      ),
    save: (shop, given) => saveConnection(parts, shop, given),
    remove: (shop, region, nowMs) => removeConnection(database, { shop, region }, nowMs),

    async markRejected(id, rejected) {
      await database.models.connection.updateMany({ where: { id, rejected: !rejected }, data: { rejected } });
    },

    webhookSecret: (id) => currentSecret(parts, id),
    rotateWebhookSecret: (id, secret, nowMs) => rotateSecret(parts, id, { secret, nowMs }),
    secretDigests: (id, nowMs) => validDigests(database, id, nowMs),

    async shopOf(id) {
      const row = await database.models.connection.findUnique({ where: { id }, select: { shop: true } });
      return row === null ? null : (row.shop as ShopDomain);
    },
  };
}

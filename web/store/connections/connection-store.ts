import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type { ConnectionStore } from '../../pipeline/ports/index.ts';
import type { Log, Random } from '../../pipeline/ports/system.ts';
import type { Database } from '../database.ts';
import type { Sealer } from '../sealer.ts';
import { isShared, listConnections, readAccess } from './read-connections.ts';
import { currentSecret, validDigests } from './read-secrets.ts';
import { removeConnection } from './remove-connection.ts';
import { saveConnection } from './save-connection.ts';
import { rotateSecret } from './webhook-secrets.ts';

export function createConnectionStore(parts: {
  database: Database;
  sealer: Sealer;
  random: Random;
  log: Log;
}): ConnectionStore {
  const { database } = parts;
  const { models } = database;
  return {
    access: (id) => readAccess(parts, id),
    list: (shop) => listConnections(database, shop),
    save: (shop, given) => saveConnection(parts, shop, given),
    remove: (shop, region, nowMs) => removeConnection(database, { shop, region }, nowMs),

    async markRejected(id, rejected) {
      await models.connection.updateMany({ where: { id, rejected: !rejected }, data: { rejected } });
    },

    isShared: (connection) => isShared(database, connection),
    webhookSecret: (id) => currentSecret(parts, id),
    rotateWebhookSecret: (id, secret, nowMs) => rotateSecret(parts, id, { secret, nowMs }),
    secretDigests: (id, nowMs) => validDigests(database, id, nowMs),

    async shopOf(id) {
      const row = await models.connection.findUnique({ where: { id }, select: { shop: true } });
      return row === null ? null : (row.shop as ShopDomain);
    },
  };
}

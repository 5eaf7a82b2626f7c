import type { ConnectionId } from '../../domain/kernel/ids.ts';
import type { Database } from '../database.ts';
import type { Sealer } from '../sealer.ts';
import { SECRET } from './webhook-secrets.ts';

/** The secret in the URL that is shown; null = no such connection. */
export async function currentSecret(
  { database, sealer }: { readonly database: Database; readonly sealer: Sealer },
  id: ConnectionId,
): Promise<string | null> {
  const { models } = database;
  const connection = await models.connection.findUnique({ where: { id }, select: { shop: true } });
  const current = await models.webhook_secret.findFirst({ where: { connection_id: id, valid_until: null } });
  if (connection === null || current === null) return null;
  return sealer.open(current.secret, { shop: connection.shop, column: SECRET }).toString('utf8');
}

/** Current first, then the retired that are still valid. `receive` remembers them for a minute. */
export async function validDigests(
  { models }: Database,
  id: ConnectionId,
  nowMs: number,
): Promise<readonly Uint8Array[]> {
  const rows = await models.webhook_secret.findMany({
    where: { connection_id: id, OR: [{ valid_until: null }, { valid_until: { gt: nowMs } }] },
    select: { digest: true },
    orderBy: { valid_until: { sort: 'desc', nulls: 'first' } },
  });
  return rows.map(({ digest }) => digest);
}

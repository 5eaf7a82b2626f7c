import type { ConnectionId } from '../../domain/kernel/ids.ts';
import type { Log } from '../../pipeline/ports/system.ts';
import type { Database } from '../database.ts';
import { openOrSay, type Sealer } from '../sealer.ts';
import { SECRET } from './webhook-secrets.ts';

/** The secret in the URL that is shown; null = no such connection, or it cannot be read: a new one is to be made. */
export async function currentSecret(
  { database, sealer, log }: { readonly database: Database; readonly sealer: Sealer; readonly log: Log },
  id: ConnectionId,
): Promise<string | null> {
  const { models } = database;
  const connection = await models.connection.findUnique({ where: { id }, select: { shop: true } });
  const current = await models.webhook_secret.findFirst({ where: { connection_id: id, valid_until: null } });
  if (connection === null || current === null) return null;
  const opened = openOrSay(sealer, current.secret, { shop: connection.shop, column: SECRET });
  if (opened.outcome === 'opened') return opened.plain.toString('utf8');
  log.error('webhook_secret_unreadable', { connection: id, shop: connection.shop, why: opened.why });
  return null;
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

import { createHash } from 'node:crypto';
import type { ConnectionId } from '../../domain/kernel/ids.ts';
import type { Database, Plain, Statements } from '../database.ts';
import type { connection } from '../generated/sqlite/client.ts';
import type { Sealer } from '../sealer.ts';
import { sql } from '../sql.ts';

/** Picanova freezes the URL into each order, so a retired secret must outlive the orders made with it (product §4). */
const RETIRED_VALID_MS = 90 * 86_400_000;

export const SECRET = 'webhook_secret.secret';

interface Place {
  readonly connectionId: string;
  readonly shop: string;
}

const digestOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** Adds the current secret; whoever was current is retired before. */
export async function addSecret(
  tx: Statements,
  sealer: Sealer,
  added: Place & { readonly secret: string; readonly nowMs: number },
): Promise<void> {
  const { connectionId, shop, secret, nowMs } = added;
  const sealed = sealer.seal(secret, { shop, column: SECRET });
  await tx.execute(sql`
    INSERT INTO webhook_secret (connection_id, digest, secret, created_at)
    VALUES (${connectionId}, ${digestOf(secret)}, ${sealed}, ${nowMs})
    ON CONFLICT (connection_id, digest) DO UPDATE SET valid_until = NULL, created_at = excluded.created_at`);
}

export function rotateSecret(
  { database, sealer }: { database: Database; sealer: Sealer },
  id: ConnectionId,
  made: { readonly secret: string; readonly nowMs: number },
): Promise<void> {
  const { secret, nowMs } = made;
  return database.transaction(async (tx) => {
    const [row] = await tx.query<Pick<Plain<connection>, 'shop'>>(
      sql`SELECT shop FROM connection WHERE id = ${id} ${database.dialect.forUpdate}`,
    );
    if (row === undefined) return;
    await tx.execute(sql`DELETE FROM webhook_secret WHERE connection_id = ${id} AND valid_until <= ${nowMs}`);
    await tx.execute(
      sql`UPDATE webhook_secret SET valid_until = ${nowMs + RETIRED_VALID_MS}
        WHERE connection_id = ${id} AND valid_until IS NULL`,
    );
    await addSecret(tx, sealer, { connectionId: id, shop: row.shop, secret, nowMs });
  });
}

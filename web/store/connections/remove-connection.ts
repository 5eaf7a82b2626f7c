import type { Region, ShopDomain } from '../../domain/kernel/ids.ts';
import { appendActivity } from '../activity.ts';
import type { Database, Plain, Statements } from '../database.ts';
import type { connection } from '../generated/sqlite/client.ts';
import { touchLanes } from '../queue/lanes.ts';
import { sql } from '../sql.ts';
import { deleteChanges } from './catalogue-changes.ts';
import { deleteCatalogue } from './catalogue-store.ts';
import { wakeUnsentOf } from '../orders/wake-waiting.ts';

/** Everything that hangs on a connection, and itself. */
export async function deleteConnection(tx: Statements, id: string): Promise<void> {
  await deleteCatalogue(tx, id);
  await deleteChanges(tx, id);
  await tx.execute(sql`DELETE FROM webhook_secret WHERE connection_id = ${id}`);
  await tx.execute(sql`DELETE FROM connection WHERE id = ${id}`);
}

/** Print orders that were sent through it stay and say so; the unsent are planned anew without it. */
export function removeConnection(
  database: Database,
  which: { readonly shop: ShopDomain; readonly region: Region },
  nowMs: number,
): Promise<void> {
  const { shop, region } = which;
  return database.transaction(async (tx) => {
    const [row] = await tx.query<Pick<Plain<connection>, 'id'>>(
      sql`SELECT id FROM connection WHERE shop = ${shop} AND region = ${region} ${database.dialect.forUpdate}`,
    );
    if (row === undefined) return;
    await deleteConnection(tx, row.id);
    const { touches } = await wakeUnsentOf({ tx, dialect: database.dialect, nowMs }, shop, row.id);
    await appendActivity(tx, [
      {
        shop,
        orderGid: null,
        printOrderId: null,
        atMs: nowMs,
        line: { event: 'connection_removed', detail: { region } },
        actor: 'merchant',
      },
    ]);
    await touchLanes(tx, touches);
  });
}

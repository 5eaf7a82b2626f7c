import { appendActivity } from '../activity.ts';
import type { Statements } from '../database.ts';
import { blockLanes, FOR_EVER_MS } from '../queue/lanes.ts';
import { sql, type Sql } from '../sql.ts';

/**
 * Not before the present installation: what is older is about an earlier one. An uninstallation that nobody told shows
 * as lost access only, so tokens that end such a loss count as an installation.
 */
export const NOT_BEFORE_THE_INSTALLATION = (atMs: number): Sql => sql`COALESCE(access_since, installed_at) <= ${atMs}`;

/** Everything of the shop stops where it is. A webhook that is older than the installation is about an earlier one. */
export async function markUninstalled(tx: Statements, shop: string, atMs: number): Promise<void> {
  const changed = await tx.execute(sql`
    UPDATE shop SET installed = false, uninstalled_at = ${atMs}, tokens = NULL, keep_alive_at = NULL,
    reconcile_at = NULL, daily_proof_at = NULL, catalogue_at = NULL, kind_at = NULL, artwork_at = NULL
    WHERE domain = ${shop} AND installed AND ${NOT_BEFORE_THE_INSTALLATION(atMs)}`);
  if (changed === 0) return;
  await appendActivity(tx, [
    { shop, orderGid: null, printOrderId: null, atMs, line: { event: 'uninstalled', detail: {} }, actor: 'merchant' },
  ]);
  await blockLanes(tx, shop, { system: null, untilMs: FOR_EVER_MS });
}

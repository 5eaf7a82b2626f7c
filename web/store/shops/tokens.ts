import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type { ShopTokens } from '../../pipeline/ports/index.ts';
import type { Database } from '../database.ts';
import { unblockLanes } from '../queue/lanes.ts';
import type { Sealer } from '../sealer.ts';
import { sql } from '../sql.ts';

export const TOKENS = 'shop.tokens';

/**
 * A token pair that works: the shop is installed, whatever was before, and everything that waited for it runs again.
 */
export function saveTokens(
  parts: { database: Database; sealer: Sealer },
  shop: ShopDomain,
  given: { readonly tokens: ShopTokens; readonly nowMs: number },
): Promise<'installed' | 'reinstalled' | 'renewed'> {
  const { database, sealer } = parts;
  const { tokens, nowMs } = given;
  const sealed = sealer.seal(JSON.stringify(tokens), { shop, column: TOKENS });
  const scopes = JSON.stringify(tokens.scopes);

  return database.transaction(async (tx) => {
    const renewed = await tx.execute(
      sql`UPDATE shop SET tokens = ${sealed}, scopes = ${scopes}, access_lost = false,
        access_since = CASE WHEN access_lost THEN ${nowMs} ELSE access_since END
        WHERE domain = ${shop} AND installed`,
    );
    if (renewed > 0) {
      await unblockLanes(tx, shop, nowMs);
      return 'renewed';
    }
    const before = await tx.query(sql`SELECT domain FROM shop WHERE domain = ${shop} ${database.dialect.forUpdate}`);
    await tx.execute(sql`
      INSERT INTO shop (domain, installed, installed_at, scopes, tokens, keep_alive_at, reconcile_at, daily_proof_at,
      catalogue_at)
      VALUES (${shop}, true, ${nowMs}, ${scopes}, ${sealed}, ${nowMs}, ${nowMs}, ${nowMs}, ${nowMs})
      ON CONFLICT (domain) DO UPDATE SET installed = true, installed_at = excluded.installed_at,
      access_since = NULL, uninstalled_at = NULL, access_lost = false,
        scopes = excluded.scopes, tokens = excluded.tokens,
        keep_alive_at = excluded.keep_alive_at, reconcile_at = excluded.reconcile_at,
        daily_proof_at = excluded.daily_proof_at, catalogue_at = excluded.catalogue_at`);
    await unblockLanes(tx, shop, nowMs);
    return before.length > 0 ? 'reinstalled' : 'installed';
  });
}

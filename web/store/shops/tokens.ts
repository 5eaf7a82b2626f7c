import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type { ShopTokens } from '../../pipeline/ports/index.ts';
import type { Database, Plain, Statements } from '../database.ts';
import type { shop } from '../generated/sqlite/client.ts';
import { unblockLanes } from '../queue/lanes.ts';
import type { Sealer } from '../sealer.ts';
import { sql } from '../sql.ts';
import { wakePostponed } from './wake-postponed.ts';

export const TOKENS = 'shop.tokens';

/** The keep-alive comes after half of the refresh token's life when that is before its turn, but not all the time. */
const SOONEST_KEEP_ALIVE_MS = 3_600_000;

type Known = Plain<Pick<shop, 'installed' | 'access_lost' | 'scopes' | 'tokens'>>;

interface Given {
  readonly tokens: ShopTokens;
  readonly nowMs: number;
}

/** Something of the shop may have been put off because Shopify did not let us in; an hourly renewal frees nothing. */
function regainsAccess(sealer: Sealer, domain: string, known: Known & { readonly now: ShopTokens }): boolean {
  const { now, access_lost, scopes, tokens } = known;
  const wasUsable = tokens !== null && sealer.tryOpen(tokens, { shop: domain, column: TOKENS }) !== null;
  return Boolean(access_lost) || !wasUsable || scopes !== JSON.stringify(now.scopes);
}

async function renew(tx: Statements, shop: ShopDomain, given: Given & { readonly sealed: Buffer }): Promise<void> {
  const { tokens, nowMs, sealed } = given;
  const keepAliveAtMs = nowMs + Math.max(SOONEST_KEEP_ALIVE_MS, (tokens.refreshTokenExpiresAtMs - nowMs) / 2);
  await tx.execute(sql`
    UPDATE shop SET tokens = ${sealed}, scopes = ${JSON.stringify(tokens.scopes)}, access_lost = false,
    access_since = CASE WHEN access_lost THEN ${nowMs} ELSE access_since END,
    kind_at = CASE WHEN access_lost THEN ${nowMs} ELSE kind_at END,
    keep_alive_at = CASE WHEN keep_alive_at > ${keepAliveAtMs} THEN ${keepAliveAtMs} ELSE keep_alive_at END
    WHERE domain = ${shop}`);
}

async function install(tx: Statements, shop: ShopDomain, given: Given & { readonly sealed: Buffer }): Promise<void> {
  const { tokens, nowMs, sealed } = given;
  await tx.execute(sql`
    INSERT INTO shop (domain, installed, installed_at, scopes, tokens, keep_alive_at, reconcile_at, daily_proof_at,
    catalogue_at, kind_at, artwork_at)
    VALUES (${shop}, true, ${nowMs}, ${JSON.stringify(tokens.scopes)}, ${sealed}, ${nowMs}, ${nowMs}, ${nowMs},
    ${nowMs}, ${nowMs}, ${nowMs})
    ON CONFLICT (domain) DO UPDATE SET installed = true, installed_at = excluded.installed_at,
    access_since = NULL, uninstalled_at = NULL, access_lost = false, scopes = excluded.scopes, tokens = excluded.tokens,
      access_refused = NULL,
      keep_alive_at = excluded.keep_alive_at, reconcile_at = excluded.reconcile_at,
      daily_proof_at = excluded.daily_proof_at, catalogue_at = excluded.catalogue_at, kind_at = excluded.kind_at,
      artwork_at = excluded.artwork_at`);
}

/**
 * A token pair that works: the shop is installed, whatever was before, and everything that waited for it runs again,
 * rows that were put off because of lost access at once.
 */
export function saveTokens(
  parts: { database: Database; sealer: Sealer },
  shop: ShopDomain,
  given: Given,
): Promise<'installed' | 'reinstalled' | 'renewed'> {
  const { database, sealer } = parts;
  const { tokens, nowMs } = given;
  const sealed = sealer.seal(JSON.stringify(tokens), { shop, column: TOKENS });

  return database.transaction(async (tx) => {
    const [known] = await tx.query<Known>(
      sql`SELECT installed, access_lost, scopes, tokens FROM shop WHERE domain = ${shop} ${database.dialect.forUpdate}`,
    );
    const isRenewal = known !== undefined && Boolean(known.installed);
    await (isRenewal ? renew : install)(tx, shop, { tokens, nowMs, sealed });
    if (!isRenewal || regainsAccess(sealer, shop, { ...known, now: tokens })) await wakePostponed(tx, shop, nowMs);
    await unblockLanes(tx, shop, nowMs);
    if (isRenewal) return 'renewed';
    return known === undefined ? 'installed' : 'reinstalled';
  });
}

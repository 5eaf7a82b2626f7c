import type { ShopDomain } from '../../domain/kernel/ids.ts';
import { readSettings } from '../../contract/settings.ts';
import type { Shop, ShopTokens } from '../../pipeline/ports/index.ts';
import type { Database, Plain } from '../database.ts';
import type { shop } from '../generated/sqlite/client.ts';
import type { Sealer } from '../sealer.ts';
import { sql } from '../sql.ts';
import { TOKENS } from './tokens.ts';

/** What each step of an order reads of its shop, hence by SQL (docs/decisions/007). */
type ShopRow = Plain<
  Pick<
    shop,
    'domain' | 'installed' | 'installed_at' | 'uninstalled_at' | 'access_lost' | 'reconciled_at' | 'scopes' | 'settings'
  >
>;

function shopOf(row: ShopRow): Shop {
  return {
    domain: row.domain as ShopDomain,
    installed: Boolean(row.installed),
    installedAtMs: row.installed_at,
    uninstalledAtMs: row.uninstalled_at,
    accessLost: Boolean(row.access_lost),
    reconciledAtMs: row.reconciled_at,
    scopes: JSON.parse(row.scopes) as readonly string[],
    settings: readSettings(row.settings),
  };
}

export async function findShop(database: Database, domain: ShopDomain): Promise<Shop | null> {
  const [row] = await database.query<ShopRow>(
    sql`SELECT domain, installed, installed_at, uninstalled_at, access_lost, reconciled_at, scopes, settings FROM shop
      WHERE domain = ${domain}`,
  );
  return row === undefined ? null : shopOf(row);
}

/** Null = there are none: never installed, or uninstalled. Throws as `Sealer.open` does. */
export async function loadTokens(
  { database, sealer }: { readonly database: Database; readonly sealer: Sealer },
  domain: ShopDomain,
): Promise<ShopTokens | null> {
  const [row] = await database.query<Pick<Plain<shop>, 'tokens'>>(
    sql`SELECT tokens FROM shop WHERE domain = ${domain}`,
  );
  if (row === undefined || row.tokens === null) return null;
  return JSON.parse(sealer.open(row.tokens, { shop: domain, column: TOKENS }).toString('utf8')) as ShopTokens;
}

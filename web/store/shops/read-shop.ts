import type { ShopDomain } from '../../domain/kernel/ids.ts';
import { asObject } from '../../domain/kernel/json.ts';
import type { Shop, ShopTokens } from '../../pipeline/ports/index.ts';
import type { Log } from '../../pipeline/ports/system.ts';
import type { Database, Plain } from '../database.ts';
import type { shop } from '../generated/sqlite/client.ts';
import { jsonList, jsonObject } from '../json-column.ts';
import { openOrSay, type Sealer } from '../sealer.ts';
import { sql } from '../sql.ts';
import { refusalOf } from './access.ts';
import { readSettings } from './settings.ts';
import { TOKENS } from './tokens.ts';

interface Parts {
  readonly database: Database;
  readonly sealer: Sealer;
  readonly log: Log;
}

/** What each step of an order reads of its shop, hence by SQL (docs/decisions/007). */
type ShopRow = Plain<
  Pick<
    shop,
    | 'domain'
    | 'installed'
    | 'installed_at'
    | 'uninstalled_at'
    | 'access_lost'
    | 'access_refused'
    | 'reconciled_at'
    | 'scopes'
    | 'is_development'
    | 'went_live_at'
    | 'assesses_risk'
    | 'shows_addresses'
    | 'settings'
  >
>;

function shopOf(row: ShopRow, log: Log): Shop {
  const { settings, testModeQuestion } = readSettings(row, log);
  return {
    domain: row.domain as ShopDomain,
    installed: Boolean(row.installed),
    installedAtMs: row.installed_at,
    uninstalledAtMs: row.uninstalled_at,
    accessLost: Boolean(row.access_lost),
    accessRefused: refusalOf(row.access_refused),
    reconciledAtMs: row.reconciled_at,
    scopes: jsonList<string>(row.scopes) ?? [],
    isDevelopment: row.is_development === null ? null : Boolean(row.is_development),
    assessesRisk: Boolean(row.assesses_risk),
    showsAddresses: Boolean(row.shows_addresses),
    testModeQuestion,
    settings,
  };
}

export async function findShop(
  { database, log }: Pick<Parts, 'database' | 'log'>,
  domain: ShopDomain,
): Promise<Shop | null> {
  const [row] = await database.query<ShopRow>(
    sql`SELECT domain, installed, installed_at, uninstalled_at, access_lost, access_refused, reconciled_at, scopes,
      is_development, went_live_at, assesses_risk, shows_addresses, settings FROM shop WHERE domain = ${domain}`,
  );
  return row === undefined ? null : shopOf(row, log);
}

/**
 * Null = there are none that can be used: never installed, uninstalled, or their key is gone. The next opening of the
 * app brings another pair.
 */
export async function loadTokens({ database, sealer, log }: Parts, domain: ShopDomain): Promise<ShopTokens | null> {
  const [row] = await database.query<Pick<Plain<shop>, 'tokens'>>(
    sql`SELECT tokens FROM shop WHERE domain = ${domain}`,
  );
  if (row === undefined || row.tokens === null) return null;
  const opened = openOrSay(sealer, row.tokens, { shop: domain, column: TOKENS });
  const tokens = opened.outcome === 'opened' ? asObject(jsonObject(opened.plain.toString('utf8'))) : null;
  if (tokens === null)
    log.error('tokens_unreadable', { shop: domain, why: opened.outcome === 'opened' ? 'no JSON' : opened.why });
  return tokens as ShopTokens | null;
}

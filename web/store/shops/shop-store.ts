import type { ShopDomain } from '../../domain/kernel/ids.ts';
import { readSettings } from '../../contract/settings.ts';
import type { Shop, ShopStore, ShopTokens } from '../../pipeline/ports/index.ts';
import { appendActivity } from '../activity.ts';
import type { Database, Plain } from '../database.ts';
import type { shop } from '../generated/sqlite/client.ts';
import { blockLanes, FOR_EVER_MS } from '../queue/lanes.ts';
import type { Sealer } from '../sealer.ts';
import { sql } from '../sql.ts';
import { countForProof, proofsOf, saveProof } from './proofs.ts';
import { claimSchedule, scheduleAt } from './schedules.ts';
import { saveTokens, TOKENS } from './tokens.ts';

type ShopRow = Plain<
  Pick<shop, 'domain' | 'installed' | 'installed_at' | 'uninstalled_at' | 'access_lost' | 'scopes' | 'settings'>
>;

function shopOf(row: ShopRow): Shop {
  return {
    domain: row.domain as ShopDomain,
    installed: Boolean(row.installed),
    installedAtMs: row.installed_at,
    uninstalledAtMs: row.uninstalled_at,
    accessLost: Boolean(row.access_lost),
    scopes: JSON.parse(row.scopes) as readonly string[],
    settings: readSettings(row.settings),
  };
}

export function createShopStore({ database, sealer }: { database: Database; sealer: Sealer }): ShopStore {
  return {
    async find(domain) {
      const [row] = await database.query<ShopRow>(
        sql`SELECT domain, installed, installed_at, uninstalled_at, access_lost, scopes, settings FROM shop
          WHERE domain = ${domain}`,
      );
      return row === undefined ? null : shopOf(row);
    },

    async loadTokens(domain) {
      const [row] = await database.query<{ tokens: Uint8Array | null }>(
        sql`SELECT tokens FROM shop WHERE domain = ${domain}`,
      );
      if (row === undefined || row.tokens === null) return null;
      return JSON.parse(sealer.open(row.tokens, { shop: domain, column: TOKENS }).toString('utf8')) as ShopTokens;
    },

    saveTokens: (domain, tokens, nowMs) => saveTokens({ database, sealer }, domain, { tokens, nowMs }),

    markAccessLost: (domain, nowMs) =>
      database.transaction(async (tx) => {
        const changed = await tx.execute(
          sql`UPDATE shop SET access_lost = true WHERE domain = ${domain} AND NOT access_lost`,
        );
        if (changed > 0)
          await appendActivity(tx, [
            {
              shop: domain,
              orderGid: null,
              printOrderId: null,
              atMs: nowMs,
              line: { event: 'shopify_access_lost', detail: {} },
              actor: 'app',
            },
          ]);
        await blockLanes(tx, domain, { system: 'shopify', untilMs: FOR_EVER_MS });
      }),

    saveSettings: (domain, settings, nowMs) =>
      database.transaction(async (tx) => {
        await tx.execute(sql`UPDATE shop SET settings = ${JSON.stringify(settings)} WHERE domain = ${domain}`);
        await appendActivity(tx, [
          {
            shop: domain,
            orderGid: null,
            printOrderId: null,
            atMs: nowMs,
            line: { event: 'settings_saved', detail: {} },
            actor: 'merchant',
          },
        ]);
      }),

    claimSchedule: (schedule, due) => claimSchedule(database, schedule, due),
    scheduleAt: (domain, schedule, atMs) => scheduleAt(database, schedule, { shop: domain, atMs }),
    async markReconciled(domain, nowMs) {
      await database.execute(sql`UPDATE shop SET reconciled_at = ${nowMs} WHERE domain = ${domain}`);
    },

    countForProof: (domain, sinceMs) => countForProof(database, domain, sinceMs),
    saveProof: (domain, proof) => saveProof(database, domain, proof),
    proofs: (domain, limit) => proofsOf(database, domain, limit),
    appendLog: (domain, line, nowMs) =>
      appendActivity(database, [{ shop: domain, orderGid: null, printOrderId: null, atMs: nowMs, line, actor: 'app' }]),
  };
}

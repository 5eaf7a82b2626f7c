import type { Log, ShopStore } from '../../pipeline/ports/index.ts';
import { appendActivity } from '../activity.ts';
import type { Database } from '../database.ts';
import { blockLanes, FOR_EVER_MS } from '../queue/lanes.ts';
import type { Sealer } from '../sealer.ts';
import { sql } from '../sql.ts';
import { grantAccess, markAccessRefused } from './access.ts';
import { countForProof } from './count-for-proof.ts';
import { askKindAgain, rememberKind } from './kind.ts';
import { proofsOf, saveProof } from './proofs.ts';
import { findShop, loadTokens } from './read-shop.ts';
import { claimSchedule, markReconciled, scheduleAt } from './schedules.ts';
import { saveSettings } from './settings.ts';
import { saveTokens } from './tokens.ts';

export function createShopStore(parts: { database: Database; sealer: Sealer; log: Log }): ShopStore {
  const { database, sealer } = parts;
  return {
    find: (domain) => findShop(parts, domain),
    loadTokens: (domain) => loadTokens(parts, domain),
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

    markAccessRefused: (domain, refusal, at) => markAccessRefused(database, domain, { ...refusal, ...at }),
    grantAccess: (domain, nowMs) => grantAccess(database, domain, nowMs),

    rememberKind: (domain, isDevelopment, nowMs) => rememberKind(parts, domain, { isDevelopment, nowMs }),
    askKindAgain: (domain, nowMs) => askKindAgain(database, domain, nowMs),

    rememberAssessments: async (domain) => {
      await database.execute(sql`UPDATE shop SET assesses_risk = true WHERE domain = ${domain}`);
    },
    rememberAddresses: async (domain) => {
      await database.execute(sql`UPDATE shop SET shows_addresses = true WHERE domain = ${domain}`);
    },

    saveSettings: (domain, change, nowMs) => saveSettings(parts, domain, { change, nowMs }),

    claimSchedule: (schedule, due) => claimSchedule(database, schedule, due),
    scheduleAt: (domain, schedule, atMs) => scheduleAt(database, schedule, { shop: domain, atMs }),
    markReconciled: (domain, nowMs) => markReconciled(database, domain, nowMs),

    countForProof: (domain, window) => countForProof(database, domain, window),
    saveProof: (domain, proof) => saveProof(database, domain, proof),
    proofs: (domain, limit) => proofsOf(database, domain, limit),
    appendLog: (domain, line, nowMs) =>
      appendActivity(database, [{ shop: domain, orderGid: null, printOrderId: null, atMs: nowMs, line, actor: 'app' }]),
  };
}

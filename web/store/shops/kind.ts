import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type { Log } from '../../pipeline/ports/index.ts';
import { appendActivity } from '../activity.ts';
import type { Database } from '../database.ts';
import { wakeWaiting } from '../orders/wake-waiting.ts';
import { touchLanes } from '../queue/lanes.ts';
import { sql } from '../sql.ts';
import { readSettings, SETTINGS_COLUMNS, type SettingsRow } from './settings.ts';

/** What kind of store it is now; a change has everything judged again that is not sent yet. */
export function rememberKind(
  { database, log }: { readonly database: Database; readonly log: Log },
  domain: ShopDomain,
  { isDevelopment, nowMs }: { readonly isDevelopment: boolean; readonly nowMs: number },
): Promise<void> {
  return database.transaction(async (tx) => {
    const [known] = await tx.query<SettingsRow>(
      sql`SELECT ${SETTINGS_COLUMNS} FROM shop WHERE domain = ${domain} ${database.dialect.forUpdate}`,
    );
    if (known === undefined) return;
    const before = known.is_development === null ? null : Boolean(known.is_development);
    if (before === isDevelopment) return;
    const wentLive = before === true && readSettings(known, log).settings.testMode;
    await tx.execute(sql`
      UPDATE shop SET is_development = ${isDevelopment}, went_live_at = ${wentLive ? nowMs : null}
      WHERE domain = ${domain}`);
    if (wentLive)
      await appendActivity(tx, [
        {
          shop: domain,
          orderGid: null,
          printOrderId: null,
          atMs: nowMs,
          line: { event: 'store_went_live', detail: {} },
          actor: 'app',
        },
      ]);
    const { touches } = await wakeWaiting({ tx, dialect: database.dialect, nowMs }, domain);
    await touchLanes(tx, touches);
  });
}

/** An ordinary store never becomes a developer's, so its openings cost nothing. */
export async function askKindAgain(database: Database, domain: ShopDomain, nowMs: number): Promise<void> {
  await database.execute(
    sql`UPDATE shop SET kind_at = ${nowMs} WHERE domain = ${domain} AND installed AND is_development IS NOT FALSE`,
  );
}

import { isDeepStrictEqual } from 'node:util';
import { chosenSettings, effectiveSettings, settings as contract, type ShopSettings } from '../../contract/settings.ts';
import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type { Log, Shop, TestModeQuestion } from '../../pipeline/ports/index.ts';
import { appendActivity } from '../activity.ts';
import type { Database, Plain } from '../database.ts';
import type { shop } from '../generated/sqlite/client.ts';
import { jsonObject } from '../json-column.ts';
import { wakeWaiting } from '../orders/wake-waiting.ts';
import { touchLanes } from '../queue/lanes.ts';
import { raw, sql } from '../sql.ts';

/** `settings` holds what the merchant chose and nothing else: only here is it told from defaults. */
export type SettingsRow = Plain<Pick<shop, 'domain' | 'settings' | 'is_development' | 'went_live_at'>>;
export const SETTINGS_COLUMNS = raw('domain, settings, is_development, went_live_at');

/**
 * Settings of which a part cannot be read: the rest as it is, defaults for that part, and every order waits for
 * approval, since what was to hold it back may be what was lost.
 */
function salvaged(json: string): Partial<ShopSettings> {
  const given = jsonObject(json) ?? {};
  const readable = Object.entries(contract.shape).filter(([key, schema]) => schema.safeParse(given[key]).success);
  return { ...Object.fromEntries(readable.map(([key]) => [key, given[key]])), approveAll: true };
}

function chosenBy({ domain, settings: json }: SettingsRow, log: Log): Partial<ShopSettings> {
  try {
    return chosenSettings(json);
  } catch {
    log.error('settings_unreadable', { shop: domain });
    return salvaged(json ?? '');
  }
}

/** The safe side: a store of unknown kind may be a developer's, and one that went live was in test mode. */
function startsInTestMode({ is_development, went_live_at }: SettingsRow): boolean {
  return is_development === null || Boolean(is_development) || went_live_at !== null;
}

/** Null = decided, by the kind of store or by its merchant. */
function questionOf(
  { is_development, went_live_at }: SettingsRow,
  chosen: Partial<ShopSettings>,
): TestModeQuestion | null {
  if (went_live_at !== null) return 'went_live';
  return is_development === null && chosen.testMode === undefined ? 'kind_unknown' : null;
}

/** What holds for the shop, and what of it was chosen. */
export function readSettings(
  row: SettingsRow,
  log: Log,
): Pick<Shop, 'settings' | 'testModeQuestion'> & { readonly chosen: Partial<ShopSettings> } {
  const chosen = chosenBy(row, log);
  return {
    chosen,
    settings: effectiveSettings(chosen, startsInTestMode(row)),
    testModeQuestion: questionOf(row, chosen),
  };
}

/** Of a change what is one; test mode is also chosen by answering the question with what holds meanwhile. */
function choicesIn(change: Partial<ShopSettings>, read: ReturnType<typeof readSettings>): Partial<ShopSettings> {
  const { chosen, settings, testModeQuestion } = read;
  return Object.fromEntries(
    Object.entries(change).filter(
      ([key, value]) =>
        key in chosen ||
        !isDeepStrictEqual(value, settings[key as keyof ShopSettings]) ||
        (key === 'testMode' && testModeQuestion !== null),
    ),
  );
}

/** Adds the choices to those made before, whoever else saves at the same time; answers how many orders were woken. */
export function saveSettings(
  { database, log }: { readonly database: Database; readonly log: Log },
  domain: ShopDomain,
  { change, nowMs }: { readonly change: Partial<ShopSettings>; readonly nowMs: number },
): Promise<number> {
  return database.transaction(async (tx) => {
    const [row] = await tx.query<SettingsRow>(
      sql`SELECT ${SETTINGS_COLUMNS} FROM shop WHERE domain = ${domain} ${database.dialect.forUpdate}`,
    );
    if (row === undefined) return 0;
    const read = readSettings(row, log);
    const chosen = { ...read.chosen, ...choicesIn(change, read) };
    const wentLiveAtMs = change.testMode === undefined ? row.went_live_at : null;
    await tx.execute(sql`
      UPDATE shop SET settings = ${JSON.stringify(chosen)}, went_live_at = ${wentLiveAtMs} WHERE domain = ${domain}`);
    const line = { event: 'settings_saved', detail: {} };
    await appendActivity(tx, [
      { shop: domain, orderGid: null, printOrderId: null, atMs: nowMs, line, actor: 'merchant' },
    ]);
    const { orders, touches } = await wakeWaiting({ tx, dialect: database.dialect, nowMs }, domain);
    await touchLanes(tx, touches);
    return orders;
  });
}

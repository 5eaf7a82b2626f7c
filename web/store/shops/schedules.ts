import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type { ShopSchedule } from '../../pipeline/ports/index.ts';
import type { Database, Plain } from '../database.ts';
import type { shop } from '../generated/sqlite/client.ts';
import { raw, sql } from '../sql.ts';

/** A schedule is a column of the shop: when it is due next. */
const COLUMNS: Readonly<Record<ShopSchedule, string>> = {
  keep_alive: 'keep_alive_at',
  reconcile: 'reconcile_at',
  daily_proof: 'daily_proof_at',
  catalogue: 'catalogue_at',
  kind: 'kind_at',
  artwork: 'artwork_at',
};

/** Moved on before it is handed out: a crash costs one run, and two processes never get the same shop. */
export async function claimSchedule(
  database: Database,
  schedule: ShopSchedule,
  due: { readonly nowMs: number; readonly nextAtMs: number; readonly limit: number },
): Promise<readonly ShopDomain[]> {
  const column = raw(COLUMNS[schedule]);
  const waiting = await database.query(sql`SELECT domain FROM shop WHERE ${column} <= ${due.nowMs} LIMIT 1`);
  if (waiting.length === 0) return [];
  const claimed = await database.query<Pick<Plain<shop>, 'domain'>>(sql`
    UPDATE shop SET ${column} = ${due.nextAtMs} WHERE domain IN (
      SELECT domain FROM shop WHERE ${column} <= ${due.nowMs} AND installed
      ORDER BY ${column} LIMIT ${due.limit} ${database.dialect.skipLocked})
    RETURNING domain`);
  return claimed.map(({ domain }) => domain as ShopDomain);
}

/** Uninstalled shops have no schedules. */
export async function scheduleAt(
  database: Database,
  schedule: ShopSchedule,
  due: { readonly shop: ShopDomain; readonly atMs: number },
): Promise<void> {
  await database.execute(
    sql`UPDATE shop SET ${raw(COLUMNS[schedule])} = ${due.atMs} WHERE domain = ${due.shop} AND installed`,
  );
}

/** Shopify's orders were compared with ours, to the end. */
export async function markReconciled(database: Database, domain: ShopDomain, beganAtMs: number): Promise<void> {
  await database.execute(sql`UPDATE shop SET reconciled_at = ${beganAtMs} WHERE domain = ${domain}`);
}

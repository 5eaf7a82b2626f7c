import Database from 'better-sqlite3';

/**
 * Fills a database that the app is using up to `target` finished orders, by copying the ones it has under new ids:
 * orders, fulfillment orders, print orders, parcels, log lines and settled webhooks alike.
 */
export function growDatabase(file: string, target: number): void {
  const db = new Database(file, { timeout: 30_000 });
  try {
    for (;;) {
      const { stored } = db.prepare('SELECT count(*) AS stored FROM print_order').get() as { stored: number };
      if (stored >= target) return;
      copyOnce(db, Math.min(stored, target - stored), `-c${stored}`);
    }
  } finally {
    db.close();
  }
}

/** How many print orders the app has still to make findable; copying leaves it all of them. */
export function countUnindexed(file: string): number {
  const db = new Database(file, { readonly: true, timeout: 30_000 });
  try {
    return (db.prepare('SELECT count(*) AS waiting FROM print_order_unindexed').get() as { waiting: number }).waiting;
  } finally {
    db.close();
  }
}

/** Text columns that make a row's identity get the suffix; integer keys are given anew. */
const IDENTITIES: Readonly<Record<string, readonly string[]>> = {
  shop_order: ['order_gid'],
  fulfillment_order: ['fulfillment_order_gid', 'order_gid'],
  print_order: ['order_gid', 'fulfillment_order_gid', 'external_id', 'picanova_order_id'],
  activity: ['order_gid'],
  inbox: ['dedupe_key'],
};

function copyOnce(db: Database.Database, limit: number, suffix: string): void {
  db.transaction(() => {
    const { last } = db.prepare('SELECT max(id) AS last FROM print_order').get() as { last: number };
    for (const [table, identities] of Object.entries(IDENTITIES))
      copyTable(db, {
        table,
        identities,
        limit: table === 'activity' || table === 'inbox' ? limit * 6 : limit,
        suffix,
      });
    db.prepare(
      `INSERT INTO shipment (print_order_id, key, shop, carrier_code, carrier_name, tracking_number, tracking_url,
         shipped_at, lines, fulfillment_gid, adopted, written_tracking_number)
       SELECT copy.id, s.key, s.shop, s.carrier_code, s.carrier_name, s.tracking_number, s.tracking_url,
         s.shipped_at, s.lines, s.fulfillment_gid, s.adopted, s.written_tracking_number
       FROM print_order copy
       JOIN print_order original ON copy.shop = original.shop AND copy.external_id = original.external_id || ?
       JOIN shipment s ON s.print_order_id = original.id
       WHERE copy.id > ?`,
    ).run(suffix, last);
  }).immediate();
}

function copyTable(
  db: Database.Database,
  copy: { table: string; identities: readonly string[]; limit: number; suffix: string },
): void {
  const columns = (db.pragma(`table_info(${copy.table})`) as { name: string; pk: number }[])
    .filter(({ name }) => name !== 'id')
    .map(({ name }) => name);
  const values = columns.map((name) =>
    copy.identities.includes(name) ? `"${name}" || '${copy.suffix}'` : `"${name}"`,
  );
  const idle = columns.includes('due_at') ? 'WHERE due_at IS NULL' : '';
  db.prepare(
    `INSERT INTO ${copy.table} (${columns.map((name) => `"${name}"`).join(', ')}) SELECT ${values.join(', ')} ` +
      `FROM ${copy.table} ${idle} LIMIT ?`,
  ).run(copy.limit);
}

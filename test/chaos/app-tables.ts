import Database from 'better-sqlite3';
import { Client } from 'pg';

/** The app's own tables, read past the app: what it really stored, and for a finding how it got there. */
export interface AppTables {
  /** `source dedupe_key` of every stored webhook. */
  inboxKeys(): Promise<ReadonlySet<string>>;
  /** The order's print orders as they stand, and its log from the beginning, one line each. */
  history(orderGid: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

type Row = Readonly<Record<string, unknown>>;
/** The statement's one parameter, if it has one, is `$1`. */
type Query = (statement: string, parameter?: string) => Promise<readonly Row[]>;

function readSqlite(file: string): { query: Query; close(): Promise<void> } {
  const database = new Database(file, { readonly: true });
  return {
    query: async (statement, parameter) => {
      const prepared = database.prepare(statement);
      return (parameter === undefined ? prepared.all() : prepared.all({ 1: parameter })) as Row[];
    },
    async close() {
      database.close();
    },
  };
}

async function readPostgres(connectionString: string): Promise<{ query: Query; close(): Promise<void> }> {
  const client = new Client({ connectionString });
  await client.connect();
  return {
    query: async (statement, parameter) =>
      (await client.query<Row>(statement, parameter === undefined ? [] : [parameter])).rows,
    close: () => client.end(),
  };
}

export async function openAppTables(databaseUrl: string): Promise<AppTables> {
  const { query, close } = databaseUrl.startsWith('file:')
    ? readSqlite(databaseUrl.slice('file:'.length))
    : await readPostgres(databaseUrl);
  return {
    close,
    async inboxKeys() {
      return new Set(
        (await query('SELECT source, dedupe_key FROM inbox')).map(
          (row) => `${String(row['source'])} ${String(row['dedupe_key'])}`,
        ),
      );
    },
    async history(orderGid) {
      const orders = await query(
        'SELECT settled, due_at, attempt, lease_until FROM shop_order WHERE order_gid = $1',
        orderGid,
      );
      const prints = await query(
        'SELECT id, external_id, state, step, due_at, attempt, lease_until, create_asked_at, cancel_pending, ' +
          'picanova_order_id, problems FROM print_order WHERE order_gid = $1 ORDER BY id',
        orderGid,
      );
      const log = await query(
        'SELECT at, print_order_id, event, detail FROM activity WHERE order_gid = $1 ORDER BY id',
        orderGid,
      );
      return [...orders, ...prints, ...log].map((row) => JSON.stringify(row));
    },
  };
}

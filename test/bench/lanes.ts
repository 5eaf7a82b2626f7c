import BetterSqlite3 from 'better-sqlite3';
import { Client } from 'pg';
import { FOR_EVER_MS } from '../../web/store/queue/lanes.ts';

/** Looks into the database of a running app, and lets a shop's work stand still and go on. */
export interface Lanes {
  /** Nothing of the shop is claimed until `wake`. */
  hush(shop: string): Promise<void>;
  wake(shop: string): Promise<void>;
  withoutCatalogue(): Promise<number>;
  /** Webhooks that have no meaning yet. */
  unrouted(): Promise<number>;
  /** Shopify's orders by Picanova's ids. */
  orderGids(picanovaOrderIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  close(): Promise<void>;
}

interface Handle {
  /** Texts without quotes only. */
  run(text: string): Promise<readonly object[]>;
  close(): Promise<void>;
}

async function openHandle(databaseUrl: string): Promise<Handle> {
  if (databaseUrl.startsWith('file:')) {
    const handle = new BetterSqlite3(databaseUrl.slice('file:'.length), { timeout: 30_000 });
    return {
      run: (text) => {
        const statement = handle.prepare<[], object>(text);
        if (statement.reader) return Promise.resolve(statement.all());
        statement.run();
        return Promise.resolve([]);
      },
      close: () => Promise.resolve(void handle.close()),
    };
  }
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  return { run: async (text) => (await client.query<object>(text)).rows, close: () => client.end() };
}

/** The database must have its tables already. */
export async function openLanes(databaseUrl: string): Promise<Lanes> {
  const { run, close } = await openHandle(databaseUrl);

  async function count(from: string): Promise<number> {
    const [row] = await run(`SELECT count(*) AS found FROM ${from}`);
    return Number(Reflect.get(row ?? {}, 'found'));
  }

  return {
    async hush(shop) {
      await run(`UPDATE lane SET blocked_until = ${FOR_EVER_MS}, ready_at = ${FOR_EVER_MS} WHERE shop = '${shop}'`);
    },
    async wake(shop) {
      await run(`UPDATE lane SET blocked_until = 0, ready_at = ${Date.now()} WHERE shop = '${shop}'`);
    },
    withoutCatalogue: () => count('connection WHERE catalogue_at IS NULL'),
    async orderGids(ids) {
      const list = ids.map((id) => `'${id}'`).join(', ');
      const rows = await run(
        `SELECT picanova_order_id, order_gid FROM print_order WHERE picanova_order_id IN (${list})`,
      );
      return new Map(
        rows.map((row) => [String(Reflect.get(row, 'picanova_order_id')), String(Reflect.get(row, 'order_gid'))]),
      );
    },
    unrouted: () => count('inbox WHERE settled_at IS NULL'),
    close,
  };
}

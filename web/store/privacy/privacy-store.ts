import type { PrivacyStore } from '../../pipeline/ports/index.ts';
import type { Database } from '../database.ts';
import { sql } from '../sql.ts';
import { ARTWORK_OF_ORDERS, erasePrintOrders, redactOrders, redactShop } from './redact.ts';
import type { TransactionContext } from '../transaction-context.ts';

/** Rows a transaction: other writers get their turn in between. */
const ROWS_AT_ONCE = 500;

export function createPrivacyStore({ database, now }: { database: Database; now: () => number }): PrivacyStore {
  const { dialect } = database;
  const inContext = <Result>(work: (context: TransactionContext) => Promise<Result>): Promise<Result> =>
    database.transaction((tx) => work({ tx, dialect, nowMs: now() }));

  /** Repeats until a round finds less than it may take. */
  async function inRounds(round: (context: TransactionContext) => Promise<number>): Promise<number> {
    for (let total = 0; ;) {
      const erased = await inContext(round);
      total += erased;
      if (erased < ROWS_AT_ONCE) return total;
    }
  }

  return {
    async eraseCompleted(beforeMs) {
      const printOrders = await inRounds((context) =>
        erasePrintOrders(
          context,
          sql`id IN (SELECT id FROM print_order WHERE completed_at < ${beforeMs} AND erased_at IS NULL
            ORDER BY completed_at LIMIT ${ROWS_AT_ONCE})`,
        ),
      );
      const webhooks = await inRounds(({ tx }) =>
        tx.execute(
          sql`UPDATE inbox SET body = NULL WHERE id IN (SELECT id FROM inbox
            WHERE settled_at < ${beforeMs} AND body IS NOT NULL ORDER BY settled_at LIMIT ${ROWS_AT_ONCE})`,
        ),
      );
      const artwork = await inRounds(({ tx }) =>
        tx.execute(
          sql`DELETE FROM artwork WHERE (shop, digest) IN (SELECT shop, digest FROM artwork
            WHERE looked_at < ${beforeMs} AND ${ARTWORK_OF_ORDERS} ORDER BY looked_at LIMIT ${ROWS_AT_ONCE})`,
        ),
      );
      await inContext(({ tx }) => tx.execute(sql`DELETE FROM artwork_thumbnail WHERE made_at < ${beforeMs}`));
      return printOrders + webhooks + artwork;
    },

    redactOrders: (shop, orders) => inContext((context) => redactOrders(context, shop, orders)),
    redactShop: (shop) => inContext((context) => redactShop(context, shop)),
  };
}

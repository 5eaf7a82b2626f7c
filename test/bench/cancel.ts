import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { scheduler } from 'node:timers/promises';
import { buildServer } from '../support/launch-app.ts';
import { startManyShops } from './many-shops.ts';
import { percentile, rounded } from './statistics.ts';

/**
 * A shop with 2,000 orders that may make 60 calls a minute at Picanova: twenty orders that were sent are cancelled in
 * Shopify, all at once, at a time when the sends have used up all that they may. Measured from the cancel to its answer
 * at Picanova; SQLite.
 */
const ORDERS = 2_000;
const CANCELS = 20;
/** Longer than Picanova's minute: from now on every call waits for an earlier one to leave the window. */
const SATURATED_MS = 80_000;
const LOOK_MS = 10;
const PATIENCE_MS = 120_000;

export interface CancelResult {
  readonly cancelP95Ms: number;
  /** Orders that waited to be sent when the cancels came. */
  readonly queued: number;
}

export async function benchCancel(say: (line: string) => void): Promise<CancelResult> {
  buildServer();
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-cancel-'));
  const databaseUrl = `file:${path.join(folder, 'bench.db')}`;
  const bench = await startManyShops(databaseUrl, [{ domain: 'busy.myshopify.com', costs: 'off' }]);
  try {
    const [busy] = bench.shops;
    if (busy === undefined) throw new Error('a bench without a shop');
    for (let order = 0; order < ORDERS; order += 1) busy.order();
    await bench.settled();
    await scheduler.wait(SATURATED_MS);
    const sent = bench.picanova.orders(busy.user).slice(0, CANCELS);
    const queued = ORDERS - bench.picanova.orderIdsFrom(busy.user, 0).length;
    say(`${queued} of ${ORDERS} orders wait to be sent`);

    const orderOf = await bench.lanes.orderGids(sent.map(({ id }) => id));
    const took = await Promise.all(
      sent.map(async ({ id }) => {
        const askedMs = performance.now();
        busy.shop.cancel(orderOf.get(id) ?? '');
        while (bench.picanova.order(id).status !== 'CANCELLED') {
          if (performance.now() - askedMs > PATIENCE_MS) throw new Error('an order was not cancelled in two minutes');
          await scheduler.wait(LOOK_MS);
        }
        return performance.now() - askedMs;
      }),
    );
    say(`cancelled after ${took.map((ms) => ms.toFixed(0)).join(', ')} ms`);
    return { cancelP95Ms: rounded(percentile(took, 0.95), 0), queued };
  } finally {
    await bench.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

import { scheduler } from 'node:timers/promises';
import type { BenchShop, ManyShops } from './many-shops.ts';
import { percentile } from './statistics.ts';

const TURN_MS = 6_000;
export const ORDERS_A_SECOND = 20;
const LOOK_MS = 5;
const PATIENCE_MS = 60_000;

/** Places the others' orders evenly for one turn; answers the p95 of their way from webhook to POST. */
export async function measureTurn(
  { picanova }: ManyShops,
  others: readonly BenchShop[],
  first: number,
): Promise<number> {
  const took: Promise<number>[] = [];
  const startedMs = performance.now();
  for (let order = 0; ; order += 1) {
    const dueMs = startedMs + (order * 1_000) / ORDERS_A_SECOND;
    if (dueMs >= startedMs + TURN_MS) break;
    await scheduler.wait(Math.max(0, dueMs - performance.now()));
    const other = others[(first + order) % others.length];
    if (other !== undefined) took.push(untilPosted(picanova, other));
  }
  return percentile(await Promise.all(took), 0.95);
}

async function untilPosted(picanova: ManyShops['picanova'], { user, order }: BenchShop): Promise<number> {
  const before = picanova.orderIdsFrom(user, 0).length;
  const placedAtMs = Date.now();
  order();
  for (;;) {
    const [id] = picanova.orderIdsFrom(user, before);
    if (id !== undefined) return picanova.order(id).createdAtMs - placedAtMs;
    if (Date.now() - placedAtMs > PATIENCE_MS) throw new Error('an order was not sent in a minute');
    await scheduler.wait(LOOK_MS);
  }
}

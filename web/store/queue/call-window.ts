import type { WorkStore } from '../../pipeline/ports/index.ts';
import type { Database, Plain } from '../database.ts';
import type { call_window } from '../generated/sqlite/client.ts';
import { sql } from '../sql.ts';

type Budget = Parameters<WorkStore['takeCalls']>[0];
type Granted = Awaited<ReturnType<WorkStore['takeCalls']>>;

/**
 * When the first of these calls leaves the window; now when there is none (only a limit of 0 refuses then, for a whole
 * window).
 */
function retryAt(times: readonly number[], { windowMs, nowMs }: Budget): number {
  return (times[0] ?? nowMs) + windowMs;
}

/**
 * An exact sliding window: the times of the calls themselves, at most `limit` of them, in one row an account. Counters
 * per minute would let twice the limit through around a full minute.
 */
export function takeCalls(database: Database, budget: Budget): Promise<Granted> {
  const { account, limit, windowMs, wanted, nowMs } = budget;
  return database.transaction(async (tx) => {
    await tx.execute(
      sql`INSERT INTO call_window (account, times) VALUES (${account}, '[]') ON CONFLICT (account) DO NOTHING`,
    );
    const [row] = await tx.query<Pick<Plain<call_window>, 'times'>>(
      sql`SELECT times FROM call_window WHERE account = ${account} ${database.dialect.forUpdate}`,
    );
    const recent = (JSON.parse(row?.times ?? '[]') as number[]).filter((at) => at > nowMs - windowMs);
    const granted = Math.max(0, Math.min(wanted, limit - recent.length));
    if (granted === 0) return { granted, retryAtMs: retryAt(recent, budget) };
    // Clocks of several processes differ a little: the list stays sorted, its first is the next to leave.
    const times = [...recent, ...Array.from({ length: granted }, () => nowMs)].sort((one, other) => one - other);
    await tx.execute(sql`UPDATE call_window SET times = ${JSON.stringify(times)} WHERE account = ${account}`);
    return { granted, retryAtMs: retryAt(times, budget) };
  });
}

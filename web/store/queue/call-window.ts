import type { WorkStore } from '../../pipeline/ports/index.ts';
import type { Database, Plain } from '../database.ts';
import type { call_window } from '../generated/sqlite/client.ts';
import { sql } from '../sql.ts';

type Budget = Parameters<WorkStore['takeCalls']>[0];
type Granted = Awaited<ReturnType<WorkStore['takeCalls']>>;

/** When there is room for one of `limit` calls in a window; now when there is. `times` are sorted. */
function roomAt(
  times: readonly number[],
  { limit, windowMs, nowMs }: Pick<Budget, 'limit' | 'windowMs' | 'nowMs'>,
): number {
  if (times.length < limit) return nowMs;
  // Only a limit of 0 finds no call there: it refuses for a whole window.
  return (times[times.length - limit] ?? nowMs) + windowMs;
}

/** How many calls may leave now, and when the next one may. */
function roomIn(times: readonly number[], budget: Budget): { readonly room: number; readonly atMs: number } {
  const { limit, nowMs, pace, windowMs } = budget;
  const room = limit - times.length;
  const atMs = roomAt(times, budget);
  if (pace === undefined) return { room, atMs };
  const lately = times.filter((at) => at > nowMs - pace.windowMs);
  return {
    room: Math.min(room, Math.max(pace.freely - times.length, pace.limit - lately.length)),
    atMs: Math.max(
      atMs,
      Math.min(roomAt(times, { limit: pace.freely, windowMs, nowMs }), roomAt(lately, { ...pace, nowMs })),
    ),
  };
}

/**
 * An exact sliding window: the times of the calls themselves, at most `limit` of them, in one row an account. Counters
 * per minute would let twice the limit through around a full minute.
 */
export function takeCalls(database: Database, budget: Budget): Promise<Granted> {
  const { account, windowMs, wanted, nowMs } = budget;
  return database.transaction(async (tx) => {
    await tx.execute(
      sql`INSERT INTO call_window (account, times) VALUES (${account}, '[]') ON CONFLICT (account) DO NOTHING`,
    );
    const [row] = await tx.query<Pick<Plain<call_window>, 'times'>>(
      sql`SELECT times FROM call_window WHERE account = ${account} ${database.dialect.forUpdate}`,
    );
    const recent = (JSON.parse(row?.times ?? '[]') as number[]).filter((at) => at > nowMs - windowMs);
    const { room, atMs } = roomIn(recent, budget);
    const granted = Math.max(0, Math.min(wanted, room));
    if (granted === 0) return { granted, retryAtMs: atMs };
    // Clocks of several processes differ a little: the list stays sorted, its first is the next to leave.
    const times = [...recent, ...Array.from({ length: granted }, () => nowMs)].sort((one, other) => one - other);
    await tx.execute(sql`UPDATE call_window SET times = ${JSON.stringify(times)} WHERE account = ${account}`);
    return { granted, retryAtMs: roomIn(times, budget).atMs };
  });
}

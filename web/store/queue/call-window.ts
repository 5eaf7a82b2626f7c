import type { CallUrgency, WorkStore } from '../../pipeline/ports/index.ts';
import type { Database, Plain } from '../database.ts';
import type { call_window } from '../generated/sqlite/client.ts';
import { jsonList } from '../json-column.ts';
import { sql } from '../sql.ts';

type Budget = Parameters<WorkStore['takeCalls']>[0];
type Granted = Awaited<ReturnType<WorkStore['takeCalls']>>;

/** A call is kept as one number: its time in whole ms, and in the fraction what it was for. */
const FRACTION: Readonly<Record<CallUrgency, number>> = { cancel: 0, read_back: 0.25, send: 0.5, poll: 0.75 };

interface Limit {
  readonly limit: number;
  readonly windowMs: number;
}

/** When there is room for one more call; now when there is. `calls` are sorted, and none has left the window. */
function roomAt(calls: readonly number[], { limit, windowMs }: Limit, nowMs: number): number {
  if (calls.length < limit) return nowMs;
  // Only a limit of 0 finds no call there: it refuses for a whole window.
  return Math.floor(calls[calls.length - limit] ?? nowMs) + windowMs;
}

/** How many calls may leave now, and when the next one may. */
function roomIn(calls: readonly number[], budget: Budget): { readonly room: number; readonly atMs: number } {
  const { limit, nowMs, pace, windowMs, urgency } = budget;
  const room = limit - calls.length;
  const atMs = roomAt(calls, budget, nowMs);
  if (pace === undefined) return { room, atMs };
  const own = calls.filter((call) => call % 1 === FRACTION[urgency]);
  const lately = own.filter((call) => Math.floor(call) > nowMs - pace.windowMs);
  const soonestMs = Math.min(roomAt(own, { limit: pace.freely, windowMs }, nowMs), roomAt(lately, pace, nowMs));
  return {
    room: Math.min(room, pace.most - own.length, Math.max(pace.freely - own.length, pace.limit - lately.length)),
    atMs: Math.max(atMs, roomAt(own, { limit: pace.most, windowMs }, nowMs), soonestMs),
  };
}

/**
 * An exact sliding window: the times of the calls themselves, at most `limit` of them, in one row an account. Counters
 * per minute would let twice the limit through around a full minute.
 */
export function takeCalls(database: Database, budget: Budget): Promise<Granted> {
  const { account, windowMs, wanted, nowMs, urgency } = budget;
  return database.transaction(async (tx) => {
    await tx.execute(
      sql`INSERT INTO call_window (account, times) VALUES (${account}, '[]') ON CONFLICT (account) DO NOTHING`,
    );
    const [row] = await tx.query<Pick<Plain<call_window>, 'times'>>(
      sql`SELECT times FROM call_window WHERE account = ${account} ${database.dialect.forUpdate}`,
    );
    const known = jsonList<number>(row?.times ?? '[]') ?? [];
    const recent = known.filter((call) => Math.floor(call) > nowMs - windowMs);
    const { room, atMs } = roomIn(recent, budget);
    const granted = Math.max(0, Math.min(wanted, room));
    if (granted === 0) return { granted, retryAtMs: atMs };
    // Clocks of several processes differ a little: the list stays sorted, its first is the next to leave.
    const calls = [...recent, ...Array.from({ length: granted }, () => nowMs + FRACTION[urgency])];
    calls.sort((one, other) => one - other);
    await tx.execute(sql`UPDATE call_window SET times = ${JSON.stringify(calls)} WHERE account = ${account}`);
    return { granted, retryAtMs: roomIn(calls, budget).atMs };
  });
}

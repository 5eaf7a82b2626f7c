/** Beyond this the doubling has long met any cap; larger exponents would only overflow. */
const MAX_DOUBLINGS = 30;

/**
 * How long to wait before the next try, in ms: exponential from `baseMs` to `capMs` with full jitter (a random point of
 * the whole interval), so that many failures at once do not return at once. `attempt` counts from 1; `random` is in
 * [0, 1). What the remote side asks for (`Retry-After`) wins, with jitter of one `baseMs` on top and no cap.
 */
export function backoffMs(wait: {
  readonly attempt: number;
  readonly baseMs: number;
  readonly capMs: number;
  readonly random: number;
  readonly retryAfterMs?: number;
}): number {
  const { attempt, baseMs, capMs, random, retryAfterMs } = wait;
  if (retryAfterMs !== undefined) return Math.round(retryAfterMs + random * baseMs);
  const doublings = Math.min(Math.max(attempt - 1, 0), MAX_DOUBLINGS);
  return Math.round(random * Math.min(capMs, baseMs * 2 ** doublings));
}

import { setTimeout as wait } from 'node:timers/promises';

/**
 * Another process writes: SQLite lets one do so at a time. It would wait by itself (`busy_timeout`), but on the thread
 * that asks, and that is the one that answers health checks and everybody else's reads. So it says at once that it is
 * busy, and the waiting is done here, with nothing held meanwhile.
 */
const PAUSES_MS = [1, 2, 5, 10];
const LONGEST_PAUSE_MS = 20;

/** As the library says it, or as Prisma's adapter passes it on. */
export function isBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const cause: unknown = error.cause;
  const passedOn: unknown =
    typeof cause === 'object' && cause !== null ? Reflect.get(cause, 'originalCode') : undefined;
  return [Reflect.get(error, 'code'), passedOn].some((code) => String(code).startsWith('SQLITE_BUSY'));
}

/** Waits before the n-th try after the first. */
export function pauseBefore(tries: number): Promise<void> {
  return wait(PAUSES_MS[tries - 1] ?? LONGEST_PAUSE_MS);
}

/** Tries until the database is not busy, then rejects with what SQLite says. An attempt leaves nothing held. */
export async function whenFree<Result>(patienceMs: number, attempt: () => Promise<Result>): Promise<Result> {
  const untilMs = performance.now() + patienceMs;
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!isBusy(error) || performance.now() >= untilMs) throw error;
    }
    await pauseBefore(tries);
  }
}

import type { Log } from '../pipeline/ports/index.ts';
import { errorText } from '../domain/kernel/error-text.ts';

/**
 * Runs work again and again, `everyMs` after its last end: never twice at once in one process. A bug is logged and does
 * not stop it.
 */
export function startInterval(everyMs: number, run: () => Promise<void>, log: Log): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;

  function next(): void {
    if (stopped) return;
    timer = setTimeout(() => {
      running = run()
        .catch((error: unknown) =>
          log.error('interval_threw', {
            error: errorText(error),
          }),
        )
        .finally(next);
    }, everyMs);
  }

  next();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

/**
 * Deadlines of many requests, nearly all of which are met: noting one costs a set's entry, where a timer of its own
 * costs several microseconds. Heard of up to `PRECISION_MS` late.
 */
export interface Deadlines {
  /** Calls `late` once, unless the answer is called before. */
  within(ms: number, late: () => void): () => void;
}

const PRECISION_MS = 250;

interface Deadline {
  readonly atMs: number;
  readonly late: () => void;
}

/** One timer for all of them, which runs only while there are some and keeps no process alive. */
export function createDeadlines(precisionMs = PRECISION_MS): Deadlines {
  const open = new Set<Deadline>();
  let isRunning = false;

  function start(): void {
    isRunning = true;
    setTimeout(look, precisionMs).unref();
  }

  function look(): void {
    isRunning = false;
    const nowMs = performance.now();
    for (const deadline of open) {
      if (deadline.atMs > nowMs) continue;
      open.delete(deadline);
      deadline.late();
    }
    if (open.size > 0) start();
  }

  return {
    within(ms, late) {
      const deadline = { atMs: performance.now() + ms, late };
      open.add(deadline);
      if (!isRunning) start();
      return () => void open.delete(deadline);
    },
  };
}

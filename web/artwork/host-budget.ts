export interface BudgetLimits {
  /** Connections at a time to one host. */
  readonly perHost: number;
  /** Connections begun in a second to one host. */
  readonly perSecond: number;
  /** Connections at a time in all. */
  readonly total: number;
  /** Who may wait for one host at a time. */
  readonly waiting: number;
}

const BUDGET: BudgetLimits = { perHost: 2, perSecond: 4, total: 16, waiting: 500 };

/** Gives back what was taken; a second call does nothing. */
export type Release = () => void;

interface Queue {
  running: number;
  /** When the last ones began, at most `perSecond`, oldest first. */
  begun: number[];
  waiting: ((release: Release) => void)[];
}

const SECOND_MS = 1_000;

/**
 * How much any one host is asked at a time and in a second, and how many are asked at once. Who waits for a slow host
 * waits in its queue: others pass. Hosts take turns.
 */
export function createHostBudget(limits: BudgetLimits = BUDGET): {
  /** Resolves when a connection may be opened; null = too many wait for this host already. */
  take(host: string): Promise<Release | null>;
} {
  const queues = new Map<string, Queue>();
  let running = 0;
  let timer: NodeJS.Timeout | null = null;

  function begin(host: string, queue: Queue, nowMs: number): void {
    running += 1;
    queue.running += 1;
    queue.begun = [...queue.begun, nowMs].slice(-limits.perSecond);
    let given = false;
    queue.waiting.shift()?.(() => {
      if (given) return;
      given = true;
      running -= 1;
      queue.running -= 1;
      serve();
    });
    // The next turn is another host's.
    queues.delete(host);
    queues.set(host, queue);
  }

  /** 0 = now; Infinity = when somebody gives back. */
  function mayBeginInMs(queue: Queue, nowMs: number): number {
    if (queue.running >= limits.perHost) return Number.POSITIVE_INFINITY;
    const [oldest] = queue.begun;
    if (oldest === undefined || queue.begun.length < limits.perSecond) return 0;
    return Math.max(0, oldest + SECOND_MS - nowMs);
  }

  function serve(): void {
    const nowMs = performance.now();
    let soonestMs = Number.POSITIVE_INFINITY;
    for (const [host, queue] of Array.from(queues)) {
      if (queue.waiting.length === 0) {
        const isOver = queue.running === 0 && (queue.begun.at(-1) ?? 0) + SECOND_MS <= nowMs;
        if (isOver) queues.delete(host);
        continue;
      }
      if (running >= limits.total) return;
      const inMs = mayBeginInMs(queue, nowMs);
      if (inMs === 0) begin(host, queue, nowMs);
      soonestMs = Math.min(soonestMs, queue.waiting.length > 0 ? mayBeginInMs(queue, nowMs) : Number.POSITIVE_INFINITY);
    }
    if (timer !== null) clearTimeout(timer);
    timer = Number.isFinite(soonestMs) ? setTimeout(serve, Math.ceil(soonestMs)) : null;
  }

  return {
    take: (host) => {
      const queue = queues.get(host) ?? { running: 0, begun: [], waiting: [] };
      if (queue.waiting.length >= limits.waiting) return Promise.resolve(null);
      queues.set(host, queue);
      return new Promise((resolve) => {
        queue.waiting.push(resolve);
        serve();
      });
    },
  };
}

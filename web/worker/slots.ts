/** Where a row waited before it was claimed: no shop may take more than its share. */
export interface Place {
  readonly shop: string;
  readonly lane: string;
}

/**
 * What a poller may hold. A slot is taken by what really runs: a task that has been waiting for an outside system
 * longer than `WAITS_AFTER_MS` gives its slots back, and only its own shop's share still counts it. So however many
 * shops have a slow outside system, the others find slots.
 */
export interface Slots<Row> {
  /** How many rows may be claimed now. */
  free(): number;
  /** Rows in work, by lane. */
  readonly inWork: ReadonlyMap<string, number>;
  /** Rows of more than one shop were claimed lately. */
  isShared(): boolean;
  /** Counts a task's rows; the answer ends it. */
  take(rows: readonly Row[]): () => void;
}

export interface SlotsParts<Row> {
  /** Rows that run at a time. */
  readonly running: number;
  /** Rows in work at most, those included that wait for an outside system. The same as `running` = none may wait. */
  readonly inWork: number;
  /** null = rows of this poller wait in no lane. */
  readonly placeOf: ((row: Row) => Place) | null;
  readonly now: () => number;
}

const WAITS_AFTER_MS = 250;
const SHARED_FOR_MS = 2_000;

interface Task {
  readonly rows: number;
  readonly startedAtMs: number;
}

/** Slots of one poller, all free. */
export function createSlots<Row>({ running, inWork: most, placeOf, now }: SlotsParts<Row>): Slots<Row> {
  const tasks = new Set<Task>();
  const inWork = new Map<string, number>();
  let lastShop: string | null = null;
  let sharedUntilMs = 0;

  function count(lane: string, rows: number): void {
    const left = (inWork.get(lane) ?? 0) + rows;
    if (left > 0) inWork.set(lane, left);
    else inWork.delete(lane);
  }

  function seen(shop: string): void {
    if (lastShop !== null && lastShop !== shop) sharedUntilMs = now() + SHARED_FOR_MS;
    lastShop = shop;
  }

  return {
    inWork,
    isShared: () => now() < sharedUntilMs,
    free() {
      let held = 0;
      let started = 0;
      for (const task of tasks) {
        held += task.rows;
        if (most === running || now() - task.startedAtMs < WAITS_AFTER_MS) started += task.rows;
      }
      return Math.max(0, Math.min(running - started, most - held));
    },
    take(rows) {
      const task = { rows: rows.length, startedAtMs: now() };
      const places = placeOf === null ? [] : rows.map(placeOf);
      tasks.add(task);
      for (const { lane, shop } of places) {
        count(lane, 1);
        seen(shop);
      }
      return () => {
        tasks.delete(task);
        for (const { lane } of places) count(lane, -1);
      };
    },
  };
}

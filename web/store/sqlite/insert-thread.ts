import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { NewRows } from '../database.ts';
import { whenFree } from './busy.ts';
import type { Lock } from './lock.ts';

/**
 * Inserts on a thread of their own, so that the event loop takes the next webhooks while the disk is synced: half of an
 * insert's time is waiting for the disk. The process's one lock is held meanwhile, so there is still one writer, and
 * one insert at a time.
 */
export interface InsertThread {
  /** In order, which rows were new. Rejects, with nothing stored, when the database did not take them. */
  insert(rows: NewRows): Promise<readonly boolean[]>;
  close(): Promise<void>;
}

/** `code` is SQLite's own: it says whether the rows are at fault. */
type Answer = { readonly stored: readonly boolean[] } | { readonly error: string; readonly code?: string | undefined };

/** The source when run from the sources, the built file when built. */
const WORKER = new URL(`./insert-worker${path.extname(import.meta.url)}`, import.meta.url);

/** The thread keeps nothing between two inserts. */
const LIMITS = { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 32 };

/** A message copies whole memory blocks, and a small Buffer is a part of a shared one of 8 kB. */
function ownBytes(value: NewRows['rows'][number][number]): NewRows['rows'][number][number] {
  return value instanceof Uint8Array ? new Uint8Array(value) : value;
}

export function createInsertThread(parts: {
  readonly file: string;
  readonly pragmas: readonly string[];
  readonly busyTimeoutMs: number;
  readonly lock: Lock;
}): InsertThread {
  const { lock, busyTimeoutMs } = parts;
  const workerData = { file: parts.file, pragmas: parts.pragmas, busyTimeoutMs };
  let worker: Worker | null = null;
  let waiting: ((answer: Answer) => void) | null = null;

  function tell(answer: Answer): void {
    waiting?.(answer);
    waiting = null;
  }

  /** The insert that waits fails; the next one starts another thread. */
  function ended(reason: string): void {
    worker = null;
    tell({ error: `the insert thread ended: ${reason}` });
  }

  /** Started with the first insert: processes that receive nothing do without. */
  function running(): Worker {
    if (worker !== null) return worker;
    worker = new Worker(WORKER, { workerData, resourceLimits: LIMITS });
    // Node's watch mode says things of its own on the same port.
    worker.on('message', (message: Answer | Record<string, unknown>) => {
      if ('stored' in message || 'error' in message) tell(message as Answer);
    });
    worker.on('error', (error) => ended(error instanceof Error ? error.message : String(error)));
    worker.on('exit', (code) => ended(`exit code ${code}`));
    return worker;
  }

  function ask(rows: NewRows): Promise<Answer> {
    return new Promise((resolve) => {
      waiting = resolve;
      const thread = running();
      thread.ref();
      thread.postMessage({ ...rows, rows: rows.rows.map((values) => values.map(ownBytes)) });
    });
  }

  async function insertOnce(rows: NewRows): Promise<readonly boolean[]> {
    const free = await lock.acquire();
    try {
      const answer = await ask(rows);
      if ('error' in answer) throw Object.assign(new Error(answer.error), { code: answer.code });
      return answer.stored;
    } finally {
      // An idle thread does not keep the process alive.
      worker?.unref();
      free();
    }
  }

  return {
    insert: (rows) => whenFree(busyTimeoutMs, () => insertOnce(rows)),
    async close() {
      const free = await lock.acquire();
      await worker?.terminate();
      free();
    },
  };
}

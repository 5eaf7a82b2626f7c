import type { Log } from '../pipeline/ports/index.ts';
import { errorText } from '../domain/kernel/error-text.ts';
import type { Slots } from './slots.ts';

/**
 * One poller: claim what is due, run it, claim again. A poller never claims more than it has slots for, claims
 * at most every `PACE_MS` under load (a claim costs a transaction, so claiming many is cheaper than claiming often),
 * and looks by itself every `idleMs` when nobody wakes it.
 */
export interface Poller {
  wake(): void;
  /** Claims nothing more; resolves when what was claimed is done. */
  stop(): Promise<void>;
}

export interface PollerParts<Claimed> {
  readonly name: string;
  readonly slots: Slots<Claimed>;
  readonly idleMs: number;
  readonly claim: (limit: number) => Promise<readonly Claimed[]>;
  /** Splits a claim into tasks; rows of one task are worked on together. Default: one row a task. */
  readonly group?: (claimed: readonly Claimed[]) => readonly (readonly Claimed[])[];
  readonly run: (task: readonly Claimed[]) => Promise<void>;
  readonly log: Log;
}

const PACE_MS = 20;

/**
 * Starts at once. A claim that fails is logged and repeated after `idleMs`; work that throws is logged and comes back
 * when its lease has run out.
 */
export function startPoller<Claimed>(parts: PollerParts<Claimed>): Poller {
  const { name, slots, idleMs, claim, log } = parts;
  const group = parts.group ?? ((claimed: readonly Claimed[]) => claimed.map((row) => [row]));
  const running = new Set<Promise<void>>();
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let dueAtMs = 0;
  let looking: Promise<void> | null = null;

  function lookIn(delayMs: number): void {
    if (stopped) return;
    const atMs = performance.now() + delayMs;
    if (timer && dueAtMs <= atMs) return;
    clearTimeout(timer);
    dueAtMs = atMs;
    timer = setTimeout(() => {
      timer = undefined;
      looking = look().finally(() => (looking = null));
    }, delayMs);
  }

  function start(task: readonly Claimed[]): void {
    const end = slots.take(task);
    const work = parts
      .run(task)
      // A bug in a step must not stop the poller; the lease runs out and the step is run again.
      .catch((error: unknown) =>
        log.error('step_threw', {
          poller: name,
          error: errorText(error),
        }),
      )
      .finally(() => {
        end();
        running.delete(work);
        lookIn(PACE_MS);
      });
    running.add(work);
  }

  async function look(): Promise<void> {
    const free = slots.free();
    if (free === 0) return lookIn(idleMs);
    try {
      const claimed = await claim(free);
      for (const task of group(claimed)) start(task);
      lookIn(claimed.length > 0 ? PACE_MS : idleMs);
    } catch (error) {
      log.error('claim_failed', { poller: name, error: errorText(error) });
      lookIn(idleMs);
    }
  }

  lookIn(0);
  return {
    wake: () => {
      if (looking === null) lookIn(PACE_MS);
      else void looking.then(() => lookIn(PACE_MS));
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await looking;
      await Promise.all(running);
    },
  };
}

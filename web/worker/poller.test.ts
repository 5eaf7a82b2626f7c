import { describe, expect, it } from 'vitest';
import { startPoller } from './poller.ts';
import { createSlots } from './slots.ts';
import type { Log } from '../pipeline/ports/index.ts';

function quietLog(events: string[] = []): Log {
  return {
    debug: (event) => void events.push(event),
    info: (event) => void events.push(event),
    warn: (event) => void events.push(event),
    error: (event) => void events.push(event),
  };
}

const slots = (running: number) => createSlots<number>({ running, inWork: running, placeOf: null, now: () => 0 });

/** A queue of numbers with the end signalled when everything put in has been run. */
function queueOf(count: number) {
  const waiting = Array.from({ length: count }, (_, index) => index);
  const done: number[] = [];
  const finished = Promise.withResolvers<void>();
  return {
    done,
    finished: finished.promise,
    claim: (limit: number) => Promise.resolve(waiting.splice(0, limit)),
    finish(row: number) {
      done.push(row);
      if (done.length === count) finished.resolve();
    },
  };
}

describe('a poller', () => {
  it('works through everything that is due and never holds more than its concurrency', async () => {
    const queue = queueOf(25);
    let held = 0;
    let most = 0;
    const poller = startPoller<number>({
      name: 'test',
      slots: slots(4),
      idleMs: 10_000,
      log: quietLog(),
      claim: queue.claim,
      async run([row]) {
        most = Math.max(most, (held += 1));
        await new Promise(setImmediate);
        held -= 1;
        queue.finish(row ?? -1);
      },
    });
    await queue.finished;
    await poller.stop();
    expect(most).toBe(4);
    expect(queue.done.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 25 }, (_, index) => index));
  });

  it('goes on after a step that threw, and reports it', async () => {
    const events: string[] = [];
    const queue = queueOf(3);
    const poller = startPoller<number>({
      name: 'test',
      slots: slots(1),
      idleMs: 10_000,
      log: quietLog(events),
      claim: queue.claim,
      run([row]) {
        queue.finish(row ?? -1);
        return row === 0 ? Promise.reject(new Error('bug')) : Promise.resolve();
      },
    });
    await queue.finished;
    await poller.stop();
    expect(events).toEqual(['step_threw']);
  });

  it('looks at once when woken, long before its idle look', async () => {
    let due: number[] = [];
    const ran = Promise.withResolvers<number>();
    const lookedOnce = Promise.withResolvers<void>();
    const poller = startPoller<number>({
      name: 'test',
      slots: slots(1),
      idleMs: 3_600_000,
      log: quietLog(),
      claim() {
        lookedOnce.resolve();
        return Promise.resolve(due.splice(0));
      },
      run: ([row]) => Promise.resolve(ran.resolve(row ?? -1)),
    });
    await lookedOnce.promise;
    due = [7];
    poller.wake();
    expect(await ran.promise).toBe(7);
    await poller.stop();
  });

  it('waits in stop for what it has claimed', async () => {
    const gate = Promise.withResolvers<void>();
    const started = Promise.withResolvers<void>();
    const queue = queueOf(1);
    const poller = startPoller<number>({
      name: 'test',
      slots: slots(1),
      idleMs: 10_000,
      log: quietLog(),
      claim: queue.claim,
      async run([row]) {
        started.resolve();
        await gate.promise;
        queue.finish(row ?? -1);
      },
    });
    await started.promise;
    const stopped = poller.stop();
    gate.resolve();
    await stopped;
    expect(queue.done).toEqual([0]);
  });

  it('survives a claim that fails', async () => {
    const events: string[] = [];
    const queue = queueOf(1);
    let failures = 1;
    const poller = startPoller<number>({
      name: 'test',
      slots: slots(1),
      idleMs: 1,
      log: quietLog(events),
      claim: (limit) => ((failures -= 1) >= 0 ? Promise.reject(new Error('database is locked')) : queue.claim(limit)),
      run: ([row]) => Promise.resolve(queue.finish(row ?? -1)),
    });
    await queue.finished;
    await poller.stop();
    expect(events).toEqual(['claim_failed']);
  });
});

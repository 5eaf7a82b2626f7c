import { describe, expect, it } from 'vitest';
import { createCallBudget } from './budget.ts';
import type { CallBudgetParts } from './budget.ts';
import type { CallUrgency } from '../pipeline/ports/index.ts';

/** A store that counts grants in a sliding window, as the port asks. */
function windowStore() {
  const grants: { account: string; atMs: number }[] = [];
  const asked: number[] = [];
  const takeCalls: CallBudgetParts['takeCalls'] = async ({ account, limit, windowMs, wanted, nowMs }) => {
    asked.push(wanted);
    const live = grants.filter((grant) => grant.account === account && grant.atMs > nowMs - windowMs);
    const granted = Math.max(0, Math.min(wanted, limit - live.length));
    for (let n = 0; n < granted; n++) grants.push({ account, atMs: nowMs });
    return { granted, retryAtMs: (live[0]?.atMs ?? nowMs) + windowMs };
  };
  return { takeCalls, asked };
}

function clockAt(nowMs: number) {
  return {
    nowMs,
    now() {
      return this.nowMs;
    },
  };
}

const ACCOUNT = 'walls.myshopify.com';

describe('the call budget of the most urgent calls', () => {
  it('lets no more calls leave within any minute than the limit, whatever the pace', async () => {
    const clock = clockAt(1_000_000);
    const { takeCalls } = windowStore();
    const processes = [1, 2, 3].map(() => createCallBudget({ takeCalls, callsPerMinute: 60, clock }));
    const leftAtMs: number[] = [];
    for (let step = 0; step < 3_000; step++) {
      const budget = processes[step % 3];
      if ((await budget?.take(ACCOUNT, 'cancel'))?.outcome === 'granted') leftAtMs.push(clock.nowMs);
      // Bursts and pauses: two of three steps take no time at all.
      clock.nowMs += step % 3 === 0 ? (step % 7) * 60 : 0;
    }
    const busiest = Math.max(
      ...leftAtMs.map((from) => leftAtMs.filter((ms) => ms >= from && ms < from + 60_000).length),
    );
    expect(busiest).toBeLessThanOrEqual(60);
    expect(busiest).toBeGreaterThan(50);
  });

  it('asks the store once for several calls when it is busy, in blocks of a twelfth of the limit', async () => {
    const { takeCalls, asked } = windowStore();
    const budget = createCallBudget({ takeCalls, callsPerMinute: 60, clock: clockAt(0) });
    for (let call = 0; call < 22; call++) expect(await budget.take(ACCOUNT, 'cancel')).toEqual({ outcome: 'granted' });
    expect(asked).toEqual([1, 2, 4, 5, 5, 5]);
  });

  it('takes one at a time when it is quiet, so that other processes find what it does not use', async () => {
    const clock = clockAt(0);
    const { takeCalls, asked } = windowStore();
    const budget = createCallBudget({ takeCalls, callsPerMinute: 60, clock });
    for (let call = 0; call < 4; call++) {
      await budget.take(ACCOUNT, 'cancel');
      clock.nowMs += 6_000;
    }
    expect(asked).toEqual([1, 1, 1, 1]);
  });

  it('does not use a permit that has grown old', async () => {
    const clock = clockAt(0);
    const { takeCalls, asked } = windowStore();
    const budget = createCallBudget({ takeCalls, callsPerMinute: 60, clock });
    await budget.take(ACCOUNT, 'cancel');
    await budget.take(ACCOUNT, 'cancel');
    expect(asked).toEqual([1, 2]);
    clock.nowMs += 5_000;
    await budget.take(ACCOUNT, 'cancel');
    expect(asked).toEqual([1, 2, 1]);
  });

  it('asks once for callers that wait together', async () => {
    const { takeCalls, asked } = windowStore();
    const budget = createCallBudget({ takeCalls, callsPerMinute: 60, clock: clockAt(0) });
    const permits = await Promise.all(Array.from({ length: 7 }, () => budget.take(ACCOUNT, 'cancel')));
    expect(permits.every(({ outcome }) => outcome === 'granted')).toBe(true);
    expect(asked).toEqual([1, 2, 4]);
  });

  it('says when the next call may leave, and does not ask the store again before', async () => {
    const clock = clockAt(1_000);
    const { takeCalls, asked } = windowStore();
    const budget = createCallBudget({ takeCalls, callsPerMinute: 1, clock });
    await budget.take(ACCOUNT, 'cancel');
    expect(await budget.take(ACCOUNT, 'cancel')).toEqual({ outcome: 'denied', by: 'budget', retryAtMs: 66_000 });
    clock.nowMs = 65_999;
    expect(await budget.take(ACCOUNT, 'cancel')).toEqual({ outcome: 'denied', by: 'budget', retryAtMs: 66_000 });
    expect(asked).toEqual([1, 1]);
    clock.nowMs = 66_000;
    expect(await budget.take(ACCOUNT, 'cancel')).toEqual({ outcome: 'granted' });
  });

  it('keeps accounts apart', async () => {
    const { takeCalls } = windowStore();
    const budget = createCallBudget({ takeCalls, callsPerMinute: 1, clock: clockAt(0) });
    await budget.take(ACCOUNT, 'cancel');
    expect((await budget.take(ACCOUNT, 'cancel')).outcome).toBe('denied');
    expect((await budget.take('other.myshopify.com', 'cancel')).outcome).toBe('granted');
  });

  it('stops at once when the remote side says no, even with permits in hand', async () => {
    const clock = clockAt(0);
    const budget = createCallBudget({ takeCalls: windowStore().takeCalls, callsPerMinute: 60, clock });
    await budget.take(ACCOUNT, 'cancel');
    await budget.take(ACCOUNT, 'cancel');
    budget.pause(ACCOUNT, 3_000);
    budget.pause(ACCOUNT, 2_000);
    expect(await budget.take(ACCOUNT, 'cancel')).toEqual({ outcome: 'denied', by: 'remote', retryAtMs: 3_000 });
    clock.nowMs = 3_000;
    expect((await budget.take(ACCOUNT, 'cancel')).outcome).toBe('granted');
  });

  it('passes a broken store on and works again after it', async () => {
    const { takeCalls } = windowStore();
    let isBroken = true;
    const flaky: CallBudgetParts['takeCalls'] = async (wanted) => {
      if (isBroken) throw new Error('database is gone');
      return takeCalls(wanted);
    };
    const budget = createCallBudget({ takeCalls: flaky, callsPerMinute: 60, clock: clockAt(0) });
    await expect(budget.take(ACCOUNT, 'cancel')).rejects.toThrow('database is gone');
    isBroken = false;
    expect((await budget.take(ACCOUNT, 'cancel')).outcome).toBe('granted');
  });
});

describe('calls of less urgency', () => {
  const SPENT = 100;

  /** How many calls of each urgency leave when they are asked for one after the other. */
  async function leave(...asked: [CallUrgency, number][]) {
    const budget = createCallBudget({ takeCalls: windowStore().takeCalls, callsPerMinute: 60, clock: clockAt(0) });
    const left: number[] = [];
    for (const [urgency, calls] of asked) {
      let granted = 0;
      for (let call = 0; call < calls; call++)
        if ((await budget.take(ACCOUNT, urgency)).outcome === 'granted') granted += 1;
      left.push(granted);
    }
    return left;
  }

  it.each([
    ['cancel', 60],
    ['read_back', 54],
    ['send', 52],
    ['poll', 50],
  ] as const)('(%s) have %i of 60', async (urgency, calls) => {
    expect(await leave([urgency, SPENT])).toEqual([calls]);
  });

  it('leave the rest to more urgent ones, in their order', async () => {
    expect(await leave(['poll', SPENT], ['send', SPENT], ['read_back', SPENT], ['cancel', SPENT])).toEqual([
      50, 2, 2, 6,
    ]);
    expect(await leave(['cancel', SPENT], ['poll', SPENT])).toEqual([60, 0]);
  });

  it('give what they have in hand to a more urgent one, and take nothing of its', async () => {
    const { takeCalls, asked } = windowStore();
    const budget = createCallBudget({ takeCalls, callsPerMinute: 60, clock: clockAt(0) });
    await budget.take(ACCOUNT, 'send');
    await budget.take(ACCOUNT, 'send');
    await budget.take(ACCOUNT, 'cancel');
    expect(asked).toEqual([1, 2]);
    await budget.take(ACCOUNT, 'cancel');
    await budget.take(ACCOUNT, 'cancel');
    await budget.take(ACCOUNT, 'poll');
    expect(asked).toEqual([1, 2, 1, 2, 1]);
  });

  it('are told when one of theirs may leave, whatever the others may', async () => {
    const budget = createCallBudget({ takeCalls: windowStore().takeCalls, callsPerMinute: 2, clock: clockAt(1_000) });
    await budget.take(ACCOUNT, 'send');
    expect(await budget.take(ACCOUNT, 'send')).toEqual({ outcome: 'denied', by: 'budget', retryAtMs: 66_000 });
    expect(await budget.take(ACCOUNT, 'cancel')).toEqual({ outcome: 'granted' });
    budget.pause(ACCOUNT, 70_000);
    expect(await budget.take(ACCOUNT, 'send')).toEqual({ outcome: 'denied', by: 'remote', retryAtMs: 70_000 });
  });

  it('have at least one, however few there are', async () => {
    const budget = createCallBudget({ takeCalls: windowStore().takeCalls, callsPerMinute: 1, clock: clockAt(0) });
    expect((await budget.take(ACCOUNT, 'poll')).outcome).toBe('granted');
  });

  it('are spread over the minute where they can wait', async () => {
    const paces: unknown[] = [];
    const takeCalls: CallBudgetParts['takeCalls'] = async ({ pace }) => {
      paces.push(pace);
      return { granted: 1, retryAtMs: 0 };
    };
    const budget = createCallBudget({ takeCalls, callsPerMinute: 60, clock: clockAt(0) });
    await budget.take(ACCOUNT, 'send');
    await budget.take(ACCOUNT, 'poll');
    await budget.take(ACCOUNT, 'read_back');
    await budget.take(ACCOUNT, 'cancel');
    expect(paces).toEqual([
      { most: 40, freely: 30, limit: 4, windowMs: 7_000 },
      { most: 20, freely: 10, limit: 1, windowMs: 7_000 },
      undefined,
      undefined,
    ]);
  });
});

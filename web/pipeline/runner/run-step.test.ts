import { describe, expect, it } from 'vitest';
import { EU } from '../../../test/fixtures/domain.ts';
import {
  aClaimed,
  ACCESS_LOST,
  FAILURES,
  NOT_GRANTED,
  NOW_MS,
  REFUSED,
  THROTTLED,
  UNKNOWN,
  UNREACHABLE,
} from '../../../test/fixtures/print-orders.ts';
import type { PrintOrderStep } from '../../domain/print-order/states.ts';
import type { ClaimedPrintOrder, PrintOrderChange } from '../ports/index.ts';
import { createStepRunner } from './run-step.ts';
import { failed, happened, inVain, type StepResult } from './step.ts';

const POLL_MS = 600_000;

/** Runs one result of a step through the runner and returns what was committed. */
async function committed(row: ClaimedPrintOrder, result: StepResult) {
  const commits: { token: string; change: PrintOrderChange }[] = [];
  const rejected: unknown[] = [];
  const retries: unknown[] = [];
  const runner = createStepRunner({
    printOrders: {
      commit: async ({ token }, change) => {
        commits.push({ token, change });
        return 'committed';
      },
    },
    connections: { markRejected: async (...connection) => void rejected.push(connection) },
    retryAt: async (failure, { shop: _shop, orderGid: _orderGid, ...asked }) => {
      retries.push([failure.outcome, asked]);
      return NOW_MS + 42;
    },
    clock: { now: () => NOW_MS },
    pollMs: POLL_MS,
  });
  await runner.one(async () => result)(row);
  expect(commits.map(({ token }) => token)).toEqual(['lease']);
  return { change: commits[0]?.change, rejected, retries };
}

const rowOf = (step: PrintOrderStep, changes: Partial<ClaimedPrintOrder> = {}) =>
  aClaimed({ step, state: step === 'send' ? 'ready' : 'sent', ...changes });

describe('what a step says happened', () => {
  it('becomes state, next work, problems and log, with the facts beside them', async () => {
    const event = { kind: 'announced', log: { event: 'shopify_announced', detail: {} } } as const;
    const { change } = await committed(rowOf('announce'), happened(event, { wakeOrder: true }));
    expect(change).toEqual({
      nowMs: NOW_MS,
      state: 'sent',
      next: { step: 'sync', dueAtMs: NOW_MS + POLL_MS },
      progressed: true,
      problems: [],
      wakeOrder: true,
      log: [event.log],
    });
  });

  it('is worked on at once, at a time of its own, or not at all', async () => {
    const refused = { kind: 'parcel_refused', reason: 'not_open', attempt: 1, dueAtMs: 9, visible: false } as const;
    const written = { kind: 'parcel_written', more: true, complete: false, numbersDueAtMs: null, log: [] } as const;
    expect((await committed(rowOf('fulfil'), happened(written))).change?.next).toEqual({
      step: 'fulfil',
      dueAtMs: NOW_MS,
    });
    expect((await committed(rowOf('fulfil'), inVain(refused))).change).toMatchObject({
      next: { step: 'fulfil', dueAtMs: 9 },
      progressed: false,
    });
    const stopped = await committed(rowOf('cancel'), happened({ kind: 'cancel_stopped', how: 'never_sent' }));
    expect(stopped.change?.next).toBeNull();
  });

  it('is told row by row when rows share a request', async () => {
    const tokens: string[] = [];
    const runner = createStepRunner({
      printOrders: {
        commit: async ({ token }) => {
          tokens.push(token);
          return 'lease_lost';
        },
      },
      connections: { markRejected: async () => undefined },
      retryAt: async () => 0,
      clock: { now: () => NOW_MS },
      pollMs: POLL_MS,
    });
    const rows = ['a', 'b'].map((token) => rowOf('sync', { lease: { id: token, token, signals: 0 } }));
    await runner.many(async (claimed, done) => {
      for (const row of claimed.toReversed()) await done(row, inVain({ kind: 'vanished', certain: false }));
    })(rows);
    expect(tokens).toEqual(['b', 'a']);
  });
});

describe('a call that failed', () => {
  it.each([
    ['send', 'send_postponed'],
    ['announce', null],
    ['sync', 'read_back_refused'],
    ['fulfil', 'fulfil_postponed'],
    ['cancel', 'cancel_postponed'],
  ] as const)('of %s is repeated by the same step when it can pass', async (step, event) => {
    const { change, retries } = await committed(rowOf(step), failed(UNREACHABLE, { createUnknown: true }));
    expect(change).toEqual({
      nowMs: NOW_MS,
      createUnknown: true,
      next: { step, dueAtMs: NOW_MS + 42 },
      progressed: false,
      rung: false,
      log: event === null ? [] : [{ event, detail: { outcome: 'unreachable', reason: 'HTTP 503', attempt: 1 } }],
    });
    const system = step === 'announce' || step === 'fulfil' ? 'shopify' : 'picanova';
    expect(retries).toEqual([['unreachable', { system, attempt: 1 }]]);
  });

  it('is the other system’s when the step says so', async () => {
    const { retries } = await committed(rowOf('cancel'), failed(UNKNOWN, {}, 'shopify'));
    expect(retries).toEqual([['unknown', { system: 'shopify', attempt: 1 }]]);
  });

  it('is not shown on what is over', async () => {
    const over = rowOf('sync', { state: 'fulfilled', attempt: 9 });
    expect((await committed(over, failed(ACCESS_LOST))).change).toMatchObject({ problems: [] });
    expect((await committed(over, failed(UNREACHABLE))).change).not.toHaveProperty('problems');
  });

  it('that was only throttled is no attempt and no news', async () => {
    const { change } = await committed(rowOf('send', { attempt: 9 }), failed(THROTTLED));
    expect(change).toMatchObject({ next: { step: 'send', dueAtMs: NOW_MS + 42 }, progressed: true, log: [] });
  });

  it('is still the one that somebody rang for', async () => {
    const { change } = await committed(rowOf('sync', { rung: true }), failed(THROTTLED));
    expect(change).toMatchObject({ next: { step: 'sync', dueAtMs: NOW_MS + 42 }, rung: true });
  });

  it('is shown from the fifth attempt on, once, beside what was shown before', async () => {
    const before = [
      { code: 'answer_differs' as const, detail: {} },
      { code: 'picanova_unreachable' as const, detail: { region: 'EU', attempts: 4 } },
    ];
    const row = (attempt: number) => rowOf('sync', { attempt, problems: before });
    expect((await committed(row(4), failed(UNREACHABLE))).change).not.toHaveProperty('problems');
    expect((await committed(row(5), failed(UNREACHABLE))).change?.problems).toEqual([
      before[0],
      { code: 'picanova_unreachable', detail: { region: 'EU', attempts: 5 } },
    ]);
  });

  it('to write a parcel is shown as that', async () => {
    const { change } = await committed(rowOf('fulfil', { attempt: 5 }), failed(UNKNOWN));
    expect(change?.problems).toEqual([{ code: 'tracking_not_written', detail: { reason: 'unknown' } }]);
  });

  it('[R2] because something is not granted is shown at once, once, until Shopify lets a step through', async () => {
    const problem = { code: 'access_not_granted' as const, detail: {} };
    const other = { code: 'answer_differs' as const, detail: {} };
    const refused = rowOf('fulfil', { problems: [other] });
    expect((await committed(refused, failed(NOT_GRANTED))).change?.problems).toEqual([other, problem]);
    const again = rowOf('fulfil', { attempt: 9, problems: [problem, other] });
    expect((await committed(again, failed(NOT_GRANTED))).change?.problems).toEqual([other, problem]);
    const over = rowOf('announce', { state: 'cancelled' });
    expect((await committed(over, failed(NOT_GRANTED))).change).not.toHaveProperty('problems');
    const announced = { kind: 'announced', log: { event: 'shopify_announced', detail: {} } } as const;
    const { change } = await committed(rowOf('announce', { problems: [problem, other] }), happened(announced));
    expect(change?.problems).toEqual([other]);
    const elsewhere = { kind: 'vanished', certain: false } as const;
    expect((await committed(rowOf('sync', { problems: [problem] }), happened(elsewhere))).change?.problems).toEqual([
      problem,
    ]);
  });

  it('that Shopify refuses to be asked is asked again when open orders are', async () => {
    const { change, retries } = await committed(rowOf('sync'), failed(REFUSED));
    expect(change).toEqual({
      nowMs: NOW_MS,
      next: { step: 'sync', dueAtMs: NOW_MS + POLL_MS },
      progressed: false,
      log: [{ event: 'read_back_refused', detail: { outcome: 'refused', reason: 'no', attempt: 1 } }],
    });
    expect(retries).toEqual([]);
  });
});

describe('a key that Picanova no longer takes', () => {
  const problem = { code: 'credentials_rejected', detail: { region: 'EU' } };

  it('blocks what is not sent yet, and the connection says so', async () => {
    const { change, rejected } = await committed(rowOf('send'), failed(ACCESS_LOST, { createUnknown: false }));
    expect(change).toMatchObject({ state: 'blocked', next: null, problems: [problem], createUnknown: false });
    expect(rejected).toEqual([[EU.id, true]]);
  });

  it.each(['sync', 'cancel'] as const)('leaves %s to be asked for again, with the problem shown once', async (step) => {
    const other = { code: 'answer_differs' as const, detail: {} };
    const row = rowOf(step, { problems: [{ code: 'credentials_rejected', detail: {} }, other], connectionId: null });
    const { change, rejected } = await committed(row, failed(ACCESS_LOST));
    expect(change).toEqual({
      nowMs: NOW_MS,
      next: { step, dueAtMs: NOW_MS + POLL_MS },
      progressed: false,
      problems: [other, problem],
      log: [],
    });
    expect(rejected).toEqual([]);
  });

  it('is not what Shopify means by the same outcome: that waits until access is back', async () => {
    const { change, rejected } = await committed(rowOf('fulfil'), failed(ACCESS_LOST));
    expect(change?.next).toEqual({ step: 'fulfil', dueAtMs: NOW_MS + 42 });
    expect(rejected).toEqual([]);
  });

  it('keeps every way of failing apart from what was learnt: facts are always written', async () => {
    for (const failure of [...FAILURES, REFUSED]) {
      const { change } = await committed(rowOf('cancel'), failed(failure, { createUnknown: true }));
      expect(change).toHaveProperty('createUnknown', true);
    }
  });
});

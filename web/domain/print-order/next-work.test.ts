import { describe, expect, test } from 'vitest';
import { nextWork, type RowAtEnd, type StepEnd } from './next-work.ts';

const NOW = 1_000;
const CLAIMED: RowAtEnd = { signals: 3, resync: false, cancelPending: false, picanovaOrderId: 'PPO1' };
const POLL: StepEnd['next'] = { step: 'sync', dueAtMs: 9_000 };

const next = (row: Partial<RowAtEnd>, end: Partial<StepEnd>) =>
  nextWork(
    { ...CLAIMED, ...row },
    { nowMs: NOW, claimedSignals: 3, next: null, cancelAnswered: false, picanovaOrderId: null, ...end },
  );

describe('the next work of a print order', () => {
  test('is what its step asked for', () => {
    expect(next({}, { next: POLL })).toEqual({ step: 'sync', dueAtMs: 9_000, cancelPending: false, resync: false });
    expect(next({}, {})).toEqual({ step: null, dueAtMs: null, cancelPending: false, resync: false });
  });

  test('is due at once when a signal came meanwhile', () => {
    expect(next({ signals: 4 }, { next: { step: 'announce', dueAtMs: 9_000 } })).toMatchObject({
      step: 'announce',
      dueAtMs: NOW,
    });
  });

  test('is a read at once when Picanova spoke and nothing else is left to do', () => {
    expect(next({ resync: true }, {})).toMatchObject({ step: 'sync', dueAtMs: NOW });
    expect(next({ resync: true }, { next: POLL })).toMatchObject({ step: 'sync', dueAtMs: NOW });
  });

  test('keeps its other steps when Picanova spoke, and remembers', () => {
    expect(next({ resync: true }, { next: { step: 'fulfil', dueAtMs: 2_000 } })).toMatchObject({
      step: 'fulfil',
      dueAtMs: 2_000,
      resync: true,
    });
  });

  test('is not a read of something Picanova does not have', () => {
    expect(next({ resync: true, picanovaOrderId: null }, {})).toMatchObject({ step: null, dueAtMs: null });
    expect(next({ resync: true, picanovaOrderId: null }, { picanovaOrderId: 'PPO1' })).toMatchObject({
      step: 'sync',
      dueAtMs: NOW,
    });
  });

  test('is the cancel that came meanwhile, whatever the step wanted', () => {
    expect(next({ signals: 4, cancelPending: true }, {})).toEqual({
      step: 'cancel',
      dueAtMs: NOW,
      cancelPending: true,
      resync: false,
    });
    expect(next({ signals: 4, cancelPending: true }, { next: POLL })).toMatchObject({
      dueAtMs: NOW,
      cancelPending: true,
    });
  });

  test('leaves a cancel that its step knew of to the step', () => {
    expect(next({ cancelPending: true }, { next: { step: 'cancel', dueAtMs: 5_000 } })).toMatchObject({
      step: 'cancel',
      dueAtMs: 5_000,
      cancelPending: true,
    });
    expect(next({ cancelPending: true }, { cancelAnswered: true, next: POLL })).toMatchObject({
      step: 'sync',
      dueAtMs: 9_000,
      cancelPending: false,
    });
    expect(next({ cancelPending: true }, { cancelAnswered: true })).toMatchObject({
      step: null,
      dueAtMs: null,
      cancelPending: false,
    });
  });
});

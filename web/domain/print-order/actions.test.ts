import { describe, expect, it } from 'vitest';
import { actionsOf, isNeverSent, orderActionsOf, type ActionsRow } from './actions.ts';
import { PROBLEM_CODES } from '../kernel/problems.ts';
import { HOLD_REASONS, PRINT_ORDER_STATES } from './states.ts';

const sent: ActionsRow = {
  state: 'sent',
  holdReason: null,
  picanovaOrderId: 'PPO1',
  createUnknown: false,
  resubmit: false,
  problems: [],
};
const unsent: ActionsRow = { ...sent, picanovaOrderId: null };
const of = (row: Partial<ActionsRow>) => actionsOf({ ...sent, ...row });

describe('what may be done with a print order', () => {
  it('that is not sent: look again, hold, cancel', () => {
    for (const state of ['held', 'blocked', 'ready'] as const)
      expect(actionsOf({ ...unsent, state })).toEqual(['retry', 'hold', 'cancel']);
  });

  it('that waits for the merchant or for time: it may also be sent', () => {
    const sendable = HOLD_REASONS.filter((holdReason) =>
      actionsOf({ ...unsent, state: 'held', holdReason }).includes('send'),
    );
    expect(sendable).toEqual(['wait_window', 'risk_pending', 'needs_approval', 'below_floor']);
    expect(actionsOf({ ...unsent, state: 'held', holdReason: 'wait_window' })[0]).toBe('send');
  });

  it('that has a problem is not sent, unless sending is the answer to it', () => {
    for (const code of PROBLEM_CODES) {
      const problems = [{ code }];
      const isAnswer = code === 'fulfilled_by_shopify';
      expect(actionsOf({ ...unsent, state: 'blocked', problems }).includes('send')).toBe(isAnswer);
      expect(actionsOf({ ...unsent, state: 'held', holdReason: 'wait_window', problems })).not.toContain('send');
    }
  });

  it('that is held in Shopify: release it or cancel it, nothing else', () => {
    expect(actionsOf({ ...unsent, state: 'held', holdReason: 'on_hold' })).toEqual(['release', 'cancel']);
  });

  it('that may have been sent is also read back', () => {
    expect(of({})).toEqual(['refresh', 'cancel']);
    expect(of({ picanovaOrderId: null, createUnknown: true })).toContain('refresh');
    expect(of({ picanovaOrderId: null })).toEqual(['cancel']);
  });

  it('that is being cancelled: wait for the answer, or read it', () => {
    expect(of({ state: 'cancelling' })).toEqual(['refresh']);
  });

  it('that is on its way to the buyer is not cancelled', () => {
    expect(of({ state: 'shipped' })).toEqual(['refresh']);
    expect(of({ state: 'fulfilled' })).toEqual(['refresh']);
  });

  it('that ended without a print is sent anew, once', () => {
    expect(of({ state: 'failed' })).toEqual(['refresh', 'resubmit', 'cancel']);
    expect(of({ state: 'cancelled' })).toEqual(['resubmit']);
    expect(of({ state: 'cancelled', resubmit: true })).toEqual([]);
  });

  it('is never to hold and to release it at once', () => {
    for (const state of PRINT_ORDER_STATES) {
      const both = of({ state, holdReason: 'on_hold' });
      expect(both.includes('hold') && both.includes('release')).toBe(false);
    }
  });
});

it('is certainly unknown to Picanova only before anything may have been sent', () => {
  expect(isNeverSent({ ...unsent, state: 'blocked' })).toBe(true);
  expect(isNeverSent({ ...unsent, state: 'ready', createUnknown: true })).toBe(false);
  expect(isNeverSent({ ...unsent, state: 'ready', picanovaOrderId: sent.picanovaOrderId })).toBe(false);
  expect(isNeverSent(sent)).toBe(false);
});

describe('what may be done with an order', () => {
  it('to send it while that would send something, to look again always', () => {
    const waits: ActionsRow = { ...unsent, state: 'held', holdReason: 'wait_window' };
    expect(orderActionsOf({ cancelledAtMs: null }, [sent, waits])).toEqual(['send', 'retry']);
    expect(orderActionsOf({ cancelledAtMs: null }, [{ ...unsent, state: 'blocked' }])).toEqual(['retry']);
    expect(orderActionsOf({ cancelledAtMs: null }, [sent])).toEqual(['retry']);
    expect(orderActionsOf({ cancelledAtMs: null }, [])).toEqual(['retry']);
    expect(orderActionsOf({ cancelledAtMs: 1 }, [waits])).toEqual(['retry']);
  });
});

import { describe, expect, it } from 'vitest';
import { actionsOf, isNeverSent, orderActionsOf, type ActionsRow } from './actions.ts';
import { PRINT_ORDER_STATES } from './states.ts';

const sent: ActionsRow = {
  state: 'sent',
  holdReason: null,
  picanovaOrderId: 'PPO1',
  createUnknown: false,
  resubmit: false,
};
const unsent: ActionsRow = { ...sent, picanovaOrderId: null };
const of = (row: Partial<ActionsRow>) => actionsOf({ ...sent, ...row });

describe('what may be done with a print order', () => {
  it('that is not sent: send, look again, hold, cancel', () => {
    for (const state of ['held', 'blocked', 'ready'] as const)
      expect(actionsOf({ ...unsent, state })).toEqual(['send', 'retry', 'hold', 'cancel']);
  });

  it('that is held in Shopify: release it or cancel it, nothing else', () => {
    expect(actionsOf({ ...unsent, state: 'held', holdReason: 'on_hold' })).toEqual(['release', 'cancel']);
  });

  it('that waits for something in Shopify is not sent by a word: it goes when that happens', () => {
    for (const holdReason of ['unpaid', 'scheduled', 'not_requested'] as const)
      expect(actionsOf({ ...unsent, state: 'held', holdReason })).toEqual(['retry', 'hold', 'cancel']);
    expect(actionsOf({ ...unsent, state: 'held', holdReason: 'needs_approval' })).toContain('send');
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
  it('to send it while something of it is not sent, to look again always', () => {
    expect(orderActionsOf({ cancelledAtMs: null }, [sent, { ...unsent, state: 'held' }])).toEqual(['send', 'retry']);
    expect(orderActionsOf({ cancelledAtMs: null }, [{ ...unsent, state: 'held', holdReason: 'unpaid' }])).toEqual([
      'retry',
    ]);
    expect(orderActionsOf({ cancelledAtMs: null }, [sent])).toEqual(['retry']);
    expect(orderActionsOf({ cancelledAtMs: null }, [])).toEqual(['retry']);
    expect(orderActionsOf({ cancelledAtMs: 1 }, [{ ...unsent, state: 'held' }])).toEqual(['retry']);
  });
});

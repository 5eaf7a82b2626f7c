import { expect, it } from 'vitest';
import { PRINT_ORDER_STATES } from '../domain/print-order/print-order.ts';
import { holdActionOf, ORDER_ACTIONS, ORDER_JOB_KINDS } from './actions.ts';
import { jobKind } from './jobs.ts';

it('never holds what Picanova has', () => {
  for (const state of PRINT_ORDER_STATES)
    expect(holdActionOf({ state, holdReason: null })).toBe(
      ['held', 'blocked', 'ready'].includes(state) ? 'hold' : null,
    );
});

it('releases what is on hold in Shopify, and holds what waits for another reason', () => {
  expect(holdActionOf({ state: 'held', holdReason: 'on_hold' })).toBe('release');
  expect(holdActionOf({ state: 'held', holdReason: 'wait_window' })).toBe('hold');
});

it('has a kind of job for every action on many', () => {
  for (const kind of Object.values(ORDER_JOB_KINDS)) expect(jobKind.options).toContain(kind);
  for (const action of ORDER_ACTIONS) expect(ORDER_JOB_KINDS[action]).toBe(`orders_${action}`);
});

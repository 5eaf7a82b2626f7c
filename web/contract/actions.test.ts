import { expect, it } from 'vitest';
import { isCommand, isHoldAction, ORDER_JOB_KINDS } from './actions.ts';
import { ORDER_ACTIONS, PRINT_ORDER_ACTIONS } from '../domain/print-order/actions.ts';
import { jobKind } from './jobs.ts';

it('does every action to one thing: the order, the print order, or the hold in Shopify', () => {
  for (const action of PRINT_ORDER_ACTIONS) {
    const isOfOrder = ORDER_ACTIONS.some((one) => one === action);
    expect([isHoldAction(action), isCommand(action), isOfOrder].filter(Boolean)).toHaveLength(1);
  }
});

it('has a kind of job for every action on many', () => {
  for (const kind of Object.values(ORDER_JOB_KINDS)) expect(jobKind.options).toContain(kind);
  for (const action of ORDER_ACTIONS) expect(ORDER_JOB_KINDS[action]).toBe(`orders_${action}`);
});

import { describe, expect, it } from 'vitest';
import { isEnded, isSent, isUnsent, PRINT_ORDER_STATES } from './states.ts';
import { canMove } from './transition.ts';

describe('the states of a print order', () => {
  it('never lead from sent back to unsent, nor out of an end', () => {
    for (const from of ['sent', 'shipped', 'fulfilled', 'cancelling', 'cancelled'] as const)
      expect(PRINT_ORDER_STATES.filter((to) => isUnsent(to) && canMove(from, to))).toEqual([]);
    for (const end of ['fulfilled', 'cancelled'] as const)
      expect(PRINT_ORDER_STATES.filter((to) => canMove(end, to))).toEqual([end]);
  });

  it('may always stay as they are, because every step may run twice', () => {
    expect(PRINT_ORDER_STATES.every((state) => canMove(state, state))).toBe(true);
  });

  it('lead from planning to fulfilment and stop nowhere on the way', () => {
    const way = ['blocked', 'held', 'ready', 'sent', 'shipped', 'fulfilled'] as const;
    for (const [index, state] of way.slice(1).entries()) expect(canMove(way[index] ?? state, state)).toBe(true);
    expect(canMove('shipped', 'sent')).toBe(false);
    expect(canMove('held', 'sent')).toBe(false);
  });

  it('are unsent, sent or ended, and the open ones are those that may change', () => {
    expect(PRINT_ORDER_STATES.filter(isUnsent)).toEqual(['held', 'blocked', 'ready']);
    expect(PRINT_ORDER_STATES.filter(isSent)).toEqual(['sent', 'shipped', 'fulfilled', 'cancelling']);
    expect(PRINT_ORDER_STATES.filter(isEnded)).toEqual(['fulfilled', 'cancelled']);
  });
});

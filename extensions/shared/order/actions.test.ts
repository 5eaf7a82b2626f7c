import { describe, expect, it } from 'vitest';
import { PRINT_ORDER_STATES } from '../../../web/domain/print-order/print-order.ts';
import { PROBLEM_CODES, type ProblemCode } from '../../../web/domain/kernel/problems.ts';
import type { OrderView } from '../app/app-api.ts';
import { cancelAnswer, clicksFor, fixOf, nameOf } from './actions.ts';

type PrintOrder = OrderView['printOrders'][number];

function printOrder(given: Partial<PrintOrder>): PrintOrder {
  return {
    id: 'p',
    externalId: 'e',
    fulfillmentOrderGid: 'f',
    region: 'EU',
    state: 'sent',
    holdReason: null,
    holdUntilMs: null,
    isTest: false,
    revision: 1,
    part: 1,
    createdAtMs: 0,
    sentAtMs: null,
    cancelRequestedAtMs: null,
    picanovaOrderId: null,
    picanovaStatus: null,
    picanovaTotal: null,
    soldFor: null,
    margin: null,
    shippingTitle: null,
    shippingMethod: null,
    address: null,
    problems: [],
    items: [],
    parcels: [],
    actions: [],
    ...given,
  };
}

function orderWith(one: PrintOrder): OrderView {
  return {
    orderGid: 'o',
    orderName: '#1',
    isTest: false,
    financialStatus: null,
    cancelledAtMs: null,
    firstSeenAtMs: 0,
    dueAtMs: null,
    printOrders: [one],
    timeline: [],
    actions: ['send', 'retry'],
  };
}

function namesFor(given: Partial<PrintOrder>): readonly string[] {
  const one = printOrder(given);
  return clicksFor(orderWith(one), one).map(nameOf);
}

describe('the clicks on a print order', () => {
  it.each([
    [{ state: 'held', holdReason: 'wait_window', actions: ['cancel'] }, ['send', 'retry', 'hold', 'cancel']],
    [{ state: 'held', holdReason: 'on_hold', actions: ['cancel'] }, ['release', 'cancel']],
    [{ state: 'blocked', actions: ['cancel'] }, ['send', 'retry', 'hold', 'cancel']],
    [{ state: 'ready', actions: ['cancel'] }, ['send', 'retry', 'hold', 'cancel']],
    [{ state: 'sent', actions: ['cancel', 'refresh'] }, ['cancel', 'refresh']],
    [{ state: 'fulfilled', actions: ['refresh'] }, ['refresh']],
    [{ state: 'cancelled', actions: ['resubmit'] }, ['resubmit']],
  ] as const)('in %j are %j', (given, names) => {
    expect(namesFor({ ...given, actions: [...given.actions] })).toEqual(names);
  });

  it('never hold what Picanova has', () => {
    for (const state of PRINT_ORDER_STATES)
      expect(namesFor({ state }).includes('hold')).toBe(['held', 'blocked', 'ready'].includes(state));
  });
});

describe('the fix of a problem', () => {
  it('exists for every code', () => {
    for (const code of PROBLEM_CODES) expect(fixOf(code)).not.toBeNull();
  });

  it('of a code that a newer server may send is nothing rather than a wrong button', () => {
    expect(fixOf('invented_later' as ProblemCode)).toBeNull();
  });
});

describe('the answer to a cancellation', () => {
  it.each([
    [{ state: 'cancelled' }, 'stopped'],
    [{ state: 'sent', problems: [{ code: 'too_late_to_cancel', detail: {} }] }, 'too_late'],
    [{ state: 'shipped' }, 'too_late'],
    [{ state: 'fulfilled' }, 'too_late'],
    [{ state: 'cancelling' }, 'waiting'],
    [{ state: 'sent' }, 'waiting'],
  ] as const)('at %j is %s', (given, answer) => {
    expect(cancelAnswer(printOrder({ ...given, problems: [...('problems' in given ? given.problems : [])] }))).toBe(
      answer,
    );
  });
});

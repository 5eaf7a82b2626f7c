import { describe, expect, it } from 'vitest';
import { PROBLEM_CODES, type ProblemCode } from '../../../web/domain/kernel/problems.ts';
import type { OrderView } from '../app/app-api.ts';
import { cancelAnswer, causeOf, clicksFor, nameOf, offeredFix, wordsOf } from './actions.ts';

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
    neverSent: false,
    cancelRequestedAtMs: null,
    picanovaOrderId: null,
    picanovaStatus: null,
    picanovaTotal: null,
    soldFor: null,
    expectedCost: null,
    margin: null,
    belowFloor: false,
    shippingTitle: null,
    shippingMethod: null,
    address: null,
    changedAddress: null,
    problems: [],
    items: [],
    parcels: [],
    actions: [],
    ...given,
  };
}

function namesFor(given: Partial<PrintOrder>): readonly string[] {
  const one = printOrder(given);
  return clicksFor(one).map(nameOf);
}

describe('the clicks on a print order', () => {
  it('are those the app says, in its order', () => {
    expect(namesFor({ actions: ['send', 'retry', 'hold', 'cancel'] })).toEqual(['send', 'retry', 'hold', 'cancel']);
    expect(namesFor({ actions: ['release', 'refresh'] })).toEqual(['release', 'refresh']);
    expect(namesFor({ actions: [] })).toEqual([]);
  });

  it('go to the order, to Shopify, or to the print order', () => {
    const actions = ['retry', 'hold', 'cancel'] as const;
    expect(clicksFor(printOrder({ actions: [...actions] })).map(({ kind }) => kind)).toEqual([
      'order',
      'hold',
      'print_order',
    ]);
  });
});

describe('the fix of a problem', () => {
  it('exists for every code', () => {
    for (const code of PROBLEM_CODES) expect(offeredFix(code, { actions: [] })).not.toBeNull();
  });

  it('that the state does not allow is to look again', () => {
    expect(offeredFix('picanova_unreachable', { actions: ['refresh'] })).toMatchObject({ action: 'refresh' });
    const again = offeredFix('picanova_unreachable', { actions: ['retry'] });
    expect(again).toEqual({ kind: 'order', action: 'retry' });
    expect(wordsOf('fulfilled_by_shopify', { kind: 'order', action: 'retry' })).toBe('retry');
  });

  it('of a code that a newer server may send is nothing rather than a wrong button', () => {
    expect(offeredFix('invented_later' as ProblemCode, { actions: [] })).toBeNull();
    expect(causeOf('invented_later' as ProblemCode)).toBeNull();
  });
});

it('what Shopify fulfilled at payment is sent anyway, and its cause is a setting of Shopify’s', () => {
  expect(offeredFix('fulfilled_by_shopify', { actions: ['send'] })).toEqual({ kind: 'order', action: 'send' });
  expect(causeOf('fulfilled_by_shopify')).toEqual({ kind: 'shopify_admin', page: 'settings/checkout' });
  expect(wordsOf('fulfilled_by_shopify', { kind: 'order', action: 'send' })).toBe('sendAnyway');
  expect(wordsOf('address_withheld', { kind: 'order', action: 'retry' })).toBe('retry');
});

describe('the answer to a cancellation', () => {
  it.each([
    [{ state: 'cancelled' }, 'stopped'],
    [{ state: 'sent', problems: [{ code: 'too_late_to_cancel', detail: {} }] }, 'too_late'],
    [{ state: 'sent', problems: [{ code: 'address_changed', detail: {} }] }, 'too_late'],
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

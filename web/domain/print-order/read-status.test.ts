import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aParcel, aPicanovaOrder } from '../../../test/fixtures/domain.ts';
import type { PicanovaStatus } from './picanova-order.ts';
import { canMove } from './transition.ts';
import { isUnsent, PRINT_ORDER_STATES } from './states.ts';
import { readStatus } from './read-status.ts';
import type { PrintOrderState } from './states.ts';
import type { StatusBefore } from './read-status.ts';

const STATUSES: readonly PicanovaStatus[] = [
  'draft',
  'pending',
  'accepted',
  'generated',
  'in_progress',
  'fulfilled',
  'cancelled',
  'refunded',
  'partial_refund',
  'error',
  'unknown',
];
const AT_PICANOVA = PRINT_ORDER_STATES.filter((state) => !isUnsent(state));

function read(
  status: PicanovaStatus,
  before: Partial<StatusBefore> = {},
  order: { parcels?: number; isTest?: boolean } = {},
) {
  const shipments = Array.from({ length: order.parcels ?? 0 }, () => aParcel({ 1: 1 }));
  const answer = aPicanovaOrder({ status, rawStatus: status.toUpperCase(), shipments, isTest: order.isTest ?? false });
  const result = readStatus(answer, {
    state: 'sent',
    problems: [],
    cancelRequestedAtMs: null,
    orderIsTest: false,
    ...before,
  });
  return { ...result, problems: result.problems.map(({ code }) => code) };
}

const rank = (state: PrintOrderState): number => ['sent', 'shipped', 'fulfilled'].indexOf(state);

describe('the status of Picanova', () => {
  it.each(['draft', 'accepted', 'generated', 'in_progress', 'partial_refund', 'unknown'] as const)(
    '%s means work goes on',
    (status) => {
      expect(read(status)).toEqual({
        state: 'sent',
        stateWithoutFulfilment: 'sent',
        giveBack: false,
        final: false,
        problems: [],
      });
    },
  );

  it('pending means somebody has to pay', () => {
    expect(read('pending')).toMatchObject({ state: 'sent', problems: ['payment_pending_at_picanova'] });
    expect(read('pending', { state: 'cancelling' })).toMatchObject({ state: 'cancelling', problems: [] });
  });

  it('fulfilled without a parcel is made, not shipped: it is asked again', () => {
    expect(read('fulfilled')).toMatchObject({ state: 'sent', final: false });
  });

  it.each(STATUSES)('%s with a parcel is shipped', (status) => {
    expect(read(status, {}, { parcels: 1 })).toMatchObject({ state: 'shipped', giveBack: false, final: false });
  });

  it('error fails the order and gives it back once', () => {
    expect(read('error')).toMatchObject({ state: 'failed', giveBack: true, problems: ['failed_at_picanova'] });
    expect(read('error', { state: 'failed' })).toMatchObject({
      state: 'failed',
      giveBack: false,
      problems: ['failed_at_picanova'],
    });
  });

  it('error after a parcel keeps it shipped and says so', () => {
    expect(read('error', { state: 'shipped' }, { parcels: 1 })).toMatchObject({
      state: 'shipped',
      problems: ['failed_at_picanova'],
    });
  });

  it('refunded without a parcel needs a person', () => {
    expect(read('refunded')).toMatchObject({ state: 'failed', problems: ['failed_at_picanova'], giveBack: true });
  });

  it('leaves a failed order when support has corrected it', () => {
    expect(read('accepted', { state: 'failed', problems: [{ code: 'failed_at_picanova', detail: {} }] })).toMatchObject(
      { state: 'sent', problems: [] },
    );
  });

  it('cancelled is a problem unless we asked for it', () => {
    expect(read('cancelled')).toMatchObject({
      state: 'cancelled',
      giveBack: true,
      final: true,
      problems: ['cancelled_at_picanova'],
    });
    expect(read('cancelled', { state: 'cancelling', cancelRequestedAtMs: 5 })).toMatchObject({
      state: 'cancelled',
      giveBack: false,
      final: true,
      problems: [],
    });
  });

  it('replaces what the last status said and keeps every other problem', () => {
    const problems = [
      { code: 'payment_pending_at_picanova', detail: {} },
      { code: 'picanova_unreachable', detail: {} },
      { code: 'answer_differs', detail: {} },
    ] as const;
    expect(read('accepted', { problems }).problems).toEqual(['answer_differs']);
  });

  it('ends a test print of a real order where Picanova ends, since its parcels go no further', () => {
    expect(read('fulfilled', {}, { isTest: true })).toMatchObject({ stateWithoutFulfilment: 'fulfilled', final: true });
    expect(read('fulfilled', {}, { isTest: true, parcels: 1 })).toMatchObject({
      stateWithoutFulfilment: 'fulfilled',
      final: true,
    });
    expect(read('refunded', { state: 'shipped' }, { isTest: true, parcels: 1 })).toMatchObject({
      stateWithoutFulfilment: 'fulfilled',
      final: true,
    });
    expect(read('in_progress', {}, { isTest: true, parcels: 1 })).toMatchObject({
      stateWithoutFulfilment: 'shipped',
      final: false,
    });
  });

  it('does not end a test print of a test order before Shopify has its parcels', () => {
    expect(read('fulfilled', { orderIsTest: true }, { isTest: true, parcels: 1 })).toMatchObject({
      state: 'shipped',
      final: false,
    });
  });

  it('never moves an order backwards, whatever comes late', () => {
    const answers = fc.array(fc.record({ status: fc.constantFrom(...STATUSES), parcels: fc.nat(2) }));
    fc.assert(
      fc.property(fc.constantFrom(...AT_PICANOVA), answers, (start, history) => {
        let state: PrintOrderState = start;
        for (const { status, parcels } of history) {
          const next = read(status, { state }, { parcels }).state;
          expect(canMove(state, next)).toBe(true);
          expect(rank(state) > 0 && rank(next) < rank(state)).toBe(false);
          state = next;
        }
      }),
    );
  });
});

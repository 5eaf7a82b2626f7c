import { describe, expect, it } from 'vitest';
import { aFulfillmentOrder, aLine, anExisting, anOrder, lineItemGid } from '../../../test/fixtures/domain.ts';
import { keptShares } from './kept-shares.ts';
import type { ShopifyOrder } from './shopify-order.ts';

const PAID = { currentTotalMinor: 10_000, receivedMinor: 10_000, refundedMinor: 0 };

/** One line of which so many are still the buyer's, and so many were sent. */
function shares(
  line: { current?: number; sent: number },
  payments: ShopifyOrder['payments'] = PAID,
  state: 'sent' | 'cancelled' = 'sent',
) {
  const lines = [aLine(1, line.current === undefined ? {} : { currentQuantity: line.current }), aLine(2)];
  const order = anOrder({ payments, fulfillmentOrders: [aFulfillmentOrder(11, { lines })] });
  const items = [{ lineItemGid: lineItemGid(1), quantity: line.sent }];
  return keptShares(order, line.sent === 0 ? [] : [anExisting({ state, items })]);
}

describe('what stays of what was paid', () => {
  it('is all where nothing was given back, and of lines whose pieces are not told', () => {
    expect(shares({ current: 2, sent: 2 })).toEqual({});
    expect(shares({ sent: 2 })).toEqual({});
    expect(shares({ current: 3, sent: 2 })).toEqual({});
  });

  it('is the part of the pieces that were not taken back after they were sent', () => {
    const payments = { currentTotalMinor: 5_000, receivedMinor: 10_000, refundedMinor: 5_000 };
    expect(shares({ current: 1, sent: 2 }, payments)).toEqual({ [lineItemGid(1)]: 0.5 });
    expect(shares({ current: 0, sent: 2 }, { ...payments, currentTotalMinor: 0, refundedMinor: 10_000 })).toEqual({
      [lineItemGid(1)]: 0,
    });
  });

  it('is a part of every line where money alone was given back, sent or not', () => {
    const payments = { ...PAID, refundedMinor: 2_000 };
    expect(shares({ current: 2, sent: 2 }, payments)).toEqual({ [lineItemGid(1)]: 0.8 });
    expect(shares({ current: 2, sent: 0 }, payments)).toEqual({ [lineItemGid(1)]: 0.8 });
    expect(shares({ current: 2, sent: 2 }, { ...PAID, refundedMinor: 12_000 })).toEqual({ [lineItemGid(1)]: 0 });
  });

  it('counts a set as one piece of its line, however many prints it is', () => {
    const lines = [aLine(1, { currentQuantity: 1 })];
    const order = anOrder({ payments: PAID, fulfillmentOrders: [aFulfillmentOrder(11, { lines })] });
    const items = [1, 2, 3].map((slot) => ({ lineItemGid: lineItemGid(1), quantity: 1, slot }));
    expect(keptShares(order, [anExisting({ state: 'sent', items })])).toEqual({});
  });

  it('loses nothing for pieces whose print was stopped', () => {
    expect(shares({ current: 1, sent: 2 }, PAID, 'cancelled')).toEqual({});
  });
});

import { describe, expect, it } from 'vitest';
import { lineItemGid } from '../../../test/fixtures/domain.ts';
import type { PicanovaOrderId } from '../kernel/ids.ts';
import { approvalOf, liftedBy, NOTHING_LIFTED, type Approval, type SeenPrintOrder } from './approval.ts';

const line = (number: number, quantity = 1) => ({ lineItemGid: lineItemGid(number), quantity });
const HELD: SeenPrintOrder = {
  state: 'held',
  holdReason: 'needs_approval',
  problems: [],
  items: [line(1)],
  resubmit: false,
  picanovaOrderId: null,
  createUnknown: false,
  cancelRequestedAtMs: null,
};
const approval: Approval = { reasons: ['needs_approval'], lines: [line(1)] };

describe('pressing Send', () => {
  it('answers what was seen, for the lines that were seen', () => {
    expect(approvalOf([HELD], null)).toEqual(approval);
    const blocked = { ...HELD, state: 'blocked', holdReason: null } as const;
    const byShopify = { ...blocked, problems: [{ code: 'fulfilled_by_shopify' }, { code: 'unknown_sku' }] } as const;
    expect(approvalOf([byShopify], null)).toEqual({ reasons: ['fulfilled_by_shopify'], lines: [line(1)] });
  });

  it('answers nothing where nothing waits for the merchant', () => {
    for (const holdReason of ['unpaid', 'on_hold', 'scheduled', 'not_requested', 'catalogue', null] as const)
      expect(approvalOf([{ ...HELD, holdReason }], null)).toBeNull();
    expect(approvalOf([{ ...HELD, state: 'cancelled' }], null)).toBeNull();
  });

  it('keeps an earlier answer for the same lines, and none for fewer', () => {
    const blocked = { ...HELD, state: 'blocked', holdReason: null } as const;
    expect(approvalOf([blocked], approval)).toEqual(approval);
    expect(approvalOf([{ ...blocked, items: [line(1, 2)] }], approval)).toBeNull();
    const waiting = { ...HELD, holdReason: 'wait_window', items: [line(2)] } as const;
    expect(approvalOf([waiting], approval)).toEqual({ reasons: ['wait_window'], lines: [line(2)] });
  });

  it('counts what is at the printer beside it', () => {
    const sent = { ...HELD, state: 'sent', holdReason: null, picanovaOrderId: 'PPO1' as PicanovaOrderId } as const;
    expect(approvalOf([HELD, sent], null)).toMatchObject({ lines: [line(1, 2)] });
  });
});

describe('what it lifts', () => {
  it('is nothing for other or more lines', () => {
    expect(liftedBy(null, [line(1)])).toEqual(NOTHING_LIFTED);
    expect(liftedBy(approval, [line(1, 2)])).toEqual(NOTHING_LIFTED);
    expect(liftedBy(approval, [line(2)])).toEqual(NOTHING_LIFTED);
  });

  it.each([
    ['needs_approval', { needsApproval: true, wait: true, fulfilledByShopify: false, belowFloor: false }],
    ['wait_window', { needsApproval: false, wait: true, fulfilledByShopify: false, belowFloor: false }],
    ['risk_pending', { needsApproval: false, wait: true, fulfilledByShopify: false, belowFloor: false }],
    ['below_floor', { needsApproval: false, wait: true, fulfilledByShopify: false, belowFloor: true }],
    ['fulfilled_by_shopify', { needsApproval: true, wait: true, fulfilledByShopify: true, belowFloor: false }],
  ] as const)('is, for %s, %j', (reason, lifted) => {
    expect(liftedBy({ reasons: [reason], lines: [line(1, 2)] }, [line(1)])).toEqual(lifted);
  });
});

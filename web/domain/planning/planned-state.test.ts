import { describe, expect, it } from 'vitest';
import { anOrder, aSetting, aVariant, EU, SHOP } from '../../../test/fixtures/domain.ts';
import type { ShopSettings } from '../../contract/settings.ts';
import { approvalOf } from './approval.ts';
import { planOrder, type PlanInput } from './plan-order.ts';

/** Sold for 39.90, made for 24.92: 37.5 % stay without shipping. */
function plan(settings: Partial<ShopSettings>, more: Partial<PlanInput> = {}) {
  const [printOrder] = planOrder({
    shop: SHOP,
    order: anOrder(),
    settings: aSetting(settings),
    connections: [EU],
    lookup: () => ({ variant: aVariant(), combinations: null }),
    looks: null,
    existing: [],
    approval: null,
    testModeUndecided: false,
    paidAtMs: null,
    nowMs: 2_000_000,
    ...more,
  }).printOrders;
  if (printOrder === undefined) throw new Error('nothing was planned');
  return printOrder;
}

const SHIPPING = new Map([['acme-11-EU', { minor: 334, currency: 'EUR' }]]);

describe('a print order that leaves less than the merchant wants to keep', () => {
  it('waits for their word only where they want to be asked', () => {
    expect(plan({ marginFloorPercent: 40, holdBelowFloor: true })).toMatchObject({
      state: 'held',
      holdReason: 'below_floor',
      holdUntilMs: null,
    });
    expect(plan({ marginFloorPercent: 40 })).toMatchObject({ state: 'ready' });
    expect(plan({ holdBelowFloor: true })).toMatchObject({ state: 'ready' });
    expect(plan({ marginFloorPercent: 37, holdBelowFloor: true })).toMatchObject({ state: 'ready' });
  });

  it('is measured with what shipping takes, where that is known', () => {
    const settings = { marginFloorPercent: 37, holdBelowFloor: true };
    expect(plan(settings, { shippingCosts: SHIPPING })).toMatchObject({ state: 'held', holdReason: 'below_floor' });
    expect(plan(settings, { shippingCosts: new Map() })).toMatchObject({ state: 'ready' });
  });

  it('goes when the merchant has said so, and waits again for more pieces', () => {
    const settings = { marginFloorPercent: 40, holdBelowFloor: true };
    const { items } = plan(settings);
    const seen = {
      state: 'held',
      holdReason: 'below_floor',
      resubmit: false,
      picanovaOrderId: null,
      createUnknown: false,
      cancelRequestedAtMs: null,
      problems: [],
      items,
    } as const;
    const approval = approvalOf([seen], null);
    expect(plan(settings, { approval })).toMatchObject({ state: 'ready' });
    const other = approvalOf([{ ...seen, holdReason: 'needs_approval' }], null);
    expect(plan(settings, { approval: other })).toMatchObject({ state: 'held', holdReason: 'below_floor' });
  });

  it('is not known where the catalogue cannot be asked, or its money is another', () => {
    const settings = { marginFloorPercent: 40, holdBelowFloor: true };
    expect(plan(settings, { lookup: null })).toMatchObject({ holdReason: 'catalogue' });
    const order = anOrder({ currency: 'USD' });
    expect(plan(settings, { order })).toMatchObject({ state: 'ready' });
    const customsRates = [{ from: 'USD', to: 'EUR', rate: 0.9 }];
    expect(plan({ ...settings, customsRates }, { order })).toMatchObject({ holdReason: 'below_floor' });
  });
});

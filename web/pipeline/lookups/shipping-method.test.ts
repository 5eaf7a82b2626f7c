import { describe, expect, it } from 'vitest';
import { aSetting } from '../../../test/fixtures/domain.ts';
import { ACCESS, FAILURES, NOW_MS, REFUSED } from '../../../test/fixtures/print-orders.ts';
import type { PrintProvider, ShippingRate } from '../ports/index.ts';
import { createShippingMethods, type MethodQuery } from './shipping-method.ts';

const rate = (code: string, priceMinor: number): ShippingRate => ({ code, name: code, priceMinor, currency: 'EUR' });
const RATES = [rate('express', 990), rate('standard', 490)];

function methods(first?: Awaited<ReturnType<PrintProvider['rates']>>) {
  const state = { nowMs: NOW_MS, answer: first ?? { outcome: 'rated' as const, rates: RATES } };
  const asked: { countryId: number }[] = [];
  const choose = createShippingMethods({
    provider: {
      rates: async (_access, query) => {
        asked.push(query);
        return state.answer;
      },
    },
    clock: { now: () => state.nowMs },
  });
  const query = (changes: Partial<MethodQuery> = {}): MethodQuery => ({
    access: ACCESS,
    settings: aSetting(),
    title: 'Standard',
    countryCode: 'DE',
    items: [{ variantId: 3, quantity: 1 }],
    ...changes,
  });
  return { state, asked, choose: (changes?: Partial<MethodQuery>) => choose(query(changes)) };
}

describe('the shipping method', () => {
  it('is the merchant’s, when Picanova offers it there', async () => {
    const settings = aSetting({
      shippingRules: [{ title: 'Standard', country: null, region: 'EU', method: 'express' }],
    });
    expect(await methods().choose({ settings })).toEqual({
      outcome: 'chosen',
      method: { code: 'express', name: 'express', price: { minor: 990, currency: 'EUR' } },
      notes: [],
    });
  });

  it('is the cheapest where the merchant said nothing, with a note that names the title', async () => {
    const { choose, asked } = methods();
    const choice = await choose();
    expect(choice).toMatchObject({ outcome: 'chosen', method: { code: 'standard' } });
    expect(JSON.stringify(choice)).toContain('Standard');
    expect(await choose({ title: null })).toMatchObject({ outcome: 'chosen', method: { code: 'standard' }, notes: [] });
    expect(asked).toMatchObject([{ countryId: 276 }]);
  });

  it('is the cheapest instead of one that is not offered, if the merchant allows it', async () => {
    const settings = (shippingFallback: boolean) => aSetting({ defaultMethod: { EU: 'drone' }, shippingFallback });
    const choice = await methods().choose({ settings: settings(true) });
    expect(choice).toMatchObject({ outcome: 'chosen', method: { code: 'standard' } });
    expect(choice.outcome === 'chosen' && choice.notes).toHaveLength(2);
    expect(await methods().choose({ settings: settings(false) })).toMatchObject({
      outcome: 'problems',
      problems: [{ code: 'shipping_method_invalid', detail: { method: 'drone', valid: ['express', 'standard'] } }],
    });
  });

  it('does not exist for a country that is none, nor for one that Picanova refuses', async () => {
    const { choose, asked } = methods(REFUSED);
    expect(await choose({ countryCode: 'XX' })).toEqual({
      outcome: 'problems',
      problems: [{ code: 'destination_not_served', detail: { country: 'XX' } }],
    });
    expect(asked).toEqual([]);
    expect(await choose()).toEqual({
      outcome: 'problems',
      problems: [{ code: 'destination_not_served', detail: { country: 'DE', reason: 'no' } }],
    });
  });

  it.each(FAILURES)('waits when the rates cannot be read ($outcome), and they are asked for again', async (failure) => {
    const { choose, state } = methods(failure);
    expect(await choose()).toEqual({ outcome: 'failed', failure });
    state.answer = { outcome: 'rated', rates: RATES };
    expect(await choose()).toMatchObject({ outcome: 'chosen' });
  });
});

describe('live rates', () => {
  it('are read once in six hours for one country and the same items', async () => {
    const { choose, asked, state } = methods();
    const two = [
      { variantId: 3, quantity: 1 },
      { variantId: 4, quantity: 2 },
    ];
    await choose({ items: two });
    await choose({ items: two.toReversed() });
    expect(asked).toHaveLength(1);
    await choose({ countryCode: 'FR', items: two });
    await choose({ items: two.slice(1) });
    expect(asked).toHaveLength(3);
    state.nowMs += 6 * 3_600_000;
    await choose({ items: two });
    expect(asked).toHaveLength(4);
  });

  it('are forgotten, oldest first, when there are very many', async () => {
    const { choose, asked } = methods();
    for (let variantId = 0; variantId <= 5_000; variantId += 1) await choose({ items: [{ variantId, quantity: 1 }] });
    await choose({ items: [{ variantId: 5_000, quantity: 1 }] });
    expect(asked).toHaveLength(5_001);
    await choose({ items: [{ variantId: 0, quantity: 1 }] });
    expect(asked).toHaveLength(5_002);
  });
});

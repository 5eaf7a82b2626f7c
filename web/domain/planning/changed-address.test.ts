import { describe, expect, it } from 'vitest';
import { aFulfillmentOrder, aLine, anAddress, anExisting, anOrder } from '../../../test/fixtures/domain.ts';
import { DEFAULT_SETTINGS } from '../../contract/settings.ts';
import type { PrintAddress } from '../print-order/print-item.ts';
import { toPrintAddress } from './address.ts';
import { changedAddress } from './changed-address.ts';
import type { FulfillmentOrder, ShopifyAddress } from './shopify-order.ts';

function printed(address: ShopifyAddress): PrintAddress {
  const result = toPrintAddress(address, DEFAULT_SETTINGS);
  if (result.kind === 'problem') throw new Error(result.problem.code);
  return result.address;
}

const sent = printed(anAddress());
const changedTo = (edit: Partial<ShopifyAddress>, more: Partial<FulfillmentOrder> = {}) => {
  const destination = { kind: 'address', address: { ...anAddress(), ...edit } } as const;
  const order = anOrder({ fulfillmentOrders: [aFulfillmentOrder(11, { destination, ...more })] });
  return changedAddress(order, anExisting({ address: sent }), DEFAULT_SETTINGS);
};

describe('an address that was edited after sending', () => {
  it.each<[Partial<ShopifyAddress>, readonly string[]]>([
    [{ address1: 'Elsewhere 9' }, ['streetPrimary']],
    [{ address2: 'Back house, 3rd floor' }, ['streetPrimary']],
    [{ city: 'Aachen', zip: '52062' }, ['city', 'postcode']],
    [{ lastName: 'Doe' }, ['lastname']],
    [{ company: 'Walls Ltd' }, ['company']],
    [{ countryCode: 'AT' }, ['countryCode']],
    [{ countryCode: 'US', province: 'New York', zip: '10001' }, ['postcode', 'countryCode', 'regionCode']],
  ])('is told by its parts: %o', (edit, parts) => {
    expect(changedTo(edit)).toMatchObject({ parts, address: printed({ ...anAddress(), ...edit }) });
  });

  it('is the same when only its spelling, phone or e-mail changed', () => {
    const { city, address1 } = anAddress();
    expect(changedTo({ city: ` ${String(city).toUpperCase()} `, address1: `${address1}.` })).toBeNull();
    expect(changedTo({ phone: '+49 221 999', email: 'other@example.com' })).toBeNull();
  });

  it('is that of its own fulfillment order, or of whichever holds its pieces since', () => {
    const at = (city: string) => ({ kind: 'address', address: anAddress({ city }) }) as const;
    const other = aFulfillmentOrder(12, { destination: at('Aachen') });
    const own = aFulfillmentOrder(11, { destination: at('Köln') });
    const changedIn = (...fulfillmentOrders: readonly FulfillmentOrder[]) =>
      changedAddress(anOrder({ fulfillmentOrders }), anExisting({ address: sent }), DEFAULT_SETTINGS);
    expect(changedIn(other, own)).toBeNull();
    const moved = { ...own, lines: [aLine(1, { remainingQuantity: 0 })] };
    expect(changedIn(moved, other)).toMatchObject({ parts: ['city'], address: { city: 'Aachen' } });
  });

  it('is not known when it is withheld, incomplete, or nobody waits for the parcel any more', () => {
    const elsewhere = { city: 'Aachen' };
    expect(changedTo(elsewhere, { destination: { kind: 'withheld' } })).toBeNull();
    expect(changedTo({ ...elsewhere, zip: null })).toBeNull();
    expect(changedTo(elsewhere, { status: 'CANCELLED' })).toBeNull();
    expect(changedTo(elsewhere, { lines: [aLine(1, { remainingQuantity: 0 })] })).toBeNull();
    expect(changedTo(elsewhere, { lines: [aLine(2)] })).toBeNull();
    const order = anOrder({
      fulfillmentOrders: [
        aFulfillmentOrder(11, { destination: { kind: 'address', address: { ...anAddress(), ...elsewhere } } }),
      ],
    });
    expect(changedAddress(order, anExisting(), DEFAULT_SETTINGS)).toBeNull();
  });
});

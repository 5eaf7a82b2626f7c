import { describe, expect, it } from 'vitest';
import { aShipment, foGid, foLineGid, lineItemGid } from '../../../../test/fixtures/domain.ts';
import { fulfilled, GID, OPEN, written } from '../../../../test/fixtures/fulfilled.ts';
import { aPrintItem } from '../../../../test/fixtures/print-orders.ts';
import type { Shipment } from '../../ports/index.ts';

const items = [1, 2, 3].map((slot) => aPrintItem(1, { slot }));
const inside = (...slots: readonly number[]) =>
  slots.map((slot) => ({ lineItemGid: `${lineItemGid(1)}#${slot}`, quantity: 1 }));
const PART = aShipment({ lines: [], packed: inside(1, 2) });
const LAST = aShipment({ key: 'parcel-2', trackingNumber: 'N2', packed: inside(3) });
const TOLD: Shipment = { ...LAST, fulfillmentGid: GID, writtenTrackingNumber: 'N2' };
const HELD = {
  gid: GID,
  status: 'SUCCESS',
  createdAtMs: 200_000,
  trackingNumbers: ['N2'],
  lines: [{ lineItemGid: lineItemGid(1), quantity: 1 }],
};

describe('a set in two parcels', () => {
  it('waits with the first, and nobody asks Shopify', async () => {
    const { result, made } = await fulfilled({ items, shipments: [PART] });
    expect(made).toEqual([]);
    expect(result).toMatchObject({ event: { kind: 'parcel_written', more: false, complete: false } });
  });

  it('is fulfilled once, with the parcel that completes it; the number of the other is next', async () => {
    const { result, made } = await fulfilled({ items, shipments: [PART, LAST] });
    expect(made).toMatchObject([
      {
        groups: [{ fulfillmentOrderGid: foGid(11), lines: [{ gid: foLineGid(101), quantity: 1 }] }],
        tracking: { number: 'N2' },
      },
    ]);
    expect(result).toMatchObject(written('fulfilled', { key: 'parcel-2' }, { more: true, complete: true }));
  });

  it('shows the buyer both numbers on the one fulfillment', async () => {
    const { result, made, updates } = await fulfilled(
      { items, shipments: [PART, TOLD] },
      { state: { fulfillments: [HELD] } },
    );
    expect(made).toEqual([]);
    expect(updates).toMatchObject([{ tracking: { number: 'N1', others: [{ number: 'N2' }] }, notifyCustomer: true }]);
    expect(result).toMatchObject(
      written('tracking_updated', { key: 'parcel-1', fulfillmentGid: GID, writtenTrackingNumber: 'N1' }),
    );
  });

  it('needs no number of the first: the fulfillment of the set stands for it', async () => {
    const shipments = [{ ...PART, trackingNumber: null }, TOLD];
    const { result, updates } = await fulfilled({ items, shipments }, { state: { fulfillments: [HELD] } });
    expect(updates).toEqual([]);
    expect(result).toMatchObject(written('fulfilled_with_set', { key: 'parcel-1', fulfillmentGid: GID }));
  });

  it('is not written twice when the answer to the write was lost', async () => {
    const state = { fulfillments: [HELD], fulfillmentOrders: [] };
    const { result, made } = await fulfilled({ items, shipments: [PART, LAST] }, { state });
    expect(made).toEqual([]);
    expect(result).toMatchObject(
      written('fulfillment_adopted', { key: 'parcel-2', fulfillmentGid: GID }, { more: true, complete: true }),
    );
  });

  it('keeps the items of a parcel with its first part, where its lines lie in several places', async () => {
    const far = { ...OPEN, gid: foGid(12), locationGid: 'gid://shopify/Location/2' };
    const whole = aShipment({
      packed: [...inside(1, 2, 3), { lineItemGid: lineItemGid(2), quantity: 1 }],
      lines: [1, 2].map((number) => ({ lineItemGid: lineItemGid(number), quantity: 1 })),
    });
    const place = { gid: foLineGid(102), lineItemGid: lineItemGid(2), remainingQuantity: 1 };
    const state = { fulfillmentOrders: [OPEN, { ...far, lines: [place] }] };
    const { result } = await fulfilled({ items: [...items, aPrintItem(2)], shipments: [whole] }, { state });
    expect(result).toMatchObject({
      facts: {
        shipments: [
          { key: 'parcel-1', packed: whole.packed },
          { key: 'parcel-1#2', packed: [] },
        ],
      },
    });
  });
});

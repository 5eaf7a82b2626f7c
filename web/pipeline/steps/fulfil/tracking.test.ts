import { describe, expect, it } from 'vitest';
import { aShipment, foGid, lineItemGid } from '../../../../test/fixtures/domain.ts';
import { fulfilled, GID, refused, theirs, written } from '../../../../test/fixtures/fulfilled.ts';
import { aClaimed, aPrintItem, REFUSED, THROTTLED, UNREACHABLE } from '../../../../test/fixtures/print-orders.ts';
import type { FulfillmentGid } from '../../../domain/kernel/ids.ts';
import type { ClaimedPrintOrder } from '../../ports/index.ts';

it('a number that came later waits for the shop’s settings', async () => {
  const late = aShipment({ fulfillmentGid: GID });
  expect((await fulfilled({ shipments: [late] }, { shop: null })).result).toEqual(refused('shop_gone', 2_000));
});

describe('a number that came later', () => {
  const late = aShipment({ fulfillmentGid: GID, writtenTrackingNumber: null });

  it('completes the fulfillment, without a second mail', async () => {
    const { result, made, updates } = await fulfilled({ shipments: [late] });
    expect(made).toEqual([]);
    expect(updates).toEqual([{ tracking: { company: 'DHL', number: 'N1', url: null }, notifyCustomer: false }]);
    expect(result).toMatchObject(written('tracking_updated', { writtenTrackingNumber: 'N1' }));
  });

  it('is tried again when Shopify refuses or cannot be asked', async () => {
    expect((await fulfilled({ shipments: [late] }, { updated: REFUSED })).result).toEqual(refused('no', 2_000));
    expect((await fulfilled({ shipments: [late] }, { updated: THROTTLED })).result).toEqual({
      kind: 'failed',
      failure: THROTTLED,
      facts: {},
    });
  });
});

describe('a parcel of what somebody fulfilled after it was sent', () => {
  const HOUR_MS = 3_600_000;
  const mixed = {
    ...theirs(),
    createdAtMs: 200_000,
    lines: [1, 2].map((line) => ({ lineItemGid: lineItemGid(line), quantity: 1 })),
  };
  const state = { fulfillmentOrders: [], fulfillments: [mixed] };
  const later = { shippedAtMs: 200_000 + HOUR_MS };

  it('completes that fulfillment: its number, the tag, the mail', async () => {
    const { result, made, updates, tags } = await fulfilled({}, { state, settings: { tagAfterShipment: 'Shipped' } });
    expect(made).toEqual([]);
    expect(tags).toMatchObject([{ tag: 'Shipped' }]);
    expect(updates).toEqual([{ tracking: { company: 'DHL', number: 'N1', url: null }, notifyCustomer: true }]);
    expect(result).toMatchObject(written('tracking_updated', { adopted: true, writtenTrackingNumber: 'N1' }));
  });

  it('tells the buyer of a number that came later, once', async () => {
    const bare = await fulfilled({ shipments: [aShipment({ trackingNumber: null, ...later })] }, { state });
    expect(bare.updates).toEqual([]);
    expect(bare.result).toMatchObject(written('fulfilled_by_somebody_else', { adopted: true }));
    const adopted = aShipment({ fulfillmentGid: GID, adopted: true, ...later });
    expect((await fulfilled({ shipments: [adopted] }, { state })).updates).toMatchObject([{ notifyCustomer: true }]);
    const corrected = { ...adopted, trackingNumber: 'N2', writtenTrackingNumber: 'N1' };
    const held = { ...state, fulfillments: [{ ...mixed, trackingNumbers: ['N1'] }] };
    const again = await fulfilled({ shipments: [corrected] }, { state: held });
    expect(again.updates).toMatchObject([{ tracking: { number: 'N2' }, notifyCustomer: false }]);
    expect((await fulfilled({ shipments: [adopted] }, { state: held })).updates).toEqual([]);
  });

  it('tells the buyer of parts once', async () => {
    const first = aShipment({ fulfillmentGid: GID, writtenTrackingNumber: 'N1' });
    const second = aShipment({ key: 'parcel-1#2', lines: [{ lineItemGid: lineItemGid(2), quantity: 1 }] });
    const apart = { ...mixed, gid: 'gid://shopify/Fulfillment/10' as FulfillmentGid };
    const { updates } = await fulfilled({ shipments: [first, second] }, { state: { ...state, fulfillments: [apart] } });
    expect(updates).toMatchObject([{ notifyCustomer: false }]);
  });

  it('never writes over a number that somebody put there', async () => {
    const held = { ...state, fulfillments: [{ ...mixed, trackingNumbers: ['X'] }] };
    const late = aShipment({ fulfillmentGid: GID, adopted: true });
    const { result, updates } = await fulfilled({ shipments: [late] }, { state: held });
    expect(updates).toEqual([]);
    expect(result).toMatchObject(written('number_beside_another', { writtenTrackingNumber: 'N1' }));
  });

  it('adds its number to that of another print order of the order, which is not somebody else’s', async () => {
    const shipments = [
      aShipment({
        trackingNumber: 'N7',
        writtenTrackingNumber: 'N7',
        fulfillmentGid: GID,
        lines: [{ lineItemGid: lineItemGid(2), quantity: 1 }],
      }),
    ];
    const siblings = [aClaimed({ id: '77' as ClaimedPrintOrder['id'], shipments })];
    const held = { ...state, fulfillments: [{ ...mixed, trackingNumbers: ['N7'] }] };
    const { updates } = await fulfilled({}, { state: held, siblings });
    expect(updates).toEqual([
      {
        tracking: { company: 'DHL', number: 'N1', url: null, others: [{ number: 'N7', url: null }] },
        notifyCustomer: true,
      },
    ]);
  });

  it('with a link alone, the link is written unheard, and never over another parcel’s number', async () => {
    const link = aShipment({ key: 'parcel-2', trackingNumber: null, trackingUrl: 'https://2' });
    const { updates } = await fulfilled({ shipments: [link] }, { state });
    expect(updates).toEqual([{ tracking: { company: 'DHL', number: null, url: 'https://2' }, notifyCustomer: false }]);
    const first = aShipment({ lines: [], fulfillmentGid: GID, writtenTrackingNumber: 'N1' });
    const held = { ...state, fulfillments: [{ ...mixed, trackingNumbers: ['N1'] }] };
    expect((await fulfilled({ shipments: [first, link] }, { state: held })).updates).toEqual([]);
  });
});

describe('[R5] a parcel of what Shopify had fulfilled at payment', () => {
  const items = [aPrintItem(1, { notes: ['sent_anyway'] })];
  const state = { fulfillmentOrders: [], fulfillments: [theirs()] };
  const settings = { tagAfterShipment: 'Shipped' };

  it('completes the fulfillment that stands: its number, the tag, the mail', async () => {
    const { result, made, updates, tags } = await fulfilled({ items }, { state, settings });
    expect(made).toEqual([]);
    expect(tags).toMatchObject([{ action: 'none', tag: 'Shipped', fulfillmentOrderGid: foGid(11) }]);
    expect(updates).toEqual([{ tracking: { company: 'DHL', number: 'N1', url: null }, notifyCustomer: true }]);
    expect(result).toMatchObject(
      written('tracking_updated', { fulfillmentGid: GID, adopted: true, writtenTrackingNumber: 'N1' }),
    );
  });

  it('is taken over without a number, and asks for no tag where the merchant wants none', async () => {
    const shipments = [aShipment({ trackingNumber: null })];
    const { result, updates, tags } = await fulfilled(
      { items, shipments },
      { state, settings: { tagAfterShipment: '', notifyBuyer: 'never' } },
    );
    expect([updates, tags]).toEqual([[], []]);
    expect(result).toMatchObject(written('fulfilled_before', { fulfillmentGid: GID, writtenTrackingNumber: null }));
  });

  it('adds its number to those of its carrier; another carrier’s is noted in the app', async () => {
    const first = aShipment({
      fulfillmentGid: GID,
      adopted: true,
      writtenTrackingNumber: 'N1',
      trackingUrl: 'https://1',
    });
    const second = aShipment({ key: 'parcel-2', trackingNumber: 'N2' });
    const two = { ...theirs(['N1']), lines: [{ lineItemGid: lineItemGid(1), quantity: 2 }] };
    const held = { ...state, fulfillments: [two] };
    const both = await fulfilled({ items, shipments: [first, second] }, { state: held, settings });
    expect(both.tags).toEqual([]);
    expect(both.updates).toMatchObject([
      { tracking: { company: 'DHL', number: 'N2', others: [{ number: 'N1', url: 'https://1' }] } },
    ]);
    const other = { ...second, carrierCode: 'UPS', carrierName: 'UPS' };
    const noted = await fulfilled({ items, shipments: [first, other] }, { state: held, settings });
    expect(noted.updates).toEqual([]);
    expect(noted.result).toMatchObject(written('number_noted', { key: 'parcel-2', writtenTrackingNumber: 'N2' }));
  });

  it('waits while Shopify cannot be asked, and is not held up by a tag that is refused', async () => {
    const failure = { kind: 'failed', failure: UNREACHABLE };
    expect((await fulfilled({ items }, { state, settings, tagged: UNREACHABLE })).result).toMatchObject(failure);
    expect((await fulfilled({ items }, { state, settings, updated: UNREACHABLE })).result).toMatchObject(failure);
    expect((await fulfilled({ items }, { state, settings, tagged: REFUSED })).updates).toHaveLength(1);
    expect((await fulfilled({ items }, { state, shop: null })).result).toEqual(refused('shop_gone', 2_000));
  });
});

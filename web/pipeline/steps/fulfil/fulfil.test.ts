import { describe, expect, it } from 'vitest';
import { aShipment, foGid, foLineGid, lineItemGid } from '../../../../test/fixtures/domain.ts';
import { fulfilled, GID, OPEN, refused, theirs, written } from '../../../../test/fixtures/fulfilled.ts';
import {
  aClaimed,
  aPrintItem,
  FAILURES,
  NOW_MS,
  REFUSED,
  UNREACHABLE,
} from '../../../../test/fixtures/print-orders.ts';

describe('a parcel', () => {
  it('becomes one fulfillment with company, number and link, and the merchant’s tag', async () => {
    const { result, made } = await fulfilled({}, { settings: { tagAfterShipment: 'Shipped' } });
    expect(made).toEqual([
      {
        orderGid: aClaimed().orderGid,
        groups: [{ fulfillmentOrderGid: foGid(11), lines: [{ gid: foLineGid(101), quantity: 1 }] }],
        tracking: { company: 'DHL', number: 'N1', url: null },
        notifyCustomer: true,
        tag: 'Shipped',
      },
    ]);
    expect(result).toMatchObject(
      written('fulfilled', { fulfillmentGid: GID, adopted: false, writtenTrackingNumber: 'N1' }),
    );
  });

  it('is written without tracking, mail or tag where there is none or the merchant wants none', async () => {
    const shipments = [aShipment({ trackingNumber: null })];
    const { made } = await fulfilled({ shipments }, { settings: { notifyBuyer: 'never', tagAfterShipment: '' } });
    expect(made).toMatchObject([{ tracking: null, notifyCustomer: false, tag: null }]);
  });

  it('is followed by the next one, or by the rest of the order', async () => {
    const other = aShipment({
      key: 'parcel-2',
      trackingNumber: 'N2',
      lines: [{ lineItemGid: lineItemGid(2), quantity: 1 }],
    });
    const both = await fulfilled({ items: [aPrintItem(1), aPrintItem(2)], shipments: [aShipment(), other] });
    expect(both.result).toMatchObject(written('fulfilled', { key: 'parcel-1' }, { more: true, complete: true }));
    const first = await fulfilled({ items: [aPrintItem(1), aPrintItem(2)] });
    expect(first.result).toMatchObject(written('fulfilled', {}, { more: false, complete: false }));
  });

  it('is adopted when Shopify holds it already', async () => {
    const numbered = await fulfilled({}, { state: { fulfillments: [theirs(['X9', 'n 1'])] } });
    expect(numbered.made).toEqual([]);
    expect(numbered.result).toMatchObject(
      written('fulfillment_adopted', { fulfillmentGid: GID, adopted: true, writtenTrackingNumber: 'N1' }),
    );
    const bare = await fulfilled({}, { state: { fulfillments: [{ ...theirs(), createdAtMs: NOW_MS }] } });
    expect(bare.result).toMatchObject(
      written('fulfillment_adopted', { writtenTrackingNumber: null }, { more: true, complete: true }),
    );
    const unnumbered = [aShipment({ trackingNumber: null })];
    const typedIn = { ...theirs(['X9']), createdAtMs: NOW_MS };
    expect((await fulfilled({ shipments: unnumbered }, { state: { fulfillments: [typedIn] } })).result).toMatchObject(
      written('fulfillment_adopted', { fulfillmentGid: GID, writtenTrackingNumber: null }),
    );
  });

  it('is noted when somebody else fulfilled its lines with another number', async () => {
    const state = { fulfillmentOrders: [], fulfillments: [theirs(['other'])] };
    const { result, updates } = await fulfilled({}, { state });
    expect(updates).toEqual([]);
    expect(result).toMatchObject(
      written('number_beside_another', { fulfillmentGid: GID, adopted: true, writtenTrackingNumber: 'N1' }),
    );
    const shipments = [aShipment({ trackingNumber: null })];
    expect((await fulfilled({ shipments }, { state })).result).toMatchObject(
      written('fulfilled_by_somebody_else', { fulfillmentGid: GID, adopted: true, writtenTrackingNumber: null }),
    );
  });

  it('has nowhere to go when the order was cancelled', async () => {
    const { result } = await fulfilled({}, { state: { fulfillmentOrders: [], cancelledAtMs: 1 } });
    expect(result).toMatchObject({
      kind: 'happened',
      event: { kind: 'parcel_in_vain', parcel: 'parcel-1', reason: 'order_cancelled', more: false, complete: true },
      facts: { shipments: [{ key: 'parcel-1', trackingNumber: 'N1', unwritable: 'order_cancelled' }] },
    });
  });

  it('whose pieces were refunded is shown and not tried for ever, and the next one has its turn', async () => {
    const other = aShipment({ key: 'parcel-2', lines: [{ lineItemGid: lineItemGid(2), quantity: 1 }] });
    const changes = { attempt: 3, items: [aPrintItem(1), aPrintItem(2)], shipments: [aShipment(), other] };
    const { result } = await fulfilled(changes, { state: { fulfillmentOrders: [] } });
    expect(result).toMatchObject({
      event: { kind: 'parcel_in_vain', reason: 'lines_removed', more: true, complete: true },
      facts: { shipments: [{ key: 'parcel-1', unwritable: 'lines_removed' }] },
    });
  });

  it('is not looked for when every one is written', async () => {
    const { result } = await fulfilled({
      shipments: [aShipment({ fulfillmentGid: GID, writtenTrackingNumber: 'N1' })],
    });
    expect(result).toEqual({
      kind: 'happened',
      event: { kind: 'parcel_written', more: false, complete: false, numbersDueAtMs: null, log: [] },
      facts: {},
    });
  });
});

describe('a parcel whose lines lie at two locations', () => {
  const both = [lineItemGid(1), lineItemGid(2)].map((gid) => ({ lineItemGid: gid, quantity: 1 }));
  const items = [aPrintItem(1), aPrintItem(2)];
  const ELSEWHERE = {
    ...OPEN,
    gid: foGid(12),
    locationGid: 'gid://shopify/Location/2',
    lines: [{ gid: foLineGid(102), lineItemGid: lineItemGid(2), remainingQuantity: 1 }],
  };
  const state = { fulfillmentOrders: [OPEN, ELSEWHERE] };
  const first = aShipment({ lines: both.slice(0, 1) });
  const second = aShipment({ key: 'parcel-1#2', lines: both.slice(1) });

  it('[R8] is laid out in its parts before anything is written', async () => {
    const { result, made } = await fulfilled({ items, shipments: [aShipment({ lines: both })] }, { state });
    expect(made).toEqual([]);
    expect(result).toMatchObject({
      event: { kind: 'parcel_written', more: true, complete: false, log: [{ event: 'parcel_split' }] },
      facts: {
        shipments: [
          { key: 'parcel-1', trackingNumber: 'N1', lines: both.slice(0, 1), fulfillmentGid: null },
          { key: 'parcel-1#2', trackingNumber: 'N1', lines: both.slice(1), fulfillmentGid: null },
        ],
      },
    });
  });

  it('[R8] is written part by part, and the buyer hears of the first', async () => {
    const one = await fulfilled({ items, shipments: [first, second] }, { state });
    expect(one.made).toMatchObject([{ groups: [{ fulfillmentOrderGid: foGid(11) }], notifyCustomer: true }]);
    expect(one.result).toMatchObject(written('fulfilled', { key: 'parcel-1' }, { more: true, complete: true }));
    const shipments = [{ ...first, fulfillmentGid: GID, writtenTrackingNumber: 'N1' }, second];
    const two = await fulfilled({ items, shipments }, { state: { fulfillmentOrders: [ELSEWHERE] } });
    expect(two.made).toMatchObject([{ groups: [{ fulfillmentOrderGid: foGid(12) }], notifyCustomer: false }]);
    expect(two.result).toMatchObject(written('fulfilled', { key: 'parcel-1#2' }));
  });

  it('[R8] is not held up by a part on hold, and what was written unheard is taken over before all else', async () => {
    const onHold = { ...OPEN, supportedActions: ['RELEASE_HOLD'] };
    const shipments = [first, second];
    const held = await fulfilled({ items, shipments }, { state: { fulfillmentOrders: [onHold, ELSEWHERE] } });
    expect(held.result).toMatchObject(written('fulfilled', { key: 'parcel-1#2' }, { more: true, complete: true }));
    const unheard = { ...theirs(['N1']), lines: [{ lineItemGid: lineItemGid(2), quantity: 1 }] };
    const again = await fulfilled(
      { items, shipments },
      { state: { fulfillmentOrders: [OPEN], fulfillments: [unheard] } },
    );
    expect(again.made).toEqual([]);
    expect(again.result).toMatchObject(
      written('fulfillment_adopted', { key: 'parcel-1#2', fulfillmentGid: GID }, { more: true, complete: true }),
    );
  });
});

describe('a parcel that Shopify does not take', () => {
  it.each([
    ['lines_removed', { state: { fulfillmentOrders: [] } }],
    ['not_open', { state: { fulfillmentOrders: [{ ...OPEN, supportedActions: ['MOVE'] }] } }],
    ['order_not_found', { read: { outcome: 'not_found' } }],
    ['shop_gone', { shop: null }],
    ['no', { created: REFUSED }],
    ['no', { read: REFUSED }],
  ] as const)('(%s) is tried again soon: what Shopify holds may have changed', async (reason, scene) => {
    expect((await fulfilled({}, scene)).result).toEqual(refused(reason, 2_000));
  });

  it('is shown from the second time on, and tried rarely once a person was asked', async () => {
    const at = async (attempt: number) => (await fulfilled({ attempt }, { created: REFUSED })).result;
    expect(await at(2)).toEqual(refused('no', 4_000, 2));
    expect(await at(5)).toEqual(refused('no', 6 * 3_600_000, 5));
  });

  it('takes back the tag that went with it, unless an earlier parcel earned it', async () => {
    const settings = { tagAfterShipment: 'Shipped' };
    expect((await fulfilled({}, { created: REFUSED, settings })).removed).toEqual(['Shipped']);
    expect((await fulfilled({}, { created: REFUSED, settings: { tagAfterShipment: '' } })).removed).toEqual([]);
    const earlier = aShipment({ key: 'parcel-0', fulfillmentGid: GID, writtenTrackingNumber: 'N1' });
    const second = await fulfilled({ shipments: [earlier, aShipment()] }, { created: REFUSED, settings });
    expect(second.removed).toEqual([]);
    expect((await fulfilled({}, { created: UNREACHABLE, settings })).removed).toEqual([]);
  });

  it.each(FAILURES)('is written later when Shopify cannot be asked ($outcome)', async (failure) => {
    const failed = { kind: 'failed', failure, facts: {} };
    expect((await fulfilled({}, { read: failure })).result).toEqual(failed);
    expect((await fulfilled({}, { created: failure })).result).toEqual(failed);
  });
});

import { describe, expect, it } from 'vitest';
import { aSetting, aShipment, foGid, foLineGid, lineItemGid } from '../../../../test/fixtures/domain.ts';
import {
  aClaimed,
  aPrintItem,
  FAILURES,
  NOW_MS,
  REFUSED,
  THROTTLED,
  UNREACHABLE,
} from '../../../../test/fixtures/print-orders.ts';
import type { ShopSettings } from '../../../contract/settings.ts';
import type { FulfillmentGid } from '../../../domain/kernel/ids.ts';
import type { FulfillmentState } from '../../../domain/planning/shopify-order.ts';
import type { ClaimedPrintOrder, NewFulfillment, Shop } from '../../ports/index.ts';
import { createFulfil, type FulfilPorts } from './fulfil.ts';

type Answer<Of extends (...input: never[]) => unknown> = Awaited<ReturnType<Of>>;
interface Scene {
  readonly settings?: Partial<ShopSettings>;
  readonly shop?: null;
  readonly state?: Partial<FulfillmentState>;
  readonly read?: Answer<FulfilPorts['shopify']['readFulfillmentState']>;
  readonly created?: Answer<FulfilPorts['shopify']['createFulfillment']>;
  readonly updated?: Answer<FulfilPorts['shopify']['updateTracking']>;
  readonly tagged?: Answer<FulfilPorts['shopify']['announceSent']>[number];
}

const GID = 'gid://shopify/Fulfillment/9' as FulfillmentGid;
const OPEN: FulfillmentState['fulfillmentOrders'][number] = {
  gid: foGid(11),
  status: 'IN_PROGRESS',
  requestStatus: 'UNSUBMITTED',
  supportedActions: ['CREATE_FULFILLMENT'],
  locationGid: 'gid://shopify/Location/1',
  deliveryMethodType: 'SHIPPING',
  lines: [{ gid: foLineGid(101), lineItemGid: lineItemGid(1), remainingQuantity: 1 }],
};
const theirs = (trackingNumbers: readonly string[] = []) => ({
  gid: GID,
  status: 'SUCCESS',
  createdAtMs: 1,
  trackingNumbers,
  lines: [{ lineItemGid: lineItemGid(1), quantity: 1 }],
});

async function fulfilled(changes: Partial<ClaimedPrintOrder> = {}, scene: Scene = {}) {
  const made: NewFulfillment[] = [];
  const updates: unknown[] = [];
  const removed: unknown[] = [];
  const tags: unknown[] = [];
  const step = createFulfil({
    shops: {
      find: async () => (scene.shop === null ? null : ({ settings: aSetting(scene.settings) } as Shop)),
    },
    shopify: {
      readFulfillmentState: async () =>
        scene.read ?? {
          outcome: 'read',
          state: {
            shopCountry: 'DE',
            cancelledAtMs: null,
            fulfillmentOrders: [OPEN],
            fulfillments: [],
            ...scene.state,
          },
        },
      createFulfillment: async (_shop, fulfillment) => {
        made.push(fulfillment);
        return scene.created ?? { outcome: 'created', fulfillment: GID };
      },
      updateTracking: async (_shop, _gid, update) => {
        updates.push(update);
        return scene.updated ?? { outcome: 'updated' };
      },
      announceSent: async (_shop, announcements) => {
        tags.push(...announcements);
        return [scene.tagged ?? { outcome: 'announced' }];
      },
      removeTag: async (_shop, _order, tag) => {
        removed.push(tag);
        return { outcome: 'removed' };
      },
    },
    clock: { now: () => NOW_MS },
    pollMs: 600_000,
  });
  const row = aClaimed({ step: 'fulfil', state: 'sent', sentAtMs: 100_000, shipments: [aShipment()], ...changes });
  return { result: await step(row), made, updates, removed, tags };
}

const written = (event: string, shipment: object, ends?: { more: boolean; complete: boolean }) => ({
  kind: 'happened',
  event: { kind: 'parcel_written', more: false, complete: true, ...ends, log: [{ event }] },
  facts: { shipments: [shipment] },
});
const refused = (reason: string, waitMs: number, attempt = 1) => ({
  kind: 'happened',
  progressed: false,
  event: { kind: 'parcel_refused', reason, attempt, dueAtMs: NOW_MS + waitMs, visible: attempt > 1 },
  facts: {},
});

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
      written('fulfillment_adopted', { writtenTrackingNumber: 'X9' }),
    );
  });

  it('is left alone when somebody else fulfilled its lines', async () => {
    const state = { fulfillmentOrders: [], fulfillments: [theirs(['other'])] };
    expect((await fulfilled({}, { state })).result).toMatchObject(
      written('fulfilled_by_somebody_else', { fulfillmentGid: GID, adopted: true, writtenTrackingNumber: 'N1' }),
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
      written('tracking_updated', { fulfillmentGid: GID, adopted: false, writtenTrackingNumber: 'N1' }),
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
    const held = { ...state, fulfillments: [theirs(['N1'])] };
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

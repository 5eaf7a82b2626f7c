import { describe, expect, it } from 'vitest';
import {
  aFulfillmentOrder,
  aLine,
  anExisting,
  anOrder,
  aSetting,
  aVariant,
  COMBINATION,
  fields,
  foGid,
  lineItemGid,
  SHOP,
} from '../../../../test/fixtures/domain.ts';
import { INSTALLED, NEVER_ASSESSED, planned, type Scene } from '../../../../test/fixtures/planned.ts';
import { FAILURES, NOW_MS, REFUSED, THROTTLED, UNREACHABLE } from '../../../../test/fixtures/print-orders.ts';
import type { FulfillmentGid } from '../../../domain/kernel/ids.ts';
import type { ExistingFulfillment } from '../../../domain/planning/shopify-order.ts';
import type { LoadedLookup } from '../../lookups/order-lookup.ts';
import type { PrintOrder, Shop } from '../../ports/index.ts';

describe('planning an order', () => {
  it('reads it once and writes down everything that follows', async () => {
    const { plans, asked, rescheduled } = await planned();
    expect(asked).toEqual([[SHOP, anOrder().gid, ['$app', 'custom']]]);
    expect(rescheduled).toEqual([]);
    expect(plans).toMatchObject([
      {
        nowMs: NOW_MS,
        order: { name: '#1001', settled: true, currency: 'EUR', fulfillmentOrderGids: [foGid(11)] },
        dueAtMs: null,
        printOrders: [{ externalId: 'acme-11-EU', state: 'ready' }],
        drop: [],
        cancel: [],
        log: [{ event: 'planned' }],
      },
    ]);
  });

  it('counts what exists already', async () => {
    const { plans } = await planned({ existing: [anExisting() as PrintOrder] });
    expect(plans).toMatchObject([{ printOrders: [] }]);
  });

  it('stops when it cannot be read what was sent: a plan without it would print it twice', async () => {
    const hidden = (more: object): readonly PrintOrder[] => [
      { ...anExisting(), state: 'sent', unreadable: ['items'], ...more } as unknown as PrintOrder,
    ];
    const { plans, rescheduled } = await planned({ existing: hidden({ picanovaOrderId: 'PPO1' }) });
    expect([plans, rescheduled]).toEqual([[], [{ dueAtMs: null, log: { event: 'plan_stopped', detail: {} } }]]);
    for (const more of [{ picanovaOrderId: null }, { picanovaOrderId: null, state: 'ready', createUnknown: true }])
      expect((await planned({ existing: hidden({ unreadable: ['shipments'], ...more }) })).plans).toEqual([]);
    const unsent = { state: 'ready', picanovaOrderId: null, createUnknown: false, unreadable: ['problems'] };
    expect((await planned({ existing: hidden(unsent) })).plans).toHaveLength(1);
    expect((await planned({ existing: hidden({ unreadable: ['address', 'artwork'] }) })).plans).toHaveLength(1);
  });

  it('asks what shipping takes only where less than the floor is held', async () => {
    const shopWith = (changes: Partial<Shop['settings']>): Shop => ({
      ...INSTALLED,
      settings: aSetting({ otherNamespace: 'custom', ...changes }),
    });
    const shippingCosts = new Map([['acme-11-EU', { minor: 334, currency: 'EUR' }]]);
    // 39.90 sold, 24.92 made: 37.5 % stay before shipping, 29.2 % after it.
    const holds = await planned({ shop: shopWith({ marginFloorPercent: 30, holdBelowFloor: true }), shippingCosts });
    expect(holds.plans).toMatchObject([{ printOrders: [{ state: 'held', holdReason: 'below_floor' }] }]);
    const unknown = await planned({ shop: shopWith({ marginFloorPercent: 30, holdBelowFloor: true }) });
    expect(unknown.plans).toMatchObject([{ printOrders: [{ state: 'ready' }] }]);
    for (const settings of [{ marginFloorPercent: 30 }, { holdBelowFloor: true }]) {
      const { plans, asked } = await planned({ shop: shopWith(settings), shippingCosts });
      expect(plans).toMatchObject([{ printOrders: [{ state: 'ready' }] }]);
      expect(asked).not.toContain('shipping costs');
    }
  });

  it('ends for a shop that is gone', async () => {
    for (const shop of [null, { ...INSTALLED, installed: false }]) {
      const { rescheduled, asked } = await planned({ shop });
      expect(rescheduled).toEqual([{ dueAtMs: null, log: null }]);
      expect(asked).toEqual([]);
    }
  });

  it('shows what waits for the catalogue of an account that was just connected', async () => {
    const { plans } = await planned({ loaded: { outcome: 'catalogue_missing' } });
    expect(plans).toMatchObject([
      {
        printOrders: [{ state: 'held', holdReason: 'catalogue', items: [{ identity: { kind: 'unresolved' } }] }],
        order: { settled: false },
        dueAtMs: NOW_MS + 3_000,
        progressed: false,
      },
    ]);
  });

  it('asks for the artwork that its lines name, and again, less and less often, while nobody has seen it', async () => {
    const waiting = async (attempt: number) => planned({ attempt, looks: () => undefined });
    const { plans, looked } = await waiting(1);
    expect(looked).toEqual([[SHOP, ['https://files.example.com/art.jpg'], false]]);
    expect(plans).toMatchObject([
      { printOrders: [{ state: 'held', holdReason: 'artwork' }], dueAtMs: NOW_MS + 10_000, progressed: false },
    ]);
    const later = async (attempt: number) => (await waiting(attempt)).plans[0]?.dueAtMs;
    expect([await later(3), await later(30)]).toEqual([NOW_MS + 40_000, NOW_MS + 300_000]);
  });

  it('doubts what was found of artwork that stopped it', async () => {
    const problems = [{ code: 'artwork_too_small', detail: {} }] as const;
    const existing = [{ ...anExisting(), state: 'blocked', picanovaOrderId: null, problems } as unknown as PrintOrder];
    expect((await planned({ existing })).looked).toMatchObject([[SHOP, [expect.any(String)], true]]);
  });

  it('has a catalogue read again that shows no options where there are some', async () => {
    const variant = aVariant({ options: [] });
    const loaded: LoadedLookup = { outcome: 'loaded', lookup: () => ({ variant, combinations: [COMBINATION] }) };
    const { plans, scheduled } = await planned({ loaded });
    expect(plans).toMatchObject([{ printOrders: [{ state: 'held', holdReason: 'catalogue' }], dueAtMs: null }]);
    expect(scheduled).toEqual([[SHOP, 'catalogue', NOW_MS + 600_000]]);
    expect((await planned()).scheduled).toEqual([]);
  });

  it('looks again for an order that Shopify announced and does not find, and says so in the end', async () => {
    const at = async (attempt: number) => (await planned({ attempt, read: { outcome: 'not_found' } })).rescheduled;
    expect(await at(1)).toEqual([{ dueAtMs: NOW_MS + 2_000, log: null }]);
    expect(await at(3)).toEqual([{ dueAtMs: NOW_MS + 6_000, log: null }]);
    expect(await at(4)).toEqual([{ dueAtMs: null, log: { event: 'order_not_found', detail: {} } }]);
  });
});

describe('an order that cannot be planned now', () => {
  it.each(FAILURES)('comes again when Shopify can be asked ($outcome)', async (failure) => {
    const { rescheduled, retries } = await planned({ attempt: 3, read: failure });
    expect(retries).toEqual([['shopify', 3]]);
    expect(rescheduled).toEqual([
      {
        dueAtMs: NOW_MS + 42,
        log:
          failure === THROTTLED
            ? null
            : { event: 'plan_postponed', detail: { system: 'shopify', outcome: failure.outcome, attempt: 3 } },
      },
    ]);
  });

  it('is shown as waiting, and comes again, while Picanova’s catalogue cannot be asked', async () => {
    const { plans, retries } = await planned({ loaded: { outcome: 'failed', failure: UNREACHABLE } });
    expect(retries).toEqual([['picanova', 1]]);
    expect(plans).toMatchObject([
      {
        printOrders: [{ state: 'held', holdReason: 'catalogue' }],
        dueAtMs: NOW_MS + 42,
        progressed: false,
        log: [{ event: 'planned' }, { event: 'plan_postponed', detail: { system: 'picanova' } }],
      },
    ]);
    const refused = await planned({ loaded: { outcome: 'failed', failure: REFUSED } });
    expect(refused.plans).toMatchObject([{ dueAtMs: null, log: [{}, { event: 'plan_refused' }] }]);
  });

  it('[R2] of which Shopify withholds the address has that noted, and asked for again', async () => {
    const withheld = aFulfillmentOrder(11, { destination: { kind: 'withheld' } });
    const read = { outcome: 'read', order: anOrder({ fulfillmentOrders: [withheld] }) } as const;
    expect((await planned({ read })).noted).toEqual([[SHOP, { scopes: [], orderGid: read.order.gid }]]);
    expect((await planned({ read })).seen).toEqual([[INSTALLED, read.order]]);
    const pickUp = aFulfillmentOrder(11, { destination: { kind: 'withheld' }, deliveryMethodType: 'PICK_UP' });
    for (const fulfillmentOrders of [[pickUp], [aFulfillmentOrder(11)]])
      expect((await planned({ read: { outcome: 'read', order: anOrder({ fulfillmentOrders }) } })).noted).toEqual([]);
  });

  it('waits for the next signal when the question is refused', async () => {
    const { rescheduled, retries } = await planned({ read: REFUSED });
    expect(retries).toEqual([]);
    expect(rescheduled).toEqual([
      { dueAtMs: null, log: { event: 'plan_refused', detail: { system: 'shopify', reason: 'no' } } },
    ]);
  });

  it('has no fulfillment order yet: Shopify has not routed it, and it is not settled', async () => {
    const { plans } = await planned({ read: { outcome: 'read', order: anOrder({ fulfillmentOrders: [] }) } });
    expect(plans).toMatchObject([{ order: { settled: false }, printOrders: [] }]);
    const routed = anOrder({ fulfillmentOrders: [aFulfillmentOrder(12)] });
    expect((await planned({ read: { outcome: 'read', order: routed } })).plans).toMatchObject([
      { order: { fulfillmentOrderGids: [foGid(12)] } },
    ]);
  });
});

describe('the wait window', () => {
  const HOUR_MS = 3_600_000;
  const shop = { ...INSTALLED, settings: aSetting({ waitHours: 6 }) } as Shop;
  const order = anOrder();
  const until = async (scene: Scene) => (await planned({ shop, ...scene })).plans[0];

  it('counts from payment, which is asked for once', async () => {
    const payment = { outcome: 'read', paidAtMs: NOW_MS - HOUR_MS } as const;
    expect(await until({ payment })).toMatchObject({
      order: { paidAtMs: NOW_MS - HOUR_MS },
      printOrders: [{ holdReason: 'wait_window', holdUntilMs: NOW_MS + 5 * HOUR_MS }],
      dueAtMs: NOW_MS + 5 * HOUR_MS,
    });
    const { asked } = await planned({ shop, claimed: { paidAtMs: NOW_MS } });
    expect(asked).toHaveLength(1);
  });

  it('counts from when payment was first seen, where Shopify does not tell it', async () => {
    for (const payment of [{ outcome: 'not_found' } as const, REFUSED])
      expect(await until({ payment })).toMatchObject({ order: { paidAtMs: NOW_MS } });
  });

  it('of a free order counts from when it was placed', async () => {
    expect(await until({ payment: { outcome: 'read', paidAtMs: null } })).toMatchObject({
      order: { paidAtMs: order.createdAtMs },
    });
  });

  it('asks nobody when there is none, or nothing is paid', async () => {
    const unpaid = { outcome: 'read', order: anOrder({ financialStatus: 'PENDING' }) } as const;
    for (const scene of [{ shop: INSTALLED }, { shop, read: unpaid }])
      expect((await planned(scene)).asked).toHaveLength(1);
  });

  it('is not the only thing that counts from payment: an unfinished fraud assessment does too', async () => {
    const unassessed = { outcome: 'read', order: anOrder({ riskLevel: 'PENDING' }) } as const;
    const payment = { outcome: 'read', paidAtMs: NOW_MS } as const;
    const { plans } = await planned({ shop: INSTALLED, read: unassessed, payment });
    expect(plans).toMatchObject([
      { printOrders: [{ holdReason: 'risk_pending', holdUntilMs: NOW_MS + 600_000 }], dueAtMs: NOW_MS + 600_000 },
    ]);
  });

  it('is held by an assessment that is to come only where Shopify makes any', async () => {
    const unassessed = { outcome: 'read', order: anOrder({ riskLevel: null }) } as const;
    const payment = { outcome: 'read', paidAtMs: NOW_MS } as const;
    const held = await planned({ shop: INSTALLED, read: unassessed, payment });
    expect(held.plans).toMatchObject([{ printOrders: [{ holdReason: 'risk_pending' }] }]);
    const sent = await planned({ shop: NEVER_ASSESSED, read: unassessed });
    expect(sent.plans).toMatchObject([{ printOrders: [{ state: 'ready' }] }]);
    expect(sent.scheduled).toEqual([]);
  });

  it('learns from an assessment that Shopify makes them, once', async () => {
    const assessed = { outcome: 'read', order: anOrder({ riskLevel: 'LOW' }) } as const;
    expect((await planned({ shop: NEVER_ASSESSED, read: assessed })).scheduled).toEqual([['assessments', SHOP]]);
    expect((await planned({ shop: INSTALLED, read: assessed })).scheduled).toEqual([]);
  });

  it('is decided when Shopify can be asked', async () => {
    const { plans, rescheduled } = await planned({ shop, payment: UNREACHABLE });
    expect(plans).toEqual([]);
    expect(rescheduled).toMatchObject([{ dueAtMs: NOW_MS + 42 }]);
  });

  it('ends no later than the catalogue can be asked', async () => {
    const payment = { outcome: 'read', paidAtMs: NOW_MS - HOUR_MS } as const;
    expect(await until({ payment, loaded: { outcome: 'catalogue_missing' } })).toMatchObject({
      dueAtMs: NOW_MS + 3_000,
    });
  });
});

describe('whether orders of the shop are tests', () => {
  it('is waited for while it is undecided, by what is no test anyway', async () => {
    const shop: Shop = { ...INSTALLED, testModeQuestion: 'went_live' };
    const approval = { reasons: ['needs_approval'] as const, lines: [{ lineItemGid: lineItemGid(1), quantity: 1 }] };
    expect((await planned({ shop, claimed: { approval } })).plans).toMatchObject([
      { printOrders: [{ state: 'held', holdReason: 'test_mode_undecided', holdUntilMs: null }], dueAtMs: null },
    ]);
    const read = { outcome: 'read', order: anOrder({ isTest: true }) } as const;
    expect((await planned({ shop, read })).plans).toMatchObject([{ printOrders: [{ state: 'ready', isTest: true }] }]);
  });
});

describe('lines that reach the buyer another way', () => {
  const pickUp = anOrder({ fulfillmentOrders: [aFulfillmentOrder(11, { deliveryMethodType: 'PICK_UP' })] });
  const read = { outcome: 'read', order: pickUp } as const;

  it('are noted quietly, once', async () => {
    const first = await planned({ read });
    expect(first.plans).toMatchObject([
      {
        printOrders: [],
        order: { leftOut: ['pick_up'] },
        log: [{ event: 'left_out', detail: { leftOut: ['pick_up'] } }],
      },
    ]);
    const again = await planned({ read, claimed: { leftOut: ['pick_up'] } });
    expect(again.plans).toMatchObject([{ order: { leftOut: ['pick_up'] }, log: [] }]);
  });
});

describe('codes of the product settings', () => {
  const line = aLine(1, {
    variantMetafields: fields({ print_sku: 'TRIP', print_url: 'https://files.example.com/a.jpg' }),
  });
  const order = anOrder({ fulfillmentOrders: [aFulfillmentOrder(11, { lines: [line] })] });
  const read = { outcome: 'read', order } as const;

  it('decide what a line is printed as', async () => {
    const codes = [{ kind: 'match', code: 'Trip', skus: ['DIGI-40X30-1', '3'] }] as const;
    const { plans } = await planned({ read, codes });
    expect(plans).toMatchObject([{ printOrders: [{ items: [{ slot: 1 }, { slot: 2 }] }] }]);
  });

  it('name what is left out, once', async () => {
    const codes = [{ kind: 'skip', code: 'TRIP', skus: [] }] as const;
    const { plans } = await planned({ read, codes });
    expect(plans).toMatchObject([
      { printOrders: [], order: { leftOut: ['code_skip'], settled: true }, log: [{ event: 'left_out' }] },
    ]);
  });
});

describe('[R5] an order that is fulfilled before it was printed', () => {
  const INSTALLED_AT = 500_000;
  const PAID_AT = 1_000_000;
  const lines = [aLine(1, { remainingQuantity: 0 })];
  const order = anOrder({ fulfillmentOrders: [aFulfillmentOrder(11, { status: 'CLOSED', lines })] });
  const fulfillments: readonly ExistingFulfillment[] = [
    {
      gid: 'gid://shopify/Fulfillment/1' as FulfillmentGid,
      status: 'SUCCESS',
      createdAtMs: PAID_AT,
      trackingNumbers: [],
      lines: [{ lineItemGid: lineItemGid(1), quantity: 1 }],
    },
  ];
  const scene: Scene = {
    shop: { ...INSTALLED, installedAtMs: INSTALLED_AT } as Shop,
    read: { outcome: 'read', order },
    payment: { outcome: 'read', paidAtMs: PAID_AT },
    state: {
      outcome: 'read',
      state: { shopCountry: null, cancelledAtMs: null, fulfillmentOrders: [], fulfillments },
    },
  };
  const blocked = [{ state: 'blocked', problems: [{ code: 'fulfilled_by_shopify' }] }];

  it('by Shopify, at payment, is shown as that', async () => {
    const { plans, asked } = await planned(scene);
    expect(plans).toMatchObject([{ printOrders: blocked, order: { paidAtMs: PAID_AT } }]);
    expect(asked).toHaveLength(3);
    const untold = { ...scene, payment: { outcome: 'read', paidAtMs: null } } as const;
    expect((await planned(untold)).plans).toMatchObject([{ printOrders: blocked }]);
  });

  it.each([
    ['before the app was there', { payment: { outcome: 'read', paidAtMs: INSTALLED_AT - 1 } }, 2],
    ['and whose payment is not told', { payment: { outcome: 'not_found' } }, 2],
    ['and whose payment is withheld', { payment: REFUSED }, 2],
    ['and whose fulfillments are not found', { state: { outcome: 'not_found' } }, 3],
    ['and whose fulfillments are withheld', { state: REFUSED }, 3],
    ['and sent', { existing: [anExisting() as PrintOrder] }, 1],
  ] as const)('%s, is left alone', async (_, changes, requests) => {
    const { plans, asked } = await planned({ ...scene, ...changes });
    expect(plans).toMatchObject([{ printOrders: [] }]);
    expect(asked).toHaveLength(requests);
  });

  it('is looked at later when Shopify cannot be asked', async () => {
    for (const changes of [{ payment: UNREACHABLE }, { state: UNREACHABLE }])
      expect((await planned({ ...scene, ...changes })).rescheduled).toMatchObject([{ dueAtMs: NOW_MS + 42 }]);
  });
});

import { describe, expect, it } from 'vitest';
import { readBetaOrder } from '../../web/picanova/wire/beta-order.ts';
import { readOrderList } from '../../web/picanova/wire/order-list.ts';
import { toPicanovaOrder } from '../../web/picanova/wire/read-order.ts';
import { readV1Order } from '../../web/picanova/wire/v1-order.ts';
import betaOrder from '../fixtures/picanova/beta-order.json' with { type: 'json' };
import parcels from '../fixtures/picanova/beta-order-parcels.json' with { type: 'json' };
import shippedTest from '../fixtures/picanova/beta-order-shipped-test.json' with { type: 'json' };
import ordersPage from '../fixtures/picanova/beta-orders-page.json' with { type: 'json' };
import v1Order from '../fixtures/picanova/v1-order.json' with { type: 'json' };
import v1Orders from '../fixtures/picanova/v1-orders.json' with { type: 'json' };

/** The order of an answer that must be readable. */
function orderOf(read: ReturnType<typeof readBetaOrder>) {
  if (!read.readable) throw new Error(read.reason);
  return toPicanovaOrder(read.value, null);
}

const altered = (changes: object) => readBetaOrder({ data: { ...betaOrder.data, ...changes } });

describe('the documented orders of beta', () => {
  it('a new order (picanova-api §2.2.1)', () => {
    expect(orderOf(readBetaOrder(betaOrder))).toEqual({
      id: 'PPO21694395',
      externalId: 'OD-26211',
      isTest: false,
      status: 'draft',
      rawStatus: 'DRAFT',
      shipments: [],
      totalMinor: 2826,
      currency: 'EUR',
      items: [
        {
          id: '3399',
          externalId: 'OD-26211-1',
          variantId: 3,
          sku: null,
          quantity: 1,
          file: 'https://files.example.com/print/8f2c?token=abc',
          options: [{ name: 'Canvas border', value: 'Folded' }],
        },
      ],
    });
  });

  it('a shipped test order with empty tracking and a PHP date (picanova-api §5.3)', () => {
    const order = orderOf(readBetaOrder(shippedTest));
    expect(order).toMatchObject({
      id: 'PPO26149838T',
      externalId: null,
      isTest: true,
      status: 'fulfilled',
      totalMinor: 2826,
      currency: 'EUR',
      items: [{ variantId: 3 }],
    });
    expect(order.shipments).toEqual([
      {
        carrierCode: 'UPS MIEXP',
        carrierName: 'UPS MIEXP',
        trackingNumber: null,
        trackingUrl: null,
        shippedAtMs: Date.parse('2018-05-29T15:42:37Z'),
        items: [{ itemId: '5443', externalId: null, quantity: 1 }],
      },
    ]);
  });

  it('an order in two parcels, of which one does not name our lines (picanova-api §7 no. 20)', () => {
    expect(orderOf(readBetaOrder(parcels)).shipments).toEqual([
      {
        carrierCode: 'DHL',
        carrierName: 'DHL',
        trackingNumber: '00340434',
        trackingUrl: 'https://track.example.com/00340434',
        shippedAtMs: Date.parse('2026-11-26T08:30:00.250Z'),
        items: [{ itemId: '3399', externalId: 'OD-26211-1', quantity: 1 }],
      },
      {
        carrierCode: 'GEL',
        carrierName: 'GEL',
        trackingNumber: null,
        trackingUrl: null,
        shippedAtMs: Date.parse('2026-11-26T09:00:00Z'),
        items: [{ itemId: '3400', externalId: 'OD-26211-2', quantity: 2 }],
      },
    ]);
  });

  it('a page of the list (picanova-api §2.2.2)', () => {
    const read = readOrderList(ordersPage, 1);
    expect(read).toMatchObject({
      readable: true,
      skipped: 0,
      value: {
        totalPages: 3,
        orders: [{ id: 'PPO21694395T', isTest: true, rawStatus: 'CANCELLED', items: [], totalMinor: null }],
      },
    });
  });
});

describe('the quirks of a beta order (picanova-api §7)', () => {
  it.each([
    [null, null],
    ['', null],
    ['OD-1', 'OD-1'],
    [17, '17'],
  ])('external_id %j is %j', (external_id, externalId) => {
    expect(orderOf(altered({ external_id })).externalId).toBe(externalId);
  });

  it.each([
    ['CANCELED', 'cancelled'],
    ['Cancelled', 'cancelled'],
    ['REPRINTING', 'unknown'],
    [null, 'unknown'],
  ])('status %j is %s', (status, expected) => {
    expect(orderOf(altered({ status }))).toMatchObject({ status: expected, rawStatus: status ?? '' });
  });

  it.each([[[]], [{}]])('no shipments may be %j', (shipments) => {
    expect(orderOf(altered({ shipments })).shipments).toEqual([]);
  });

  it.each([[undefined], [null]])('shipments of %j are not said to be none', (shipments) => {
    expect(orderOf(altered({ shipments })).shipments).toBeNull();
  });

  it.each([
    ['without shipments', undefined],
    ['with a parcel that lists no items', [{ tracking_number: '1' }]],
    ['with a parcel that has no place for a number', [{ items: [{ item_id: '3399', quantity: 1 }] }]],
  ])('an entry of a list %s says nothing about parcels', (_what, shipments) => {
    const read = readOrderList({ data: [{ ...betaOrder.data, shipments }] }, 1);
    expect(read).toMatchObject({ value: { orders: [{ id: 'PPO21694395', shipments: null }] } });
  });

  it('an entry of a list that tells all of a parcel is as good as the order', () => {
    const shipments = [{ tracking_number: null, items: [{ item_id: '3399', quantity: 1 }] }];
    const read = readOrderList({ data: [{ ...betaOrder.data, shipments }] }, 1);
    expect(read).toMatchObject({ value: { orders: [{ shipments: [{ items: [{ itemId: '3399' }] }] }] } });
  });

  it.each([
    ['DHL', 'DHL', 'DHL'],
    [{ code: 'UPS MIEXP' }, 'UPS MIEXP', 'UPS MIEXP'],
    [{ name: 'Post' }, 'Post', 'Post'],
    [null, '', ''],
    [7, '', ''],
  ])('the method of a parcel may be %j', (shipping_method, carrierCode, carrierName) => {
    expect(orderOf(altered({ shipments: [{ shipping_method }] })).shipments).toMatchObject([
      { carrierCode, carrierName, trackingNumber: null, shippedAtMs: null, items: [] },
    ]);
  });

  it('a parcel without a list of items is the whole order, one without a quantity the whole line', () => {
    const items = [{ ...betaOrder.data.items[0], quantity: 4 }];
    expect(orderOf(altered({ items, shipments: [{}] })).shipments?.[0]?.items).toEqual([]);
    expect(orderOf(altered({ items, shipments: [{ items: [{ item_id: '3399' }] }] })).shipments?.[0]?.items).toEqual([
      { itemId: '3399', externalId: 'OD-26211-1', quantity: 4 },
    ]);
    expect(
      orderOf(altered({ items, shipments: [{ items: [{ item_external_id: 'OD-26211-1' }] }] })).shipments?.[0]?.items,
    ).toEqual([{ itemId: '3399', externalId: 'OD-26211-1', quantity: 4 }]);
  });

  it('a parcel that names no item is not read as the whole order', () => {
    expect(altered({ shipments: [{ items: [{ quantity: 1 }] }] })).toMatchObject({
      readable: false,
      reason: expect.stringContaining('shipments'),
    });
    expect(altered({ shipments: [{ items: 'all' }] })).toMatchObject({ readable: false });
  });

  it.each([
    ['a list', [{ id: 1, name: 'Canvas border', value: { id: 3, name: 'Stretched' } }]],
    ['a list without ids', [{ name: 'Canvas border', value: { name: 'Stretched' } }]],
    ['a list of plain values', [{ name: 'Canvas border', value: 'Stretched' }]],
    ['a map by id', { 1: { name: 'Canvas border', value: { name: 'Stretched' } } }],
    ['a map of names', { 'Canvas border': 'Stretched' }],
  ])('options may be %s', (_form, options) => {
    expect(orderOf(altered({ items: [{ id: 1, quantity: 1, options }] })).items[0]?.options).toEqual([
      { name: 'Canvas border', value: 'Stretched' },
    ]);
  });

  it.each([[[]], [{}]])('no options may be %j', (options) => {
    expect(orderOf(altered({ items: [{ id: 1, quantity: 1, options }] })).items[0]?.options).toEqual([]);
  });

  it.each([[null], [undefined], ['none']])('options that say nothing may be %j', (options) => {
    expect(orderOf(altered({ items: [{ id: 1, quantity: 1, options }] })).items[0]?.options).toBeNull();
  });

  it('an address is told where the answer has one, which the documented one has not (no. 21)', () => {
    expect(orderOf(altered({})).address).toBeUndefined();
    expect(orderOf(altered({ shipping: { city: 'Köln', country_id: 276 } })).address).toEqual({
      city: 'Köln',
      countryCode: '276',
    });
  });

  it('an item that cannot be read is counted and missing, so that the comparison shows it', () => {
    expect(altered({ items: [{ id: 1, quantity: 1 }, { id: 2 }] })).toMatchObject({
      readable: true,
      skipped: 1,
      value: { items: [{ id: '1' }] },
    });
  });

  it('an item without an id of its own is still an item', () => {
    expect(orderOf(altered({ items: [{ external_id: 'OD-26211-1', quantity: 2 }] })).items).toMatchObject([
      { id: '', externalId: 'OD-26211-1', quantity: 2 },
    ]);
  });

  it('amounts are taken from details when there is no price, and are null when there is neither', () => {
    expect(
      orderOf(altered({ totals: { total_amount_details: { currency: 'USD', in_subunit: '3100' } } })),
    ).toMatchObject({ totalMinor: 3100, currency: 'USD' });
    expect(orderOf(altered({ totals: [], items: [] }))).toMatchObject({ totalMinor: null, currency: null });
  });

  it('an order that does not say whether it is a test is one when its id ends in T', () => {
    expect(orderOf(readBetaOrder({ data: { id: 'PPO1T' } })).isTest).toBe(true);
    expect(orderOf(readBetaOrder({ data: { id: 'PPO1' } })).isTest).toBe(false);
  });

  it.each([
    { data: {} },
    { data: [] },
    { data: [{ id: 'PPO1' }, { id: 'PPO2' }] },
    { data: 'PPO1' },
    {},
    null,
    [],
    'PPO1',
    7,
  ])('an answer without one order is unreadable, not an exception: %j', (json) => {
    expect(readBetaOrder(json).readable).toBe(false);
    expect(readV1Order(json).readable).toBe(false);
  });
});

describe('the documented orders of v1', () => {
  it('one order (picanova-api §2.4.6)', () => {
    expect(orderOf(readV1Order(v1Order))).toEqual({
      id: 'PPO12345678',
      externalId: null,
      isTest: true,
      status: 'draft',
      rawStatus: 'Draft',
      shipments: [],
      totalMinor: 10_000,
      currency: 'EUR',
      address: {
        email: null,
        firstname: 'John',
        lastname: 'Doe',
        company: null,
        streetPrimary: '275 Wyman St.',
        streetSecondary: null,
        city: 'BE',
        postcode: '01234',
        countryCode: 'DE',
        telephone: '+1234567890',
      },
      items: [
        {
          id: '',
          externalId: '1',
          variantId: null,
          sku: 'CVS0200201LWF2',
          articleSku: 'CVS0200201LWF2-APO12345678',
          quantity: 1,
          options: null,
        },
      ],
    });
  });

  it('an entry of the list, whose amount is a bare number (picanova-api §2.4.5)', () => {
    expect(orderOf(readV1Order(v1Orders.data[0]))).toMatchObject({
      id: 'PPO12345678',
      isTest: false,
      status: 'draft',
      totalMinor: 10_000,
      currency: null,
      items: [],
    });
  });

  it('gives lines no id, so that the ids of the order as beta shows it are learnt', () => {
    const read = readV1Order({
      data: { order_id: 'PPO1', items: [{ article: { id: 9, sku: 'CVS-APO1' }, quantity: 1 }, { quantity: '2' }] },
    });
    expect(orderOf(read).items.map(({ id, sku, quantity }) => [id, sku, quantity])).toEqual([
      ['', 'CVS-APO1', 1],
      ['', null, 2],
    ]);
  });

  it('packages of any shape are read as far as they can be, and the others counted (picanova-api §8)', () => {
    const packages = [
      {
        shipping_method: { code: 'DHL', name: 'DHL Paket' },
        tracking_number: 77,
        tracking_url: '',
        shipped_at: '2026-11-24 10:00:00',
        items: [{ item_id: 5, item_external_id: 'a', quantity: '1' }],
      },
      { carrier: 'GEL', items: [{ id: 6, quantity: 1 }] },
      { items: [{ sku: 'x', quantity: 1 }] },
      'lost',
    ];
    const read = readV1Order({ data: { order_id: 'PPO1', packages } });
    expect(read).toMatchObject({ readable: true, skipped: 2 });
    expect(orderOf(read).shipments).toEqual([
      {
        carrierCode: 'DHL',
        carrierName: 'DHL Paket',
        trackingNumber: '77',
        trackingUrl: null,
        shippedAtMs: Date.parse('2026-11-24T10:00:00Z'),
        items: [{ itemId: '5', externalId: 'a', quantity: 1 }],
      },
      {
        carrierCode: 'GEL',
        carrierName: 'GEL',
        trackingNumber: null,
        trackingUrl: null,
        shippedAtMs: null,
        items: [{ itemId: '6', externalId: null, quantity: 1 }],
      },
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import type { OrderRecord } from '../simulator/picanova/types.ts';
import type { FulfillmentView, OrderView } from '../simulator/shopify/types.ts';
import { judge, type Case } from './oracle.ts';

const PRINT = 'gid://shopify/LineItem/1';
const MUG = 'gid://shopify/LineItem/2';

function fulfillment(
  lines: Readonly<Record<string, number>>,
  numbers: readonly string[] = [],
  status = 'SUCCESS',
): FulfillmentView {
  return {
    gid: 'gid://shopify/Fulfillment/1',
    status,
    locationGid: '',
    fulfillmentOrderGids: [],
    tracking: { company: null, number: null, url: null },
    trackingNumbers: numbers,
    lines: Object.entries(lines).map(([lineItemGid, quantity]) => ({ lineItemGid, quantity })),
    notifyCustomer: false,
    mails: 0,
    events: [],
  };
}

/** Two copies to be printed, and a mug that is none of the app's business. */
function bought(fulfillments: readonly FulfillmentView[], more: Partial<OrderView> = {}): Case {
  const line = (number: number, lineItemGid: string, totalQuantity: number) => ({
    gid: `gid://shopify/FulfillmentOrderLineItem/1${number}`,
    lineItemGid,
    totalQuantity,
    remainingQuantity: 0,
  });
  const order: OrderView = {
    gid: 'gid://shopify/Order/1',
    name: '#1001',
    tags: [],
    financialStatus: 'PAID',
    fulfillmentStatus: 'UNFULFILLED',
    cancelled: false,
    closed: false,
    lines: [],
    fulfillmentOrders: [
      {
        gid: 'gid://shopify/FulfillmentOrder/5',
        status: 'OPEN',
        requestStatus: 'UNSUBMITTED',
        locationGid: '',
        supportedActions: [],
        progressReported: false,
        lines: [line(1, PRINT, 2), line(2, MUG, 1)],
      },
    ],
    fulfillments,
    ...more,
  };
  return {
    order,
    ordered: new Map([
      ['11', 2],
      ['12', 0],
    ]),
    prints: new Map([
      [PRINT, 2],
      [MUG, 0],
    ]),
  };
}

/** Three copies were ordered, and then one was wanted. */
function reduced(fulfillments: readonly FulfillmentView[]): Case {
  const seen = bought(fulfillments);
  return { ...seen, ordered: new Map([...seen.ordered, ['11', 3]]), prints: new Map([...seen.prints, [PRINT, 1]]) };
}

/** A Picanova order of so many copies of the line with this number, in so many parcels. */
function printed(
  copies: number,
  more: {
    readonly line?: string;
    readonly parcels?: number;
    readonly status?: OrderRecord['status'];
    readonly number?: string;
  } = {},
): OrderRecord {
  const { line = '11', parcels = 1, status = 'FULFILLED', number = '' } = more;
  return {
    id: 'PPO1',
    user: 'eu',
    externalId: 'world-5-EU',
    isTest: false,
    shippingMethod: 'UPS',
    shippingType: 'Tracked',
    status,
    shipping: {
      email: null,
      firstname: '',
      lastname: '',
      company: null,
      streetPrimary: '',
      streetSecondary: null,
      city: '',
      postcode: '',
      countryCode: 'DE',
      regionCode: null,
      telephone: null,
    },
    items: [
      {
        id: 1,
        externalId: line,
        variantId: 1,
        name: '',
        quantity: copies,
        file: '',
        sku: '',
        articleSku: '',
        options: [],
        unitPriceMinor: 0,
        customsValueMinor: null,
      },
    ],
    shipments: Array.from({ length: parcels }, () => ({
      methodCode: 'UPS',
      trackingNumber: number,
      trackingUrl: '',
      shippedAtMs: 0,
      items: [],
    })),
    subtotalMinor: 0,
    shippingMinor: 0,
    customsShippingMinor: 0,
    currency: 'EUR',
    createdAtMs: 0,
    updatedAtMs: 0,
    fulfilledAtMs: null,
    webhookUrl: null,
  };
}

function counts(one: Case, records: readonly OrderRecord[]): readonly number[] {
  const { lost, duplicatePrintOrders, duplicateFulfillments } = judge([one], records);
  return [lost.length, duplicatePrintOrders.length, duplicateFulfillments.length];
}

const done = fulfillment({ [PRINT]: 2 }, ['1Z1']);

describe('lost, printed twice, fulfilled twice', () => {
  const cancelled = { cancelled: true };
  it.each<
    [string, { readonly seen: Case; readonly records: readonly OrderRecord[]; readonly found: readonly number[] }]
  >([
    ['all is well', { seen: bought([done]), records: [printed(2)], found: [0, 0, 0] }],
    [
      'two parcels, two fulfillments',
      {
        seen: bought([fulfillment({ [PRINT]: 1 }, ['1Z1']), fulfillment({ [PRINT]: 1 }, ['1Z2'])]),
        records: [printed(2, { parcels: 2 })],
        found: [0, 0, 0],
      },
    ],
    ['nothing happened', { seen: bought([]), records: [], found: [1, 0, 0] }],
    [
      'a copy is not fulfilled',
      { seen: bought([fulfillment({ [PRINT]: 1 }, ['1Z1'])]), records: [printed(2)], found: [1, 0, 0] },
    ],
    [
      'the fulfillment was cancelled',
      { seen: bought([fulfillment({ [PRINT]: 2 }, ['1Z1'], 'CANCELLED')]), records: [printed(2)], found: [1, 0, 0] },
    ],
    [
      'cancelled, and stopped',
      { seen: bought([], cancelled), records: [printed(2, { status: 'CANCELLED', parcels: 0 })], found: [0, 0, 0] },
    ],
    ['cancelled, and never printed', { seen: bought([], cancelled), records: [], found: [0, 0, 0] }],
    [
      'cancelled, and still to be printed',
      { seen: bought([], cancelled), records: [printed(2, { status: 'DRAFT', parcels: 0 })], found: [1, 0, 0] },
    ],
    ['printed twice', { seen: bought([done]), records: [printed(2), printed(2, { parcels: 0 })], found: [0, 1, 0] }],
    [
      'printed anew after it was cancelled',
      {
        seen: bought([done]),
        records: [printed(2, { status: 'CANCELLED', parcels: 0 }), printed(2)],
        found: [0, 0, 0],
      },
    ],
    ['printed in two halves', { seen: bought([done]), records: [printed(1), printed(1)], found: [0, 0, 0] }],
    ['a copy too many', { seen: bought([done]), records: [printed(3)], found: [0, 1, 0] }],
    [
      'the mug is printed',
      { seen: bought([done]), records: [printed(2), printed(1, { line: '12', parcels: 0 })], found: [0, 1, 0] },
    ],
    [
      'a print that nobody ordered',
      { seen: bought([done]), records: [printed(2), printed(1, { line: '99', parcels: 0 })], found: [0, 1, 0] },
    ],
    [
      'one parcel written twice',
      {
        seen: bought([fulfillment({ [PRINT]: 1 }, ['1Z1']), fulfillment({ [PRINT]: 1 }, ['1Z1'])]),
        records: [printed(2, { parcels: 2 })],
        found: [0, 0, 1],
      },
    ],
    [
      'one parcel without a number written twice',
      {
        seen: bought([fulfillment({ [PRINT]: 1 }), fulfillment({ [PRINT]: 1 })]),
        records: [printed(2)],
        found: [0, 0, 1],
      },
    ],
    [
      'more fulfilled than ordered',
      { seen: bought([fulfillment({ [PRINT]: 3 }, ['1Z1'])]), records: [printed(2)], found: [0, 0, 1] },
    ],
    [
      'the mug is fulfilled',
      { seen: bought([fulfillment({ [PRINT]: 2, [MUG]: 1 }, ['1Z1'])]), records: [printed(2)], found: [0, 0, 1] },
    ],
    [
      'fewer wanted, in time',
      { seen: reduced([fulfillment({ [PRINT]: 1 }, ['1Z1'])]), records: [printed(1)], found: [0, 0, 0] },
    ],
    [
      'fewer wanted, too late',
      { seen: reduced([fulfillment({ [PRINT]: 1 })]), records: [printed(3, { number: '1Z9' })], found: [0, 0, 0] },
    ],
    [
      'fewer wanted, and another number of them printed',
      { seen: reduced([fulfillment({ [PRINT]: 1 }, ['1Z1'])]), records: [printed(2)], found: [0, 1, 0] },
    ],
    [
      'fewer wanted, and more of them fulfilled',
      { seen: reduced([fulfillment({ [PRINT]: 2 }, ['1Z1'])]), records: [printed(3)], found: [0, 0, 1] },
    ],
    [
      'a late number is not written',
      { seen: bought([fulfillment({ [PRINT]: 2 })]), records: [printed(2, { number: '1Z1' })], found: [1, 0, 0] },
    ],
    ['a late number is written', { seen: bought([done]), records: [printed(2, { number: '1Z1' })], found: [0, 0, 0] }],
    [
      'cancelled too late, in part',
      { seen: bought([], cancelled), records: [printed(1, { parcels: 0 })], found: [1, 0, 0] },
    ],
  ])('%s', (_name, { seen, records, found }) => {
    expect(counts(seen, records)).toEqual(found);
  });

  it('a finding names its order', () => {
    expect(judge([bought([])], []).lost).toEqual([
      { orderGid: 'gid://shopify/Order/1', what: '#1001: fulfilled only 0 of 2 of line 1' },
    ]);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openClient, type ShopClient } from '../client.fixture.ts';
import type { FulfillmentOrderView } from '../types.ts';

let client: ShopClient;
beforeEach(async () => {
  client = await openClient({ costs: 'off' });
});
afterEach(() => client.simulator.close());

const CREATE =
  'mutation ($input: FulfillmentInput!) { fulfillmentCreate(fulfillment: $input) { fulfillment { ' +
  'id status trackingInfo { company number url } } userErrors { field message } } }';

interface Payload {
  fulfillment: { id: string; status: string; trackingInfo: unknown[] } | null;
  userErrors: { field: string[]; message: string }[];
}

async function create(input: Record<string, unknown>): Promise<Payload> {
  const { data, errors } = await client.graphql(CREATE, { input });
  expect(errors).toEqual([]);
  return data?.['fulfillmentCreate'] as Payload;
}

const place = (...quantities: number[]): string =>
  client.shop.placeOrder({ lines: quantities.map((quantity, index) => ({ title: `Print ${index}`, quantity })) }).gid;
const only = (orderGid: string): FulfillmentOrderView => {
  const [first] = client.shop.order(orderGid).fulfillmentOrders;
  if (!first) throw new Error('no fulfillment order');
  return first;
};
const part = (fulfillmentOrder: FulfillmentOrderView, ...quantities: number[]): Record<string, unknown> => ({
  fulfillmentOrderId: fulfillmentOrder.gid,
  fulfillmentOrderLineItems: quantities.map((quantity, index) => ({
    id: fulfillmentOrder.lines[index]?.gid,
    quantity,
  })),
});

describe('fulfillmentCreate', () => {
  it('ships a part and leaves the fulfillment order in progress, then the rest and closes it', async () => {
    const order = place(3, 1);
    await create({
      lineItemsByFulfillmentOrder: [part(only(order), 2)],
      trackingInfo: { company: 'DPD', number: 'A1', url: 'https://t.example/A1' },
      notifyCustomer: true,
    });
    expect(only(order)).toMatchObject({
      status: 'IN_PROGRESS',
      lines: [{ remainingQuantity: 1 }, { remainingQuantity: 1 }],
    });
    expect(client.shop.order(order)).toMatchObject({ fulfillmentStatus: 'PARTIALLY_FULFILLED', closed: false });
    await create({ lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: only(order).gid }] });
    expect(only(order)).toMatchObject({ status: 'CLOSED', supportedActions: [] });
    const [first, second] = client.shop.order(order).fulfillments;
    expect(first).toMatchObject({
      notifyCustomer: true,
      tracking: { company: 'DPD', number: 'A1', url: 'https://t.example/A1' },
      lines: [{ quantity: 2 }],
    });
    expect(second).toMatchObject({ notifyCustomer: false, lines: [{ quantity: 1 }, { quantity: 1 }] });
  });

  it('archives a paid and complete order, and one that is paid later only then', async () => {
    const paid = place(1);
    await create({ lineItemsByFulfillmentOrder: [part(only(paid), 1)] });
    expect(client.shop.order(paid).closed).toBe(true);
    const unpaid = client.shop.placeOrder({ lines: [{ title: 'Print', quantity: 1 }], paid: false }).gid;
    await create({ lineItemsByFulfillmentOrder: [part(only(unpaid), 1)] });
    expect(client.shop.order(unpaid).closed).toBe(false);
    client.shop.pay(unpaid);
    expect(client.shop.order(unpaid)).toMatchObject({ closed: true, financialStatus: 'PAID' });
  });

  it('refuses more than remains, and then changes nothing', async () => {
    const order = place(2);
    const refused = await create({ lineItemsByFulfillmentOrder: [part(only(order), 3)] });
    expect(refused).toEqual({
      fulfillment: null,
      userErrors: [{ field: ['fulfillment'], message: 'Invalid fulfillment order line item quantity requested.' }],
    });
    const twice = { id: only(order).lines[0]?.gid, quantity: 2 };
    expect(
      (
        await create({
          lineItemsByFulfillmentOrder: [
            { fulfillmentOrderId: only(order).gid, fulfillmentOrderLineItems: [twice, twice] },
          ],
        })
      ).userErrors,
    ).toHaveLength(1);
    expect(only(order)).toMatchObject({ status: 'OPEN', lines: [{ remainingQuantity: 2 }] });
  });

  it('refuses a closed fulfillment order in the words of the real API', async () => {
    const order = place(1);
    await create({ lineItemsByFulfillmentOrder: [part(only(order), 1)] });
    const number = only(order).gid.split('/').at(-1);
    expect((await create({ lineItemsByFulfillmentOrder: [part(only(order), 1)] })).userErrors[0]?.message).toBe(
      `Fulfillment order ${number} has an unfulfillable status= closed.`,
    );
  });

  it('refuses a fulfillment order on hold until it is released', async () => {
    const order = place(1);
    client.shop.hold(only(order).gid);
    expect((await create({ lineItemsByFulfillmentOrder: [part(only(order), 1)] })).userErrors[0]?.message).toContain(
      'on_hold',
    );
    client.shop.release(only(order).gid);
    expect((await create({ lineItemsByFulfillmentOrder: [part(only(order), 1)] })).fulfillment?.status).toBe('SUCCESS');
  });

  it('[R8] refuses two locations in the words of the real API, and two delivery methods', async () => {
    const order = place(2);
    const elsewhere = client.shop.addLocation('Warehouse');
    client.shop.move(only(order).gid, {
      location: elsewhere,
      lines: [{ gid: only(order).lines[0]?.gid ?? '', quantity: 1 }],
    });
    const { fulfillmentOrders } = client.shop.order(order);
    const ids = fulfillmentOrders.map(({ locationGid }) => locationGid.split('/').at(-1));
    const both = { lineItemsByFulfillmentOrder: fulfillmentOrders.map((one) => part(one, 1)) };
    expect(await create(both)).toEqual({
      fulfillment: null,
      userErrors: [
        {
          field: ['fulfillment'],
          message:
            `All fulfillment orders must be assigned to a single location. ` +
            `Multiple locations with IDs [${ids.join(', ')}] were found`,
        },
      ],
    });
    const mixed = client.shop.placeOrder({
      lines: [
        { title: 'Shipped', quantity: 1 },
        { title: 'Brought', quantity: 1, deliveryMethod: 'LOCAL' },
      ],
    }).gid;
    const ways = client.shop.order(mixed).fulfillmentOrders.map((one) => part(one, 1));
    expect((await create({ lineItemsByFulfillmentOrder: ways })).userErrors[0]?.message).toContain('delivery method');
  });

  it('refuses fulfillment orders of two orders, unknown ones, and lines of another', async () => {
    const [a, b] = [place(1), place(1)];
    expect(
      (await create({ lineItemsByFulfillmentOrder: [part(only(a), 1), part(only(b), 1)] })).userErrors[0]?.message,
    ).toContain('same order');
    expect(
      (await create({ lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: 'gid://shopify/FulfillmentOrder/1' }] }))
        .userErrors[0]?.message,
    ).toContain('does not exist');
    const foreign = {
      fulfillmentOrderId: only(a).gid,
      fulfillmentOrderLineItems: [{ id: only(b).lines[0]?.gid, quantity: 1 }],
    };
    expect((await create({ lineItemsByFulfillmentOrder: [foreign] })).userErrors[0]?.message).toContain(
      'does not exist',
    );
  });

  it('refuses the fulfillment orders of a cancelled order', async () => {
    const order = place(1);
    client.shop.cancel(order);
    expect((await create({ lineItemsByFulfillmentOrder: [part(only(order), 1)] })).userErrors[0]?.message).toContain(
      'closed',
    );
  });
});

describe('fulfillmentTrackingInfoUpdate', () => {
  it('replaces the whole set, numbers and urls paired by index', async () => {
    const order = place(1);
    const { fulfillment } = await create({
      lineItemsByFulfillmentOrder: [part(only(order), 1)],
      trackingInfo: { company: 'DPD', number: 'OLD' },
    });
    const update =
      'mutation ($id: ID!, $info: FulfillmentTrackingInput!) { ' +
      'fulfillmentTrackingInfoUpdate(fulfillmentId: $id, trackingInfoInput: $info, notifyCustomer: false) { ' +
      'fulfillment { trackingInfo { company number url } } userErrors { message } } }';
    const { data } = await client.graphql(update, {
      id: fulfillment?.id,
      info: { company: 'GLS', numbers: ['A', 'B'], urls: ['https://t.example/A', 'https://t.example/B'] },
    });
    const trackingInfo = [
      { company: 'GLS', number: 'A', url: 'https://t.example/A' },
      { company: 'GLS', number: 'B', url: 'https://t.example/B' },
    ];
    expect(data).toEqual({ fulfillmentTrackingInfoUpdate: { fulfillment: { trackingInfo }, userErrors: [] } });
    expect(client.shop.order(order).fulfillments[0]?.trackingNumbers).toEqual(['A', 'B']);
  });
});

describe('fulfillmentCancel', () => {
  const CANCEL =
    'mutation ($id: ID!) { fulfillmentCancel(id: $id) { fulfillment { status } userErrors { field message } } }';

  it('reopens the lines of a closed fulfillment order as a new one and unarchives the order', async () => {
    const order = place(2);
    const { fulfillment } = await create({ lineItemsByFulfillmentOrder: [part(only(order), 2)] });
    await client.graphql(CANCEL, { id: fulfillment?.id });
    const after = client.shop.order(order);
    expect(after.fulfillmentOrders).toMatchObject([
      { status: 'CLOSED' },
      { status: 'OPEN', lines: [{ remainingQuantity: 2 }] },
    ]);
    expect(after).toMatchObject({
      closed: false,
      fulfillmentStatus: 'UNFULFILLED',
      fulfillments: [{ status: 'CANCELLED' }],
    });
  });

  it('gives the units of a partial fulfillment back to its fulfillment order, once', async () => {
    const order = place(2);
    const { fulfillment } = await create({ lineItemsByFulfillmentOrder: [part(only(order), 1)] });
    await client.graphql(CANCEL, { id: fulfillment?.id });
    expect(client.shop.order(order).fulfillmentOrders).toMatchObject([
      { status: 'OPEN', lines: [{ remainingQuantity: 2 }] },
    ]);
    const again = await client.graphql(CANCEL, { id: fulfillment?.id });
    expect(again.data).toMatchObject({ fulfillmentCancel: { fulfillment: null, userErrors: [{ field: ['id'] }] } });
  });
});

describe('fulfillmentEventCreate', () => {
  it('adds an event that becomes the display status', async () => {
    const order = place(1);
    const { fulfillment } = await create({ lineItemsByFulfillmentOrder: [part(only(order), 1)] });
    const event = { fulfillmentId: fulfillment?.id, status: 'DELIVERED', happenedAt: '2026-11-02T10:00:00Z' };
    const { data } = await client.graphql(
      'mutation ($event: FulfillmentEventInput!) { fulfillmentEventCreate(fulfillmentEvent: $event) { ' +
        'fulfillmentEvent { status happenedAt } userErrors { message } } }',
      { event },
    );
    expect(data).toMatchObject({
      fulfillmentEventCreate: { fulfillmentEvent: { status: 'DELIVERED', happenedAt: '2026-11-02T10:00:00Z' } },
    });
    const read = await client.graphql(
      'query ($id: ID!) { node(id: $id) { ... on Fulfillment { displayStatus deliveredAt events(first: 5) { ' +
        'nodes { status } } } } }',
      { id: fulfillment?.id },
    );
    expect(read.data).toMatchObject({
      node: {
        displayStatus: 'DELIVERED',
        deliveredAt: '2026-11-02T10:00:00Z',
        events: { nodes: [{ status: 'DELIVERED' }] },
      },
    });
  });
});

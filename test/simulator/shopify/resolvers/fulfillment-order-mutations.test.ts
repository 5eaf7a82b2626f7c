import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fieldOf, openClient, type ShopClient, type GraphqlReply } from '../client.fixture.ts';
import type { FulfillmentOrderView } from '../types.ts';

let client: ShopClient;
beforeEach(async () => {
  client = await openClient({ costs: 'off' });
});
afterEach(() => client.simulator.close());

const views = (order: string): readonly FulfillmentOrderView[] => client.shop.order(order).fulfillmentOrders;
const first = (order: string): FulfillmentOrderView => {
  const [view] = views(order);
  if (!view) throw new Error('no fulfillment order');
  return view;
};
const call = (mutation: string, id: string, args = ''): Promise<GraphqlReply> =>
  client.graphql(`mutation ($id: ID!) { ${mutation}(id: $id${args}) { userErrors { field message } } }`, { id });
const userErrors = (reply: GraphqlReply, mutation: string): { message: string }[] =>
  fieldOf<{ userErrors: { message: string }[] }>(reply, mutation).userErrors;
const place = (quantity = 2): string => client.shop.placeOrder({ lines: [{ title: 'Print', quantity }] }).gid;

/** An order whose line the app's own service is to fulfil. */
async function placeAtService(quantity = 2): Promise<{ order: string; locationGid: string }> {
  const created = await client.graphql(
    'mutation { fulfillmentServiceCreate(name: "Picanova", callbackUrl: "http://127.0.0.1:9/never") { ' +
      'fulfillmentService { id location { id } } userErrors { message } } }',
  );
  const { fulfillmentService } = fieldOf<{ fulfillmentService: { id: string; location: { id: string } } }>(
    created,
    'fulfillmentServiceCreate',
  );
  expect(fulfillmentService.id).toMatch(/\?id=true$/);
  const product = client.shop.product({ title: 'Canvas', variants: [{ title: '40x60', price: '49.00' }] });
  const [variant] = product.variants;
  const stocked = await client.graphql(
    'mutation ($item: ID!, $location: ID!) { ' +
      'inventoryActivate(inventoryItemId: $item, locationId: $location) @idempotent(key: "1") { inventoryLevel { ' +
      'location { name } } userErrors { message } } }',
    {
      item: variant?.inventoryItemGid,
      location: fulfillmentService.location.id,
    },
  );
  expect(stocked.errors).toEqual([]);
  expect(stocked.data).toMatchObject({
    inventoryActivate: { inventoryLevel: { location: { name: 'Picanova' } }, userErrors: [] },
  });
  const order = client.shop.placeOrder({
    lines: [
      { variant: variant?.gid ?? '', quantity },
      { title: 'Gift', quantity: 1 },
    ],
  });
  return { order: order.gid, locationGid: fulfillmentService.location.id };
}

describe("progress at the merchant's location", () => {
  it('is reported, shown and taken back', async () => {
    const order = place();
    await call('fulfillmentOrderReportProgress', first(order).gid);
    expect(first(order)).toMatchObject({ status: 'IN_PROGRESS', progressReported: true });
    expect(first(order).supportedActions).toEqual(['CREATE_FULFILLMENT', 'REPORT_PROGRESS', 'MARK_AS_OPEN', 'SPLIT']);
    await call('fulfillmentOrderOpen', first(order).gid);
    expect(first(order)).toMatchObject({ status: 'OPEN', progressReported: false });
  });

  it('cannot be reported on hold or twice taken back', async () => {
    const order = place();
    expect(userErrors(await call('fulfillmentOrderOpen', first(order).gid), 'fulfillmentOrderOpen')).toHaveLength(1);
    client.shop.hold(first(order).gid);
    expect(
      userErrors(await call('fulfillmentOrderReportProgress', first(order).gid), 'fulfillmentOrderReportProgress'),
    ).toHaveLength(1);
  });
});

describe('unknown ids', () => {
  it('are top-level errors, not userErrors', async () => {
    const { data, errors } = await call('fulfillmentOrderReportProgress', 'gid://shopify/FulfillmentOrder/1');
    expect(data).toEqual({ fulfillmentOrderReportProgress: null });
    expect(errors).toMatchObject([
      { path: ['fulfillmentOrderReportProgress'], extensions: { code: 'RESOURCE_NOT_FOUND' } },
    ]);
  });
});

describe('holds', () => {
  it('stack by handle, are released by id, and keep the order back until the last is gone', async () => {
    const order = place();
    const hold = (handle: string): Promise<GraphqlReply> =>
      client.graphql(
        'mutation ($id: ID!, $hold: FulfillmentOrderHoldInput!) { ' +
          'fulfillmentOrderHold(id: $id, fulfillmentHold: $hold) { fulfillmentHold { ' +
          'id heldByRequestingApp } userErrors { code } } }',
        { id: first(order).gid, hold: { reason: 'OTHER', handle } },
      );
    client.shop.hold(first(order).gid);
    const held = await hold('picanova');
    expect((await hold('picanova')).data).toMatchObject({
      fulfillmentOrderHold: { fulfillmentHold: null, userErrors: [{ code: 'DUPLICATE_FULFILLMENT_HOLD_HANDLE' }] },
    });
    const { fulfillmentHold } = fieldOf<{ fulfillmentHold: { id: string } }>(held, 'fulfillmentOrderHold');
    await call('fulfillmentOrderReleaseHold', first(order).gid, `, holdIds: ["${fulfillmentHold.id}"]`);
    expect(first(order).status).toBe('ON_HOLD');
    await call('fulfillmentOrderReleaseHold', first(order).gid);
    expect(first(order).status).toBe('OPEN');
  });
});

describe('split', () => {
  const SPLIT =
    'mutation ($splits: [FulfillmentOrderSplitInput!]!) { ' +
    'fulfillmentOrderSplit(fulfillmentOrderSplits: $splits) { fulfillmentOrderSplits { fulfillmentOrder { ' +
    'id } remainingFulfillmentOrder { id } } userErrors { code } } }';

  it('moves units into a new fulfillment order', async () => {
    const order = place(3);
    const splits = [
      {
        fulfillmentOrderId: first(order).gid,
        fulfillmentOrderLineItems: [{ id: first(order).lines[0]?.gid, quantity: 1 }],
      },
    ];
    expect((await client.graphql(SPLIT, { splits })).data).toMatchObject({ fulfillmentOrderSplit: { userErrors: [] } });
    expect(views(order).map(({ lines }) => lines.map(({ totalQuantity }) => totalQuantity))).toEqual([[2], [1]]);
  });

  it('is refused when nothing would stay behind', async () => {
    const order = place(2);
    const splits = [
      {
        fulfillmentOrderId: first(order).gid,
        fulfillmentOrderLineItems: [{ id: first(order).lines[0]?.gid, quantity: 2 }],
      },
    ];
    expect((await client.graphql(SPLIT, { splits })).data).toMatchObject({
      fulfillmentOrderSplit: { fulfillmentOrderSplits: null, userErrors: [{ code: 'INVALID_LINE_ITEM_QUANTITY' }] },
    });
  });
});

describe("the app's own fulfillment service", () => {
  it('gets its variants by itself, and its location is a legacy one', async () => {
    const { order, locationGid } = await placeAtService();
    expect(views(order).map((view) => view.locationGid === locationGid)).toEqual([true, false]);
    const list = await client.graphql(
      '{ locations(first: 9) { nodes { id } } all: locations(first: 9, includeLegacy: true) { nodes { id } } }',
    );
    expect([
      fieldOf<{ nodes: unknown[] }>(list, 'locations').nodes.length,
      fieldOf<{ nodes: unknown[] }>(list, 'all').nodes.length,
    ]).toEqual([1, 2]);
  });

  it('may ship only what it accepted', async () => {
    const { order } = await placeAtService();
    const { gid } = first(order);
    const ship = (): Promise<GraphqlReply> =>
      client.graphql(
        'mutation ($id: ID!) { fulfillmentCreate(fulfillment: {lineItemsByFulfillmentOrder: ' +
          '[{fulfillmentOrderId: $id}]}) { userErrors { message } } }',
        { id: gid },
      );
    expect(userErrors(await ship(), 'fulfillmentCreate')[0]?.message).toContain('unsubmitted');
    expect(
      userErrors(
        await call('fulfillmentOrderAcceptFulfillmentRequest', gid),
        'fulfillmentOrderAcceptFulfillmentRequest',
      ),
    ).toHaveLength(1);
    client.shop.submitFulfillmentRequest(gid, { message: 'Please wrap', notifyCustomer: true });
    const asked = await client.graphql(
      '{ assignedFulfillmentOrders(first: 5, assignmentStatus: FULFILLMENT_REQUESTED) { nodes { ' +
        'id merchantRequests(first: 5) { nodes { kind message requestOptions } } } } }',
    );
    expect(asked.data).toMatchObject({
      assignedFulfillmentOrders: {
        nodes: [
          {
            id: gid,
            merchantRequests: {
              nodes: [
                { kind: 'FULFILLMENT_REQUEST', message: 'Please wrap', requestOptions: { notify_customer: true } },
              ],
            },
          },
        ],
      },
    });
    await call('fulfillmentOrderAcceptFulfillmentRequest', gid);
    expect(first(order)).toMatchObject({
      status: 'IN_PROGRESS',
      requestStatus: 'ACCEPTED',
      supportedActions: ['CREATE_FULFILLMENT', 'REQUEST_CANCELLATION'],
    });
    expect(userErrors(await ship(), 'fulfillmentCreate')).toEqual([]);
    expect(first(order).status).toBe('CLOSED');
  });

  it('rejects with a reason and is asked again', async () => {
    const { order } = await placeAtService();
    client.shop.submitFulfillmentRequest(first(order).gid);
    await call(
      'fulfillmentOrderRejectFulfillmentRequest',
      first(order).gid,
      ', reason: INVALID_SKU, message: "unknown"',
    );
    expect(first(order)).toMatchObject({ status: 'OPEN', requestStatus: 'REJECTED' });
    expect(first(order).supportedActions).toContain('REQUEST_FULFILLMENT');
  });

  it('answers a request to cancel: accepted work goes back in a new one, rejected work goes on', async () => {
    const { order } = await placeAtService();
    const { gid } = first(order);
    client.shop.submitFulfillmentRequest(gid);
    await call('fulfillmentOrderAcceptFulfillmentRequest', gid);
    client.shop.submitCancellationRequest(gid);
    await call('fulfillmentOrderRejectCancellationRequest', gid);
    expect(first(order)).toMatchObject({ status: 'IN_PROGRESS', requestStatus: 'CANCELLATION_REJECTED' });
    client.shop.submitCancellationRequest(gid);
    await call('fulfillmentOrderAcceptCancellationRequest', gid);
    expect(first(order)).toMatchObject({ status: 'CANCELLED', requestStatus: 'CANCELLATION_ACCEPTED' });
    expect(views(order).at(-1)).toMatchObject({
      status: 'OPEN',
      requestStatus: 'UNSUBMITTED',
      lines: [{ remainingQuantity: 2 }],
    });
  });

  it('gives up with close, after which the merchant may move the work', async () => {
    const { order } = await placeAtService();
    const { gid } = first(order);
    client.shop.submitFulfillmentRequest(gid);
    expect(userErrors(await call('fulfillmentOrderClose', gid), 'fulfillmentOrderClose')).toHaveLength(1);
    await call('fulfillmentOrderAcceptFulfillmentRequest', gid);
    await call('fulfillmentOrderClose', gid, ', message: "out of canvas"');
    expect(first(order)).toMatchObject({
      status: 'INCOMPLETE',
      requestStatus: 'CLOSED',
      supportedActions: ['REQUEST_FULFILLMENT', 'MOVE'],
    });
    const [home] = client.shop.locations();
    await client.graphql(
      'mutation ($id: ID!, $to: ID!) { fulfillmentOrderMove(id: $id, newLocationId: $to) { ' +
        'movedFulfillmentOrder { id } userErrors { message } } }',
      { id: gid, to: home?.gid },
    );
    expect(first(order)).toMatchObject({ status: 'OPEN', requestStatus: 'UNSUBMITTED', locationGid: home?.gid });
  });

  it('is asked to stop when the order is cancelled while it works', async () => {
    const { order } = await placeAtService();
    client.shop.submitFulfillmentRequest(first(order).gid);
    await call('fulfillmentOrderAcceptFulfillmentRequest', first(order).gid);
    client.shop.cancel(order);
    expect(views(order).map(({ requestStatus, status }) => [requestStatus, status])).toEqual([
      ['CANCELLATION_REQUESTED', 'IN_PROGRESS'],
      ['UNSUBMITTED', 'CLOSED'],
    ]);
  });

  it('cannot take a name twice or be deleted with open work', async () => {
    await placeAtService();
    const again = await client.graphql(
      'mutation { fulfillmentServiceCreate(name: "picanova") { fulfillmentService { id } userErrors { message } } }',
    );
    expect(again.data).toMatchObject({
      fulfillmentServiceCreate: { fulfillmentService: null, userErrors: [{ message: 'Name has already been taken' }] },
    });
    const known = await client.graphql('{ shop { fulfillmentServices { id serviceName } } }');
    const [service] = fieldOf<{ fulfillmentServices: { id: string }[] }>(known, 'shop').fulfillmentServices;
    expect(
      userErrors(await call('fulfillmentServiceDelete', service?.id ?? ''), 'fulfillmentServiceDelete'),
    ).toHaveLength(1);
  });
});

describe('order edits', () => {
  it('put added units into a new fulfillment order and take removed ones from open work', () => {
    const order = place(2);
    const [line] = client.shop.order(order).lines;
    client.shop.editQuantity(line?.gid ?? '', 5);
    expect(views(order).map(({ lines }) => lines[0]?.remainingQuantity)).toEqual([2, 3]);
    client.shop.editQuantity(line?.gid ?? '', 1);
    expect(views(order).map(({ status, lines }) => [status, lines[0]?.remainingQuantity])).toEqual([
      ['OPEN', 1],
      ['CLOSED', undefined],
    ]);
    client.shop.removeLine(line?.gid ?? '');
    expect(views(order).map(({ status }) => status)).toEqual(['CLOSED', 'CLOSED']);
  });
});

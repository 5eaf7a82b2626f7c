import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fieldOf, openClient, type ShopClient, type GraphqlReply } from '../client.fixture.ts';
import type { FulfillmentOrderView } from '../types.ts';

/** Requests, holds and moves of some of a fulfillment order's units, and who may do what. */
let client: ShopClient;
beforeEach(async () => {
  client = await openClient({ costs: 'off' });
});
afterEach(() => client.simulator.close());

interface Service {
  readonly id: string;
  readonly location: { readonly id: string };
}

async function newService(): Promise<Service> {
  const reply = await client.graphql(
    'mutation { fulfillmentServiceCreate(name: "Print house") { fulfillmentService { id location { ' +
      'id } } userErrors { message } } }',
  );
  return fieldOf<{ fulfillmentService: Service }>(reply, 'fulfillmentServiceCreate').fulfillmentService;
}

async function stockedVariant(locationGid: string): Promise<string> {
  const [variant] = client.shop.product({ title: 'Canvas', variants: [{ title: 'S', price: '9.00' }] }).variants;
  await client.graphql(
    'mutation ($item: ID!, $to: ID!) { ' +
      'inventoryActivate(inventoryItemId: $item, locationId: $to, available: 5) @idempotent(key: "k") { ' +
      'userErrors { message } } }',
    { item: variant?.inventoryItemGid, to: locationGid },
  );
  return variant?.gid ?? '';
}

const views = (order: string): readonly FulfillmentOrderView[] => client.shop.order(order).fulfillmentOrders;
const at = (order: string, index = 0): FulfillmentOrderView => {
  const view = views(order)[index];
  if (!view) throw new Error(`no fulfillment order ${index}`);
  return view;
};
const linesOf = (view: FulfillmentOrderView, quantity: number): unknown => [{ id: view.lines[0]?.gid, quantity }];
const summary = (order: string): unknown =>
  views(order).map(({ status, requestStatus, lines }) => [status, requestStatus, lines[0]?.remainingQuantity]);
const MOVE =
  'mutation ($id: ID!, $to: ID!, $lines: [FulfillmentOrderLineItemInput!]) { ' +
  'fulfillmentOrderMove(id: $id, newLocationId: $to, fulfillmentOrderLineItems: $lines) { ' +
  'movedFulfillmentOrder { id } remainingFulfillmentOrder { id } userErrors { code message } } }';

describe('a request for some units', () => {
  it('leaves the others unsubmitted in a fulfillment order of their own', async () => {
    const { location } = await newService();
    const order = client.shop.placeOrder({ lines: [{ variant: await stockedVariant(location.id), quantity: 3 }] }).gid;
    const reply = await client.graphql(
      'mutation ($id: ID!, $lines: [FulfillmentOrderLineItemInput!]) { ' +
        'fulfillmentOrderSubmitFulfillmentRequest(id: $id, fulfillmentOrderLineItems: $lines) { ' +
        'submittedFulfillmentOrder { id } unsubmittedFulfillmentOrder { id } userErrors { message } } }',
      { id: at(order).gid, lines: linesOf(at(order), 2) },
    );
    expect(reply.data).toMatchObject({
      fulfillmentOrderSubmitFulfillmentRequest: {
        submittedFulfillmentOrder: { id: at(order).gid },
        unsubmittedFulfillmentOrder: { id: at(order, 1).gid },
        userErrors: [],
      },
    });
    expect(summary(order)).toEqual([
      ['OPEN', 'SUBMITTED', 2],
      ['OPEN', 'UNSUBMITTED', 1],
    ]);
  });

  it('is taken back by the merchant at once while nobody has answered', async () => {
    const { location } = await newService();
    const order = client.shop.placeOrder({ lines: [{ variant: await stockedVariant(location.id), quantity: 1 }] }).gid;
    client.shop.submitFulfillmentRequest(at(order).gid);
    const reply = await client.graphql(
      'mutation ($id: ID!) { fulfillmentOrderCancel(id: $id) { replacementFulfillmentOrder { id } userErrors { ' +
        'message } } }',
      { id: at(order).gid },
    );
    expect(reply.data).toMatchObject({
      fulfillmentOrderCancel: { replacementFulfillmentOrder: { id: at(order, 1).gid } },
    });
    expect(summary(order)).toEqual([
      ['CLOSED', 'SUBMITTED', 0],
      ['OPEN', 'UNSUBMITTED', 1],
    ]);
  });
});

describe('a hold on some units', () => {
  it('splits the rest off, which stays open', async () => {
    const order = client.shop.placeOrder({ lines: [{ title: 'Print', quantity: 3 }] }).gid;
    const hold = { reason: 'INCORRECT_ADDRESS', fulfillmentOrderLineItems: linesOf(at(order), 1) };
    const reply = await client.graphql(
      'mutation ($id: ID!, $hold: FulfillmentOrderHoldInput!) { ' +
        'fulfillmentOrderHold(id: $id, fulfillmentHold: $hold) { fulfillmentOrder { fulfillmentHolds { ' +
        'displayReason } } remainingFulfillmentOrder { id } userErrors { message } } }',
      { id: at(order).gid, hold },
    );
    expect(reply.data).toMatchObject({
      fulfillmentOrderHold: {
        fulfillmentOrder: { fulfillmentHolds: [{ displayReason: 'Incorrect address' }] },
        remainingFulfillmentOrder: { id: at(order, 1).gid },
      },
    });
    expect(summary(order)).toEqual([
      ['ON_HOLD', 'UNSUBMITTED', 1],
      ['OPEN', 'UNSUBMITTED', 2],
    ]);
  });
});

describe('a move', () => {
  it('takes some units to where they are stocked, and the rest later', async () => {
    const { location } = await newService();
    const variant = await stockedVariant(location.id);
    const order = client.shop.placeOrder({ lines: [{ variant, quantity: 3 }], locations: 'merchant' }).gid;
    await client.graphql(MOVE, { id: at(order).gid, to: location.id, lines: linesOf(at(order), 1) });
    expect(
      views(order).map(({ locationGid, lines }) => [locationGid === location.id, lines[0]?.remainingQuantity]),
    ).toEqual([
      [false, 2],
      [true, 1],
    ]);
    client.shop.fulfilManually(at(order).gid, { lines: [{ gid: at(order).lines[0]?.gid ?? '', quantity: 1 }] });
    await client.graphql(MOVE, { id: at(order).gid, to: location.id });
    expect(views(order).map(({ status, locationGid }) => [status, locationGid === location.id])).toEqual([
      ['CLOSED', false],
      ['OPEN', true],
      ['OPEN', true],
    ]);
  });

  it('is refused to a service that does not stock the item, and after reported progress', async () => {
    const { location } = await newService();
    const order = client.shop.placeOrder({ lines: [{ title: 'Print', quantity: 1 }] }).gid;
    const unstocked = await client.graphql(MOVE, { id: at(order).gid, to: location.id });
    expect(unstocked.data).toMatchObject({
      fulfillmentOrderMove: {
        movedFulfillmentOrder: null,
        userErrors: [{ message: expect.stringContaining('stock') }],
      },
    });
    await client.graphql('mutation ($id: ID!) { fulfillmentOrderReportProgress(id: $id) { userErrors { code } } }', {
      id: at(order).gid,
    });
    const [home] = client.shop.locations();
    const begun = await client.graphql(MOVE, { id: at(order).gid, to: home?.gid });
    expect(begun.data).toMatchObject({
      fulfillmentOrderMove: { userErrors: [{ code: 'CANNOT_MOVE_FULFILLMENT_ORDER_WITH_REPORTED_PROGRESS' }] },
    });
  });
});

describe('a fulfillment service', () => {
  it('changes its name and callback, its location with it, and can be deleted when idle', async () => {
    const { id } = await newService();
    await client.graphql(
      'mutation ($id: ID!) { fulfillmentServiceUpdate(id: $id, name: "Picanova", callbackUrl: ' +
        '"https://app.example/f") { userErrors { message } } }',
      { id },
    );
    const known = await client.graphql(
      '{ shop { fulfillmentServices { serviceName callbackUrl location { name isFulfillmentService } } } }',
    );
    expect(known.data).toEqual({
      shop: {
        fulfillmentServices: [
          {
            serviceName: 'Picanova',
            callbackUrl: 'https://app.example/f',
            location: { name: 'Picanova', isFulfillmentService: true },
          },
        ],
      },
    });
    const gone = await client.graphql(
      'mutation ($id: ID!) { fulfillmentServiceDelete(id: $id) { deletedId userErrors { message } } }',
      { id },
    );
    expect(gone.data).toMatchObject({ fulfillmentServiceDelete: { deletedId: id, userErrors: [] } });
    expect(client.shop.locations()).toHaveLength(1);
  });

  it("ends with the installation; its location stays behind as the merchant's", async () => {
    const { location } = await newService();
    client.shop.uninstall();
    expect(client.shop.locations().find(({ gid }) => gid === location.id)).toMatchObject({
      isFulfillmentService: false,
    });
  });
});

const report = (id: string): Promise<GraphqlReply> =>
  client.graphql('mutation ($id: ID!) { fulfillmentOrderReportProgress(id: $id) { userErrors { message } } }', { id });

describe('access to a fulfillment order', () => {
  it('that may be read but not written is denied by name', async () => {
    const order = client.shop.placeOrder({ lines: [{ title: 'Print', quantity: 1 }] }).gid;
    client.shop.denyScope('write_merchant_managed_fulfillment_orders');
    const { errors } = await report(at(order).gid);
    expect(errors).toMatchObject([
      {
        message: expect.stringContaining('write_merchant_managed_fulfillment_orders'),
        extensions: { code: 'ACCESS_DENIED' },
      },
    ]);
    const created = await client.graphql(
      'mutation ($id: ID!) { fulfillmentCreate(fulfillment: {lineItemsByFulfillmentOrder: ' +
        '[{fulfillmentOrderId: $id}]}) { userErrors { message } } }',
      { id: at(order).gid },
    );
    expect(created.data).toMatchObject({
      fulfillmentCreate: { userErrors: [{ message: 'The api_client does not have access to the fulfillment order.' }] },
    });
  });

  it('at the own service needs an accepted request before progress', async () => {
    const { location } = await newService();
    const order = client.shop.placeOrder({ lines: [{ variant: await stockedVariant(location.id), quantity: 1 }] }).gid;
    const refused = await report(at(order).gid);
    expect(refused.data).toMatchObject({
      fulfillmentOrderReportProgress: { userErrors: [{ message: expect.stringContaining('accepted') }] },
    });
  });
});

describe('an address edit', () => {
  it('is what the destination shows from then on', async () => {
    const order = client.shop.placeOrder({ lines: [{ title: 'Print', quantity: 1 }] }).gid;
    client.clock.ms += 60_000;
    client.shop.editAddress(order, { address1: 'Neue Straße 2' });
    const { data } = await client.graphql(
      'query ($id: ID!) { fulfillmentOrder(id: $id) { updatedAt destination { address1 city } } }',
      { id: at(order).gid },
    );
    expect(data).toEqual({
      fulfillmentOrder: { updatedAt: '2026-11-01T00:01:00Z', destination: { address1: 'Neue Straße 2', city: 'Köln' } },
    });
  });
});

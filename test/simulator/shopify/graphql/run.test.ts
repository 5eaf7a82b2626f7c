import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openClient, type ShopClient } from '../client.fixture.ts';

let client: ShopClient;
beforeEach(async () => {
  client = await openClient({ costs: { maximum: 1000, restoreRate: 100 } });
});
afterEach(() => client.simulator.close());

const codes = (errors: readonly { extensions?: { code?: string } }[]): (string | undefined)[] =>
  errors.map(({ extensions }) => extensions?.code);

describe('documents', () => {
  it('are validated against the real schema', async () => {
    const { data, errors } = await client.graphql('{ shop { id favouriteColour } }');
    expect(data).toBeUndefined();
    expect(errors[0]?.message).toContain('Cannot query field "favouriteColour" on type "Shop"');
  });

  it('are refused when they do not parse or name no operation', async () => {
    expect((await client.graphql('{ shop {')).errors[0]?.message).toContain('Syntax Error');
    expect((await client.graphql('query A { shop { id } } query B { shop { id } }')).errors[0]?.message).toContain(
      'operation name',
    );
  });

  it('answer missing variables without data', async () => {
    const { data, errors } = await client.graphql('query ($id: ID!) { order(id: $id) { id } }');
    expect(data).toBeNull();
    expect(codes(errors)).toEqual(['INVALID_VARIABLE']);
  });

  it('name what the simulator lacks instead of answering null', async () => {
    const order = client.shop.placeOrder({ lines: [{ title: 'Print', quantity: 1 }] });
    const { errors } = await client.graphql(
      'query ($id: ID!) { order(id: $id) { id poNumber } giftCards(first: 1) { nodes { id } } }',
      { id: order.gid },
    );
    expect(errors.map(({ message }) => message)).toContain('The simulator does not model Order.poNumber.');
    expect(codes(errors)).toContain('INTERNAL_SERVER_ERROR');
  });

  it('need an idempotency key where Shopify wants one', async () => {
    const { errors } = await client.graphql(
      'mutation { inventoryActivate(inventoryItemId: "gid://shopify/InventoryItem/1", locationId: ' +
        '"gid://shopify/Location/1") { userErrors { message } } }',
    );
    expect(errors[0]?.message).toContain('@idempotent');
  });

  it('run their mutations one after the other', async () => {
    const order = client.shop.placeOrder({ lines: [{ title: 'Print', quantity: 1 }] });
    const { data } = await client.graphql(
      'mutation ($id: ID!) { a: tagsAdd(id: $id, tags: ["one"]) { node { ... on Order { ' +
        'tags } } } b: tagsRemove(id: $id, tags: ["ONE"]) { node { ... on Order { tags } } } }',
      { id: order.gid },
    );
    expect(data).toMatchObject({ a: { node: { tags: ['one'] } }, b: { node: { tags: [] } } });
  });
});

describe('costs', () => {
  it('refuse a single query above 1000 points, whatever the bucket holds', async () => {
    const { errors } = await client.graphql(
      '{ orders(first: 100) { nodes { id lineItems(first: 50) { nodes { id } } } } }',
    );
    expect(codes(errors)).toEqual(['MAX_COST_EXCEEDED']);
  });

  it('refund the difference between what was reserved and what came back', async () => {
    const { cost } = await client.graphql('{ orders(first: 100) { nodes { id } } }');
    expect(cost).toMatchObject({
      requestedQueryCost: 102,
      actualQueryCost: 2,
      throttleStatus: { currentlyAvailable: 998 },
    });
  });

  it('throttle with HTTP 200 and no data when the bucket is empty, and fill it with time', async () => {
    for (let count = 0; count < 50; count += 1) client.shop.placeOrder({ lines: [{ title: 'Print', quantity: 1 }] });
    const heavy = '{ orders(first: 50) { nodes { id lineItems(first: 5) { nodes { id } } } } }';
    expect((await client.graphql(heavy)).errors).toEqual([]);
    expect((await client.graphql(heavy)).errors).toEqual([]);
    expect((await client.graphql(heavy)).errors).toEqual([]);
    const refused = await client.graphql(heavy);
    const again = await client.graphql(heavy);
    expect([refused.status, codes(again.errors)]).toEqual([200, ['THROTTLED']]);
    expect(again.cost).toMatchObject({ requestedQueryCost: 402, actualQueryCost: null });
    client.clock.ms += 4000;
    expect((await client.graphql(heavy)).errors).toEqual([]);
  });

  it('price a mutation at 10 and a tracking update at 50', async () => {
    const create = await client.graphql(
      'mutation { tagsAdd(id: "gid://shopify/Order/1", tags: "a") { userErrors { message } } }',
    );
    const track = await client.graphql(
      'mutation { fulfillmentTrackingInfoUpdate(fulfillmentId: "gid://shopify/Fulfillment/1", ' +
        'trackingInfoInput: {number: "1"}) { fulfillment { id } userErrors { message } } }',
    );
    expect([create.cost?.requestedQueryCost, track.cost?.requestedQueryCost]).toEqual([10, 50]);
  });
});

describe('scopes', () => {
  it('deny a field whose scope is missing, naming it, and answer the rest', async () => {
    const order = client.shop.placeOrder({ lines: [{ title: 'Print', quantity: 1 }] });
    client.shop.denyScope('read_locations');
    client.shop.denyScope('read_inventory');
    client.shop.denyScope('write_inventory');
    const { data, errors } = await client.graphql(
      'query ($id: ID!) { order(id: $id) { name fulfillmentOrders(first: 1) { nodes { assignedLocation { ' +
        'name location { name } } } } } }',
      { id: order.gid },
    );
    expect(codes(errors)).toEqual(['ACCESS_DENIED']);
    expect(data).toMatchObject({
      order: {
        name: '#1001',
        fulfillmentOrders: { nodes: [{ assignedLocation: { name: 'Shop location', location: null } }] },
      },
    });
  });

  it('hide fulfillment orders of locations the app may not read', async () => {
    const order = client.shop.placeOrder({ lines: [{ title: 'Print', quantity: 1 }] });
    const query = 'query ($id: ID!) { order(id: $id) { fulfillmentOrders(first: 5) { nodes { id } } } }';
    expect((await client.graphql(query, { id: order.gid })).data).toMatchObject({
      order: { fulfillmentOrders: { nodes: [{}] } },
    });
    client.shop.denyScope('read_merchant_managed_fulfillment_orders');
    client.shop.denyScope('write_merchant_managed_fulfillment_orders');
    expect((await client.graphql(query, { id: order.gid })).data).toMatchObject({
      order: { fulfillmentOrders: { nodes: [] } },
    });
  });

  it('ask write_orders for tags', async () => {
    const order = client.shop.placeOrder({ lines: [{ title: 'Print', quantity: 1 }] });
    client.shop.denyScope('write_orders');
    const { errors } = await client.graphql(
      'mutation ($id: ID!) { tagsAdd(id: $id, tags: ["a"]) { userErrors { message } } }',
      { id: order.gid },
    );
    expect(errors[0]).toMatchObject({ path: ['tagsAdd'], extensions: { code: 'ACCESS_DENIED' } });
    expect(client.shop.order(order.gid).tags).toEqual([]);
  });

  it('hide orders older than 60 days without read_all_orders', async () => {
    const order = client.shop.placeOrder({ lines: [{ title: 'Print', quantity: 1 }] });
    client.clock.ms += 61 * 86_400_000;
    const { body } = await client.oauth({ grant_type: 'refresh_token', refresh_token: client.refreshToken });
    client.accessToken = String(body['access_token']);
    const query = 'query ($id: ID!) { order(id: $id) { id } orders(first: 5) { nodes { id } } }';
    expect((await client.graphql(query, { id: order.gid })).data).toEqual({ order: null, orders: { nodes: [] } });
    client.shop.grantScope('read_all_orders');
    expect((await client.graphql(query, { id: order.gid })).data).toEqual({
      order: { id: order.gid },
      orders: { nodes: [{ id: order.gid }] },
    });
  });
});

describe('protected customer data', () => {
  it('is null with ACCESS_DENIED and the rest of the address when it is withheld', async () => {
    const order = client.shop.placeOrder({ lines: [{ title: 'Print', quantity: 1 }] });
    client.shop.withholdProtectedData(true);
    const query =
      'query ($id: ID!) { order(id: $id) { fulfillmentOrders(first: 1) { nodes { destination { ' +
      'firstName zip countryCode } } } } }';
    const { data, errors } = await client.graphql(query, { id: order.gid });
    expect(data).toMatchObject({
      order: { fulfillmentOrders: { nodes: [{ destination: { firstName: null, zip: null, countryCode: 'DE' } }] } },
    });
    expect(codes(errors)).toEqual(['ACCESS_DENIED', 'ACCESS_DENIED']);
  });
});

describe('pages', () => {
  it('go forward by cursor and end', async () => {
    const names = Array.from(
      { length: 5 },
      () => client.shop.placeOrder({ lines: [{ title: 'Print', quantity: 1 }] }).name,
    );
    const query =
      'query ($after: String) { orders(first: 2, after: $after) { nodes { name } pageInfo { ' +
      'hasNextPage endCursor } } }';
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await client.graphql(query, { after });
      const page = data?.['orders'] as {
        nodes: { name: string }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
      seen.push(...page.nodes.map(({ name }) => name));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(names);
  });

  it('need a size of at most 250', async () => {
    expect(codes((await client.graphql('{ orders { nodes { id } } }')).errors)).toEqual(['BAD_REQUEST']);
    expect(codes((await client.graphql('{ orders(first: 251) { nodes { id } } }')).errors)).toEqual(['BAD_REQUEST']);
  });
});

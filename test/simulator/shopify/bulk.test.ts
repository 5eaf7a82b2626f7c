import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fieldOf, openClient, type ShopClient } from './client.fixture.ts';

let client: ShopClient;
beforeEach(async () => {
  client = await openClient({ costs: 'off', topics: ['bulk_operations/finish'] });
});
afterEach(() => client.simulator.close());

interface Started {
  readonly bulkOperation: { readonly id: string; readonly status: string } | null;
  readonly userErrors: readonly { readonly message: string; readonly code: string }[];
}
interface Operation {
  readonly status: string;
  readonly errorCode: string | null;
  readonly objectCount: string;
  readonly rootObjectCount: string;
  readonly url: string | null;
}

async function start(query: string): Promise<Started> {
  const text = `mutation ($query: String!) { bulkOperationRunQuery(query: $query) {
    bulkOperation { id status } userErrors { field message code } } }`;
  return fieldOf(await client.graphql(text, { query }), 'bulkOperationRunQuery');
}

async function operation({ bulkOperation }: Started): Promise<Operation> {
  const text =
    'query ($id: ID!) { bulkOperation(id: $id) { status errorCode objectCount rootObjectCount url completedAt } }';
  return fieldOf(await client.graphql(text, { id: bulkOperation?.id }), 'bulkOperation');
}

const product = (title: string, variants: number): string =>
  client.shop.product({
    title,
    variants: Array.from({ length: variants }, (_, at) => ({ title: `${title} ${at}`, price: '1.00' })),
  }).gid;

const VARIANTS = '{ productVariants { edges { node { id title } } } }';

describe('a bulk operation', () => {
  it('answers a line an object, children after their parent, and counts both', async () => {
    const canvas = product('Canvas', 2);
    const mug = product('Mug', 1);
    const found = await operation(
      await start('{ products { edges { node { id variants { edges { node { title } } } } } } }'),
    );
    expect(found).toMatchObject({ status: 'COMPLETED', errorCode: null, objectCount: '5', rootObjectCount: '2' });
    const lines = (await (await fetch(found.url ?? '')).text()).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { id: canvas },
      { title: 'Canvas 0', __parentId: canvas },
      { title: 'Canvas 1', __parentId: canvas },
      { id: mug },
      { title: 'Mug 0', __parentId: mug },
    ]);
  });

  it('is no page: all rows are there; what was asked for of a file by bytes is answered', async () => {
    product('Canvas', 300);
    const { url } = await operation(await start(VARIANTS));
    const whole = await (await fetch(url ?? '')).text();
    expect(whole.trimEnd().split('\n')).toHaveLength(300);
    const part = await fetch(url ?? '', { headers: { range: 'bytes=10-19' } });
    expect([part.status, await part.text()]).toEqual([206, whole.slice(10, 20)]);
    expect((await fetch(url ?? '', { headers: { range: `bytes=${whole.length}-` } })).status).toBe(416);
    expect((await fetch((url ?? '').replace(/\?.*/, ''))).status).toBe(404);
  });

  it('takes its time, tells how far it is, and rings when it is done', async () => {
    client.simulator.quirks.bulk.takesMs = 1_000;
    product('Canvas', 4);
    const started = await start(VARIANTS);
    expect(started.bulkOperation?.status).toBe('CREATED');
    client.clock.ms += 500;
    expect(await operation(started)).toMatchObject({ status: 'RUNNING', rootObjectCount: '2', url: null });
    expect(client.simulator.deliveries()).toEqual([]);
    client.clock.ms += 500;
    expect(await operation(started)).toMatchObject({ status: 'COMPLETED', rootObjectCount: '4' });
    expect(client.simulator.deliveries()).toMatchObject([{ topic: 'bulk_operations/finish' }]);
  });

  it('has no file where nothing was found', async () => {
    expect(await operation(await start(VARIANTS))).toMatchObject({ status: 'COMPLETED', url: null });
  });

  it('fails without the scope that its query needs', async () => {
    client.shop.denyScope('read_products');
    client.shop.denyScope('write_products');
    expect(await operation(await start(VARIANTS))).toMatchObject({ status: 'FAILED', errorCode: 'ACCESS_DENIED' });
  });
});

describe('a bulk query is refused', () => {
  it.each([
    ['without a connection', '{ shop { id } }', /at least one connection/],
    [
      'with connections three deep',
      '{ products { nodes { id variants { nodes { id metafields { nodes { id } } } } } } }',
      /nested/,
    ],
    ['with a list by ids', '{ nodes(ids: []) { ... on Product { variants { nodes { id } } } } }', /`nodes`/],
    ['with a field that is not there', '{ products { nodes { nothing } } }', /nothing/],
  ])('%s', async (_what, query, message) => {
    const { bulkOperation, userErrors } = await start(query);
    expect(bulkOperation).toBeNull();
    expect(userErrors).toMatchObject([{ message: expect.stringMatching(message), code: 'INVALID' }]);
  });

  it('while five others run', async () => {
    client.simulator.quirks.bulk.takesMs = 1_000;
    for (let count = 0; count < 5; count += 1) expect((await start(VARIANTS)).userErrors).toEqual([]);
    expect((await start(VARIANTS)).userErrors).toMatchObject([{ code: 'LIMIT_REACHED' }]);
    client.clock.ms += 1_000;
    expect((await start(VARIANTS)).userErrors).toEqual([]);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fieldOf, openClient, type ShopClient } from '../client.fixture.ts';

let client: ShopClient;
beforeEach(async () => {
  client = await openClient({ costs: 'off' });
});
afterEach(() => client.simulator.close());

const product = (): ReturnType<ShopClient['shop']['product']> =>
  client.shop.product({
    title: 'Canvas',
    metafields: [
      { namespace: '$app', key: 'print_url', value: 'https://x.example/a.jpg' },
      { namespace: 'custom', key: 'print_sku', value: 'CAN-1' },
      { namespace: 'app--1', key: 'secret', value: 'not ours' },
    ],
    variants: [{ title: '40x60', price: '49.00' }],
  });

const SET =
  'mutation ($m: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $m) { metafields { ' +
  'namespace key value compareDigest } userErrors { field code elementIndex } } }';

describe('reading', () => {
  it("resolves $app and an omitted namespace to the app's own", async () => {
    const { gid } = product();
    const { data } = await client.graphql(
      'query ($id: ID!) { product(id: $id) { a: metafield(namespace: "$app", key: "print_url") { ' +
        'namespace value } b: metafield(key: "print_url") { ' +
        'value } c: metafield(namespace: "app", key: "print_url") { value } } }',
      { id: gid },
    );
    expect(data).toMatchObject({
      product: {
        a: { namespace: expect.stringMatching(/^app--\d+$/), value: 'https://x.example/a.jpg' },
        b: { value: 'https://x.example/a.jpg' },
        c: null,
      },
    });
  });

  it('answers keys in the asked order, each with its full name, the absent left out', async () => {
    const { gid } = product();
    const { data } = await client.graphql(
      'query ($id: ID!) { product(id: $id) { ' +
        'metafields(first: 9, keys: ["custom.print_sku", "custom.none", "$app.print_url"]) { nodes { ' +
        'key namespace } } } }',
      { id: gid },
    );
    const { nodes } = fieldOf<{ metafields: { nodes: { key: string; namespace: string }[] } }>(
      { data, errors: [] },
      'product',
    ).metafields;
    expect(nodes.map(({ key }) => key)).toEqual(['custom.print_sku', `${nodes[1]?.namespace}.print_url`]);
  });

  it("lists one namespace or all, but never another app's", async () => {
    const { gid } = product();
    const { data } = await client.graphql(
      'query ($id: ID!) { product(id: $id) { own: metafields(first: 9, namespace: "$app") { nodes { ' +
        'key } } all: metafields(first: 9) { nodes { ' +
        'key } } foreign: metafields(first: 9, namespace: "app--1") { nodes { key } } } }',
      { id: gid },
    );
    expect(data).toEqual({
      product: {
        own: { nodes: [{ key: 'print_url' }] },
        all: { nodes: [{ key: 'print_url' }, { key: 'print_sku' }] },
        foreign: { nodes: [] },
      },
    });
  });
});

describe('metafieldsSet', () => {
  it('writes all or nothing', async () => {
    const { variants } = product();
    const ownerId = variants[0]?.gid ?? '';
    const refused = await client.graphql(SET, {
      m: [
        { ownerId, key: 'print_sku', type: 'single_line_text_field', value: 'A' },
        { ownerId, key: 'print_url', type: 'url', value: 'not a url' },
      ],
    });
    expect(refused.data).toEqual({
      metafieldsSet: {
        metafields: null,
        userErrors: [{ field: ['metafields', '1', 'value'], code: 'INVALID_VALUE', elementIndex: 1 }],
      },
    });
    expect(client.shop.metafields(ownerId)).toEqual([]);
    await client.graphql(SET, { m: [{ ownerId, key: 'print_sku', type: 'single_line_text_field', value: 'A' }] });
    expect(client.shop.metafields(ownerId)).toMatchObject([{ key: 'print_sku', value: 'A' }]);
  });

  it('takes 25 at a time', async () => {
    const { gid } = product();
    const m = Array.from({ length: 26 }, (_, index) => ({
      ownerId: gid,
      key: `key_${index}`,
      type: 'single_line_text_field',
      value: 'x',
    }));
    expect((await client.graphql(SET, { m })).data).toMatchObject({
      metafieldsSet: { userErrors: [{ code: 'LESS_THAN_OR_EQUAL_TO' }] },
    });
    expect((await client.graphql(SET, { m: m.slice(1) })).data).toMatchObject({ metafieldsSet: { userErrors: [] } });
  });

  it('compares digests: null means not there yet, a stale one is refused', async () => {
    const { gid } = product();
    const write = async (
      value: string,
      compareDigest: string | null,
    ): Promise<{ metafields: { compareDigest: string }[] | null; userErrors: { code: string }[] }> => {
      const { data } = await client.graphql(SET, {
        m: [
          { ownerId: gid, namespace: '$app', key: 'print_sku', type: 'single_line_text_field', value, compareDigest },
        ],
      });
      return data?.['metafieldsSet'] as never;
    };
    const first = await write('A', null);
    expect((await write('B', null)).userErrors).toMatchObject([{ code: 'STALE_OBJECT' }]);
    const digest = first.metafields?.[0]?.compareDigest ?? '';
    expect((await write('B', digest)).userErrors).toEqual([]);
    expect((await write('C', digest)).userErrors).toMatchObject([{ code: 'STALE_OBJECT' }]);
  });

  it.each([
    ["another app's namespace", { namespace: 'app--1', value: 'x' }, 'APP_NOT_AUTHORIZED'],
    ['an empty value', { value: '' }, 'BLANK'],
    ['an unknown type', { type: 'text', value: 'x' }, 'INVALID_TYPE'],
    ['a URL of more than 2 KB', { type: 'url', value: `https://x.example/${'a'.repeat(2048)}` }, 'INVALID_VALUE'],
    ['a key of one letter', { key: 'a', value: 'x' }, 'INVALID'],
    ['a list of a type that has none', { type: 'list.json', value: '[]' }, 'INVALID_TYPE'],
    ['two lines in one', { value: 'a\nb' }, 'INVALID_VALUE'],
    ['a text for a list', { type: 'list.url', value: 'https://x.example' }, 'INVALID_VALUE'],
    ['a list with a wrong element', { type: 'list.number_integer', value: '[1, 2.5]' }, 'INVALID_VALUE'],
    ['a list that is too long', { type: 'list.number_integer', value: `[${'1,'.repeat(128)}1]` }, 'INVALID_VALUE'],
    ['a text for JSON', { type: 'json', value: 'x' }, 'INVALID_VALUE'],
    ['a text for rich text', { type: 'rich_text_field', value: 'x' }, 'INVALID_VALUE'],
    ['a text for a number', { type: 'number_integer', value: 'x' }, 'INVALID_VALUE'],
    ['an amount without a currency', { type: 'money', value: '{"amount":"1"}' }, 'INVALID_VALUE'],
    ['a length without a unit', { type: 'dimension', value: '{"value":1}' }, 'INVALID_VALUE'],
    ['an address for a file', { type: 'file_reference', value: 'https://x.example/a.jpg' }, 'INVALID_VALUE'],
    ['a file that is gone', { type: 'file_reference', value: 'gid://shopify/MediaImage/1' }, 'INVALID_VALUE'],
    ['a reference to something else', { type: 'product_reference', value: 'gid://shopify/Page/1' }, 'INVALID_VALUE'],
  ])('refuses %s', async (_what, change, code) => {
    const { gid } = product();
    const { data } = await client.graphql(SET, {
      m: [{ ownerId: gid, key: 'print_sku', type: 'single_line_text_field', ...change }],
    });
    expect(data).toMatchObject({ metafieldsSet: { metafields: null, userErrors: [{ code }] } });
  });
});

describe('the type of a metafield', () => {
  it.each([
    ['list.single_line_text_field', '["A"]'],
    ['list.number_decimal', '[1.5, 2]'],
    ['list.dimension', '[{"value":2.0,"unit":"cm"}]'],
    ['multi_line_text_field', 'a\nb'],
    ['json', '{"a":[1]}'],
    ['rich_text_field', '{"type":"root","children":[]}'],
    ['money', '{"amount":"5.99","currency_code":"EUR"}'],
    ['product_reference', 'gid://shopify/Product/1'],
    ['boolean', 'true'],
  ])('may be %s', async (type, value) => {
    const { gid } = product();
    const { data } = await client.graphql(SET, { m: [{ ownerId: gid, key: 'any', type, value }] });
    expect(data).toMatchObject({ metafieldsSet: { userErrors: [] } });
  });

  it('stays what its definition or the metafield itself says', async () => {
    const { gid } = product();
    client.shop.define({ ownerType: 'PRODUCT', namespace: 'print', key: 'sku', type: 'list.url' });
    const write = async (key: string, namespace: string, type: string) =>
      (await client.graphql(SET, { m: [{ ownerId: gid, namespace, key, type, value: 'x' }] })).data;
    const refusal = { metafieldsSet: { userErrors: [{ code: 'INVALID_TYPE' }] } };
    expect(await write('sku', 'print', 'single_line_text_field')).toMatchObject(refusal);
    expect(await write('print_sku', 'custom', 'multi_line_text_field')).toMatchObject(refusal);
  });
});

describe('files', () => {
  it('have an address when Shopify is done with them', async () => {
    const { shop } = client;
    const ids = [
      shop.addFile('sea.jpg'),
      shop.addFile('new.jpg', { status: 'PROCESSING' }),
      shop.addFile('sea.tiff', { isPicture: false }),
    ];
    const QUERY =
      'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on MediaImage { fileStatus image { url } } ' +
      '... on GenericFile { fileStatus url } } }';
    expect((await client.graphql(QUERY, { ids })).data).toEqual({
      nodes: [
        { fileStatus: 'READY', image: { url: shop.fileUrl(ids[0] ?? '') } },
        { fileStatus: 'PROCESSING', image: null },
        { fileStatus: 'READY', url: shop.fileUrl(ids[2] ?? '') },
      ],
    });
    shop.deleteFile(ids[0] ?? '');
    expect((await client.graphql(QUERY, { ids: [ids[0]] })).data).toEqual({ nodes: [null] });
  });
});

describe('metafieldsDelete', () => {
  it('answers what it deleted, null for what was not there', async () => {
    const { gid } = product();
    const m = ['print_sku', 'none'].map((key) => ({ ownerId: gid, namespace: 'custom', key }));
    const { data } = await client.graphql(
      'mutation ($m: [MetafieldIdentifierInput!]!) { metafieldsDelete(metafields: $m) { deletedMetafields { ' +
        'key } userErrors { message } } }',
      { m },
    );
    expect(data).toEqual({ metafieldsDelete: { deletedMetafields: [{ key: 'print_sku' }, null], userErrors: [] } });
  });
});

describe('definitions', () => {
  it('give the type that a write may then leave out', async () => {
    const { gid } = product();
    await client.graphql(
      'mutation { metafieldDefinitionCreate(definition: {name: "SKU", namespace: "print", key: "sku", ' +
        'ownerType: PRODUCT, type: "single_line_text_field"}) { createdDefinition { id } userErrors { code } } }',
    );
    expect(
      (await client.graphql(SET, { m: [{ ownerId: gid, namespace: 'print', key: 'sku', value: 'A' }] })).data,
    ).toMatchObject({ metafieldsSet: { userErrors: [] } });
    expect(
      (await client.graphql(SET, { m: [{ ownerId: gid, namespace: 'print', key: 'other', value: 'A' }] })).data,
    ).toMatchObject({ metafieldsSet: { userErrors: [{ code: 'BLANK' }] } });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { routes, SETTINGS_MAX_BYTES, type RouteContract, type RouteName } from '../../web/contract/index.ts';
import { startPages, type PagesUnderTest } from './pages-under-test.ts';

/** The part of JSON Schema that says what may come in. */
interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly propertyNames?: Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxItems?: number;
  readonly maxProperties?: number;
}

const isClosed = ({ enum: values, const: value }: Schema): boolean => values !== undefined || value !== undefined;

/** What of a schema has no end, by its path. */
function unbounded(schema: Schema, path: string): readonly string[] {
  if (isClosed(schema)) return [];
  const inside = [
    ...Object.entries(schema.properties ?? {}).flatMap(([key, value]) => unbounded(value, `${path}.${key}`)),
    ...(typeof schema.additionalProperties === 'object' ? unbounded(schema.additionalProperties, `${path}.*`) : []),
    ...(schema.items === undefined ? [] : unbounded(schema.items, `${path}[]`)),
    ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap((one) => unbounded(one, path)),
  ];
  return isBounded(schema) ? inside : [path, ...inside];
}

function isBounded(schema: Schema): boolean {
  switch (schema.type) {
    case 'string':
      return schema.maxLength !== undefined || /\{\d*,\d+\}\)?\$$|^\^\[A-Z\]\{2\}\$$/.test(schema.pattern ?? '');
    case 'number':
    case 'integer':
      return (schema.minimum ?? -Infinity) > -(2 ** 53) + 1 && (schema.maximum ?? Infinity) < 2 ** 53 - 1;
    case 'array':
      return schema.maxItems !== undefined;
    case 'object':
      return (
        schema.propertyNames === undefined ||
        isClosed(schema.propertyNames) ||
        (schema.maxProperties !== undefined && isBounded(schema.propertyNames))
      );
    case 'boolean':
    case 'null':
      return true;
    default:
      return schema.anyOf !== undefined || schema.oneOf !== undefined;
  }
}

const NAMES = Object.keys(routes) as RouteName[];

describe('what comes in', () => {
  it.each(NAMES)('[S7] of %s has an end: texts, numbers, lists and dates', (name) => {
    const { params, query, body }: RouteContract = routes[name];
    const parts = [params, query, typeof body === 'string' ? undefined : body].flatMap((part) => part ?? []);
    expect(parts.flatMap((part) => unbounded(z.toJSONSchema(part, { io: 'output' }) as Schema, name))).toEqual([]);
  });

  it('without an end would be found', () => {
    const loose = z.object({ a: z.string(), b: z.int(), c: z.array(z.boolean()), d: z.record(z.string(), z.null()) });
    expect(unbounded(z.toJSONSchema(loose) as Schema, 'x')).toEqual(['x.a', 'x.b', 'x.c', 'x.d']);
  });
});

let pages: PagesUnderTest;
beforeAll(async () => {
  pages = await startPages();
});
afterAll(() => pages.close());

const NUL = '\0';
const HALF = '\uD800';
const cursorOf = (place: unknown): string => Buffer.from(JSON.stringify(place)).toString('base64url');

describe('what no database takes', () => {
  it.each([
    ['orders', { query: { q: NUL } }],
    ['orders', { query: { q: `a${NUL}b` } }],
    ['orders', { query: { after: cursorOf({ atMs: Date.UTC(2026, 0), id: String(2 ** 31) }) } }],
    ['orders', { query: { after: cursorOf({ atMs: 2 ** 53 - 1, id: '1' }) } }],
    ['products', { query: { q: NUL } }],
    ['products', { query: { after: cursorOf({ sortKey: NUL, variantGid: 'x' }) } }],
    ['products', { query: { product: String(2n ** 53n) } }],
    ['exportProducts', { query: { q: NUL } }],
    ['activity', { query: { event: NUL } }],
    ['activity', { query: { fromMs: 2 ** 53 - 1 } }],
    ['exportActivity', { query: { q: NUL } }],
    ['exportActivity', { query: { event: NUL } }],
    ['catalogue', { query: { region: 'EU', product: 2 ** 31 } }],
    ['jobRows', { params: { id: '1' }, query: { after: cursorOf({ row: 2 ** 31 }) } }],
    ['job', { params: { id: String(2 ** 31) } }],
    ['order', { params: { order: String(2n ** 53n) } }],
    ['previewOlderOrders', { body: { fromMs: 0, toMs: 2 ** 53 - 1 } }],
    ['previewOlderOrders', { body: { fromMs: Date.UTC(2026, 0), toMs: 2 ** 53 - 1 } }],
    ['saveSettings', { body: { tagAfterImport: NUL } }],
    ['saveSettings', { body: { optionDefaults: { [HALF]: 'x' } } }],
    ['connect', { params: { region: 'EU' }, body: { apiUser: HALF, apiKey: 'k' } }],
  ] as const)('[S11] is refused by %s: %j', async (name, asking) => {
    expect(await pages.ask(name, asking)).toMatchObject({ status: 400, body: { error: 'invalid_input' } });
  });
});

describe('settings', () => {
  it('of more options than a catalogue has are refused', async () => {
    const optionDefaults = Object.fromEntries(Array.from({ length: 201 }, (_, n) => [`o${n}`, 'v']));
    expect((await pages.ask('saveSettings', { body: { optionDefaults } })).status).toBe(400);
  });

  it('[S12] larger than what a shop may have are refused, in one go and bit by bit', async () => {
    const before = await pages.ask('settings');
    const ofLength = (length: number) =>
      Array.from({ length }, () => ({ title: '漢'.repeat(255), country: null, region: 'EU', method: 'm' }));
    expect(await pages.ask('saveSettings', { body: { shippingRules: ofLength(500) } })).toMatchObject({
      status: 413,
      body: { error: 'too_many' },
    });
    expect((await pages.ask('settings')).text).toBe(before.text);
    const most = Math.floor(SETTINGS_MAX_BYTES / 850);
    expect((await pages.ask('saveSettings', { body: { shippingRules: ofLength(most) } })).status).toBe(200);
    const optionDefaults = Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`${n}`, '漢'.repeat(255)]));
    expect((await pages.ask('saveSettings', { body: { optionDefaults } })).status).toBe(413);
  });
});

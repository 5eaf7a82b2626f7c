import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { asFulfillmentOrderGid, asList, asObject, asOrderGid, asText, parseObject } from './json.ts';

it('never throws and never makes up a value, whatever the JSON is', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect([null, value]).toContain(asObject(value));
      expect(Array.isArray(asList(value))).toBe(true);
      const gid = asOrderGid(value);
      expect(gid === null || /^gid:\/\/shopify\/Order\/\d+$/.test(gid)).toBe(true);
    }),
  );
});

it.each([
  [null, null],
  [[], null],
  ['x', null],
  [{ a: 1 }, { a: 1 }],
])('%j as an object is %j', (value, expected) => {
  expect(asObject(value)).toEqual(expected);
});

it.each([
  [' x ', 'x'],
  ['', null],
  [5, '5'],
  [Number.NaN, null],
  [true, null],
  [undefined, null],
])('%j as text is %j', (value, expected) => {
  expect(asText(value)).toBe(expected);
});

it.each([
  [7, 'gid://shopify/Order/7'],
  ['7', 'gid://shopify/Order/7'],
  ['gid://shopify/Order/7', 'gid://shopify/Order/7'],
  ['gid://shopify/Customer/7', null],
  ['seven', null],
  [-7, null],
  [1.5, null],
  ['9'.repeat(20), `gid://shopify/Order/${'9'.repeat(20)}`],
  ['9'.repeat(21), null],
  [`gid://shopify/Order/${'9'.repeat(21)}`, null],
  [1e21, null],
  [null, null],
])('%j names the order %j', (value, expected) => {
  expect(asOrderGid(value)).toBe(expected);
});

it('does not take an order for a fulfillment order', () => {
  expect(asFulfillmentOrderGid('gid://shopify/Order/7')).toBeNull();
  expect(asFulfillmentOrderGid('gid://shopify/FulfillmentOrder/7')).toBe('gid://shopify/FulfillmentOrder/7');
});

it.each([
  ['{"a":"\u00e4"}', { a: '\u00e4' }],
  ['[1]', null],
  ['"{}"', null],
  ['{"a":', null],
  ['', null],
])('reads the bytes of %s as an object or not at all', (text, object) => {
  expect(parseObject(Buffer.from(text))).toEqual(object);
});

it.each([
  ['nested', '['.repeat(4_000_000) + ']'.repeat(4_000_000)],
  ['beside each other', `[${'[],'.repeat(2_000_000)}[]]`],
])('does not read millions of lists, %s', (_how, lists) => {
  expect(parseObject(Buffer.from(`{"id":1,"lists":${lists}}`))).toBeNull();
});

it('reads the largest order there can be', () => {
  const order = { id: 1, line_items: Array.from({ length: 50_000 }, (_, id) => ({ id, title: `Canvas, ${id}` })) };
  expect(parseObject(Buffer.from(JSON.stringify({ ...order, note: 'x'.repeat(2_000_000) })))).toMatchObject({ id: 1 });
});

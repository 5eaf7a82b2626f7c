import { describe, expect, it } from 'vitest';
import { isBelievable, namesItsShop } from './believable.ts';

const SHOP = 'acme.myshopify.com';
const OF_THE_SHOP = ['app/uninstalled', 'customers/data_request', 'customers/redact', 'shop/redact'];

const believed = (topic: string, body: string): boolean => isBelievable({ topic, shop: SHOP, body: Buffer.from(body) });
const padded = (fields: object): string => JSON.stringify({ ...fields, note: 'x'.repeat(70_000) });

describe('signed bytes', () => {
  it('are a webhook when they begin as a JSON object does', () => {
    expect(believed('orders/paid', '{"id":1}')).toBe(true);
    expect(believed('orders/paid', '{"id":')).toBe(true);
  });

  it.each([
    ['a session token', 'eyJhbGciOiJIUzI1NiJ9.eyJkZXN0IjoiaHR0cHM6Ly9hY21lIn0'],
    ['a launch query', 'embedded=1&host=YWJj&shop=acme.myshopify.com&timestamp=1'],
    ['a list', '[{"id":1}]'],
    ['a text', '"{}"'],
    ['nothing', ''],
  ])('that are %s are none', (_what, body) => {
    expect(believed('orders/paid', body)).toBe(false);
  });

  it.each(OF_THE_SHOP)('of %s are believed about the shop that they name, and no other', (topic) => {
    expect(believed(topic, `{"shop_domain":"${SHOP}"}`)).toBe(true);
    expect(believed(topic, `{"myshopify_domain":"${SHOP}","domain":"www.acme.example"}`)).toBe(true);
    expect(believed(topic, `{"domain":"ACME.myshopify.com"}`)).toBe(true);
    expect(believed(topic, '{"shop_domain":"other.myshopify.com"}')).toBe(false);
    expect(believed(topic, `{"myshopify_domain":"other.myshopify.com","domain":"${SHOP}"}`)).toBe(false);
    expect(believed(topic, '{"id":1}')).toBe(false);
    expect(believed(topic, '{"shop_domain":')).toBe(false);
  });

  it('that are too many to be read at once are read later', () => {
    expect(believed('customers/redact', padded({ shop_domain: 'other.myshopify.com' }))).toBe(true);
    expect(namesItsShop({ shop_domain: 'other.myshopify.com' }, { topic: 'customers/redact', shop: SHOP })).toBe(false);
    expect(namesItsShop({}, { topic: 'orders/paid', shop: SHOP })).toBe(true);
  });
});

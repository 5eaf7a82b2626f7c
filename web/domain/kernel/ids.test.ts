import { describe, expect, it } from 'vitest';
import { gidNumber, gidOf, parseShopDomain } from './ids.ts';

describe('a shop domain', () => {
  it.each([
    ['acme.myshopify.com', 'acme.myshopify.com'],
    [' ACME-2.MyShopify.com ', 'acme-2.myshopify.com'],
  ])('%j is %s', (text, expected) => {
    expect(parseShopDomain(text)).toBe(expected);
  });

  it.each([
    '',
    'acme.com',
    '-acme.myshopify.com',
    'a.b.myshopify.com',
    'acme.myshopify.com.evil.example',
    'acme.myshopify.com/x',
  ])('is not %j', (text) => {
    expect(parseShopDomain(text)).toBeNull();
  });
});

it.each([
  ['gid://shopify/Order/123', '123'],
  ['gid://shopify/FulfillmentService/7?id=true', '7'],
  ['gid://shopify/Order/', null],
  ['123', null],
  ['gid://shopify/Order/12x', null],
])('the number in %j is %j', (gid, number) => {
  expect(gidNumber(gid)).toBe(number);
});

it('a gid is made of its kind and number, and gives the number back', () => {
  expect(gidOf('ProductVariant', '42')).toBe('gid://shopify/ProductVariant/42');
  expect(gidNumber(gidOf('Order', '7'))).toBe('7');
});

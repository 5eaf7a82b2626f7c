import { describe, expect, it } from 'vitest';
import { gidNumber, parseShopDomain } from './ids.ts';

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

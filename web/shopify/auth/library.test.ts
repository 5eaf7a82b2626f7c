import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createShopifyLibrary } from './library.ts';

const library = createShopifyLibrary({ apiKey: 'key', apiSecret: 'secret' });
const NOW_SECONDS = Math.floor(Date.now() / 1_000);
const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function tokenOf(claims: object, secret = 'secret', alg = 'HS256'): string {
  const signed = `${encode({ alg, typ: 'JWT' })}.${encode(claims)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

describe('what the library says of a token', () => {
  it.each([
    ['in time', { exp: NOW_SECONDS + 60, nbf: NOW_SECONDS }],
    ['that has ended', { exp: NOW_SECONDS - 86_400, nbf: NOW_SECONDS - 90_000 }],
    ['that has not begun', { exp: NOW_SECONDS + 90_000, nbf: NOW_SECONDS + 86_400 }],
  ])('%s: what it claims, when the secret signed it', async (_when, claims) => {
    expect(await library.readSessionToken(tokenOf(claims))).toEqual({ outcome: 'signed', claims });
    // Its signature is looked at before its time.
    expect(await library.readSessionToken(tokenOf(claims, 'other'))).toEqual({ outcome: 'forged' });
  });

  it.each([
    ['', 'nothing'],
    ['no token', 'a word'],
    ['"exp" claim timestamp check failed', 'the words by which it says that a token has ended'],
    [`${encode({ alg: 'HS256' })}.${encode({})}."nbf" claim timestamp check failed`, 'the same in a signature'],
    [tokenOf({}, 'secret', 'none'), 'another algorithm'],
    [tokenOf({ exp: 'soon' }), 'a time that is none'],
  ])('is not that it is signed, for %j', async (token) => {
    expect((await library.readSessionToken(token)).outcome).not.toBe('signed');
  });
});

describe('the shop that a text names', () => {
  it.each([
    ['one.myshopify.com', 'one.myshopify.com'],
    [' One.MyShopify.com ', 'one.myshopify.com'],
    ['admin.shopify.com/store/one', 'one.myshopify.com'],
    ['', null],
    ['one', null],
    ['one.shopify.com', null],
    ['one.shop.dev', null],
    ['one.myshopify.com/', null],
    ['one_two.myshopify.com', null],
    ['one.myshopify.com.evil.example', null],
    ['evil.example/one.myshopify.com', null],
    ['https://one.myshopify.com', null],
    [`${'a'.repeat(64)}.myshopify.com`, null],
  ])('%j: %j', (text, shop) => {
    expect(library.readShop(text)).toBe(shop);
  });
});

import { describe, expect, it } from 'vitest';
import { parseShopDomain } from '../domain/kernel/ids.ts';
import { askedInAdmin, readDocumentRequest, wayToToken, type DocumentRequest } from './document-request.ts';

function asked(url: string, headers: Readonly<Record<string, string>> = {}): DocumentRequest {
  const get = ((name: string) => headers[name]) as Parameters<typeof readDocumentRequest>[0]['get'];
  return readDocumentRequest({ url, get }, parseShopDomain);
}

const SHOP = 'shop=one.myshopify.com';

/** Where a browser at the app's address ends up. */
function bouncedTo(url: string): URL {
  const way = wayToToken(asked(url));
  if (way.outcome !== 'bounce') throw new Error(way.outcome);
  return new URL(way.address, 'https://app.example.com');
}

describe('a document without a token', () => {
  it('is bounced to itself, with itself as what App Bridge reloads', () => {
    const bounced = bouncedTo(`/orders?tab=waiting&${SHOP}&embedded=1&id_token=stale&q=%C3%BC+%26`);
    expect(bounced.pathname).toBe('/orders');
    expect(bounced.searchParams.get('shopify-reload')).toBe(
      '/orders?tab=waiting&shop=one.myshopify.com&embedded=1&q=%C3%BC+%26',
    );
    expect(bounced.searchParams.has('id_token')).toBe(false);
  });

  it.each([`/?${SHOP}`, `/orders?${SHOP}&q=a b+c%20d&tab=`, `/%C3%BC?${SHOP}&shopify-reload=/elsewhere`])(
    'is bounced once: %s',
    (url) => {
      const { pathname, search } = bouncedTo(url);
      expect(wayToToken(asked(pathname + search))).toEqual({ outcome: 'here' });
    },
  );

  it.each([
    '//evil.example/orders',
    '/\\evil.example/orders',
    '/\t/evil.example/orders',
    '/./\\/evil.example/orders',
    '/..//evil.example/orders',
  ])('stays on the app’s own origin, whatever its path is: %j', (path) => {
    const bounced = bouncedTo(`${path}?${SHOP}`);
    const target = new URL(bounced.searchParams.get('shopify-reload') ?? '', bounced);
    expect([bounced.origin, target.origin]).toEqual(['https://app.example.com', 'https://app.example.com']);
  });

  it.each(['https://evil.example/', '//evil.example', '/other', '', 'javascript:alert(1)'])(
    'goes nowhere that its address names: %j',
    (target) => {
      const query = `${SHOP}&shopify-reload=${encodeURIComponent(target)}`;
      expect(bouncedTo(`/orders?${query}`).searchParams.getAll('shopify-reload')).toEqual([`/orders?${SHOP}`]);
    },
  );

  it('and without a shop is bounced in a frame only, which the browser knows', () => {
    expect(wayToToken(asked('/orders?tab=waiting'))).toEqual({ outcome: 'if_framed' });
    expect(wayToToken(asked('/orders?shopify-reload=%2Forders'))).toEqual({ outcome: 'here' });
    expect(bouncedTo('/orders?shopify-reload=https://evil.example').search).toBe('?shopify-reload=%2Forders');
  });

  it('is not bounced when App Bridge asks for it, nor for what is no shop', () => {
    const bearer = { authorization: 'Bearer stale' };
    expect(wayToToken(asked(`/orders?${SHOP}`, bearer))).toEqual({ outcome: 'here' });
    expect(wayToToken(asked('/orders?shop=evil.example'))).toEqual({ outcome: 'here' });
  });
});

describe('what a request says', () => {
  it('is whose admin it is, and the token: in a header, or in the address', () => {
    expect(asked(`/?${SHOP}&id_token=a`, { authorization: 'Bearer b' })).toMatchObject({
      shop: 'one.myshopify.com',
      token: 'b',
      isByAppBridge: true,
      isFramed: true,
    });
    expect(asked('/?id_token=a')).toMatchObject({ shop: null, isForeign: false, token: 'a', isByAppBridge: false });
    expect(asked('/?shop=')).toMatchObject({ shop: null, isForeign: false, token: null });
    expect(asked('/?shop=evil.example')).toMatchObject({ shop: null, isForeign: true });
  });

  it.each([
    [`/?${SHOP}&embedded=1`, {}, true],
    [`/?${SHOP}`, { 'sec-fetch-dest': 'iframe' }, true],
    [`/?${SHOP}`, { 'sec-fetch-dest': 'document' }, false],
    [`/?${SHOP}`, {}, false],
  ])('is whether it is in the admin: %s %j', (url, headers, isFramed) => {
    expect(asked(url, headers as Record<string, string>).isFramed).toBe(isFramed);
  });

  it('is the locale, or as near as the browser comes to it', () => {
    expect(asked('/?locale=de-DE', { 'accept-language': 'en' })).toMatchObject({ locale: 'de-DE', language: 'de-DE' });
    expect(asked('/', { 'accept-language': 'de-AT,de;q=0.9' })).toMatchObject({ locale: '', language: 'de-AT' });
    expect(asked('/', { 'accept-language': '*' }).language).toBe('');
  });
});

describe('the way into the admin', () => {
  it('leads to the page that was asked for, with its own parameters', () => {
    const app = 'https://admin.shopify.com/store/one/apps/key';
    const query = `${SHOP}&host=x&id_token=y&locale=de`;
    expect(askedInAdmin(asked(`/orders?${query}&tab=waiting&q=a%26b`), 'key')).toBe(
      `${app}/orders?tab=waiting&q=a%26b`,
    );
    expect(askedInAdmin(asked(`/?${query}`), 'key')).toBe(app);
    expect(askedInAdmin(asked('/orders'), 'key')).toBe('https://admin.shopify.com/');
  });
});

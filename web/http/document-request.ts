import type { Request } from 'express';
import { addressInAdmin } from '../contract/shopify-parameters.ts';
import type { ShopDomain } from '../domain/kernel/ids.ts';

/**
 * What the address and the headers of a request for a document say. Nothing of it is proven but by the token, and any
 * of it may be missing: a page that is reloaded after a walk through the app has its path alone.
 */
export interface DocumentRequest {
  readonly pathname: string;
  readonly search: URLSearchParams;
  /** Whose admin the address names; null = nobody's. */
  readonly shop: ShopDomain | null;
  /** It names something that is no shop. */
  readonly isForeign: boolean;
  readonly token: string | null;
  /** Asked for by App Bridge, which has just got a token for it. */
  readonly isByAppBridge: boolean;
  /** In the admin, as far as the browser says. */
  readonly isFramed: boolean;
  /** In a window of its own, as far as the browser says: its visitor may still be in Shopify's own mobile app. */
  readonly isAlone: boolean;
  /** The admin's, as the address has it; empty = it has none. */
  readonly locale: string;
  /** The same, or as near as the browser comes to it. */
  readonly language: string;
}

/** What App Bridge asks for with a new token when the address has none (shopify-platform §2.3). */
const RELOAD = 'shopify-reload';
const TOKEN = 'id_token';
const FRAMES: ReadonlySet<string> = new Set(['iframe', 'frame']);
const ADMIN = 'https://admin.shopify.com';

export function readDocumentRequest(
  request: Pick<Request, 'url' | 'get'>,
  parseShop: (text: string) => ShopDomain | null,
): DocumentRequest {
  const header = (name: string): string => request.get(name) ?? '';
  // Below a host of ours no path leads elsewhere; with two slashes at its beginning it would, once it stands alone.
  const { pathname, searchParams: search } = new URL(`http://app.invalid${request.url}`);
  const named = search.get('shop') ?? '';
  const shop = parseShop(named);
  const locale = search.get('locale') ?? '';
  const bearer = /^Bearer (\S+)$/.exec(header('authorization'))?.[1] ?? null;
  return {
    pathname: pathname.replace(/^\/+/, '/'),
    search,
    shop,
    isForeign: shop === null && named !== '',
    token: bearer ?? search.get(TOKEN),
    isByAppBridge: bearer !== null,
    isFramed: search.get('embedded') === '1' || bearer !== null || FRAMES.has(header('sec-fetch-dest')),
    isAlone: header('sec-fetch-dest') === 'document',
    locale,
    language: locale === '' ? (/^[\w-]*/.exec(header('accept-language'))?.[0] ?? '') : locale,
  };
}

function addressOf(pathname: string, search: URLSearchParams): string {
  const text = search.toString();
  return text === '' ? pathname : `${pathname}?${text}`;
}

/**
 * Where App Bridge brings the document back from: the same address with itself as what to reload, on this very origin,
 * whatever was asked for.
 */
function bounceAddress({ pathname, search }: DocumentRequest): string {
  const bounced = new URLSearchParams(search);
  for (const name of [TOKEN, RELOAD]) bounced.delete(name);
  bounced.set(RELOAD, addressOf(pathname, bounced));
  return addressOf(pathname, bounced);
}

/** What becomes of a document that nobody has proven to be a merchant's: App Bridge is to come with a token. */
export type WayToToken =
  /** It stands where App Bridge acts. */
  | { readonly outcome: 'here' }
  | { readonly outcome: 'bounce'; readonly address: string }
  /** Only the browser knows whether it is in an admin, which then knows the shop. */
  | { readonly outcome: 'if_framed' };

export function wayToToken(asked: DocumentRequest): WayToToken {
  const address = bounceAddress(asked);
  if (asked.isByAppBridge || asked.isForeign || addressOf(asked.pathname, asked.search) === address)
    return { outcome: 'here' };
  return asked.shop !== null || asked.search.has(RELOAD) ? { outcome: 'bounce', address } : { outcome: 'if_framed' };
}

/** The app's address in the admin of a shop; its pages stand below. */
export function appInAdmin(shop: ShopDomain, apiKey: string): string {
  return `${ADMIN}/store/${shop.replace('.myshopify.com', '')}/apps/${apiKey}`;
}

/** Where the admin shows what was asked for; without a shop, the admin. */
export function askedInAdmin(asked: DocumentRequest, apiKey: string): string {
  return asked.shop === null ? `${ADMIN}/` : addressInAdmin(appInAdmin(asked.shop, apiKey), asked);
}

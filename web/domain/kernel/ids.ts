/**
 * Branded ids: a fulfillment order's gid can never be passed where an order's is wanted.
 * The brand exists only for the compiler; at run time every id is a plain string.
 */
declare const brand: unique symbol;
type Brand<Name extends string> = string & { readonly [brand]: Name };

export type ShopDomain = Brand<'ShopDomain'>;
export type OrderGid = Brand<'OrderGid'>;
export type LineItemGid = Brand<'LineItemGid'>;
export type FulfillmentOrderGid = Brand<'FulfillmentOrderGid'>;
export type FulfillmentOrderLineItemGid = Brand<'FulfillmentOrderLineItemGid'>;
export type FulfillmentGid = Brand<'FulfillmentGid'>;
export type ConnectionId = Brand<'ConnectionId'>;
export type PrintOrderId = Brand<'PrintOrderId'>;
/** Picanova's own order id. Opaque text: `PPO` + digits, + `T` for test orders, is only what has been seen. */
export type PicanovaOrderId = Brand<'PicanovaOrderId'>;

/** The merchant's Picanova account region. Credentials, catalogue, ids and prices never cross regions. */
export const REGIONS = ['EU', 'US'] as const;
export type Region = (typeof REGIONS)[number];

const SHOP_DOMAIN = /^[a-z0-9][a-z0-9-]{0,62}\.myshopify\.com$/;

/** The permanent domain of a shop, lower-cased, or null when the text is not one. */
export function parseShopDomain(text: string): ShopDomain | null {
  const domain = text.trim().toLowerCase();
  return SHOP_DOMAIN.test(domain) ? (domain as ShopDomain) : null;
}

/** The number at the end of a gid: `gid://shopify/Order/123?x=1` → `123`; null when there is none. */
export function gidNumber(gid: string): string | null {
  return /^gid:\/\/shopify\/\w+\/(\d+)(?:\?.*)?$/.exec(gid)?.[1] ?? null;
}

/** The kinds of gid that are made from a number here. */
interface Gids {
  readonly Order: OrderGid;
  readonly FulfillmentOrder: FulfillmentOrderGid;
  readonly Product: string;
  readonly ProductVariant: string;
}

/** The gid of a number, which is what routes and links name. */
export function gidOf<Type extends keyof Gids>(type: Type, number: string): Gids[Type] {
  return `gid://shopify/${type}/${number}` as Gids[Type];
}

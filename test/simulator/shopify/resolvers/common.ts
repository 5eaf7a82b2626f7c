import { accessDenied, unknownId } from '../graphql/errors.ts';
import { hasAnyScope, type RequestContext } from '../graphql/context.ts';
import type { Address, FulfillmentOrder, Shop } from '../world/state.ts';

export const iso = (ms: number | null): string | null =>
  ms === null ? null : new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');

/** `12.5` → `12.50`, as Shopify writes `Money`. */
export function moneyBag(amount: number | string, currencyCode: string): unknown {
  const money = { amount: Number(amount).toFixed(2), currencyCode };
  return { shopMoney: money, presentmentMoney: money };
}

/** Scopes that open a fulfillment order, by where it is assigned (shopify-platform §3.3). */
function scopesFor(fulfillmentOrder: FulfillmentOrder, verb: 'read' | 'write'): readonly string[] {
  const { service } = fulfillmentOrder.location;
  if (!service) return [`${verb}_merchant_managed_fulfillment_orders`];
  const thirdParty = `${verb}_third_party_fulfillment_orders`;
  return service.ownedByApp ? [`${verb}_assigned_fulfillment_orders`, thirdParty] : [thirdParty];
}

export function canRead(shop: Shop, fulfillmentOrder: FulfillmentOrder): boolean {
  return hasAnyScope(shop, scopesFor(fulfillmentOrder, 'read'));
}

export function canWrite(shop: Shop, fulfillmentOrder: FulfillmentOrder): boolean {
  return hasAnyScope(shop, scopesFor(fulfillmentOrder, 'write'));
}

/** The fulfillment order a mutation names; unknown, invisible and forbidden ones are top-level errors. */
export function writableFulfillmentOrder({ shop }: RequestContext, gid: string, field: string): FulfillmentOrder {
  const fulfillmentOrder = shop.fulfillmentOrders.get(gid);
  if (!fulfillmentOrder || !canRead(shop, fulfillmentOrder)) throw unknownId(gid);
  if (!canWrite(shop, fulfillmentOrder)) throw accessDenied(field, scopesFor(fulfillmentOrder, 'write'));
  return fulfillmentOrder;
}

export function fullName(address: Address): string | null {
  const name = [address.firstName, address.lastName].filter(Boolean).join(' ');
  return name === '' ? null : name;
}

const DAY_MS = 86_400_000;

/** Orders older than 60 days are invisible without `read_all_orders` (shopify-platform §12). */
export function isOrderVisible({ shop, world }: RequestContext, order: { readonly createdAtMs: number }): boolean {
  return shop.scopes.has('read_all_orders') || world.now() - order.createdAtMs <= 60 * DAY_MS;
}

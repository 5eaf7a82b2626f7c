import type { ShopDomain } from '../../domain/kernel/ids.ts';
import { leftOutBy } from '../../domain/planning/left-out.ts';
import type { ShopifyAddress, ShopifyOrder } from '../../domain/planning/shopify-order.ts';
import type { AccessRefusal, Clock, Log, Shop, ShopifyAdmin, ShopStore } from '../ports/index.ts';

/**
 * What Shopify refuses the app because nobody has granted it (shopify-platform §6.5). It is remembered by shop, so that
 * Home can say what to grant and where; the shop's comparison with Shopify asks again until it is open.
 */
export interface RefusedAccess {
  /** Something was refused. */
  note(shop: ShopDomain, refusal: AccessRefusal): Promise<void>;
  /** An order that shows its address: customer data is open to the app, whatever was noted of another order. */
  seen(shop: Shop, order: ShopifyOrder): Promise<void>;
  /** Asks again for what was refused: once it is open, or nobody can tell any more, all that waited goes on. */
  askAgain(shop: Shop): Promise<void>;
}

/** Granting takes a person minutes, and then the orders are waited for. */
const ASK_AGAIN_MS = 2 * 60_000;

/** An order that is to be shipped to an address which Shopify keeps back. */
export function withholdsAddress({ fulfillmentOrders }: ShopifyOrder): boolean {
  return fulfillmentOrders.some(
    ({ destination, deliveryMethodType }) => destination.kind === 'withheld' && leftOutBy(deliveryMethodType) === null,
  );
}

/** None of what Shopify protects, and nothing can be delivered without (shopify-platform §6.5). */
function isBlank({ firstName, lastName, address1, address2, city, zip }: ShopifyAddress): boolean {
  return [firstName, lastName, address1, address2, city, zip].every((field) => field === null);
}

function showsAddress({ fulfillmentOrders }: ShopifyOrder): boolean {
  return fulfillmentOrders.some(({ destination }) => destination.kind === 'address' && !isBlank(destination.address));
}

/**
 * Shopify may keep back an address without an error, as nothing but nulls. As long as a shop has shown no address at
 * all, that is what a blank one is taken for; afterwards it is one that was entered without its parts.
 */
export function asShown(order: ShopifyOrder, { showsAddresses }: Pick<Shop, 'showsAddresses'>): ShopifyOrder {
  if (showsAddresses) return order;
  const fulfillmentOrders = order.fulfillmentOrders.map((one) =>
    one.destination.kind === 'address' && isBlank(one.destination.address)
      ? { ...one, destination: { kind: 'withheld' as const } }
      : one,
  );
  return { ...order, fulfillmentOrders };
}

export function createRefusedAccess(ports: {
  readonly shops: Pick<ShopStore, 'markAccessRefused' | 'grantAccess' | 'rememberAddresses'>;
  readonly shopify: Pick<ShopifyAdmin, 'readOrder' | 'listPaidUnfulfilled'>;
  readonly clock: Clock;
  readonly log: Log;
}): RefusedAccess {
  const { shops, shopify, clock, log } = ports;

  /** Reads the very order that was refused, or else a list of one; null = nothing is refused that could be told. */
  async function stillRefused(shop: Shop, refusal: AccessRefusal): Promise<AccessRefusal | null> {
    const { orderGid } = refusal;
    const { fieldNamespace, otherNamespace } = shop.settings;
    const answer =
      orderGid === null
        ? await shopify.listPaidUnfulfilled(shop.domain, { createdSinceMs: shop.installedAtMs, after: null, limit: 1 })
        : await shopify.readOrder(shop.domain, orderGid, [fieldNamespace, otherNamespace]);
    switch (answer.outcome) {
      case 'read':
        return withholdsAddress(asShown(answer.order, shop)) ? { scopes: [], orderGid } : null;
      case 'not_granted':
        return { scopes: answer.scopes, orderGid };
      case 'listed':
      case 'not_found':
      case 'refused':
        return null;
      default:
        return refusal;
    }
  }

  async function note(shop: ShopDomain, refusal: AccessRefusal): Promise<void> {
    const nowMs = clock.now();
    log.warn('access_not_granted', { shop, scopes: refusal.scopes });
    await shops.markAccessRefused(shop, refusal, { nowMs, askAgainAtMs: nowMs + ASK_AGAIN_MS });
  }

  return {
    note,
    async seen(shop, order) {
      if (!showsAddress(order)) return;
      if (!shop.showsAddresses) await shops.rememberAddresses(shop.domain);
      const isOfCustomerData = shop.accessRefused !== null && shop.accessRefused.scopes.length === 0;
      if (isOfCustomerData) await shops.grantAccess(shop.domain, clock.now());
    },
    async askAgain(shop) {
      if (shop.accessRefused === null) return;
      const refusal = await stillRefused(shop, shop.accessRefused);
      await (refusal === null ? shops.grantAccess(shop.domain, clock.now()) : note(shop.domain, refusal));
    },
  };
}

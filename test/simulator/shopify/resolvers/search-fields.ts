import { gidNumber } from '../gid.ts';
import { matchesTime, unknownFilter, type Term } from '../graphql/search.ts';
import { metafieldOf, resolveNamespace } from '../world/metafields.ts';
import { displayFulfillmentStatus } from '../world/order-status.ts';
import type { FulfillmentOrder, Order, Product, Shop, Variant, World } from '../world/state.ts';

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

function matchesId(gid: string, term: Term): boolean {
  const given = Number(term.value.split('/').at(-1));
  const id = gidNumber(gid);
  switch (term.operator) {
    case ':':
      return id === given;
    case '>':
      return id > given;
    case '>=':
      return id >= given;
    case '<':
      return id < given;
    case '<=':
      return id <= given;
  }
}

/**
 * `unfulfilled` and `unshipped` are the order's old three-valued status: nothing shipped yet, so orders in progress or
 * on hold are among them and `-fulfillment_status:on_hold` takes those out.
 */
function matchesFulfillmentStatus(order: Order, value: string): boolean {
  const status = displayFulfillmentStatus(order);
  switch (value.toLowerCase()) {
    case 'unfulfilled':
    case 'unshipped':
      return status !== 'FULFILLED' && status !== 'PARTIALLY_FULFILLED';
    case 'partial':
    case 'partially_fulfilled':
      return status === 'PARTIALLY_FULFILLED';
    case 'fulfilled':
    case 'shipped':
      return status === 'FULFILLED';
    default:
      return same(status, value);
  }
}

function matchesOrderStatus(order: Order, value: string): boolean {
  switch (value) {
    case 'any':
      return true;
    case 'open':
    case 'not_closed':
      return order.closedAtMs === null && (value === 'not_closed' || order.cancelledAtMs === null);
    case 'closed':
      return order.closedAtMs !== null;
    case 'cancelled':
      return order.cancelledAtMs !== null;
    default:
      return false;
  }
}

export function matchesOrder(order: Order, term: Term): boolean {
  switch (term.field) {
    case 'financial_status':
      return same(order.financialStatus, term.value);
    case 'fulfillment_status':
      return matchesFulfillmentStatus(order, term.value);
    case 'status':
      return matchesOrderStatus(order, term.value);
    case 'created_at':
    case 'processed_at':
      return matchesTime(order.createdAtMs, term);
    case 'updated_at':
      return matchesTime(order.updatedAtMs, term);
    case 'id':
      return matchesId(order.id, term);
    case 'name':
      return same(order.name.replace('#', ''), term.value.replace('#', ''));
    case 'tag':
      return order.tags.some((tag) => same(tag, term.value));
    case 'tag_not':
      return !order.tags.some((tag) => same(tag, term.value));
    case 'test':
      return order.test === (term.value === 'true');
    case null:
      return order.name.includes(term.value);
    default:
      return unknownFilter('orders', term);
  }
}

export function matchesFulfillmentOrder(fulfillmentOrder: FulfillmentOrder, term: Term): boolean {
  switch (term.field) {
    case 'assigned_location_id':
      return matchesId(fulfillmentOrder.location.id, term);
    case 'status':
      return same(fulfillmentOrder.status, term.value);
    case 'updated_at':
      return matchesTime(fulfillmentOrder.updatedAtMs, term);
    default:
      return unknownFilter('fulfillmentOrders', term);
  }
}

export function matchesProduct(shop: Shop, world: World): (product: Product, term: Term) => boolean {
  return (product, term) => {
    const metafield = /^metafields\.(.+)\.([^.]+)$/.exec(term.field ?? '');
    if (metafield) {
      const [, namespace = '', key = ''] = metafield;
      const found = metafieldOf(shop, product.id, `${resolveNamespace(world, namespace)}.${key}`);
      return found !== null && (term.value === '*' || found.value === term.value);
    }
    switch (term.field) {
      case 'id':
        return matchesId(product.id, term);
      case 'title':
      case null:
        return product.title.toLowerCase().includes(term.value.replaceAll('*', '').toLowerCase());
      case 'handle':
        return product.handle === term.value;
      case 'tag':
        return product.tags.some((tag) => same(tag, term.value));
      case 'sku':
        return product.variantList.some(({ sku }) => same(sku ?? '', term.value));
      case 'status':
        return same('ACTIVE', term.value);
      case 'updated_at':
        return matchesTime(product.updatedAtMs, term);
      case 'created_at':
        return matchesTime(product.createdAtMs, term);
      default:
        return unknownFilter('products', term);
    }
  };
}

/** No metafield filter here: Shopify documents none for variants (shopify-platform §3.4). */
export function matchesVariant(variant: Variant, term: Term): boolean {
  switch (term.field) {
    case 'id':
      return matchesId(variant.id, term);
    case 'product_id':
      return matchesId(variant.product.id, term);
    case 'sku':
      return same(variant.sku ?? '', term.value);
    case 'title':
      return same(variant.title, term.value);
    case null:
      return `${variant.product.title} ${variant.title} ${variant.sku ?? ''}`
        .toLowerCase()
        .includes(term.value.toLowerCase());
    default:
      return unknownFilter('productVariants', term);
  }
}

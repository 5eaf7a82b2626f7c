import type { NewAddress, NewBundle, NewOrder, NewOrderLine } from '../types.ts';
import { merchantLocation } from './new-shop.ts';
import { fulfillmentOrderBody, orderBody } from './payloads.ts';
import type { Address, FulfillmentOrder, LineItem, LineItemGroup, Location, Order, Shop, World } from './state.ts';

const COLOGNE: NewAddress = {
  firstName: 'Erika',
  lastName: 'Mustermann',
  address1: 'Heidestraße 17',
  city: 'Köln',
  zip: '51147',
  country: 'Germany',
  countryCode: 'DE',
  phone: '+49 221 1234567',
};

/**
 * A checkout: the order, its fulfillment orders by location, then the webhooks; receivers may not rely on their
 * sequence.
 */
export function placeOrder(world: World, shop: Shop, input: NewOrder): Order {
  const createdAtMs = input.createdAtMs ?? world.now();
  shop.orderCount += 1;
  const number = 1000 + shop.orderCount;
  const order: Order = {
    graphqlType: 'Order',
    id: world.mint.gid('Order'),
    name: `#${number}`,
    number,
    test: input.test ?? false,
    currencyCode: shop.currency,
    tags: normalTags(input.tags ?? []),
    email: input.email === undefined ? 'buyer@example.com' : input.email,
    financialStatus: (input.paid ?? true) ? 'PAID' : 'PENDING',
    address: input.shippingAddress === null ? null : completeAddress(world, input.shippingAddress ?? COLOGNE),
    shipping: null,
    refunded: 0,
    tax: input.tax ?? null,
    riskLevel: input.riskLevel === undefined ? world.quirks.riskAtFirst : input.riskLevel,
    lines: [],
    fulfillmentOrderList: [],
    fulfillmentList: [],
    edited: false,
    cancelReason: null,
    cancelledAtMs: null,
    closedAtMs: null,
    paidAtMs: (input.paid ?? true) ? createdAtMs : null,
    createdAtMs,
    updatedAtMs: createdAtMs,
  };
  if (input.shippingTitle !== null)
    order.shipping = {
      id: world.mint.gid('ShippingLine'),
      title: input.shippingTitle ?? 'Standard',
      price: input.shippingPrice ?? '4.90',
      order,
    };
  shop.orders.set(order.id, order);
  for (const line of input.lines) {
    const group = 'bundle' in line ? newGroup(world, shop, line) : null;
    const lines = 'bundle' in line ? line.components : [line];
    for (const one of lines) order.lines.push(newLine(world, shop, { order, line: one, group }));
  }
  route(world, shop, { order, stock: input.locations ?? 'by_stock' });

  world.emit(shop, 'orders/create', orderBody(order));
  if (order.financialStatus === 'PAID') world.emit(shop, 'orders/paid', orderBody(order));
  world.emit(shop, 'orders/updated', orderBody(order));
  for (const fulfillmentOrder of order.fulfillmentOrderList) announceRouted(world, shop, fulfillmentOrder);
  return order;
}

function newGroup(world: World, shop: Shop, { bundle, quantity, properties = [] }: NewBundle): LineItemGroup {
  const variant = shop.variants.get(bundle);
  if (variant === undefined) throw new Error(`no such bundle in ${shop.domain}`);
  return {
    graphqlType: 'LineItemGroup',
    id: world.mint.gid('LineItemGroup'),
    title: variant.product.title,
    quantity,
    variantId: variant.id,
    productId: variant.product.id,
    variantSku: variant.sku,
    customAttributes: properties.map(({ name, value }) => ({ key: name, value })),
  };
}

export function newLine(
  world: World,
  shop: Shop,
  { order, line, group = null }: { order: Order; line: NewOrderLine; group?: LineItemGroup | null },
): LineItem {
  if (!Number.isInteger(line.quantity) || line.quantity < 1)
    throw new Error(`a line needs a quantity of 1 or more, not ${line.quantity}`);
  const variant = 'variant' in line ? shop.variants.get(line.variant) : null;
  if (variant === undefined) throw new Error(`no such variant in ${shop.domain}`);
  const custom = 'variant' in line ? null : line;
  const price = line.bundlePrice ?? variant?.price ?? custom?.price ?? '0.00';
  const item: LineItem = {
    graphqlType: 'LineItem',
    id: world.mint.gid('LineItem'),
    order,
    title: variant?.product.title ?? custom?.title ?? '',
    variantTitle: variant?.title ?? null,
    sku: variant?.sku ?? null,
    price,
    discountedPrice: line.discountedTo ?? price,
    requiresShipping: line.requiresShipping ?? true,
    deliveryMethod: line.deliveryMethod ?? 'SHIPPING',
    customAttributes: (line.properties ?? []).map(({ name, value }) => ({ key: name, value })),
    variantGid: variant?.id ?? null,
    productGid: variant?.product.id ?? null,
    lineItemGroup: group,
    quantity: line.quantity,
    currentQuantity: line.quantity,
  };
  shop.lineItems.set(item.id, item);
  return item;
}

/**
 * One fulfillment order per location and delivery method (shopify-platform §5.1): a service's if the variant is stocked
 * there, else the merchant's.
 */
function route(world: World, shop: Shop, { order, stock }: { order: Order; stock: 'by_stock' | 'merchant' }): void {
  const groups = new Map<string, { readonly location: Location; readonly lines: LineItem[] }>();
  for (const line of order.lines) {
    const location = stock === 'merchant' ? merchantLocation(shop) : locationFor(shop, line);
    const key = `${location.id} ${line.deliveryMethod}`;
    const group = groups.get(key) ?? { location, lines: [] };
    group.lines.push(line);
    groups.set(key, group);
  }
  for (const { location, lines } of groups.values()) {
    newFulfillmentOrder(world, shop, {
      order,
      location,
      lines: lines.map((lineItem) => ({ lineItem, quantity: lineItem.currentQuantity })),
    });
  }
}

export function locationFor(shop: Shop, line: LineItem): Location {
  const variant = line.variantGid === null ? null : shop.variants.get(line.variantGid);
  for (const gid of variant?.stock.keys() ?? []) {
    const location = shop.locations.get(gid);
    if (location?.service) return location;
  }
  return merchantLocation(shop);
}

export function newFulfillmentOrder(
  world: World,
  shop: Shop,
  {
    order,
    location,
    lines,
  }: { order: Order; location: Location; lines: readonly { lineItem: LineItem; quantity: number }[] },
): FulfillmentOrder {
  const fulfillmentOrder: FulfillmentOrder = {
    graphqlType: 'FulfillmentOrder',
    id: world.mint.gid('FulfillmentOrder'),
    order,
    location,
    status: 'OPEN',
    requestStatus: 'UNSUBMITTED',
    progressReported: false,
    lines: lines.map(({ lineItem, quantity }) => ({
      graphqlType: 'FulfillmentOrderLineItem',
      id: world.mint.gid('FulfillmentOrderLineItem'),
      lineItem,
      totalQuantity: quantity,
      remainingQuantity: quantity,
    })),
    holds: [],
    fulfillAtMs: null,
    requests: [],
    fulfillmentList: [],
    createdAtMs: world.now(),
    updatedAtMs: world.now(),
  };
  order.fulfillmentOrderList.push(fulfillmentOrder);
  shop.fulfillmentOrders.set(fulfillmentOrder.id, fulfillmentOrder);
  return fulfillmentOrder;
}

export function announceRouted(world: World, shop: Shop, fulfillmentOrder: FulfillmentOrder): void {
  world.emit(shop, 'fulfillment_orders/order_routing_complete', {
    fulfillment_order: fulfillmentOrderBody(fulfillmentOrder),
  });
}

export function completeAddress(world: World, input: NewAddress): Address & { readonly id: string } {
  return {
    id: `${world.mint.gid('MailingAddress')}?model_name=Address`,
    firstName: input.firstName ?? null,
    lastName: input.lastName ?? null,
    company: input.company ?? null,
    address1: input.address1 ?? null,
    address2: input.address2 ?? null,
    city: input.city ?? null,
    zip: input.zip ?? null,
    province: input.province ?? null,
    provinceCode: input.provinceCode ?? null,
    country: input.country ?? null,
    countryCode: input.countryCode ?? null,
    phone: input.phone ?? null,
  };
}

/** Tags are compared without case, kept sorted, and each kept once, as the admin does. */
export function normalTags(tags: readonly string[]): string[] {
  const byLower = new Map<string, string>();
  for (const tag of tags.flatMap((text) => text.split(','))) {
    const trimmed = tag.trim();
    if (trimmed !== '' && !byLower.has(trimmed.toLowerCase())) byLower.set(trimmed.toLowerCase(), trimmed);
  }
  return [...byLower.values()].sort((a, b) => a.toLowerCase().localeCompare(b.toLowerCase()));
}

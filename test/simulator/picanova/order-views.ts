import { betaDate, orderMoney, toMajor, v1Date } from './formats.ts';
import type { Address, ItemRecord, OrderRecord, OrderStatus, ShipmentRecord } from './order-record.ts';

const LABELS: Record<OrderStatus, string> = {
  DRAFT: 'Draft',
  PENDING: 'Pending',
  ACCEPTED: 'Accepted',
  GENERATED: 'Generated',
  IN_PROGRESS: 'In Progress',
  FULFILLED: 'Fulfilled',
  CANCELLED: 'Cancelled',
  ERROR: 'Error',
};

export interface BetaViewOptions {
  readonly dates: 'object' | 'iso';
  /** Webhook bodies name shipped lines by `item_id` only (picanova-api §7 no. 20). */
  readonly forWebhook: boolean;
}

/** Beta's order, as answers and webhooks carry it. It holds no address (picanova-api §2.2.1, §5.3). */
export function betaOrder(order: OrderRecord, options: BetaViewOptions): object {
  return {
    id: order.id,
    external_id: order.externalId,
    is_test: order.isTest,
    shipping_method: { code: order.shippingMethod, name: order.shippingMethod },
    status: order.status,
    status_label: LABELS[order.status] + (order.isTest ? ' (TEST)' : ''),
    created_at: betaDate(order.createdAtMs, options.dates),
    updated_at: betaDate(order.updatedAtMs, options.dates),
    shipments: order.shipments.map((shipment) => betaShipment(shipment, options)),
    items: order.items.map((item) => betaItem(item, order)),
    totals: {
      ...amount('subtotal_amount', order.subtotalMinor, order),
      ...amount('shipping_amount', order.shippingMinor, order),
      ...amount('total_amount', order.subtotalMinor + order.shippingMinor, order),
      ...amount('customs_shipping_costs', order.customsShippingMinor, order),
    },
  };
}

export function betaShipment(shipment: ShipmentRecord, options: BetaViewOptions): object {
  return {
    shipping_method: { code: shipment.methodCode, name: shipment.methodCode },
    tracking_number: shipment.trackingNumber,
    tracking_url: shipment.trackingUrl,
    shipped_at: betaDate(shipment.shippedAtMs, options.dates),
    items: shipment.items.map(({ itemId, externalId, quantity }) =>
      options.forWebhook ? { item_id: itemId, quantity } : { item_id: itemId, item_external_id: externalId, quantity },
    ),
  };
}

function betaItem(item: ItemRecord, order: OrderRecord): object {
  return {
    id: item.id,
    external_id: item.externalId,
    variant_id: item.variantId,
    name: item.name,
    quantity: item.quantity,
    ...amount('price', item.unitPriceMinor, order),
    file: item.file,
    options: item.options,
  };
}

/** `name` in major units beside `name_details`. */
function amount(name: string, minor: number, order: OrderRecord): object {
  return { [name]: toMajor(minor), [`${name}_details`]: orderMoney(minor, order.currency) };
}

/** V1's row in the list of orders (picanova-api §2.4.5). */
export function v1OrderRow(order: OrderRecord): object {
  return {
    order_id: order.id,
    external_id: order.externalId,
    country: order.shipping.countryCode,
    shipping_type: order.shippingType,
    is_test: order.isTest,
    total_amount: toMajor(order.subtotalMinor + order.shippingMinor),
    created_at: v1Date(order.createdAtMs),
    updated_at: v1Date(order.updatedAtMs),
    fulfilled_at: order.fulfilledAtMs === null ? null : v1Date(order.fulfilledAtMs),
    status: LABELS[order.status],
  };
}

/** V1's order. The shapes of `packages` and `taxes` are not documented: ours (picanova-api §2.4.6). */
export function v1Order(order: OrderRecord): object {
  const money = (minor: number): object => ({ amount: toMajor(minor), currency: order.currency });
  const customsMinor = order.items.reduce((sum, item) => sum + (item.customsValueMinor ?? 0) * item.quantity, 0);
  return {
    ...v1OrderRow(order),
    shipping: v1Address(order.shipping),
    total_amount: money(order.subtotalMinor + order.shippingMinor),
    sub_total: money(order.subtotalMinor),
    shipping_total: money(order.shippingMinor),
    customs_shipping: money(order.customsShippingMinor),
    customs_costs: money(customsMinor),
    packages: order.shipments.map((shipment) => ({
      carrier: shipment.methodCode,
      tracking_number: shipment.trackingNumber,
      tracking_url: shipment.trackingUrl,
      shipped_at: v1Date(shipment.shippedAtMs),
      items: shipment.items.map(({ externalId, quantity }) => ({ external_id: externalId, quantity })),
    })),
    items: order.items.map((item) => ({
      external_id: item.externalId,
      sku: item.sku,
      article: { id: item.variantId, sku: item.articleSku },
      description: [item.name, ...item.options.map(({ value }) => value.name)].join(' - '),
      quantity: item.quantity,
      unit_cost: money(item.unitPriceMinor),
      taxes: [],
    })),
  };
}

/** Not documented: ours, in the words of the request. */
export function betaAddress(address: Address): object {
  const { country, region, ...rest } = v1Address(address);
  return { ...rest, country_code: country, region_code: region };
}

function v1Address(address: Address) {
  return {
    email: address.email,
    firstname: address.firstname,
    lastname: address.lastname,
    company: address.company,
    street_primary: address.streetPrimary,
    street_secondary: address.streetSecondary,
    city: address.city,
    postcode: address.postcode,
    country: address.countryCode,
    region: address.regionCode,
    telephone: address.telephone,
  };
}

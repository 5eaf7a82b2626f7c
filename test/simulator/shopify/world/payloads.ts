import { gidNumber } from '../gid.ts';
import { displayFulfillmentStatus, fulfilledQuantity } from './order-status.ts';
import type {
  Address,
  Fulfillment,
  FulfillmentOrder,
  Hold,
  LineItem,
  MerchantRequest,
  Order,
  Product,
  RiskLevel,
  Shop,
} from './state.ts';

type Body = Record<string, unknown>;

const iso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

/**
 * REST-shaped bodies, as webhooks carry them (shopify-platform §4.2): numbers for ids, snake case, lower-case states.
 */
export function orderBody(order: Order): Body {
  return {
    id: gidNumber(order.id),
    admin_graphql_api_id: order.id,
    name: order.name,
    order_number: order.number,
    email: order.email,
    test: order.test,
    tags: order.tags.join(', '),
    currency: order.currencyCode,
    financial_status: order.financialStatus.toLowerCase(),
    fulfillment_status: restFulfillmentStatus(order),
    cancel_reason: order.cancelReason?.toLowerCase() ?? null,
    cancelled_at: iso(order.cancelledAtMs),
    closed_at: iso(order.closedAtMs),
    created_at: iso(order.createdAtMs),
    updated_at: iso(order.updatedAtMs),
    shipping_address: order.address && addressBody(order.address),
    shipping_lines: order.shipping
      ? [{ id: gidNumber(order.shipping.id), title: order.shipping.title, price: order.shipping.price }]
      : [],
    line_items: order.lines.map(lineBody),
    fulfillments: order.fulfillmentList.map(fulfillmentBody),
  };
}

function restFulfillmentStatus(order: Order): string | null {
  const status = displayFulfillmentStatus(order);
  if (status === 'FULFILLED') return 'fulfilled';
  return status === 'PARTIALLY_FULFILLED' ? 'partial' : null;
}

function addressBody(address: Address): Body {
  return {
    first_name: address.firstName,
    last_name: address.lastName,
    company: address.company,
    address1: address.address1,
    address2: address.address2,
    city: address.city,
    zip: address.zip,
    province: address.province,
    province_code: address.provinceCode,
    country: address.country,
    country_code: address.countryCode,
    phone: address.phone,
  };
}

function lineBody(line: LineItem): Body {
  return {
    id: gidNumber(line.id),
    admin_graphql_api_id: line.id,
    title: line.title,
    variant_title: line.variantTitle,
    sku: line.sku,
    price: line.price,
    quantity: line.quantity,
    current_quantity: line.currentQuantity,
    fulfillable_quantity: Math.max(0, line.currentQuantity - fulfilledQuantity(line)),
    variant_id: line.variantGid && gidNumber(line.variantGid),
    product_id: line.productGid && gidNumber(line.productGid),
    properties: line.customAttributes.map(({ key, value }) => ({ name: key, value })),
  };
}

export function fulfillmentBody(fulfillment: Fulfillment): Body {
  const [first] = fulfillment.tracking;
  return {
    id: gidNumber(fulfillment.id),
    admin_graphql_api_id: fulfillment.id,
    name: fulfillment.name,
    order_id: gidNumber(fulfillment.order.id),
    location_id: gidNumber(fulfillment.location.id),
    status: fulfillment.status.toLowerCase(),
    shipment_status: fulfillment.eventList.at(-1)?.status.toLowerCase() ?? null,
    tracking_company: first?.company ?? null,
    tracking_number: first?.number ?? null,
    tracking_numbers: fulfillment.tracking.flatMap(({ number }) => (number === null ? [] : [number])),
    tracking_url: first?.url ?? null,
    tracking_urls: fulfillment.tracking.flatMap(({ url }) => (url === null ? [] : [url])),
    line_items: fulfillment.lines.map(({ lineItem, quantity }) => ({ ...lineBody(lineItem), quantity })),
    created_at: iso(fulfillment.createdAtMs),
    updated_at: iso(fulfillment.updatedAtMs),
  };
}

/** Fulfillment order topics carry gids and little else. */
export function fulfillmentOrderBody(fulfillmentOrder: FulfillmentOrder): Body {
  return {
    id: fulfillmentOrder.id,
    status: fulfillmentOrder.status.toLowerCase(),
    request_status: fulfillmentOrder.requestStatus.toLowerCase(),
  };
}

export function holdBody(hold: Hold): Body {
  return {
    id: hold.id,
    reason: hold.reason.toLowerCase(),
    reason_notes: hold.reasonNotes,
    handle: hold.handle,
    held_by_requesting_app: hold.heldByRequestingApp,
  };
}

export function requestBody(request: MerchantRequest): Body {
  return { id: request.id, message: request.message };
}

export function productBody(product: Product): Body {
  return {
    id: gidNumber(product.id),
    admin_graphql_api_id: product.id,
    title: product.title,
    handle: product.handle,
    tags: product.tags.join(', '),
    variants: product.variantList.map((variant) => ({
      id: gidNumber(variant.id),
      admin_graphql_api_id: variant.id,
      title: variant.title,
      sku: variant.sku,
      price: variant.price,
    })),
    created_at: iso(product.createdAtMs),
    updated_at: iso(product.updatedAtMs),
  };
}

/** Names the order, and no fields of it. */
export function riskBody(order: Order, riskLevel: RiskLevel): Body {
  return {
    order_id: gidNumber(order.id),
    admin_graphql_api_order_id: order.id,
    risk_level: riskLevel.toLowerCase(),
    provider_id: null,
    provider_title: 'Shopify',
  };
}

export function shopBody(shop: Shop): Body {
  return {
    id: gidNumber(shop.id),
    name: shop.domain.split('.')[0],
    domain: shop.domain,
    myshopify_domain: shop.domain,
    email: `owner@${shop.domain}`,
    currency: shop.currency,
    iana_timezone: shop.timezone,
  };
}

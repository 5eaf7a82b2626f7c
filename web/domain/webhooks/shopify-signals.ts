import type { Signal } from './signal.ts';
import type { OrderGid, ShopDomain } from '../kernel/ids.ts';
import { asFulfillmentOrderGid, asList, asObject, asOrderGid, asProductGid, asText } from '../kernel/json.ts';
import type { JsonObject } from '../kernel/json.ts';
import { namesItsShop } from './believable.ts';

/** One thing done in Shopify fires several topics at once; waiting this long makes one read of them. */
const PLAN_DEBOUNCE_MS = 300;
/**
 * `orders/updated` echoes every write of our own and follows every other topic; finding an order costs a call of its
 * own.
 */
const SLOW_DEBOUNCE_MS = 2_000;

export interface ShopifyWebhook {
  /** As in `X-Shopify-Topic`, e.g. `orders/paid`. */
  readonly topic: string;
  readonly shop: ShopDomain;
  readonly body: unknown;
  readonly receivedAtMs: number;
  readonly triggeredAtMs: number | null;
}

type Read = (body: JsonObject, webhook: ShopifyWebhook) => readonly Signal[] | 'unreadable';

const ofOrder = (body: JsonObject): OrderGid | null =>
  asOrderGid(body['admin_graphql_api_id']) ?? asOrderGid(body['id']);
const ofParent = (body: JsonObject): OrderGid | null => asOrderGid(body['order_id']);

/** `orders/edited` wraps the edit; its own id is not the order's. */
function ofEdit(body: JsonObject): OrderGid | null {
  return ofParent(asObject(body['order_edit']) ?? {}) ?? ofParent(body);
}

/** A risk assessment names its order; nobody says under which key (shopify-platform §4.1). */
function ofAssessment(body: JsonObject): OrderGid | null {
  return ofParent(body) ?? asOrderGid(body['admin_graphql_api_order_id']) ?? ofOrder(body);
}

function plan(
  find: (body: JsonObject) => OrderGid | null,
  how: { readonly always: boolean; readonly afterMs: number },
): Read {
  return (body, { shop, receivedAtMs }) => {
    const orderGid = find(body);
    return orderGid === null
      ? 'unreadable'
      : [{ kind: 'plan', shop, orderGid, dueAtMs: receivedAtMs + how.afterMs, always: how.always }];
  };
}

/**
 * Fulfillment order topics name one or more fulfillment orders of one order, under several keys (`fulfillment_order`,
 * `original_fulfillment_order`, `moved_fulfillment_order`, …). One finds the order; the original is the likeliest to be
 * known already.
 */
function fulfillmentOrderIn(body: JsonObject): JsonObject | null {
  const keys = Object.keys(body).filter((key) => key.endsWith('fulfillment_order'));
  const candidates = ['original_fulfillment_order', 'fulfillment_order', ...keys].map((key) => asObject(body[key]));
  const identified = candidates.find(
    (candidate) => candidate !== null && asFulfillmentOrderGid(candidate['id']) !== null,
  );
  return identified ?? (asFulfillmentOrderGid(body['admin_graphql_api_id'] ?? body['id']) === null ? null : body);
}

function locate(always: boolean): Read {
  return (body, { shop, receivedAtMs }) => {
    const found = fulfillmentOrderIn(body);
    const orderGid = ofParent(found ?? {}) ?? ofParent(body);
    if (orderGid !== null) return [{ kind: 'plan', shop, orderGid, dueAtMs: receivedAtMs + PLAN_DEBOUNCE_MS, always }];
    const fulfillmentOrderGid =
      asFulfillmentOrderGid(found?.['admin_graphql_api_id']) ?? asFulfillmentOrderGid(found?.['id']);
    return fulfillmentOrderGid === null
      ? 'unreadable'
      : [{ kind: 'locate', shop, fulfillmentOrderGid, dueAtMs: receivedAtMs + SLOW_DEBOUNCE_MS, always }];
  };
}

/** By the sender's clock; what has been received has happened. */
const happenedAt = ({ triggeredAtMs, receivedAtMs }: ShopifyWebhook): number =>
  Math.min(triggeredAtMs ?? receivedAtMs, receivedAtMs);

/** The plan follows the cancellation, so that the order's own row learns of it too. */
const cancelled: Read = (body, webhook) => {
  const orderGid = ofOrder(body);
  if (orderGid === null) return 'unreadable';
  const { shop, receivedAtMs } = webhook;
  return [
    { kind: 'cancel_order', shop, orderGid, atMs: happenedAt(webhook) },
    { kind: 'plan', shop, orderGid, dueAtMs: receivedAtMs + PLAN_DEBOUNCE_MS, always: true },
  ];
};

const productChanged: Read = (body, { shop }) => {
  const productGid = asProductGid(body['admin_graphql_api_id']) ?? asProductGid(body['id']);
  return productGid === null ? 'unreadable' : [{ kind: 'product_changed', shop, productGid }];
};

const scopesChanged: Read = (body, { shop }) => {
  if (!Array.isArray(body['current'])) return 'unreadable';
  return [{ kind: 'scopes_changed', shop, scopes: asList(body['current']).flatMap((scope) => asText(scope) ?? []) }];
};

const gidsIn = (value: unknown): readonly OrderGid[] => asList(value).flatMap((id) => asOrderGid(id) ?? []);

const ECHO = { always: false, afterMs: PLAN_DEBOUNCE_MS };
const CHANGE = { always: true, afterMs: PLAN_DEBOUNCE_MS };

/** Every topic that is subscribed to and means something (shopify-platform §3.1, §4.1, §4.3). */
export const TOPICS: Readonly<Record<string, Read>> = {
  'orders/paid': plan(ofOrder, ECHO),
  'orders/updated': plan(ofOrder, { always: false, afterMs: SLOW_DEBOUNCE_MS }),
  'orders/edited': plan(ofEdit, CHANGE),
  'orders/risk_assessment_changed': plan(ofAssessment, CHANGE),
  'orders/cancelled': cancelled,
  'refunds/create': plan(ofParent, CHANGE),
  'fulfillments/create': plan(ofParent, ECHO),
  'fulfillments/update': plan(ofParent, ECHO),
  'fulfillment_orders/order_routing_complete': locate(false),
  'fulfillment_orders/fulfillment_request_submitted': locate(true),
  'fulfillment_orders/cancellation_request_submitted': locate(true),
  'fulfillment_orders/placed_on_hold': locate(true),
  'fulfillment_orders/hold_released': locate(true),
  'fulfillment_orders/moved': locate(true),
  'fulfillment_orders/split': locate(true),
  'fulfillment_orders/merged': locate(true),
  'fulfillment_orders/rescheduled': locate(true),
  'fulfillment_orders/scheduled_fulfillment_order_ready': locate(true),
  'fulfillment_orders/cancelled': locate(true),
  'products/create': productChanged,
  'products/update': productChanged,
  'products/delete': productChanged,
  'app/uninstalled': (_, webhook) => [{ kind: 'uninstalled', shop: webhook.shop, atMs: happenedAt(webhook) }],
  'app/scopes_update': scopesChanged,
  'customers/data_request': (body, webhook) => [
    {
      kind: 'data_request',
      shop: webhook.shop,
      orderGids: gidsIn(body['orders_requested']),
      atMs: happenedAt(webhook),
    },
  ],
  'customers/redact': (body, { shop }) => [
    { kind: 'redact_orders', shop, orderGids: gidsIn(body['orders_to_redact']) },
  ],
  'shop/redact': (_, webhook) => [{ kind: 'redact_shop', shop: webhook.shop, atMs: happenedAt(webhook) }],
};

/**
 * What a Shopify webhook asks for. Empty = a topic that means nothing here; `unreadable` = a known topic whose body
 * does not name what it is about, or another shop than its header. Ids count as number, numeric text or gid.
 */
export function signalsOfShopify(webhook: ShopifyWebhook): readonly Signal[] | 'unreadable' {
  const read = Object.hasOwn(TOPICS, webhook.topic) ? TOPICS[webhook.topic] : undefined;
  if (read === undefined) return [];
  const body = asObject(webhook.body);
  return body === null || !namesItsShop(body, webhook) ? 'unreadable' : read(body, webhook);
}

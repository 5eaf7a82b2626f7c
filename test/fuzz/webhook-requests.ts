import { createHmac } from 'node:crypto';
import type { SeededRandom } from '../simulator/random.ts';
import { escaped, headerText, jsonBody, type FuzzRequest } from './fuzz-request.ts';
import { mutated, pick, poisonText } from './poison.ts';

const ORDER = {
  id: 1_001,
  admin_graphql_api_id: 'gid://shopify/Order/1001',
  updated_at: '2026-11-24T10:00:00Z',
  cancelled_at: '2026-11-24T10:00:00Z',
  financial_status: 'paid',
  line_items: [
    { id: 1, sku: 'X', quantity: 1, properties: [{ name: '_print_url', value: 'https://x.example/a.jpg' }] },
  ],
};
const FULFILLMENT_ORDER = { fulfillment_order: { id: 9, order_id: 1_001, status: 'open' } };

/** What Shopify sends, a sample for each topic the app knows and for one it does not. */
const SHOPIFY: readonly (readonly [topic: string, body: unknown])[] = [
  ['orders/paid', ORDER],
  ['orders/updated', ORDER],
  ['orders/cancelled', ORDER],
  ['orders/edited', { order_edit: { id: 7, order_id: 1_001, committed_at: '2026-11-24T10:00:00Z' } }],
  ['refunds/create', { id: 5, order_id: 1_001, refund_line_items: [{ quantity: 1 }] }],
  ['fulfillments/create', { id: 5, order_id: 1_001, status: 'success' }],
  ['fulfillments/update', { id: 5, order_id: 1_001, status: 'success' }],
  ['fulfillment_orders/order_routing_complete', FULFILLMENT_ORDER],
  ['fulfillment_orders/placed_on_hold', FULFILLMENT_ORDER],
  ['fulfillment_orders/hold_released', FULFILLMENT_ORDER],
  ['fulfillment_orders/moved', { original_fulfillment_order: { id: 9 }, moved_fulfillment_order: { id: 10 } }],
  ['fulfillment_orders/split', { remaining_fulfillment_order: { id: 9 }, split_line_items: [] }],
  ['fulfillment_orders/cancelled', FULFILLMENT_ORDER],
  ['fulfillment_orders/cancellation_request_submitted', FULFILLMENT_ORDER],
  ['app/uninstalled', { id: 1, myshopify_domain: 'fuzz-1.myshopify.com' }],
  ['app/scopes_update', { id: 1, previous: ['a'], current: ['read_orders'], updated_at: '2026-11-24T10:00:00Z' }],
  ['customers/redact', { shop_domain: 'fuzz-1.myshopify.com', customer: { id: 1 }, orders_to_redact: [1_001] }],
  ['customers/data_request', { shop_domain: 'fuzz-1.myshopify.com', orders_requested: [1_001] }],
  ['shop/redact', { shop_id: 1, shop_domain: 'fuzz-1.myshopify.com' }],
  ['planets/aligned', { id: 1 }],
];

const PICANOVA: readonly unknown[] = [
  'shipment_sent',
  'shipment_tracking_event',
  'order_canceled',
  'order_failed',
  'order_commented',
].map((type) => ({
  type,
  created: { date: '2026-11-24 10:00:00.000000', timezone_type: 3, timezone: 'UTC' },
  data: {
    order: { id: 'PPO21000001', external_id: 'x', status: 'SENT', items: [{ id: 1, quantity: 1 }], shipments: [] },
    shipment: { tracking: '1Z', carrier: 'DHL', items: [{ external_id: '1', quantity: 1 }] },
    reason: 'no',
  },
}));

export interface Doors {
  readonly apiSecret: string;
  readonly shops: readonly string[];
  /** Path of a Picanova webhook with its secret. */
  readonly picanovaPath: string;
}

const NOBODY = { kind: 'nobody' } as const;

/** Makes webhooks of both senders: most with a valid signature or secret, all bent in one or two places. */
export function createWebhookRequests(random: SeededRandom, doors: Doors): () => FuzzRequest {
  let sent = 0;

  function signatureOf(body: Buffer): string {
    const own = createHmac('sha256', doors.apiSecret).update(body).digest('base64');
    if (random.chance(0.85)) return own;
    return pick(random, [
      own.slice(1),
      own.toLowerCase(),
      '',
      `${own}=`,
      headerText(poisonText(random)),
      'A'.repeat(44),
    ]);
  }

  function bent(key: string, value: string): readonly (readonly [string, string])[] {
    const roll = random.below(100);
    if (roll < 90) return [[key, value]];
    return roll < 97 ? [[key, headerText(poisonText(random))]] : [];
  }

  function shopify(): FuzzRequest {
    const [topic, sample] = pick(random, SHOPIFY);
    const { body } = jsonBody(random, random.chance(0.85) ? mutated(sample, random) : sample);
    sent += 1;
    const headers = [
      ['x-shopify-hmac-sha256', signatureOf(body)] as const,
      ...bent('x-shopify-topic', topic),
      ...bent('x-shopify-shop-domain', random.chance(0.9) ? pick(random, doors.shops) : 'stranger.myshopify.com'),
      ...bent('x-shopify-webhook-id', `fuzz-${random.chance(0.1) ? 1 : sent}`),
      ...bent('x-shopify-event-id', `event-${sent}`),
      ...bent('x-shopify-triggered-at', new Date(Date.UTC(2026, 10, 1 + random.below(27))).toISOString()),
      ...bent('content-type', 'application/json'),
    ];
    return request('/webhooks/shopify', Object.fromEntries(headers), body);
  }

  function picanova(): FuzzRequest {
    const sample = pick(random, PICANOVA);
    const { body } = jsonBody(random, random.chance(0.9) ? mutated(sample, random) : sample);
    const text = escaped(poisonText(random).slice(0, 500));
    const path = random.chance(0.85)
      ? doors.picanovaPath
      : pick(random, [`${doors.picanovaPath}x`, `${doors.picanovaPath}/${text}`, `/webhooks/picanova/1/${text}`]);
    return request(path, { 'content-type': 'application/json' }, body);
  }

  function request(path: string, headers: Readonly<Record<string, string>>, body: Buffer): FuzzRequest {
    return {
      method: random.chance(0.02) ? pick(random, ['GET', 'PUT', 'DELETE', 'HEAD']) : 'POST',
      path,
      headers,
      body,
      caller: NOBODY,
      isCut: random.chance(0.01),
    };
  }

  return () => (random.chance(0.6) ? shopify() : picanova());
}

import { createHmac, createSecretKey, timingSafeEqual, type KeyObject } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { parseShopDomain, type ShopDomain } from '../../domain/kernel/ids.ts';

/** True when the raw bytes were signed with one of the app's secrets (shopify-platform §4.2, §12). */
export type VerifyWebhookSignature = (body: Uint8Array, signature: string | undefined) => boolean;

/**
 * Base64 of 32 bytes, as Shopify writes it: padded, with the standard letters. Decoders take more, `-` and `_` for one,
 * and leave the last letter's spare bits alone, so that one signature would have many forms; texts are compared.
 */
const SIGNATURE = /^[A-Za-z0-9+/]{43}=$/;

function signs(key: KeyObject, body: Uint8Array, signature: Uint8Array): boolean {
  return timingSafeEqual(Buffer.from(createHmac('sha256', key).update(body).digest('base64'), 'latin1'), signature);
}

/** Whether the header has the form of a signature: what has not needs no body to be refused. */
export function isSignature(header: unknown): header is string {
  return typeof header === 'string' && SIGNATURE.test(header);
}

/**
 * `previousApiSecret`: Shopify may sign with the old secret for up to an hour after a rotation
 * (shopify-platform §2.3). Keys are made once; a check costs one digest. What is no signature by its form is no
 * secret's: refusing it early tells nothing.
 */
export function createWebhookVerifier(secrets: {
  readonly apiSecret: string;
  readonly previousApiSecret: string | null;
}): VerifyWebhookSignature {
  const current = createSecretKey(secrets.apiSecret, 'utf8');
  const previous = secrets.previousApiSecret === null ? null : createSecretKey(secrets.previousApiSecret, 'utf8');

  return function verifyWebhookSignature(body, signature) {
    if (!isSignature(signature)) return false;
    const given = Buffer.from(signature, 'latin1');
    return signs(current, body, given) || (previous !== null && signs(previous, body, given));
  };
}

/** What the headers of a delivery say. Not covered by the signature: only ids and times, never trusted for content. */
export type WebhookHeaders =
  | {
      readonly outcome: 'read';
      readonly topic: string;
      readonly shop: ShopDomain;
      /** The same on every retry of one delivery. */
      readonly webhookId: string;
      /** The same for all subscriptions one event fired; null when Shopify did not say. */
      readonly eventId: string | null;
      readonly triggeredAtMs: number | null;
      readonly apiVersion: string | null;
    }
  | { readonly outcome: 'missing'; readonly header: string }
  /** There, and nothing that Shopify writes: too long, of another form, or a time that cannot be. */
  | { readonly outcome: 'malformed'; readonly header: string };

/** Ids are UUIDs today; any short word of plain characters will do. */
const ID = /^[\w.:/+=-]{1,128}$/;

/** By header, what its value looks like. All are short: nothing longer is kept, logged or compared. */
const FORMS = {
  'x-shopify-topic': /^[a-z0-9_]{1,60}(?:\/[a-z0-9_]{1,60}){1,3}$/,
  'x-shopify-shop-domain': /^[\w.-]{1,80}$/,
  'x-shopify-webhook-id': ID,
  'x-shopify-event-id': ID,
  'x-shopify-triggered-at': /^\d{4}-\d\d-\d\dT[\d:.]{5,20}(?:Z|[+-]\d\d:?\d\d)$/,
  'x-shopify-api-version': /^(?:\d{4}-\d\d|unstable)$/,
} as const;
type Header = keyof typeof FORMS;

const EVERY = Object.entries(FORMS) as readonly (readonly [Header, RegExp])[];
const NEEDED: readonly Header[] = ['x-shopify-topic', 'x-shopify-shop-domain', 'x-shopify-webhook-id'];

function valueOf(headers: IncomingHttpHeaders, name: Header): string | null {
  const value = headers[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** The first header whose value is not what it should be; null = all are as Shopify writes them. */
function malformedIn(headers: IncomingHttpHeaders): Header | null {
  for (const [name, form] of EVERY) {
    const value = valueOf(headers, name);
    if (value !== null && !form.test(value)) return name;
  }
  return null;
}

/**
 * Headers as node gives them, names in lower case. `missing` names the first one that is needed and absent, `malformed`
 * the first one that Shopify does not write like this.
 */
export function readWebhookHeaders(headers: IncomingHttpHeaders): WebhookHeaders {
  const missing = NEEDED.find((name) => valueOf(headers, name) === null);
  if (missing !== undefined) return { outcome: 'missing', header: missing };
  const malformed = malformedIn(headers);
  if (malformed !== null) return { outcome: 'malformed', header: malformed };
  const shop = parseShopDomain(valueOf(headers, 'x-shopify-shop-domain') ?? '');
  if (shop === null) return { outcome: 'malformed', header: 'x-shopify-shop-domain' };
  const triggeredAt = valueOf(headers, 'x-shopify-triggered-at');
  const triggeredAtMs = triggeredAt === null ? null : Date.parse(triggeredAt);
  if (Number.isNaN(triggeredAtMs)) return { outcome: 'malformed', header: 'x-shopify-triggered-at' };
  return {
    outcome: 'read',
    topic: valueOf(headers, 'x-shopify-topic') ?? '',
    shop,
    webhookId: valueOf(headers, 'x-shopify-webhook-id') ?? '',
    eventId: valueOf(headers, 'x-shopify-event-id'),
    triggeredAtMs,
    apiVersion: valueOf(headers, 'x-shopify-api-version'),
  };
}

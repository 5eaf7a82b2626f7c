import { createHmac, createSecretKey, timingSafeEqual, type KeyObject } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { parseShopDomain, type ShopDomain } from '../../domain/kernel/ids.ts';

/** True when the raw bytes were signed with one of the app's secrets (shopify-platform §4.2, §12). */
export type VerifyWebhookSignature = (body: Uint8Array, signature: string | undefined) => boolean;

/** Base64 of 32 bytes. */
const SIGNATURE_LENGTH = 44;

function signs(key: KeyObject, body: Uint8Array, signature: Uint8Array): boolean {
  return timingSafeEqual(createHmac('sha256', key).update(body).digest(), signature);
}

/**
 * `previousApiSecret`: Shopify may sign with the old secret for up to an hour after a rotation
 * (shopify-platform §2.3). Keys are made once; a check costs one digest. A signature of another length is no secret's:
 * refusing it early tells nothing.
 */
export function createWebhookVerifier(secrets: {
  readonly apiSecret: string;
  readonly previousApiSecret: string | null;
}): VerifyWebhookSignature {
  const current = createSecretKey(secrets.apiSecret, 'utf8');
  const previous = secrets.previousApiSecret === null ? null : createSecretKey(secrets.previousApiSecret, 'utf8');

  return function verifyWebhookSignature(body, signature) {
    if (signature?.length !== SIGNATURE_LENGTH) return false;
    const given = Buffer.from(signature, 'base64');
    if (given.length !== 32) return false;
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
  | { readonly outcome: 'missing'; readonly header: string };

function text(headers: IncomingHttpHeaders, name: string): string | null {
  const value = headers[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

function timeMs(value: string | null): number | null {
  const ms = value === null ? Number.NaN : Date.parse(value);
  return Number.isNaN(ms) ? null : ms;
}

/**
 * Headers as node gives them, names in lower case. `missing` names the first one that is needed and absent, or no
 * shop's domain.
 */
export function readWebhookHeaders(headers: IncomingHttpHeaders): WebhookHeaders {
  const topic = text(headers, 'x-shopify-topic');
  if (topic === null) return { outcome: 'missing', header: 'x-shopify-topic' };
  const shop = parseShopDomain(text(headers, 'x-shopify-shop-domain') ?? '');
  if (shop === null) return { outcome: 'missing', header: 'x-shopify-shop-domain' };
  const webhookId = text(headers, 'x-shopify-webhook-id');
  if (webhookId === null) return { outcome: 'missing', header: 'x-shopify-webhook-id' };
  return {
    outcome: 'read',
    topic,
    shop,
    webhookId,
    eventId: text(headers, 'x-shopify-event-id'),
    triggeredAtMs: timeMs(text(headers, 'x-shopify-triggered-at')),
    apiVersion: text(headers, 'x-shopify-api-version'),
  };
}

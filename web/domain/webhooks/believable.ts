import { parseShopDomain } from '../kernel/ids.ts';
import { asText, parseObject, type JsonObject } from '../kernel/json.ts';

/**
 * What a signature does not say. It covers the body alone, neither the headers nor what the body is for; so what the
 * app's secret signs elsewhere must not pass for a webhook, and a header is not believed where much hangs on it.
 */

const OPENING_BRACE = 0x7b;

/** They end a shop's work, or erase or hand out its data. */
const TOPICS_OF_THE_WHOLE_SHOP: ReadonlySet<string> = new Set([
  'app/uninstalled',
  'customers/data_request',
  'customers/redact',
  'shop/redact',
]);

/** A few thousand orders of one buyer. Larger ones are read by `route`, which asks the same. */
const LARGEST_READ_AT_ONCE_BYTES = 65_536;

/** `domain` may be the merchant's own address; it counts only where Shopify's is not given. */
function shopNamedIn(body: JsonObject): string {
  return asText(body['myshopify_domain'] ?? body['shop_domain'] ?? body['domain']) ?? '';
}

/** False for a topic that is about a shop as a whole, when its body does not name the shop that the header names. */
export function namesItsShop(
  body: JsonObject,
  { topic, shop }: { readonly topic: string; readonly shop: string },
): boolean {
  return !TOPICS_OF_THE_WHOLE_SHOP.has(topic) || parseShopDomain(shopNamedIn(body)) === shop;
}

/**
 * Whether signed bytes may be a webhook with these headers. One byte tells most: Shopify's bodies are JSON objects, a
 * session token's signed text begins with `eyJ` and a launch query's with a name, both under the same secret.
 */
export function isBelievable(webhook: {
  readonly topic: string;
  readonly shop: string;
  readonly body: Uint8Array;
}): boolean {
  const { topic, body } = webhook;
  if (body[0] !== OPENING_BRACE) return false;
  if (!TOPICS_OF_THE_WHOLE_SHOP.has(topic) || body.length > LARGEST_READ_AT_ONCE_BYTES) return true;
  const object = parseObject(body);
  return object !== null && namesItsShop(object, webhook);
}

/**
 * Frozen (402), forbidden (403), unknown (404) and locked (423) shops: nothing is wrong with the request, the shop must
 * come back.
 */
export function isShopClosed(status: number): boolean {
  return status === 402 || status === 403 || status === 404 || status === 423;
}

/** Without a usable Retry-After: within a second Shopify's slowest bucket refills by 100 points. */
const DEFAULT_RETRY_MS = 1_000;

/** `Retry-After` in ms; Shopify gives it in seconds, with a fraction (shopify-platform §6.3). */
export function retryAfterMs(header: string | undefined): number {
  const seconds = Number(header);
  return header !== undefined && header !== '' && Number.isFinite(seconds) && seconds >= 0
    ? seconds * 1_000
    : DEFAULT_RETRY_MS;
}

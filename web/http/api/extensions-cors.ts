import type { NextFunction, Request, Response } from 'express';

/**
 * Origins from which Shopify runs admin UI extensions: its sandbox since 2023 (Shopify/ui-extensions#1467), and the
 * admin itself, should they ever run there. Nobody else's page may read what the API answers; who may ask is for the
 * session token to say, not for the origin.
 */
const EXTENSION_ORIGINS: ReadonlySet<string> = new Set([
  'https://extensions.shopifycdn.com',
  'https://admin.shopify.com',
]);

const ONE_DAY_SECONDS = 86_400;

/**
 * Answers preflights and names the origin in every answer, refusals included. A preflight carries no token, so this
 * comes before the session.
 */
export function extensionsCors(request: Request, response: Response, next: NextFunction): void {
  const origin = request.get('origin');
  response.vary('Origin');
  const isAllowed = origin !== undefined && EXTENSION_ORIGINS.has(origin);
  if (isAllowed)
    response.set({
      'access-control-allow-origin': origin,
      'access-control-expose-headers': 'X-Shopify-Retry-Invalid-Session-Request, Retry-After',
    });
  if (request.method !== 'OPTIONS') return next();
  if (isAllowed) {
    response.set({
      'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
      'access-control-allow-headers': 'Authorization, Content-Type',
      'access-control-max-age': String(ONE_DAY_SECONDS),
    });
  }
  response.status(204).end();
}

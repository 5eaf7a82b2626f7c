import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { ShopDomain } from '../domain/kernel/ids.ts';
import type { Installed } from '../pipeline/merchant/install.ts';

/**
 * Who is asking: the shop comes from the session token's `dest` and from nowhere else. A token that is missing, expired
 * or false is a 401 with the header that makes App Bridge come back with a fresh one (shopify-platform §2.3).
 */
export type VerifySessionToken = (
  token: string,
) => Promise<
  { readonly outcome: 'valid'; readonly shop: ShopDomain } | { readonly outcome: 'invalid'; readonly reason: string }
>;

export interface SessionParts {
  readonly verifySessionToken: VerifySessionToken;
  readonly ensureInstalled: (shop: ShopDomain, sessionToken: string) => Promise<Installed>;
}

/** Makes App Bridge repeat its call once, with another token. */
export const RETRY_HEADER = 'X-Shopify-Retry-Invalid-Session-Request';

export function requireSession(parts: SessionParts): RequestHandler {
  return async (request: Request, response: Response, next: NextFunction) => {
    const token = /^Bearer (\S+)$/.exec(request.get('authorization') ?? '')?.[1];
    const session = token === undefined ? null : await parts.verifySessionToken(token);
    if (token === undefined || session === null || session.outcome === 'invalid') {
      return void response.status(401).set(RETRY_HEADER, '1').json({ error: 'session_token_invalid' });
    }
    const installed = await parts.ensureInstalled(session.shop, token);
    if (installed.outcome === 'token_refused')
      return void response.status(401).set(RETRY_HEADER, '1').json({ error: 'token_exchange_refused' });
    if (installed.outcome === 'unreachable')
      return void response.status(503).set('retry-after', '2').json({ error: 'shopify_unreachable' });
    response.locals['shop'] = session.shop;
    next();
  };
}

/** The shop of an authorised request. Throws when a route was mounted outside `requireSession`: that is a bug. */
export function shopOf(response: Response): ShopDomain {
  const shop: unknown = response.locals['shop'];
  if (typeof shop !== 'string') throw new Error('no session on this route');
  return shop as ShopDomain;
}

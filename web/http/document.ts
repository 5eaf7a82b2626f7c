import path from 'node:path';
import express, { Router, type Request } from 'express';
import type { ShopDomain } from '../domain/kernel/ids.ts';
import { barePage, filledPage } from './document-html.ts';
import type { CreateFirstView } from './first-view.ts';
import { inTime } from './in-time.ts';
import { builtPages, pagesInWriting } from './page-source.ts';
import { createPreloads } from './preloads.ts';
import { policyOf, scriptSources } from './security-headers.ts';
import type { SessionParts } from './session.ts';

/**
 * The embedded document. Framed by this shop's admin and by nobody else; outside the admin it sends the visitor into
 * it. A stale `id_token` gets the bounce page: App Bridge reloads it with a fresh one
 * (shopify-platform §2.3).
 */
export interface DocumentParts {
  readonly apiKey: string;
  readonly parseShop: (text: string) => ShopDomain | null;
  readonly session: SessionParts;
  /** IANA name, or null when Shopify does not say: the pages show the browser's own time then. */
  readonly timeZoneOf: (shop: ShopDomain) => Promise<string | null>;
  readonly firstView: CreateFirstView;
  /** Folder of the built frontend. */
  readonly frontendDir: string;
  /** A Vite dev server whose pages are shown instead; null = none. */
  readonly pagesUrl: string | null;
}

const ONE_YEAR_SECONDS = 31_536_000;
/** A document waits no longer for what only makes it better. */
const PATIENCE_MS = 500;

/** What is asked for below the address of the app that is no route of it: the document, and its built files. */
export function documentRoutes(parts: DocumentParts): Router {
  const { apiKey, parseShop, session: sessions, frontendDir, pagesUrl } = parts;
  const isInWriting = pagesUrl !== null;
  const source = isInWriting ? pagesInWriting(pagesUrl, apiKey) : builtPages(frontendDir, apiKey);
  const preloadsOf = isInWriting ? () => '' : createPreloads(frontendDir);
  const ownOrigins = isInWriting ? [new URL(pagesUrl).origin] : [];
  const scriptsOf = createScriptSources(ownOrigins);
  const router = Router();
  router.use(
    '/assets',
    express.static(path.join(frontendDir, 'assets'), {
      immutable: true,
      maxAge: ONE_YEAR_SECONDS * 1_000,
      fallthrough: false,
    }),
  );

  /** A shop that is opened for the first time is installed by that, as by any call of the API. */
  async function timeZoneOf(shop: ShopDomain, token: string): Promise<string | null> {
    const installed = await sessions.ensureInstalled(shop, token);
    return installed.outcome === 'ready' ? parts.timeZoneOf(shop) : null;
  }

  router.get('/{*path}', async (request, response) => {
    const search = request.url.slice(request.path.length);
    const query = new URLSearchParams(search);
    const shop = parseShop(query.get('shop') ?? '');
    const ancestors = shop === null ? "'none'" : `https://${shop} https://admin.shopify.com`;
    response.set({
      'content-security-policy': policyOf({ ancestors, scripts: scriptsOf('') }),
      'cache-control': 'no-store',
      'content-type': 'text/html; charset=utf-8',
    });
    if (shop === null)
      return void response.status(400).send(barePage(apiKey, '<p>Open this app from your Shopify admin.</p>'));
    if (query.get('embedded') !== '1')
      return void response.redirect(
        `https://admin.shopify.com/store/${shop.replace('.myshopify.com', '')}/apps/${apiKey}`,
      );
    const token = query.get('id_token');
    const session = token === null ? null : await sessions.verifySessionToken(token);
    if (token === null || session?.outcome !== 'valid' || session.shop !== shop)
      return void response.send(barePage(apiKey, ''));
    const html = await source();
    if (html === null)
      return void response.send(
        barePage(apiKey, '<p>The pages of this app are not built: run <code>npm run build</code>.</p>'),
      );
    response.set('content-security-policy', policyOf({ ancestors, scripts: scriptsOf(html) }));
    const locale = query.get('locale') ?? '';
    const timeZone = await inTime(timeZoneOf(shop, token), { ms: PATIENCE_MS, late: null });
    const view =
      timeZone === null || isInWriting || isPhone(request)
        ? null
        : await parts.firstView({ shop, pathname: request.path, search, locale, timeZone });
    response.send(filledPage(html, { preloads: preloadsOf({ path: request.path, locale }), timeZone, view }));
  });
  return router;
}

/** Built pages are one text for everybody, whose scripts are looked at once. */
function createScriptSources(ownOrigins: readonly string[]): (built: string) => string {
  const known = new Map<string, string>();
  return (built) => {
    const sources = known.get(built) ?? scriptSources(built, ownOrigins);
    if (ownOrigins.length === 0) known.set(built, sources);
    return sources;
  };
}

/** Its page is another one, which only the browser knows how to draw. */
function isPhone(request: Request): boolean {
  return request.get('sec-ch-ua-mobile') === '?1' || /\bMobi/.test(request.get('user-agent') ?? '');
}
